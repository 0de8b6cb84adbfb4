/**
 * The promise about content: what passes the check builds, and what builds can
 * be published. Proven with content made at random; each file that once broke
 * the promise is a case of its own, in src/quality/fixtures/rules.yaml or beside the code.
 */
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkContent } from '../../check/check-content.ts';
import { formatProblems } from '../../check/problem.ts';
import { readBuiltSite } from '../../publishing/build/built-site.ts';
import { deployFiles, EXAMPLE } from '../../publishing/deploy/files.ts';
import { randomFiles, type Known, type RandomFile } from '../testing/random-content.ts';
import { get, startCaddy, startNginx } from '../testing/servers.ts';
import { buildSite, FIXTURES, scratchFolder, TEST_ALL } from '../testing/sites.ts';
import { toolForTests } from '../testing/tools.ts';
import { checkSite } from './check-site.ts';

const DAY = '2026-11-24';
const SEED = Number(process.env['FC_SEED'] ?? 20261130);
const COUNT = TEST_ALL ? 600 : 24;
const ORIGIN = 'https://site.example.org';

/** Posts and cities are added in so many steps; the site is built after each. */
const STEPS = TEST_ALL ? 10 : 1;

let scratch: string;
let content: string;
let files: RandomFile[];
beforeAll(async () => {
  scratch = await scratchFolder('random');
  content = join(scratch, 'content');
  await cp(FIXTURES, content, { recursive: true });
  const pictures = await writePictures();
  const { index } = await checkContent(content, scratch, { today: DAY });
  const known: Known = {
    cities: [...index.pages.cities.keys()],
    partners: [...index.pages.partners.keys()],
    principles: [...index.pages.principles.keys()],
    items: [...index.items],
    addresses: [...index.addresses]
      .filter(([, { visibleFrom }]) => visibleFrom === '')
      .map(([address]) => address),
  };
  files = randomFiles(known, pictures, COUNT, SEED);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Photos of noise, the hardest to compress. */
async function writePictures(): Promise<string[]> {
  const sizes = (
    [
      [720, 477],
      [300, 900],
      [1600, 1200],
      [3000, 2000],
    ] as const
  ).slice(0, TEST_ALL ? 4 : 2);
  for (const [index, [width, height]] of sizes.entries())
    await sharp({
      create: {
        width,
        height,
        channels: 3,
        background: '#777',
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    })
      .jpeg({ quality: 60 })
      .toFile(join(content, `activities/noise-${index}.jpg`));
  return sizes.map((_, index) => `./noise-${index}.jpg`);
}

/** Adds files, and takes those out again that the check refuses. */
async function addAccepted(added: readonly RandomFile[]): Promise<number> {
  for (const { path, text } of added) await writeFile(join(content, path), text);
  const { problems } = await checkContent(content, scratch, { today: DAY });
  const refused = new Set(problems.map(({ file }) => file.slice('content/'.length)));
  for (const path of refused) await rm(join(content, path));
  if (refused.size === 0) return added.length;
  return addAccepted(added.filter(({ path }) => !refused.has(path)));
}

const nginx = toolForTests('openssl') && toolForTests('nginx');
const caddy = toolForTests('openssl') && toolForTests('caddy', { optional: true });

it.each(Array.from({ length: STEPS }, (_, step) => step))(
  'what passes the check builds, and can be published: step %i',
  async (step) => {
    const share = files.slice((step * COUNT) / STEPS, ((step + 1) * COUNT) / STEPS);
    // A generator whose files were all refused would prove nothing.
    expect(await addAccepted(share)).toBeGreaterThan(share.length / 2);
    const folder = join(scratch, 'site');
    const { status, output } = await buildSite(folder, {
      SITE_URL: ORIGIN,
      CONTENT_DIR: content,
      BUILD_DAY: DAY,
      ADMIN: 'off',
      SOCIAL_CARDS: 'off',
      PRECOMPRESS: 'off',
    });
    expect(status, output.slice(-3000)).toBe(0);
    const site = readBuiltSite(folder, '/', ORIGIN);
    expect(formatProblems(await checkSite(site, DAY, content))).toBe('');
    for (const [program, file, start] of [
      [nginx, 'nginx.conf', startNginx],
      [caddy, 'Caddyfile', startCaddy],
    ] as const) {
      if (!program) continue;
      const own = join(scratch, `${file}-${step}`);
      await mkdir(own);
      const text = deployFiles({ site: EXAMPLE.site, base: '/' }).find(([name]) => name === file);
      const server = await start(program, text?.[1] ?? '', own, folder, '/');
      expect((await get(server.https, '/')).status).toBe(200);
      await server.stop();
    }
  },
);
