/** The same files, the same settings and the same day give the same site: in any folder, at any time, on any clock. */
import { cp, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differences, readFolder } from '../testing/compare.ts';
import { buildSite, PLAIN, scratchFolder, startBuild } from '../testing/sites.ts';

/** What is no part of the project's own files. */
const OTHER = /^(node_modules|dist|\..*\.build|\.astro|\.cache|\.git)$/;

let scratch: string;
let first: Map<string, Buffer>;
beforeAll(async () => {
  scratch = await scratchFolder('reproducible');
  first = await readFolder(PLAIN.folder);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

describe('the same site comes out, byte by byte', () => {
  it('in another folder, with another clock, time zone and language, from files with other dates, and with nothing kept from before', async () => {
    const project = await mkdtemp(join(tmpdir(), 'Another folder, Köln-'));
    try {
      for (const entry of await readdir('.'))
        if (!OTHER.test(entry)) await cp(entry, join(project, entry), { recursive: true });
      await symlink(resolve('node_modules'), join(project, 'node_modules'));
      const files = await readdir(join(project, 'content'), { recursive: true });
      for (const file of files.reverse()) await utimes(join(project, 'content', file), 1e9, 1e9);

      const { done } = startBuild(
        join(project, 'dist'),
        {
          ...PLAIN.env,
          CACHE_DIR: '.astro',
          TZ: 'Pacific/Kiritimati',
          LANG: 'tr_TR.UTF-8',
          LC_ALL: 'tr_TR.UTF-8',
          NODE_OPTIONS: `--import=${pathToFileURL(resolve('src/quality/testing/other-clock.ts')).href}`,
        },
        { project },
      );
      const { status, output } = await done;
      expect(status, output).toBe(0);
      expect(output).toContain(
        `The clock says ${new Date(Date.now() + (365 * 24 + 17) * 3600 * 1000).toISOString().slice(0, 10)}.`,
      );
      expect(differences(first, await readFolder(join(project, 'dist')))).toEqual([]);
    } finally {
      await rm(project, { recursive: true, force: true });
    }
  });

  it('from files whose lines end as on Windows', async () => {
    const content = join(scratch, 'content');
    await cp('content', content, { recursive: true });
    for (const entry of await readdir(content, { recursive: true, withFileTypes: true })) {
      if (!/\.(md|mdx|yaml)$/.test(entry.name)) continue;
      const file = join(entry.parentPath, entry.name);
      await writeFile(file, (await readFile(file, 'utf8')).replaceAll('\n', '\r\n'));
    }
    const out = join(scratch, 'windows');
    await cp(`${PLAIN.folder}-cache/cards`, `${out}-cache/cards`, { recursive: true });
    const { status, output } = await buildSite(out, { ...PLAIN.env, CONTENT_DIR: content });
    expect(status, output).toBe(0);
    expect(differences(first, await readFolder(out))).toEqual([]);
  });
});
