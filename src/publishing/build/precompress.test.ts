import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { serialize } from 'node:v8';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compress, precompress } from './precompress.ts';

let folder: string;
let kept: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'precompress-'));
  kept = `${folder}-kept/copies`;
});
afterAll(() => Promise.all([folder, dirname(kept)].map((path) => rm(path, { recursive: true }))));

describe('a compressed copy', () => {
  it('is the same text, and has neither a time nor a system in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 3000 }), async (text) => {
        const bytes = Buffer.from(text);
        const { br, gz } = await compress(bytes, 10);
        expect(brotliDecompressSync(br).equals(bytes)).toBe(true);
        expect(gunzipSync(gz).equals(bytes)).toBe(true);
        expect([...gz.subarray(4, 8), gz[9]]).toEqual([0, 0, 0, 0, 255]);
      }),
      { numRuns: 30 },
    );
  });

  it('lies beside text that is long enough, is sent, and is not to change', async () => {
    const text = 'Cities for digital rights. '.repeat(100);
    for (const file of ['a.html', 'b.svg', 'later.html', '_headers', '_short.txt', 'picture.webp'])
      await writeFile(join(folder, file), text);
    await writeFile(join(folder, 'short.txt'), text.slice(0, 999));
    await mkdir(join(folder, 'gazetteer'));
    await writeFile(join(folder, 'gazetteer/0.txt'), text);
    // Nothing makes these bytes smaller.
    await writeFile(join(folder, 'noise.txt'), randomBytes(3000));
    const written = await precompress(folder, kept, ['later.html']);
    const copies = (await readdir(folder, { recursive: true }))
      .filter((file) => /\.(br|gz)$/.test(file))
      .sort();
    expect(copies).toEqual(['a.html.br', 'a.html.gz', 'b.svg.br', 'b.svg.gz']);
    expect(written.files).toBe(4);
  });

  it('is made again only if its file has changed', async () => {
    const build = async () => {
      for (const copy of (await readdir(folder)).filter((file) => /\.(br|gz)$/.test(file)))
        await rm(join(folder, copy));
      return (await precompress(folder, kept, ['later.html'])).compressed;
    };
    await build();
    expect(await build()).toBe(0);
    const text = `${await readFile(join(folder, 'a.html'), 'utf8')} Changed.`;
    await writeFile(join(folder, 'a.html'), text);
    expect(await build()).toBe(1);
    expect(brotliDecompressSync(await readFile(join(folder, 'a.html.br'))).toString()).toBe(text);
    expect(gunzipSync(await readFile(join(folder, 'a.html.gz'))).toString()).toBe(text);
  });

  it('is made anew if the kept ones cannot be read, or are those of another compressor', async () => {
    const bytes = await readFile(kept);
    for (const broken of [
      bytes.subarray(0, bytes.length / 2),
      Buffer.alloc(0),
      serialize({ compressors: '0', kept: new Map() }),
      serialize('nothing'),
    ]) {
      await writeFile(kept, broken);
      const { compressed } = await precompress(folder, kept, ['later.html']);
      expect(compressed).toBeGreaterThan(1);
    }
    expect((await precompress(folder, kept, ['later.html'])).compressed).toBe(0);
  });
});
