import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { filesBelow, hasCode, replaceFile, replaceFiles } from './files.ts';

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
