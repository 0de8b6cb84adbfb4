import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { PartialDate } from './dates.ts';
import { folderHistory } from './line-history.ts';

const TODAY = '2026-11-30' as PartialDate;

let root: string;
const roots: string[] = [];

/** Runs git without the settings of the user, and as if it were some day. */
function git(day: string, ...args: string[]): void {
  const time = `${day}T12:00:00Z`;
  execFileSync('git', args, {
    cwd: root,
    stdio: 'pipe',
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.org',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.org',
      GIT_AUTHOR_DATE: time,
      GIT_COMMITTER_DATE: time,
    },
  });
}

const write = (name: string, ...lines: string[]) =>
  writeFileSync(join(root, 'content', name), lines.map((line) => `${line}\n`).join(''));

function commit(day: string): void {
  git(day, 'add', '-A');
  git(day, 'commit', '-qm', 'x', '--allow-empty');
}

const daysOf = async (name: string, today = TODAY) =>
  (await folderHistory('content', today, root)).files.get(`content/${name}`)?.lines;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'line-history-'));
  roots.push(root);
  mkdirSync(join(root, 'content'));
  git('2026-01-01', 'init', '-q', '-b', 'main');
});
afterAll(() => {
  for (const folder of roots) rmSync(folder, { recursive: true });
});

it('tells when a file came in and when it last changed, whatever its name, and lines that went', async () => {
  const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
  write('a.md', ...lines);
  commit('2026-01-01');
  write('a.md', ...lines.slice(0, -1));
  write('b.md', 'x');
  commit('2026-02-02');
  renameSync(join(root, 'content/a.md'), join(root, 'content/c.md'));
  commit('2026-03-03');
  write('new.md', 'x');
  const { files } = await folderHistory('content', TODAY, root);
  expect([...files].map(([path, { added, changed }]) => [path, added, changed]).sort()).toEqual([
    ['content/b.md', '2026-02-02', '2026-02-02'],
    ['content/c.md', '2026-01-01', '2026-02-02'],
  ]);
});

it('tells when a file was last removed from a folder, or moved out of it', async () => {
  for (const folder of ['a', 'b', 'c', 'd']) mkdirSync(join(root, 'content', folder));
  for (const name of ['a/1.md', 'a/2.md', 'b/1.md', 'b/2.md', 'c/1.md', 'd/1.md'])
    write(name, ...Array.from({ length: 20 }, (_, index) => `${name} ${index}`));
  commit('2026-01-01');
  rmSync(join(root, 'content/a/1.md'));
  commit('2026-02-02');
  rmSync(join(root, 'content/a/2.md'));
  renameSync(join(root, 'content/b/1.md'), join(root, 'content/b/3.md'));
  renameSync(join(root, 'content/c/1.md'), join(root, 'content/d/2.md'));
  commit('2026-03-03');
  const { removals } = await folderHistory('content', TODAY, root);
  expect([...removals].sort()).toEqual([
    ['content/a', '2026-03-03'],
    ['content/c', '2026-03-03'],
  ]);
});

describe('the days of lines', () => {
  it('are those of the commits that wrote them last', async () => {
    write('a b é.md', 'one', 'two', 'three');
    commit('2026-01-01');
    write('a b é.md', 'one', 'new', 'two', 'three changed');
    commit('2026-02-02');
    write('a b é.md', 'new', 'two', 'three changed');
    commit('2026-03-03');
    expect(await daysOf('a b é.md')).toEqual(['2026-02-02', '2026-01-01', '2026-02-02']);
  });

  it('are not mistaken where a text looks like a patch', async () => {
    write('other.md', 'kept');
    write('a.md', '++ b/content/other.md', '@@ -1 +1 @@', 'commit 1', 'diff --git x');
    commit('2026-01-01');
    write('a.md', '++ b/content/other.md', '@@ -1 +1 @@', 'commit 2', 'diff --git x');
    commit('2026-02-02');
    expect(await daysOf('a.md')).toEqual(['2026-01-01', '2026-01-01', '2026-02-02', '2026-01-01']);
    expect(await daysOf('other.md')).toEqual(['2026-01-01']);
  });

  it('follow a file to its new name, and end with it', async () => {
    write('a.md', ...Array.from({ length: 20 }, (_, index) => `line ${index}`));
    write('gone.md', 'x');
    commit('2026-01-01');
    renameSync(join(root, 'content/a.md'), join(root, 'content/b.md'));
    rmSync(join(root, 'content/gone.md'));
    commit('2026-02-02');
    expect(await daysOf('b.md')).toEqual(Array(20).fill('2026-01-01'));
    expect(await daysOf('a.md')).toBeUndefined();
    write('gone.md', 'y', 'z');
    commit('2026-03-03');
    expect(await daysOf('gone.md')).toEqual(['2026-03-03', '2026-03-03']);
  });

  it('are the day on which a branch was merged', async () => {
    write('a.md', 'one');
    commit('2026-01-01');
    git('2026-01-01', 'checkout', '-qb', 'proposal');
    write('a.md', 'one', 'proposed');
    commit('2026-01-05');
    git('2026-01-01', 'checkout', '-q', 'main');
    write('b.md', 'other');
    commit('2026-01-06');
    git('2026-02-02', 'merge', '-q', '--no-ff', '-m', 'x', 'proposal');
    expect(await daysOf('a.md')).toEqual(['2026-01-01', '2026-02-02']);
  });

  it('are today for what is not committed, and never later', async () => {
    write('a.md', 'one', 'two');
    commit('2026-01-01');
    write('a.md', 'one', 'two changed');
    expect(await daysOf('a.md')).toEqual(['2026-01-01', TODAY]);
    commit('2026-12-24');
    expect(await daysOf('a.md')).toEqual(['2026-01-01', TODAY]);
  });

  it('are not claimed of a file without history, without git, and in a part of the history', async () => {
    write('a.md', 'one');
    commit('2026-01-01');
    write('b.md', 'not added');
    expect(await daysOf('b.md')).toBeUndefined();
    write('a.md', 'two');
    commit('2026-02-02');
    const origin = root;
    root = mkdtempSync(join(tmpdir(), 'line-history-'));
    roots.push(root);
    expect(await daysOf('a.md')).toBeUndefined();
    git('2026-02-02', 'clone', '-q', '--depth', '1', `file://${origin}`, '.');
    expect(await daysOf('a.md')).toBeUndefined();
  });
});
