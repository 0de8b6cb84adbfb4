import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { archiveOf } from './archive.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const files = [
  { name: 'schemas/v5/cities.json', content: bytes('{}\n') },
  { name: 'README.md', content: bytes('Maceió\n'.repeat(100)) },
];

describe('the archive', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('has all files, as they were', () => {
    const unpacked = unzipSync(archiveOf(files));
    expect(Object.keys(unpacked)).toEqual(['README.md', 'schemas/v5/cities.json']);
    for (const { name, content } of files)
      expect([...(unpacked[name] ?? [])]).toEqual([...content]);
  });

  it('has the same bytes everywhere and at any time, whatever the order of the files', () => {
    const sum = (packed: Uint8Array) => createHash('sha256').update(packed).digest('hex');
    const sums = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles'].map((place) => {
      process.env['TZ'] = place;
      return sum(archiveOf(files));
    });
    expect(new Set([...sums, sum(archiveOf(files.toReversed()))]).size).toBe(1);
    // Another sum means that every archive that is cited has another one when it is built again.
    expect(sums[0]).toMatchInlineSnapshot(
      `"2a514f23099076ef41c3d34a2987fbbc4cfe30c4df1230483d8e5fa17afebbb3"`,
    );
  });
});
