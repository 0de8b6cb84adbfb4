import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from './lock.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
  file = join(folder, 'deeper/lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Another process, which says what a lock of its own would. */
async function other() {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  await once(child, 'spawn');
  const stat = existsSync('/proc/self/stat')
    ? readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')
    : undefined;
  return { child, holder: { pid: child.pid, host: hostname(), started: stat?.[19] ?? '' } };
}

describe('the lock of a build', () => {
  it('is held until it is released', async () => {
    const lock = await takeLock(file);
    expect(lock.isHeld()).toBe(true);
    lock.release();
    expect(lock.isHeld()).toBe(false);
    expect(await readdir(join(folder, 'deeper'))).toEqual([]);
  });

  it('is refused while a process holds it, and taken over when that is gone', async () => {
    const { child, holder } = await other();
    const ended = once(child, 'exit');
    await writeFile(join(folder, 'lock'), JSON.stringify(holder));
    await expect(takeLock(join(folder, 'lock'))).rejects.toThrow(
      `Another build of this site is running (process ${child.pid}).`,
    );
    child.kill('SIGKILL');
    await ended;
    expect((await takeLock(join(folder, 'lock'))).isHeld()).toBe(true);
  });

  it.runIf(existsSync('/proc/self/stat'))(
    'is taken over if another process has the number now',
    async () => {
      const { child, holder } = await other();
      await writeFile(join(folder, 'lock'), JSON.stringify({ ...holder, started: '1' }));
      expect((await takeLock(join(folder, 'lock'))).isHeld()).toBe(true);
      child.kill();
    },
  );

  it('of another machine is left to people, by name', async () => {
    await writeFile(
      join(folder, 'lock'),
      JSON.stringify({ pid: 1, host: 'elsewhere', started: '' }),
    );
    await expect(takeLock(join(folder, 'lock'))).rejects.toThrow(
      /was begun on elsewhere \(process 1\).*remove the file .*lock/,
    );
  });

  it.each(['', '{', '{"pid":"1"}'])('is taken over if it says nothing: %j', async (text) => {
    await writeFile(join(folder, 'lock'), text);
    expect((await takeLock(join(folder, 'lock'))).isHeld()).toBe(true);
    expect(await readdir(folder)).toEqual(['lock']);
  });
});
