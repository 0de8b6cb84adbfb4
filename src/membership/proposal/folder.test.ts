import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFolder, readProposal } from './folder.ts';
import { LARGEST_FILE } from './payload.ts';

let folder: string;
let site: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proposal-'));
  site = join(folder, 'site');
  await mkdir(join(site, 'content/cities'), { recursive: true });
  await writeFile(join(site, 'content/cities/porto.md'), 'porto');
  await writeFile(join(site, 'content/cities/sofia.md'), 'sofia');
});
afterAll(() => rm(folder, { recursive: true }));

/** A copy of the small site, with changes in its folder of cities. */
async function copyWith(
  name: string,
  change: (cities: string) => Promise<unknown>,
): Promise<string> {
  const copy = join(folder, name);
  await cp(site, copy, { recursive: true });
  await change(join(copy, 'content/cities'));
  return copy;
}

const read = (copy: string) => readFolder(copy, join(site, 'content'));

describe('a proposal in a folder', () => {
  it('is what the project does not have', async () => {
    const copy = await copyWith('added', (cities) => writeFile(join(cities, 'patras.md'), 'Πάτρα'));
    expect(await read(copy)).toMatchObject({
      files: [
        {
          filename: 'content/cities/patras.md',
          status: 'added',
          mode: '100644',
          size: 10,
          content: 'Πάτρα',
        },
      ],
      totalFiles: 1,
    });
  });

  it('is nothing in a copy without a change', async () => {
    expect((await read(await copyWith('same', () => Promise.resolve()))).files).toEqual([]);
  });

  it('can change and remove files', async () => {
    const copy = await copyWith('changed', async (cities) => {
      await writeFile(join(cities, 'porto.md'), 'Porto');
      await rm(join(cities, 'sofia.md'));
    });
    expect((await read(copy)).files.map(({ filename, status }) => [filename, status])).toEqual([
      ['content/cities/sofia.md', 'removed'],
      ['content/cities/porto.md', 'modified'],
    ]);
  });

  it('can make a file a program, or a link that is not followed', async () => {
    const copy = await copyWith('modes', async (cities) => {
      await chmod(join(cities, 'porto.md'), 0o755);
      await symlink('/etc/hostname', join(cities, 'link.md'));
    });
    expect((await read(copy)).files).toMatchObject([
      { filename: 'content/cities/link.md', mode: '120000', content: '/etc/hostname' },
      { filename: 'content/cities/porto.md', status: 'modified', mode: '100755' },
    ]);
  });

  it('can be large, or no text', async () => {
    const copy = await copyWith('bytes', async (cities) => {
      await writeFile(join(cities, 'large.md'), 'x'.repeat(LARGEST_FILE + 1));
      await writeFile(join(cities, 'other.md'), Uint8Array.of(0xff, 0xfe));
    });
    const { files } = await read(copy);
    expect(files[0]).toEqual({
      filename: 'content/cities/large.md',
      status: 'added',
      mode: '100644',
      size: LARGEST_FILE + 1,
    });
    expect(files[1]).toMatchObject({ contentBase64: '//4=' });
  });
});

describe('readProposal', () => {
  it('says in plain words what it cannot read', async () => {
    const content = join(site, 'content');
    await writeFile(join(folder, 'a.json'), '{');
    await mkdir(join(folder, 'empty'));
    await expect(readProposal(join(folder, 'none'), content)).rejects.toThrow(
      'There is no file or folder',
    );
    await expect(readProposal(join(folder, 'a.json'), content)).rejects.toThrow(
      'neither a folder nor a file in JSON',
    );
    await expect(readProposal(join(folder, 'empty'), content)).rejects.toThrow(
      'no folder named content',
    );
  });
});
