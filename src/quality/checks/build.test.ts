/** A build that does not come to its end leaves the old site as it was, says why, and is no burden to the next. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SUMS, sumsOf } from '../../base/sums.ts';
import { differences, readFolder } from '../testing/compare.ts';
import { PLAIN, scratchFolder, startBuild, TEST_ALL } from '../testing/sites.ts';

const env = { CONTENT_DIR: PLAIN.content, BUILD_DAY: PLAIN.env['BUILD_DAY'] ?? '' };
const UNTOUCHED = 'The old site has not changed.';

let scratch: string;
beforeAll(async () => {
  scratch = await scratchFolder('build');
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** A site of an earlier build, with a page that no later one has. */
async function oldSite(name: string) {
  const folder = join(scratch, name);
  await mkdir(join(folder, 'an-old-page'), { recursive: true });
  for (const file of ['index.html', 'an-old-page/index.html'])
    await writeFile(join(folder, file), `The old ${file}`);
  return { folder, files: await readFolder(folder) };
}

/** What lies beside a site, but what the tests themselves put there. */
async function rubbish(folder: string): Promise<string[]> {
  const name = basename(folder);
  return (await readdir(dirname(folder))).filter(
    (entry) => entry.includes(name) && ![name, `${name}-cache`, `${name}.log`].includes(entry),
  );
}

/** Begins a build, and waits until it has written a page. */
async function startedBuild(folder: string) {
  const build = startBuild(folder, env);
  const next = join(dirname(folder), `.${basename(folder)}.${build.child.pid}.build/next`);
  const page = join(next, 'cities/porto/index.html');
  while (!existsSync(page) && build.child.exitCode === null) await wait(20);
  return { ...build, next };
}

describe('a build that is killed half-way', () => {
  it('leaves the old site as it was', async () => {
    const { folder, files } = await oldSite('killed');
    const { child, done, next } = await startedBuild(folder);
    child.kill('SIGKILL');
    expect((await done).output).toContain('The build was ended by SIGKILL.');
    expect(await readdir(next)).not.toContain(SUMS);
    expect(differences(files, await readFolder(folder))).toEqual([]);
  });

  it.runIf(TEST_ALL)(
    'does not keep two that run at once from their end, and they leave a whole site and no rubbish',
    async () => {
      const folder = join(scratch, 'killed');
      const builds = [startBuild(folder, env), startBuild(folder, env)];
      for (const { status, output } of await Promise.all(builds.map(({ done }) => done)))
        expect(status, output).toBe(0);
      expect(existsSync(join(folder, 'an-old-page'))).toBe(false);
      expect(await rubbish(folder)).toEqual([]);

      const files = await readFolder(folder);
      const sums = files.get(SUMS)?.toString() ?? '';
      files.delete(SUMS);
      files.delete('colophon/index.html');
      expect(sumsOf(files)).toBe(sums);
    },
  );
});

it.each([['SIGTERM', 143] as const, ...(TEST_ALL ? [['SIGINT', 130] as const] : [])])(
  'a build that is stopped by %s leaves the old site, and no rubbish',
  async (signal, expected) => {
    const { folder, files } = await oldSite(`stopped-${signal}`);
    const { child, done } = await startedBuild(folder);
    child.kill(signal);
    const { status, output } = await done;
    expect(output).toContain('The build was stopped.');
    expect(status).toBe(expected);
    expect(differences(files, await readFolder(folder))).toEqual([]);
    expect(await rubbish(folder)).toEqual([]);
  },
);

describe('a build that cannot write', () => {
  /** A disk that is full needs one of its own: in a name space in which this user may mount one, as root or not. */
  const namespace = process.getuid?.() === 0 ? ['-m'] : ['-rm'];
  const canMount =
    spawnSync('unshare', [...namespace, 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'none', '/mnt'])
      .status === 0;
  const needsDisk = it.skipIf(!canMount && !process.env['CI']);
  if (!canMount)
    console.warn(
      'Not tested: the full disk, because this user may mount none (unshare -m, mount -t tmpfs). The limit on the size of files is tested instead.',
    );

  needsDisk('because the disk is full says so, and leaves the old site', () => {
    const disk = resolve(scratch, 'full');
    const script = `
      mkdir -p "$DISK" && mount -t tmpfs -o size=4m none "$DISK" || exit 99
      mkdir -p "$DISK/site" && cd "$DISK/site" && echo old > index.html && sha256sum index.html > ../before && cd - > /dev/null
      "$NODE" scripts/build.ts
      echo "status $?"
      cd "$DISK/site" && sha256sum --check ../before && ls -A . ..`;
    const { stdout, stderr } = spawnSync('unshare', [...namespace, 'sh', '-c', script], {
      encoding: 'utf8',
      env: {
        ...process.env,
        ...env,
        VITEST: '',
        NODE: process.execPath,
        DISK: disk,
        OUT_DIR: join(disk, 'site'),
        CACHE_DIR: join(scratch, 'full-cache'),
        SOCIAL_CARDS: 'off',
      },
    });
    expect(stderr).toContain('The disk is full. Free some space and build again.');
    expect(stderr).toContain(UNTOUCHED);
    expect(stdout).toMatch(/status 1\nindex\.html: OK\n\.:\nindex\.html\n\n\.\.:\nbefore\nsite\n$/);
  });

  it('files of a certain size says so, and leaves the old site', async () => {
    const { folder, files } = await oldSite('limit');
    // In blocks of 512 bytes, or of 1,024 in some shells.
    const { stderr, status } = spawnSync(
      'sh',
      ['-c', 'ulimit -f 60 && exec "$NODE" scripts/build.ts'],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          ...env,
          VITEST: '',
          NODE: process.execPath,
          OUT_DIR: folder,
          CACHE_DIR: `${folder}-cache`,
          SOCIAL_CARDS: 'off',
        },
      },
    );
    expect(stderr).toContain('A file exceeds the size limit');
    expect(stderr).toContain(UNTOUCHED);
    expect(status).toBe(1);
    expect(differences(files, await readFolder(folder))).toEqual([]);
    expect(await rubbish(folder)).toEqual([]);
  });

  it.each([
    [
      'where a file stands in place of a folder',
      '/dev/null/site',
      /There is a file where a folder is needed/,
    ],
    [
      'where the system lets nobody write',
      '/sys/site',
      /You have no permission to write there|The disk is read-only/,
    ],
    ['over the project itself', '.', /because that folder holds/],
    ['over a folder that is no site', 'docs', /because it holds something other than a site/],
  ])('%s says so', async (_, folder, message) => {
    const { stderr, status } = spawnSync(process.execPath, ['scripts/build.ts'], {
      encoding: 'utf8',
      env: {
        ...process.env,
        ...env,
        VITEST: '',
        OUT_DIR: folder,
        CACHE_DIR: join(scratch, 'nowhere-cache'),
      },
      timeout: 60_000,
    });
    expect(stderr).toMatch(message);
    expect(stderr).toContain(UNTOUCHED);
    expect(status).toBe(1);
    expect(await readFile('package.json', 'utf8')).toContain('"scripts"');
  });
});
