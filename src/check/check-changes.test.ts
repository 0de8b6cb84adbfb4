import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FIXTURES } from '../quality/testing/sites.ts';
import { toolForTests } from '../quality/testing/tools.ts';
import { runCheck } from './command.ts';
import type { CheckReport } from './report.ts';

const TODAY = '2026-11-24';
const FILE = 'content/activities/a-meeting.md';

const EVENT = `event:
  start: 2027-05-02T10:00
  end: 2027-05-02T12:00
  timeZone: Europe/Lisbon
  place: Porto, Portugal
  link: https://www.example.org/register
  revision: 2
`;

const POST = `---
title: A meeting of cities
summary: One sentence that says what happens at the meeting, long enough.
date: 2026-11-10
kind: event
topics: [ai]
${EVENT}original: https://www.example.org/
aliases: ["/activities/initial-name/", "/node/123456"]
updated: 2026-11-12
---

Text.
`;

const hasGit = toolForTests('git', { optional: true }) !== undefined;

let root: string;

function git(...args: string[]): void {
  const result = spawnSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      ...Object.fromEntries(
        ['AUTHOR', 'COMMITTER'].flatMap((who) => [
          [`GIT_${who}_NAME`, 'Editor'],
          [`GIT_${who}_EMAIL`, 'editor@example.org'],
        ]),
      ),
    },
  });
  expect(result.status, result.stderr).toBe(0);
}

const write = (file: string, text: string) => writeFile(join(root, file), text);
const read = (file: string) => readFile(join(root, file), 'utf8');
const surroundings = () => ({ root, content: 'content', today: TODAY });

/** What the comparison says; what else is wrong with so little content is left out. */
async function problemsSince(base: string, ...args: string[]): Promise<CheckReport['problems']> {
  const { output = '' } = await runCheck(['--json', '--base', base, ...args], surroundings());
  return (JSON.parse(output) as CheckReport).problems.filter(({ rule }) =>
    ['revision', 'address-kept'].includes(rule),
  );
}

async function problems(...args: string[]): Promise<CheckReport['problems']> {
  return problemsSince('main', ...args);
}

/** What the check says after a text of the post was replaced. */
async function after(from: string, to: string) {
  expect(POST).toContain(from);
  await write(FILE, POST.replace(from, to));
  return problems();
}

/** Fixes the content, and checks that nothing is left. @returns the file. */
async function fixed(file: string): Promise<string> {
  await runCheck(['--fix', '--base', 'main'], surroundings());
  expect(await problems()).toEqual([]);
  return read(file);
}

describe.skipIf(!hasGit)('compared with the base branch', () => {
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'changes-'));
    await mkdir(join(root, 'content/activities'), { recursive: true });
    for (const file of ['cities/kyoto.md', 'partners/uclg.md', 'pages/contact.mdx'])
      await cp(join(FIXTURES, file), join(root, 'content', file));
    await write(FILE, POST);
    await write(
      'content/activities/a-draft.md',
      POST.replace('A meeting', 'A draft of a meeting')
        .replace('at the meeting', 'in a draft')
        .replace(/aliases:.*/, 'draft: true'),
    );
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-qm', 'Start');
    git('switch', '-qc', 'a-change');
  });
  beforeEach(() => {
    git('reset', '-q', '--hard', 'main');
    git('clean', '-qfd');
  });
  afterAll(() => rm(root, { recursive: true }));

  it('what is unchanged is in order', async () => {
    expect(await problems()).toEqual([]);
  });

  it.each([
    ['2027-05-02T10:00', '2027-05-02T09:00', 'event.start'],
    ['Lisbon', 'Madrid', 'event.timeZone'],
    ['Porto, Portugal', 'Lisbon, Portugal', 'event.place'],
    ['/register', '/register-here', 'event.link'],
    ['A meeting of cities', 'A conference of cities', 'title'],
    ['[ai]', '[ai, data]', 'topics'],
    ['  revision: 2', '  cancelled: true\n  revision: 2', 'event.cancelled'],
    ['  revision: 2', '  online: true\n  revision: 2', 'event.online'],
    ['  revision: 2', '  furtherDays: [{ start: 2027-05-03T10:00 }]\n  revision: 2', 'furtherDays'],
  ])('%s cannot become %s without a higher revision and its day', async (from, to, field) => {
    const found = await after(from, to);
    expect(found.map(({ field }) => field)).toEqual(['event.revision', 'updated']);
    expect(found).toMatchObject([
      {
        file: FILE,
        rule: 'revision',
        message: expect.stringContaining(`${field} changed`) as string,
        fix: 'Write "revision: 3" below "event:".',
        guide: { section: 'dates' },
      },
      { file: FILE, rule: 'revision', fix: 'Write "updated: 2026-11-24", the day of your change.' },
    ]);
    const text = await read(FILE);
    for (const { line = 0, field = '' } of found)
      expect(text.split('\n')[line - 1]).toContain(`${field.split('.').at(-1)}:`);
  });

  it('the revision and the day can be written by the check', async () => {
    await after('T10:00', 'T09:00');
    expect(await fixed(FILE)).toBe(
      POST.replace('T10:00', 'T09:00')
        .replace('revision: 2', 'revision: 3')
        .replace('updated: 2026-11-12', 'updated: 2026-11-24'),
    );
  });

  it.each([
    ['the text', 'Text.', 'Another text.'],
    [
      'what no calendar shows',
      'original: https://www.example.org/',
      'original: https://www.example.org/a',
    ],
    ['how it is written', 'place: Porto, Portugal', 'place: "Porto, Portugal"\n  cancelled: false'],
    ['the revision alone', 'revision: 2', 'revision: 3'],
  ])('%s may change', async (_, from, to) => {
    expect(await after(from, to)).toEqual([]);
  });

  it('a revision never falls, nor gets lost', async () => {
    for (const to of ['  revision: 1\n', '  revision: 0\n', '']) {
      expect(await after('  revision: 2\n', to)).toMatchObject([
        {
          message: 'The revision was 2, and a calendar that knows it ignores a lower one.',
          fix: 'Write "revision: 2" below "event:".',
        },
      ]);
      expect(await fixed(FILE)).toContain('  revision: 2\n');
    }
  });

  it.each([
    ['older than before', '2026-11-11', 1],
    ['as before', '2026-11-12', 1],
    ['no day', '2026-11', 1],
    ['a day since', '2026-11-20', 0],
    ['today', '2026-11-24', 0],
  ])('the day of a change that is %s', async (_, day, count) => {
    await write(
      FILE,
      POST.replace('T10:00', 'T09:00')
        .replace('revision: 2', 'revision: 3')
        .replace('2026-11-12', day),
    );
    expect((await problems()).map(({ field }) => field)).toEqual(Array(count).fill('updated'));
  });

  it('two changes of one day are two revisions', async () => {
    await write(FILE, POST.replace('2026-11-12', TODAY));
    git('commit', '-qam', 'Changed today');
    git('branch', '-f', 'earlier');
    await write(
      FILE,
      POST.replace('2026-11-12', TODAY)
        .replace('T10:00', 'T09:00')
        .replace('revision: 2', 'revision: 3'),
    );
    expect(await problemsSince('earlier')).toEqual([]);
  });

  it('an event without a revision gets its first one', async () => {
    await write(FILE, POST.replace('  revision: 2\n', ''));
    git('commit', '-qam', 'Without');
    git('branch', '-f', 'earlier');
    await write(FILE, POST.replace('  revision: 2\n', '').replace('T10:00', 'T09:00'));
    const args = ['--base', 'earlier'];
    const { errors = '' } = await runCheck(args, surroundings());
    expect(errors).toContain(`${FILE}:7:1\n  event.revision: event.start changed`);
    await runCheck(['--fix', ...args], surroundings());
    expect(await read(FILE)).toContain('event:\n  revision: 1\n  start: 2027-05-02T09:00\n');
  });

  it('a draft, and an event whose day was not known, may change', async () => {
    const draft = 'content/activities/a-draft.md';
    await write(
      draft,
      (await read(draft)).replace('T10:00', 'T09:00').replace('revision: 2', 'revision: 1'),
    );
    expect(await problems()).toEqual([]);
    await rm(join(root, draft));
    expect(await problems()).toEqual([]);
  });

  it('a file with a new name keeps its address, and the revision of its event', async () => {
    const renamed = 'content/activities/a-conference.md';
    await rename(join(root, FILE), join(root, renamed));
    await write(renamed, POST.replace('T10:00', 'T09:00').replace(/aliases:.*\n/, ''));
    git('add', '-A');
    expect(await problems()).toMatchObject([
      {
        file: renamed,
        field: 'aliases',
        rule: 'address-kept',
        message:
          '/activities/a-meeting/, /activities/initial-name/, /node/123456 led to a page that was published, and would lead nowhere.',
        fix: 'Write "aliases: ["/activities/a-meeting/", "/activities/initial-name/", "/node/123456"]".',
      },
      { file: renamed, field: 'event.revision', rule: 'revision' },
      { file: renamed, field: 'updated', rule: 'revision' },
    ]);
    expect(await fixed(renamed)).toContain(
      'aliases: ["/activities/a-meeting/", "/activities/initial-name/", "/node/123456"]\n',
    );
    // Git knows nothing of a file that was not added; the old address does.
    git('reset', '-q');
    await write(
      renamed,
      (await read(renamed)).replace('T09:00', 'T08:00').replace('revision: 3', 'revision: 2'),
    );
    expect((await problems()).map(({ field }) => field)).toEqual(['event.revision']);
  });

  it('adds to the old addresses that are there', async () => {
    const renamed = 'content/activities/a-conference.md';
    await rename(join(root, FILE), join(root, renamed));
    git('add', '-A');
    expect(await problems()).toMatchObject([
      { file: renamed, fix: expect.stringContaining('Add "/activities/a-meeting/" to') as string },
    ]);
  });

  it.each([
    [FILE, '/activities/a-meeting/'],
    ['content/cities/kyoto.md', '/cities/kyoto/'],
    ['content/partners/uclg.md', '/partners/uclg/'],
  ])('%s cannot be removed without a page for its address', async (file, address) => {
    const before = await read(file);
    await rm(join(root, file));
    const found = await problems();
    expect(found).toMatchObject([
      {
        file,
        message: expect.stringContaining(address) as string,
        fix: expect.stringContaining(`list "${address}"`) as string,
      },
    ]);
    const [, old = ''] = /^aliases: \[(.*)\]$/m.exec(before) ?? [];
    const page = 'content/pages/contact.mdx';
    const text = await read(page);
    expect(text).not.toMatch(/^aliases:/m);
    await write(
      page,
      text.replace(
        '---\n',
        `---\naliases: [${[JSON.stringify(address), old].filter(Boolean).join(', ')}]\n`,
      ),
    );
    expect(await problems()).toEqual([]);
  });

  it('an old address that is dropped, and a page that is hidden again, lead nowhere', async () => {
    expect(await after(', "/node/123456"]', ']')).toMatchObject([
      { field: 'aliases', message: expect.stringMatching(/^\/node\/123456 led to/) as string },
    ]);
    expect(await after('updated: ', 'draft: true\nupdated: ')).toMatchObject([
      {
        field: 'draft',
        message: expect.stringContaining('/activities/a-meeting/, ') as string,
        fix: expect.stringContaining('Publish it again.') as string,
      },
    ]);
    expect(await after('date: 2026-11-10', 'date: 2027-01-10')).toMatchObject([{ field: 'date' }]);
  });

  it('what others changed since is not the doing of this change', async () => {
    git('switch', '-q', 'main');
    await write(FILE, POST.replace('T10:00', 'T08:00').replace('revision: 2', 'revision: 7'));
    git('commit', '-qam', 'Of others');
    git('switch', '-q', 'a-change');
    expect(await problems()).toEqual([]);
    git('branch', '-f', 'main', 'main~1');
  });

  it('judges only the files that are named', async () => {
    await after('T10:00', 'T09:00');
    expect(await problems('content/cities')).toEqual([]);
    expect(await problems(FILE)).toHaveLength(2);
  });

  it('reads names and texts in any script, and skips what is no entry', async () => {
    await mkdir(join(root, 'content/activities/folder'), { recursive: true });
    await write('content/activities/Ünïcode\n.md', 'x');
    await write('content/activities/日本.md', 'x');
    await write('content/activities/folder/x.md', 'x');
    git('add', '-A');
    git('commit', '-qm', 'Odd files');
    git('branch', '-f', 'earlier');
    await rm(join(root, 'content/activities/folder'), { recursive: true });
    await write('content/activities/日本.md', 'y');
    await write(FILE, POST.replace('T10:00', 'T09:00'));
    expect(await problemsSince('earlier', FILE)).toHaveLength(2);
  });

  it('says what is missing', async () => {
    const run = (base: string, from = root) =>
      runCheck(['--base', base], { ...surroundings(), root: from });
    await expect(run('nope')).rejects.toThrow(
      /^There is no commit "nope" in this copy.*origin\/main$/,
    );
    await expect(run('x --output=x')).rejects.toThrow(/^There is no commit "x --output=x"/);
    git('switch', '-q', '--orphan', 'unrelated');
    git('commit', '-qm', 'Nothing', '--allow-empty');
    git('branch', '-f', 'other');
    git('switch', '-qf', 'a-change');
    await expect(run('other')).rejects.toThrow(/does not have the commit.*--unshallow/);
    const elsewhere = await mkdtemp(join(tmpdir(), 'no-repository-'));
    await cp(join(root, 'content'), join(elsewhere, 'content'), { recursive: true });
    await expect(run('main', elsewhere)).rejects.toThrow(/^The content is in no git repository/);
    await rm(elsewhere, { recursive: true });
    const { PATH } = process.env;
    process.env['PATH'] = '/nowhere';
    try {
      await expect(run('main')).rejects.toThrow(/needs git, and cannot run it/);
    } finally {
      process.env['PATH'] = PATH;
    }
  });
});
