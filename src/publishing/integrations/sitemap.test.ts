import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../settings.ts';
import { isIndexed, withLastChange } from './sitemap.ts';

const settings = readSettings(
  { SITE_URL: 'https://www.example.org', SITE_BASE: '/website/' },
  '2026-01-01',
);
const address = 'https://www.example.org/website/';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sitemap-'));
  const pages = {
    'dated/': '<head></head><main id="content" data-source="x.md" data-changed="2025-12-10">',
    'undated/': '<head></head><main id="content">data-changed="2025-12-10"',
    'hidden/': '<head><meta name="robots" content="noindex"></head><main>',
    'maceió/': '<head></head><main data-changed="2024-01-02">',
  };
  for (const [path, html] of Object.entries(pages)) {
    await mkdir(join(folder, path));
    await writeFile(join(folder, path, 'index.html'), html);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the sitemap', () => {
  it('lists pages that exist and do not keep search engines away', () => {
    const listed = isIndexed(folder, settings);
    expect(
      ['dated/', 'undated/', 'hidden/', 'none/', encodeURI('maceió/')].map((path) =>
        listed(address + path),
      ),
    ).toEqual([true, true, false, false, true]);
  });

  it('says when a page changed, if the page says so, and nothing else', () => {
    const dated = withLastChange(folder, settings);
    const item = (path: string) => ({ url: address + encodeURI(path) });
    expect(dated(item('dated/'))).toEqual({ ...item('dated/'), lastmod: '2025-12-10' });
    expect(dated(item('maceió/'))).toEqual({ ...item('maceió/'), lastmod: '2024-01-02' });
    expect(dated(item('undated/'))).toEqual(item('undated/'));
    expect(dated(item('none/'))).toEqual(item('none/'));
  });
});
