/** The same files, the same settings and the same day give the same site: in any folder, at any time, on any clock. */
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { differences, readFolder } from '../testing/compare.ts';
import { copyProject, PLAIN, startBuild } from '../testing/sites.ts';

/** As a clone on Windows has them. */
async function endLinesAsOnWindows(content: string): Promise<void> {
  for (const entry of await readdir(content, { recursive: true, withFileTypes: true })) {
    if (!/\.(md|mdx|yaml)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('\n', '\r\n'));
  }
}

it('the same site comes out, byte by byte, in another folder, with another clock, time zone and language, from files with other dates and lines that end as on Windows, and with nothing kept from before', async () => {
  const project = await mkdtemp(join(tmpdir(), 'Another folder, Köln-'));
  try {
    copyProject(project, PLAIN.content);
    await endLinesAsOnWindows(join(project, 'content'));
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
    expect(
      differences(await readFolder(PLAIN.folder), await readFolder(join(project, 'dist'))),
    ).toEqual([]);
  } finally {
    await rm(project, { recursive: true, force: true });
  }
});
