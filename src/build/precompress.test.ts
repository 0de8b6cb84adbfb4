import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compress, precompress } from './precompress.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'precompress-'))));
afterAll(() => rm(folder, { recursive: true }));

describe('a compressed copy', () => {
  it('is the same text, and has neither a time nor a system in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 3000 }), async (text) => {
        const bytes = Buffer.from(text);
        const { br, gz } = await compress(bytes);
        expect(brotliDecompressSync(br).equals(bytes)).toBe(true);
        expect(gunzipSync(gz).equals(bytes)).toBe(true);
        expect([...gz.subarray(4, 8), gz[9]]).toEqual([0, 0, 0, 0, 255]);
      }),
      { numRuns: 30 },
    );
  });

  it('lies beside text that is long enough, is sent, and is not to change', async () => {
    const text = 'Cities for digital rights. '.repeat(100);
    for (const file of ['a.html', 'b.svg', 'later.html', '_headers', '_short.txt', 'picture.webp']) await writeFile(join(folder, file), text);
    await writeFile(join(folder, 'short.txt'), text.slice(0, 999));
    // Nothing makes these bytes smaller.
    await writeFile(join(folder, 'noise.txt'), randomBytes(3000));
    const written = await precompress(folder, ['later.html']);
    const copies = (await readdir(folder)).filter((file) => /\.(br|gz)$/.test(file)).sort();
    expect(copies).toEqual(['a.html.br', 'a.html.gz', 'b.svg.br', 'b.svg.gz']);
    expect(written.files).toBe(4);
  });
});
