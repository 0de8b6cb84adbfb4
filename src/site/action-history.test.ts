import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PartialDate } from '../base/dates.ts';
import { folderHistory } from '../base/line-history.ts';
import { daysOfActions } from './action-history.ts';

const TODAY = '2026-11-30' as PartialDate;
const FILE = 'content/cities/porto.md';

let root: string;

/** Commits all files on some day, without the settings of the user. */
function commit(day: string): void {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_COMMITTER_DATE: `${day}T12:00:00Z`,
  };
  const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
  for (const args of [
    ['add', '-A'],
    [...author, 'commit', '-qm', 'x'],
  ])
    execFileSync('git', args, { cwd: root, env, stdio: 'pipe' });
}

const action = (id: string, text: string) =>
  `  - id: ${id}\n    text: ${text}\n    source:\n      url: https://www.example.org/\n`;

function write(actions: string, { after = 'contact:\n  role: Office\n', body = '' } = {}): void {
  writeFileSync(join(root, FILE), `---\nname: Porto\nactions:\n${actions}${after}---\n${body}`);
}

async function days(): Promise<Record<string, [added: string, changed: string]>> {
  const lines = (await folderHistory('content', TODAY, root)).files.get(FILE)?.lines ?? [];
  return Object.fromEntries(
    [...daysOfActions(readFileSync(join(root, FILE), 'utf8'), lines)].map(
      ([id, { added, changed }]) => [id, [added, changed]],
    ),
  );
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'action-history-'));
  mkdirSync(join(root, 'content/cities'), { recursive: true });
  execFileSync('git', ['init', '-q'], { cwd: root, stdio: 'pipe' });
});
afterAll(() => rmSync(root, { recursive: true }));

describe('the days of an action', () => {
  it('are those of its id and of its latest line, and not those of others', async () => {
    write(action('one', 'First.') + action('two', 'Second.'));
    commit('2026-01-01');
    write(action('one', 'First.') + action('between', 'New.') + action('two', 'Changed.'));
    commit('2026-02-02');
    expect(await days()).toEqual({
      one: ['2026-01-01', '2026-01-01'],
      between: ['2026-02-02', '2026-02-02'],
      two: ['2026-01-01', '2026-02-02'],
    });
  });

  it('are not those of what follows the list of actions', async () => {
    const actions = action('one', 'First.') + action('two', 'Last.');
    write(actions);
    commit('2026-03-03');
    const before = await days();
    expect(before['two']?.[1]).toBe('2026-03-03');
    for (const [day, rest] of [
      ['2026-04-01', { after: 'contact:\n  role: Other\n' }],
      ['2026-04-02', { after: '' }],
      ['2026-04-03', { after: '', body: '\n- a list\n- of the profile\n' }],
      ['2026-04-04', { after: '', body: '\nA profile.\n' }],
      ['2026-04-05', { after: '# A remark.\nupdated: 2026\n' }],
    ] as const) {
      write(actions, rest);
      commit(day);
      expect(await days(), day).toEqual(before);
    }
  });

  it('are today for what is not committed', async () => {
    write(action('one', 'Changed.') + action('new', 'New.'));
    expect(await days()).toMatchObject({ one: [expect.any(String), TODAY], new: [TODAY, TODAY] });
  });

  it('are the same with the line ends of Windows', () => {
    const text = `---\r\nname: Porto\r\nactions:\r\n${action('one', 'x').replaceAll('\n', '\r\n')}---\r\n`;
    const lines = text.split('\n').map((_, index) => `2026-01-0${index + 1}` as PartialDate);
    expect([...daysOfActions(text, lines)]).toEqual([
      ['one', { added: '2026-01-04', changed: '2026-01-07' }],
    ]);
  });

  it('are none for a city without actions, or without front matter', () => {
    expect([...daysOfActions('---\nname: Porto\n---\n', [])]).toEqual([]);
    expect([...daysOfActions('Only a text.\n', [])]).toEqual([]);
  });
});
