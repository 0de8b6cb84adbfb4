/**
 * Every command that a guide shows is run once, in the order of the guide, in a copy of the
 * project: what readers copy works.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyProject, FIXTURES, OF_VITEST, scratchFolder } from '../testing/sites.ts';
import { toolForTests } from '../testing/tools.ts';

const git = toolForTests('git', { optional: true });

/**
 * Commands that do not end by themselves, that these tests are part of, that ask questions, or that
 * are only named; other tests run them.
 */
const RUN_ELSEWHERE =
  /\bnpm (?:test|start|run test:all|run dev|run build && npm start)\b|^npm run (?:new|image|receive|decide)$/;

/** A word in capitals stands for what the reader puts there. */
const PLACEHOLDER = /\b[A-Z]{4,}\b/;

/** What is shown as a block of its own, and commands of npm within sentences. */
function commandsOf(text: string): string[] {
  const blocks = [...text.matchAll(/^```(sh|console)\n([\s\S]*?)^```$/gm)].map(
    ([, kind, code = '']) =>
      kind === 'console' ? code.replace(/^(?!\$ ).*\n/gm, '').replace(/^\$ /gm, '') : code,
  );
  const within = [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`(npm run [^`]*)`/g)].map(
    ([, code = '']) => code,
  );
  return [...new Set([...blocks, ...within].map((code) => code.trim()))].filter(
    (code) => !RUN_ELSEWHERE.test(code) && !PLACEHOLDER.test(code.replace(/"[^"]*"/g, '')),
  );
}

const commandsIn = (guide: string) => commandsOf(readFileSync(guide, 'utf8'));

/** Programs that take the place of others: what is installed is not installed again, and no network is asked. */
const STAND_INS = {
  npm: '[ "$1" = ci ] || exec "$NPM" "$@"',
  // The guide asks a host for the list of sums; this site is the one that was just built.
  curl: 'cp dist/SHA256SUMS.txt "$2"',
};

/** What the guides take for granted: a post of that month, and the answers of a city. */
const ANSWERS = [
  ['Name in English', 'São Tomé'],
  ['Country', 'São Tomé & Príncipe'],
  ['Place', '0.33, 6.73'],
  ['Summary', 'São Tomé opens its data, and asks its people what to do with them.'],
  ['Why the city joins', 'The council decided to join in June, after a public debate.'],
  ['Transparency and non-discrimination: Checklist item', 'The city runs an open data portal.'],
  [
    'Transparency and non-discrimination: What the city does',
    'Runs an open data portal for everyone.',
  ],
  ['Transparency and non-discrimination: Kind', 'Service'],
  ['Transparency and non-discrimination: Link to a source', 'https://www.example.org/data'],
  ['Transparency and non-discrimination: Publisher of the source', 'Câmara de São Tomé'],
  ['Who decides', 'Assembleia Distrital'],
  ['Day of the decision', '12 October 2026'],
  [
    'Promise',
    'Our city promises to uphold the Declaration of the Cities Coalition for Digital Rights',
  ],
  ['Role or office', 'Digital Office'],
  ['E-mail of the office', 'digital@example.org'],
  ['Who proposes the city', 'I work for the city government'],
];

let project: string;
let env: NodeJS.ProcessEnv;

function run(code: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-euc', code], {
    cwd: project,
    env,
    encoding: 'utf8',
    timeout: 100_000,
  });
  return { status, output: `${stdout}${stderr}` };
}

beforeAll(async () => {
  const scratch = await scratchFolder('guides');
  project = join(scratch, 'project');
  const bin = join(scratch, 'bin');
  await mkdir(bin);
  copyProject(project, FIXTURES);
  for (const [name, code] of Object.entries(STAND_INS)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${code}\n`);
    await chmod(join(bin, name), 0o755);
  }
  env = {
    ...process.env,
    ...OF_VITEST,
    CI: '',
    NPM: spawnSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).stdout.trim(),
    PATH: `${bin}:${process.env['PATH']}`,
    SOCIAL_CARDS: 'off',
    PRECOMPRESS: 'off',
    ADMIN: 'off',
    GIT_AUTHOR_NAME: 'Editor',
    GIT_AUTHOR_EMAIL: 'editor@example.org',
    GIT_COMMITTER_NAME: 'Editor',
    GIT_COMMITTER_EMAIL: 'editor@example.org',
  };
  const post = await readFile(join(project, 'content/activities/coalition-launch-2018.md'), 'utf8');
  await writeFile(
    join(project, 'content/activities/in-october.md'),
    post
      .replace(/^title: .*/m, 'title: Something of October')
      .replace(/^summary: .*/m, 'summary: Something happened in October, and this post says what.')
      .replace(/^date: .*/m, 'date: 2026-10-12')
      .replace(/^aliases:.*(?:\n +- .*)*\n/m, ''),
  );
  await writeFile(
    join(project, 'patras.md'),
    ANSWERS.map(([label, answer]) => `### ${label}\n\n${answer}\n`).join('\n'),
  );
  if (git)
    expect(
      run(
        'git init -q -b main && git add -A && git commit -qm Start && git init -q --bare ../fork && git remote add origin ../fork',
      ),
    ).toMatchObject({ status: 0 });
});
afterAll(() => rm(join(project, '..'), { recursive: true, force: true }));

/** The one in which a post is made comes first: others speak of it. */
const guides = globSync('docs/guides/*.md').sort(
  (a, b) => Number(b.endsWith('writing.md')) - Number(a.endsWith('writing.md')) || (a < b ? -1 : 1),
);

/** The commands of each guide that no guide before it has. */
const commandsByGuide = guides.map((file, index) => {
  const before = new Set(guides.slice(0, index).flatMap((guide) => commandsIn(guide)));
  return [file, commandsIn(file).filter((code) => !before.has(code))] as const;
});

describe.each(commandsByGuide.filter(([, commands]) => commands.length > 0))(
  '%s',
  (_, commands) => {
    it.each(commands)('%s', (code) => {
      if (/^git /m.test(code) && !git) return;
      const { status, output } = run(code);
      expect(status, output.slice(-3000)).toBe(0);
    });
  },
);

it('finds the commands of the guides', () => {
  expect(
    commandsOf(
      'Type `npm run check`, or `npm run new -- FILE`.\n\n```sh\nnpm ci\n```\n\n```console\n$ git add .\nAdded.\n$ git push\n```\n\n`npm run dev` goes on.\n',
    ),
  ).toEqual(['npm ci', 'git add .\ngit push', 'npm run check']);
  expect(commandsByGuide.flatMap(([, commands]) => commands).length).toBeGreaterThan(12);
});
