/** What the colophon says of the site is what anyone finds who measures it. */
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../base/sums.ts';
import { SUMS } from '../../base/sums.ts';
import { readFolder } from '../testing/compare.ts';
import { PLAIN, VARIANT } from '../testing/sites.ts';

describe.each([
  ['as published', PLAIN],
  ['below a path', VARIANT],
])('the colophon of the site %s', (_, { folder, base, origin, env }) => {
  let files: Map<string, Buffer>;
  let html: string;
  let text: string;
  beforeAll(async () => {
    files = await readFolder(folder);
    html = files.get('colophon/index.html')?.toString() ?? '';
    text = html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  });

  it('shows the digest of the list of sums, in which every other file is', () => {
    const sums = files.get(SUMS) ?? Buffer.alloc(0);
    expect(text).toContain(`Digest ${sha256(sums)} `);
    expect(html).toContain(`href="${base}${SUMS}"`);
    const listed = sums
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(66));
    expect(listed.sort()).toEqual(
      [...files.keys()].filter((file) => file !== SUMS && file !== 'colophon/index.html').sort(),
    );
    const { stdout, stderr, status } = spawnSync('sha256sum', ['--check', '--quiet', SUMS], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout + stderr).toBe('');
    expect(status).toBe(0);
  });

  it('counts files and bytes, and nothing is asked of other sites', () => {
    const counted = [...files].filter(([file]) => file !== SUMS && file !== 'colophon/index.html');
    expect(text).toContain(`Files ${counted.length.toLocaleString('en-GB')} `);
    expect(text).toContain(
      `Size of all files ${(counted.reduce((sum, [, { length }]) => sum + length, 0) / 1e6).toFixed(1)} MB`,
    );
    expect(text).toContain('Requests to other sites 0 0 ');
    expect(text).toContain('Most requests of a page to other sites 0 ');
  });

  it('names the pages with JavaScript, and the packages that they run', () => {
    const pages = ['actions', 'cities', 'compare', 'feeds/[\\w/-]+', 'join/apply', 'search'];
    const listed = pages
      .map((page) => String.raw`\S*\/${page}\/ \d+\.\d kB(?: and \d+ pages alike)?`)
      .join(' ');
    expect(text).toMatch(new RegExp(String.raw`Pages with JavaScript \d+ of \d+ ${listed}`));
    expect(text).toMatch(
      /Packages whose code your browser runs Package Version Licence .*minisearch [\d.]+ MIT pagefind [\d.]+ MIT .*Packages that build the site/,
    );
  });

  it('weighs the editor by itself', () => {
    expect(text).toContain(`Editor, for those who write this site ${base}admin/: `);
    expect(html).not.toContain(`href="${base}admin/`);
  });

  it('gives the commands that build the same site', () => {
    expect(text).toContain(`export SITE_URL=${origin} `);
    expect(text).toContain(`export BUILD_DAY=${env['BUILD_DAY']} `);
    expect(text.includes('export SITE_BASE=')).toBe(base !== '/');
    expect(text).toContain(` curl -o sums.txt ${origin}${base}${SUMS} `);
    if (env['SOURCE_COMMIT']) expect(text).toContain(` git checkout ${env['SOURCE_COMMIT']} `);
  });
});

it('no other page, and no index of the search, depends on these figures', async () => {
  const files = await readFolder(PLAIN.folder);
  const digest = sha256(files.get(SUMS) ?? '');
  expect([...files].filter(([, bytes]) => bytes.includes(digest)).map(([file]) => file)).toEqual([
    'colophon/index.html',
  ]);
});
