import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sumsOf } from '../../base/sums.ts';
import { explainError } from './build-error.ts';
import { packageFolder } from '../../base/packages.ts';
import { fillPlaceholders, UNFILLED } from './placeholders.ts';

describe('the list of sums', () => {
  it('is what sha256sum writes and checks, in the order of bytes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sums-'));
    const names = [
      'b',
      'a',
      'é',
      'Z',
      '\u{1F600}',
      '\uFF5E',
      'back\\slash',
      'two\nlines',
      'space ',
    ];
    const files = new Map(names.map((name) => [name, Buffer.from(`Text of ${name}`)]));
    for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
    const { stdout } = spawnSync(
      'sh',
      ['-c', 'find . -type f -printf "%P\\0" | LC_ALL=C sort -z | xargs -0 sha256sum'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(sumsOf(files)).toBe(stdout);
    await rm(folder, { recursive: true });
  });
});

describe('placeholders for figures', () => {
  const page = `<p>One: <b class="x"${UNFILLED}one" id="y"></b></p><tbody${UNFILLED}two"></tbody>`;

  it('are filled and no longer marked', () => {
    expect(fillPlaceholders(page, { one: '1', two: '<tr><td>$&</td></tr>' })).toBe(
      '<p>One: <b class="x" id="y">1</b></p><tbody><tr><td>$&</td></tr></tbody>',
    );
  });

  it('and figures fit each other', () => {
    expect(() => fillPlaceholders(page, { one: '1' })).toThrow('There is no figure "two".');
    expect(() => fillPlaceholders(page, { one: '1', two: '2', three: '3' })).toThrow(
      'there is no placeholder for three',
    );
    expect(() => fillPlaceholders(`<p${UNFILLED}one">full</p>`, {})).toThrow(
      'The figures do not fit the page',
    );
  });
});

describe('errors of the file system', () => {
  it.each([
    [
      Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
      'The disk is full.',
    ],
    [
      new Error('The page failed', { cause: Object.assign(new Error('x'), { code: 'EDQUOT' }) }),
      'quota',
    ],
    [
      new Error(
        'Failed to write file in /x\n\nCaused by:\n    No space left on device (os error 28)',
      ),
      'No space left on device (os error 28)',
    ],
    [
      Object.assign(new Error("EACCES: permission denied, mkdir '/x'"), { code: 'EACCES' }),
      'You have no permission to write there.',
    ],
    [
      Object.assign(new Error("EROFS: read-only file system, mkdir '/x'"), { code: 'EROFS' }),
      'The disk is read-only.',
    ],
    [
      Object.assign(new Error('EBUSY: resource busy or locked, rename'), { code: 'EBUSY' }),
      'cannot be replaced',
    ],
  ])('are explained: %s', (error, message) => {
    expect(explainError(error, ['dist'])?.message).toContain(message);
  });

  it('are distinguished from others', () => {
    expect(explainError(new Error('There is no entry "porto".'), [])).toBeUndefined();
  });
});

it('a module belongs to the innermost package', () => {
  expect(packageFolder('/x/node_modules/zod/v4/core.js')).toBe('/x/node_modules/zod');
  expect(packageFolder('/x/node_modules/a/node_modules/@b/c/index.js?v=1')).toBe(
    '/x/node_modules/a/node_modules/@b/c',
  );
  expect(packageFolder('/x/src/model/urls.ts')).toBeUndefined();
});
