import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOutput, type Output } from './output.ts';
import { SUMS } from '../../base/sums.ts';

let folder: string;
let site: string;
/** Where a build worked that was killed. */
let work: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'output-'));
  [site, work] = [
    join(folder, 'site'),
    join(folder, `.site.${spawnSync(process.execPath, ['-v']).pid}.build`),
  ];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (kept: string[] = []) => openOutput(site, kept);
const put = async (path: string, text: string) => {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
};
/** What a build does. */
async function write(output: Output, text: string) {
  await put(join(output.next, 'index.html'), text);
  await put(join(output.next, SUMS), 'sums');
}
const shown = () => readFile(join(site, 'index.html'), 'utf8');

describe('the folder of the site', () => {
  it('is replaced as a whole, and nothing is left beside it', async () => {
    await put(join(site, 'index.html'), 'old');
    await put(join(site, 'gone.html'), 'old');
    const output = open();
    await write(output, 'new');
    expect(await shown()).toBe('old');
    output.replace();
    output.close();
    expect(await readdir(site)).toEqual([SUMS, 'index.html']);
    expect(await readdir(folder)).toEqual(['site']);
  });

  it('is not replaced by an incomplete site', async () => {
    await put(join(site, 'index.html'), 'old');
    const half = open();
    await put(join(half.next, 'index.html'), 'half');
    expect(() => half.replace()).toThrow('The new site is incomplete');
    half.close();
    expect(await shown()).toBe('old');
    expect(await readdir(folder)).toEqual(['site']);
  });

  it('stays, or comes back, if the new one cannot be put there', async () => {
    await put(join(site, 'index.html'), 'old');
    const output = open();
    await write(output, 'new');
    const other = join(output.next, '../old/in the way');
    await put(other, 'text');
    expect(() => output.replace()).toThrow('ENOTEMPTY');
    output.close();
    expect(await shown()).toBe('old');
  });

  it('is not replaced by a build whose files were removed meanwhile', async () => {
    await put(join(site, 'index.html'), 'old');
    const output = open();
    await rm(join(output.next, '..'), { recursive: true });
    await write(output, 'the rest');
    expect(() => output.replace()).toThrow('Build again.');
    output.close();
    expect(await shown()).toBe('old');
  });

  it('keeps out of the folder of a build that is running', async () => {
    const running = join(folder, `.site.${process.ppid}.build`);
    await put(join(running, 'next/index.html'), 'half');
    open().close();
    expect(await readdir(folder)).toEqual([basename(running)]);
  });

  it('is restored if a build was killed between the two steps', async () => {
    await put(join(work, 'old/index.html'), 'old');
    await put(join(work, 'next/index.html'), 'new');
    const output = open();
    expect(await shown()).toBe('old');
    expect(existsSync(output.next)).toBe(false);
    output.close();
  });

  it('stays the new one if a build was killed after them', async () => {
    await put(join(work, 'old/index.html'), 'old');
    await put(join(site, 'index.html'), 'new');
    open().close();
    expect(await shown()).toBe('new');
    expect(existsSync(work)).toBe(false);
  });

  it('stays what it is when it is reached by a link', async () => {
    await put(join(folder, 'real/index.html'), 'old');
    await symlink('real', site);
    const output = open();
    await write(output, 'new');
    output.replace();
    output.close();
    expect(await readFile(join(folder, 'real/index.html'), 'utf8')).toBe('new');
    expect(await shown()).toBe('new');
  });

  it('is never one that holds other things', async () => {
    await put(site, 'a file');
    expect(() => open()).toThrow('because that is a file');
    await rm(site);
    await put(join(site, 'letters/one.txt'), 'text');
    expect(() => open()).toThrow('because it holds something other than a site');
    await put(join(site, 'index.html'), 'text');
    expect(() => open([join(site, 'letters')])).toThrow('because that folder holds');
    expect(await readFile(join(site, 'letters/one.txt'), 'utf8')).toBe('text');
  });
});
