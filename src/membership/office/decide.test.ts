import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../base/command.ts';
import { checkContent } from '../../check/check-content.ts';
import { FIXTURES } from '../../quality/testing/sites.ts';
import { toolForTests } from '../../quality/testing/tools.ts';
import { writeCityFile, type CityInput } from '../join/city-file.ts';
import { runDecide } from './decide.ts';
import { OUTCOMES } from './decision.ts';

const TODAY = '2026-12-20';
const LINK = 'https://www.example.org/minutes/2026-12-05';

const POST = 'activities/annual-meeting-2025.md';

const hasGit = toolForTests('git', { optional: true }) !== undefined;

let root: string;
let content: string;

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=Office', '-c', 'user.email=office@example.org'];
  const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  return stdout;
}

/** The paths that have changed, each with the letters of `git status`. */
const changed = () =>
  git('status', '--porcelain', '--untracked-files=all').split('\n').filter(Boolean).sort();

const read = (path: string) => readFileSync(join(content, path), 'utf8');

const PATRAS: CityInput = {
  name: 'Patras',
  localNames: [{ name: 'Πάτρα', language: 'el' }],
  country: 'GR',
  latitude: 38.2466,
  longitude: 21.7346,
  status: 'candidate',
  applied: '2026-11-24',
  language: 'el',
  summary: 'Η Πάτρα διδάσκει ψηφιακές δεξιότητες στις βιβλιοθήκες της.',
  actions: [
    {
      id: 'skills',
      text: 'Διδάσκει ψηφιακές δεξιότητες στις βιβλιοθήκες.',
      kind: 'service',
      principle: 'access-and-literacy',
      source: { url: 'https://www.patras.gr/skills', title: 'Skills', publisher: 'City of Patras' },
    },
  ],
  decision: { body: 'Δημοτικό Συμβούλιο', date: '2026-10-12' },
  promise: true,
  contact: { role: 'Γραφείο Δημάρχου', email: 'digital@patras.gr' },
  sender: 'staff',
};

const MEMBER: Partial<CityInput> = { status: 'member', joined: '2026-12-01' };
const FORMER: Partial<CityInput> = { ...MEMBER, status: 'former', left: '2026-12-10' };

/** The city as it can stand, by name. */
const STANDINGS = {
  candidate: {},
  member: MEMBER,
  former: FORMER,
  returning: { ...FORMER, status: 'candidate', applied: '2026-12-12' },
} satisfies Record<string, Partial<CityInput>>;

function place(fields: Partial<CityInput>): void {
  writeFileSync(join(content, 'cities/patras.md'), writeCityFile({ ...PATRAS, ...fields }));
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '-m', 'A city');
}

const run = (...args: string[]) => runDecide(args, content, TODAY);

/** The options that each decision needs. */
const OPTIONS: Readonly<Record<(typeof OUTCOMES)[number], readonly string[]>> = {
  accepted: ['--decision', LINK],
  rejoined: ['--decision', LINK],
  declined: ['--reason', 'The council has not decided yet.'],
  withdrawn: [],
  left: [],
  confirmed: [],
};

describe.runIf(hasGit)('npm run decide', () => {
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'decide-'));
    content = join(root, 'content');
    // What the decisions touch, and little else: each test checks all of it.
    for (const path of ['principles', 'pages/join.mdx', 'cities/porto.md', POST])
      cpSync(join(FIXTURES, path), join(content, path), { recursive: true });
    git('init', '--quiet', '--initial-branch', 'main');
    git('add', '--all');
    git('commit', '--quiet', '-m', 'The content');
    git('tag', 'start');
  });
  beforeEach(() => {
    git('reset', '--quiet', '--hard', 'start');
    git('clean', '--quiet', '-df');
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const fitting = {
    candidate: ['accepted', 'declined', 'withdrawn'],
    member: ['left', 'confirmed'],
    former: ['rejoined'],
    returning: ['declined', 'withdrawn', 'rejoined'],
  };

  describe.each(Object.entries(STANDINGS))('of a city that is a %s', (standing, fields) => {
    it.each(OUTCOMES)('records or refuses %s', async (outcome) => {
      place(fields);
      const decided = run('patras', outcome, '--on', '2026-12-18', ...OPTIONS[outcome]);
      if (!fitting[standing as keyof typeof fitting].includes(outcome)) {
        await expect(decided).rejects.toThrow(UsageError);
        expect(changed()).toEqual([]);
        return;
      }
      const { status, output, errors = '' } = await decided;
      expect(status, errors).toBe(0);
      const { advice } = await checkContent(content, root, { today: TODAY, withAdvice: true });
      expect(advice.filter(({ file }) => file.includes('patras'))).toEqual([]);
      expect(output === undefined).toBe(outcome === 'confirmed');
      const undo = /^To undo all of it: (.*)$/m.exec(errors)?.[1] ?? '';
      expect(spawnSync(undo, { shell: true, cwd: process.cwd() }).status).toBe(0);
      expect(changed()).toEqual([]);
    });
  });

  it('makes a candidate a member, from the day of the decision on', async () => {
    place({});
    const before = read('cities/patras.md');
    const { output, errors } = await run(
      'patras',
      'accepted',
      '--on',
      '2026-12-05',
      '--decision',
      LINK,
    );
    expect(read('cities/patras.md')).toBe(
      before
        .replace('status: candidate', 'status: member\njoined: 2026-12-05')
        .replace(
          'applied: 2026-11-24\n',
          `applied: 2026-11-24\nmembershipSource: ${LINK}\nconfirmed:\n  date: 2026-12-05\n  by: Office of the coalition\n`,
        ),
    );
    const post = read('activities/patras-joins-2026.md');
    expect(post).toContain('title: Patras joins the coalition\n');
    expect(post).toContain('date: 2026-12-05\n');
    expect(post).toContain('cities: [patras]\n');
    expect(post).toContain(`  - ${LINK}\n`);
    expect(output).toContain('To: digital@patras.gr\n');
    expect(output).toContain('accepted Patras as a member on 5 December 2026');
    expect(output).toContain('/activities/patras-joins-2026/');
    expect(errors).toContain('in Greek');
  });

  it('says which questions of joining are open', async () => {
    place({ promise: undefined, sender: undefined });
    const { errors } = await run('patras', 'accepted', ...OPTIONS.accepted);
    expect(errors).toContain('Promise');
    expect(errors).toContain('Who proposes the city');
  });

  it('takes out a candidate that withdraws, everywhere, and keeps its addresses', async () => {
    place({ aliases: ['/cities/patra/'] });
    const post = read(POST);
    writeFileSync(join(content, POST), post.replace(/^cities: \[/m, 'cities: [patras, '));
    git('commit', '--quiet', '--all', '-m', 'A post');
    const { output, errors } = await run('patras', 'withdrawn', '--on', '2026-12-01');
    expect(changed()).toEqual([
      ' D content/cities/patras.md',
      ` M content/${POST}`,
      ' M content/pages/join.mdx',
    ]);
    expect(read(POST)).toBe(post);
    expect(read('pages/join.mdx')).toMatch(
      /^aliases: .*"?\/cities\/patras\/"?.*\/cities\/patra\//m,
    );
    expect(output).toContain('not called a former member');
    expect(errors).toContain(`${POST} named the city`);
  });

  it('gives the reason to a city that is declined', async () => {
    place({});
    const { output } = await run('patras', 'declined', '--reason', 'The council has not decided.');
    expect(output).toContain('\n\nThe council has not decided.\n\n');
  });

  it('lets a former member that applies again stay a former one', async () => {
    place(STANDINGS.returning);
    const { output } = await run('patras', 'withdrawn', '--on', '2026-12-15');
    expect(changed()).toEqual([' M content/cities/patras.md']);
    expect(read('cities/patras.md')).toContain('status: former\n');
    expect(read('cities/patras.md')).not.toContain('applied:');
    expect(output).toContain('“Former member”, as it did before');
  });

  it('keeps the first membership of a city that is back', async () => {
    place({ ...STANDINGS.returning, membershipSource: 'https://www.example.org/first' });
    await run('patras', 'rejoined', '--on', '2026-12-18', '--decision', LINK);
    expect(read('cities/patras.md')).toContain(
      [
        'earlierMemberships:',
        '  - joined: 2026-12-01',
        '    source: https://www.example.org/first',
        '    left: 2026-12-10',
        '',
      ].join('\n'),
    );
    expect(read('cities/patras.md')).toContain('joined: 2026-12-18\n');
    expect(read('activities/patras-rejoins-2026.md')).toContain(
      'had joined on 1 December 2026 and left on 10 December 2026',
    );
  });

  it('writes a second announcement of the same kind under a name of its own', async () => {
    place(MEMBER);
    await run('patras', 'left', '--on', '2026-12-10');
    place(MEMBER);
    const { status, errors } = await run('patras', 'left', '--on', '2026-12-18');
    expect(status, errors).toBe(0);
    expect(read('activities/patras-leaves-2026-2.md')).toContain('leaves the coalition (2026)');
  });

  it.each([
    ['2026', 'in 2026'],
    ['2026-12', 'in December 2026'],
    ['2026-12-18', 'on 18 December 2026'],
    ['18 December 2026', 'on 18 December 2026'],
    ['18.12.2026', 'on 18 December 2026'],
  ])('calls %s what it is', async (on, words) => {
    place(MEMBER);
    const { output } = await run('patras', 'left', '--on', on);
    expect(output).toContain(`left the coalition ${words}.`);
  });

  it('changes nothing that git could not bring back', async () => {
    place({});
    writeFileSync(join(content, 'cities/patras.md'), `${read('cities/patras.md')}\nText.\n`);
    await expect(run('patras', 'withdrawn')).rejects.toThrow('content/cities/patras.md');
    expect(read('cities/patras.md')).toContain('Text.');
  });

  it.each([
    [['patra', 'accepted'], 'Did you mean patras?'],
    [['patras', 'acepted'], 'Did you mean accepted?'],
    [['patras', 'accepted'], 'needs --decision'],
    [['patras', 'accepted', '--decision', 'minutes.pdf'], 'https://'],
    [['patras', 'declined'], 'needs --reason'],
    [['patras', 'accepted', '--on', '05/06/2026'], 'write a day'],
    [['patras', 'accepted', '--on', '2027-01'], 'lies ahead'],
    [['patras', 'accepted', '--on', '2026-11-01', '--decision', LINK], 'before the day'],
    [['patras'], 'npm run decide --'],
    [['patras', 'accepted', 'now'], 'npm run decide --'],
  ])('explains what is wrong with %j', async (args, says) => {
    place({});
    await expect(run(...args)).rejects.toThrow(says);
    expect(changed()).toEqual([]);
  });

  it.each(['patras', 'Patras', 'content/cities/patras.md', 'content\\cities\\patras.md'])(
    'knows the city by %s',
    async (named) => {
      place({});
      expect((await run(named, 'accepted', ...OPTIONS.accepted)).status).toBe(0);
    },
  );
});
