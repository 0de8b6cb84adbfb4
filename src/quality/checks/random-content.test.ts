/**
 * The promise about content: what passes the check builds, and what builds can
 * be published. Proven with content made at random; each file that once broke
 * the promise is a case of its own in fixtures/publishable.yaml.
 */
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkContent } from '../../check/check-content.ts';
import { formatProblems } from '../../check/problem.ts';
import { readBuiltSite } from '../../publishing/build/built-site.ts';
import { randomFiles, type Known, type RandomFile } from '../testing/random-content.ts';
import { buildSite, FIXTURES, scratchFolder, TEST_ALL } from '../testing/sites.ts';
import { checkSite } from './check-site.ts';

const DAY = '2026-11-24';
const SEED = Number(process.env['FC_SEED'] ?? 20261130);
const COUNT = TEST_ALL ? 600 : 24;
const ORIGIN = 'https://site.example.org';

let scratch: string;
let content: string;
let accepted: RandomFile[];
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
  const files = randomFiles(known, pictures, COUNT, SEED);
  for (const { path, text } of files) await writeFile(join(content, path), text);
  accepted = await withoutRefused(files);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Photos of noise, the hardest to compress. */
async function writePictures(): Promise<string[]> {
  const sizes = [
    [720, 477],
    [1600, 1200],
    [300, 900],
  ] as const;
  for (const [index, [width, height]] of sizes.entries())
    await sharp({
      create: {
        width,
        height,
        channels: 3,
        background: '#777',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg({ quality: 80 })
      .toFile(join(content, `activities/noise-${index}.jpg`));
  return sizes.map((_, index) => `./noise-${index}.jpg`);
}

/** Takes out what the check refuses, until it refuses nothing. */
async function withoutRefused(files: readonly RandomFile[]): Promise<RandomFile[]> {
  const { problems } = await checkContent(content, scratch, { today: DAY });
  const refused = new Set(problems.map(({ file }) => file.slice('content/'.length)));
  if (refused.size === 0) return [...files];
  for (const path of refused) await rm(join(content, path), { force: true });
  return withoutRefused(files.filter(({ path }) => !refused.has(path)));
}

it('what passes the check builds, and can be published', async () => {
  // A generator whose files were all refused would prove nothing.
  expect(accepted.length).toBeGreaterThan(COUNT / 2);
  const folder = join(scratch, 'site');
  const env = {
    SITE_URL: ORIGIN,
    CONTENT_DIR: content,
    BUILD_DAY: DAY,
    ADMIN: 'off',
    SOCIAL_CARDS: 'off',
  };
  const { status, output } = await buildSite(folder, env);
  expect(status, output.slice(-3000)).toBe(0);
  const site = readBuiltSite(folder, '/', ORIGIN);
  expect(formatProblems(await checkSite(site, DAY, content))).toBe('');
});
