import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOutput, type Output } from './output.ts';
import { SUMS } from '../../base/sums.ts';

let folder: string;
let site: string;
let work: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'output-'));
  [site, work] = [join(folder, 'site'), join(folder, '.site.build')];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (kept: string[] = []) => openOutput(site, join(folder, 'cache'), kept);
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
    const output = await open();
    await write(output, 'new');
    expect(await shown()).toBe('old');
    output.replace();
    output.close();
    expect(await readdir(site)).toEqual([SUMS, 'index.html']);
    expect((await readdir(folder)).filter((name) => name !== 'cache')).toEqual(['site']);
    expect(await readdir(join(folder, 'cache'))).toEqual([]);
  });

  it('is not replaced by half a site, nor by one of a build that lost its lock', async () => {
    await put(join(site, 'index.html'), 'old');
    const half = await open();
    await put(join(half.next, 'index.html'), 'half');
    expect(() => half.replace()).toThrow('The new site is not whole');
    await write(half, 'whole');
    await writeFile(join(work, 'lock'), '{}');
    expect(() => half.replace()).toThrow('Another build of this site came in between');
    half.close();
    expect(await shown()).toBe('old');
  });

  it('has the old site again, if a build was killed between the two steps', async () => {
    await put(join(work, 'old/index.html'), 'old');
    await put(join(work, 'next/index.html'), 'new');
    const output = await open();
    expect(await shown()).toBe('old');
    expect(existsSync(output.next)).toBe(false);
    output.close();
  });

  it('has the new site, if a build was killed after them', async () => {
    await put(join(work, 'old/index.html'), 'old');
    await put(join(site, 'index.html'), 'new');
    (await open()).close();
    expect(await shown()).toBe('new');
    expect(existsSync(work)).toBe(false);
  });

  it('stays what it is when it is reached by a link', async () => {
    await put(join(folder, 'real/index.html'), 'old');
    await symlink('real', site);
    const output = await open();
    await write(output, 'new');
    output.replace();
    output.close();
    expect(await readFile(join(folder, 'real/index.html'), 'utf8')).toBe('new');
    expect(await shown()).toBe('new');
  });

  it('is never one that holds other things', async () => {
    await put(site, 'a file');
    await expect(open()).rejects.toThrow('because a file stands there');
    await rm(site);
    await put(join(site, 'letters/one.txt'), 'text');
    await expect(open()).rejects.toThrow('because other things than a site lie there');
    await put(join(site, 'index.html'), 'text');
    await expect(open([join(site, 'letters')])).rejects.toThrow('because that folder holds');
    expect(await readFile(join(site, 'letters/one.txt'), 'utf8')).toBe('text');
  });
});
