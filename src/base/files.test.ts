import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { filesBelow, hasCode, isLeftover, replaceFile, replaceFiles } from './files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
});

describe('files below a folder', () => {
  it('are listed with slashes and in order, without folders', () => {
    mkdirSync(join(folder, 'b', 'c'), { recursive: true });
    for (const file of ['z.md', 'b/c/a.md', 'b/x.md']) writeFileSync(join(folder, file), '');
    expect(filesBelow(folder)).toEqual(['b/c/a.md', 'b/x.md', 'z.md']);
  });

  it('are not those that a link leads to', () => {
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a', 'x.md'), '');
    symlinkSync('/proc', join(folder, 'elsewhere'));
    symlinkSync('..', join(folder, 'a', 'loop'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    expect(filesBelow(folder)).toEqual(['a/loop', 'a/x.md', 'dangling', 'elsewhere']);
  });

  it('can be without what systems and editors leave', () => {
    mkdirSync(join(folder, '.git'));
    for (const file of ['x.md', '.git/config', '.DS_Store', 'x.md~'])
      writeFileSync(join(folder, file), '');
    expect(filesBelow(folder, isLeftover)).toEqual(['x.md']);
  });
});

describe('what systems and editors leave', () => {
  const leftovers = [
    '.DS_Store',
    '._porto.md',
    'Thumbs.db',
    'desktop.ini',
    'Desktop.ini',
    'Icon\r',
    '__MACOSX',
    '.porto.md.swp',
    'porto.md.swo',
    'porto.md~',
    '.#porto.md',
    '#porto.md#',
    '~$report.docx',
    '.gitkeep',
    '.~lock.porto.md#',
  ];
  const others = [
    'porto.md',
    'porto.md.txt',
    'photo.HEIC',
    'report.docx',
    'icons',
    'a~b.md',
    'x.swf',
  ];

  it('is known by its name', () => {
    expect(leftovers.filter((name) => !isLeftover(name))).toEqual([]);
    expect(others.filter(isLeftover)).toEqual([]);
  });

  it('is what git ignores in the content', () => {
    execFileSync('git', ['init', '-q', folder]);
    copyFileSync('.gitignore', join(folder, '.gitignore'));
    const { stdout } = spawnSync('git', ['check-ignore', '-z', '--stdin'], {
      cwd: folder,
      input: [...leftovers, ...others].map((name) => `content/cities/${name}\0`).join(''),
      encoding: 'utf8',
    });
    expect(stdout.split('\0').filter(Boolean)).toEqual(
      leftovers.map((name) => `content/cities/${name}`),
    );
  });
});

describe('a file that is replaced', () => {
  it('has the new content and the old permissions, and leaves nothing beside it', () => {
    const file = join(folder, 'a.sh');
    writeFileSync(file, 'old');
    chmodSync(file, 0o750);
    replaceFile(file, 'new');
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(file).mode & 0o777).toBe(0o750);
    expect(readdirSync(folder)).toEqual(['a.sh']);
  });

  it('is made if it is not there, and left alone if it cannot be written', () => {
    replaceFile(join(folder, 'b'), new Uint8Array([1, 2]));
    expect([...readFileSync(join(folder, 'b'))]).toEqual([1, 2]);
    mkdirSync(join(folder, 'taken'));
    expect(() => {
      replaceFile(join(folder, 'taken'), 'x');
    }).toThrow();
    expect(readdirSync(folder).sort()).toEqual(['b', 'taken']);
  });

  it('waits until the others are written', () => {
    const file = join(folder, 'a');
    writeFileSync(file, 'old');
    expect(() => {
      replaceFiles([
        [file, 'new'],
        [join(folder, 'missing', 'b'), 'new'],
      ]);
    }).toThrow();
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a']);
  });
});

it('an error of the file system is recognised by its code', () => {
  try {
    readFileSync(join(folder, 'none'));
    expect.fail('There is such a file.');
  } catch (error) {
    expect(hasCode(error, 'ENOENT')).toBe(true);
    expect(hasCode(error, 'EEXIST')).toBe(false);
  }
});
