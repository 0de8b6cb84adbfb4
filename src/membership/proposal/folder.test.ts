import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFolder, readProposal } from './folder.ts';
import { LARGEST_FILE, type ProposedFile } from './payload.ts';

let folder: string;
let content: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proposal-'));
  content = join(folder, 'site/content');
  await mkdir(join(content, 'cities'), { recursive: true });
  await writeFile(join(content, 'cities/porto.md'), 'porto');
  await writeFile(join(content, 'cities/sofia.md'), 'sofia');
});
afterAll(() => rm(folder, { recursive: true }));

/** What is changed, how, and which files are recorded; a file name is one in the folder of the cities. */
type Row = [string, (cities: string) => Promise<void>, ProposedFile[]];

const added = { status: 'added', mode: '100644' } as const;

it.each<Row>([
  ['nothing', () => Promise.resolve(), []],
  [
    'a new file',
    (cities) => writeFile(join(cities, 'patras.md'), 'Πάτρα'),
    [{ ...added, filename: 'patras.md', size: 10, content: 'Πάτρα' }],
  ],
  [
    'a changed file and a removed one',
    async (cities) => {
      await writeFile(join(cities, 'porto.md'), 'Porto');
      await rm(join(cities, 'sofia.md'));
    },
    [
      { filename: 'sofia.md', status: 'removed' },
      { filename: 'porto.md', status: 'modified', mode: '100644', size: 5, content: 'Porto' },
    ],
  ],
  [
    'an executable, and a link that is not followed',
    async (cities) => {
      await chmod(join(cities, 'porto.md'), 0o755);
      await symlink('/etc/hostname', join(cities, 'link.md'));
    },
    [
      { ...added, filename: 'link.md', mode: '120000', size: 13, content: '/etc/hostname' },
      { filename: 'porto.md', status: 'modified', mode: '100755', size: 5, content: 'porto' },
    ],
  ],
  [
    'a large file without its text, and bytes that are not text',
    async (cities) => {
      await writeFile(join(cities, 'large.md'), 'x'.repeat(LARGEST_FILE + 1));
      await writeFile(join(cities, 'other.md'), Uint8Array.of(0xff, 0xfe));
    },
    [
      { ...added, filename: 'large.md', size: LARGEST_FILE + 1 },
      { ...added, filename: 'other.md', size: 2, contentBase64: '//4=' },
    ],
  ],
])('records %s in a copy of the project', async (name, change, expected) => {
  const copy = join(folder, name);
  await cp(join(folder, 'site'), copy, { recursive: true });
  await change(join(copy, 'content/cities'));
  expect(await readFolder(copy, content)).toEqual({
    files: expected.map((file) => ({ ...file, filename: `content/cities/${file.filename}` })),
    totalFiles: expected.length,
  });
});

it('explains what it cannot read', async () => {
  await writeFile(join(folder, 'a.json'), '{');
  await mkdir(join(folder, 'empty'));
  const read = (name: string) => readProposal(join(folder, name), content);
  await expect(read('none')).rejects.toThrow('There is no file or folder');
  await expect(read('a.json')).rejects.toThrow('neither a folder nor a file in JSON');
  await expect(read('empty')).rejects.toThrow('no folder named content');
});
