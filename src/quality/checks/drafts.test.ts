/** What is not public is nowhere in the published site, appears on its day, and is marked in a preview. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFolder } from '../testing/compare.ts';
import {
  buildSite,
  copyProject,
  FIXTURES,
  PLAIN,
  scratchFolder,
  VARIANT,
  type TestSite,
} from '../testing/sites.ts';

let folder: string;
beforeAll(async () => {
  folder = await scratchFolder('drafts');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/**
 * The fixtures have a draft of the past, and a post that appears on the day after {@link PLAIN}:
 * each with a word of its own in every field.
 */
const WORDS = { draft: 'quokkadraft', later: 'wombatlater' } as const;
type Word = (typeof WORDS)[keyof typeof WORDS];
const TODAY = PLAIN.env['BUILD_DAY'] ?? '';

interface Built {
  files: Map<string, Buffer>;
  output: string;
}

async function read({ folder: site }: Pick<TestSite, 'folder'>): Promise<Built> {
  return { files: await readFolder(site), output: await readFile(`${site}.log`, 'utf8') };
}

/** The content of a file; that of the full-text index is packed. */
function textOf(bytes: Buffer): string {
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes)
    .toString('latin1')
    .toLowerCase();
}

/** Files that have a word, in their names or in their text. */
function filesWith({ files }: Built, word: Word): string[] {
  return [...files]
    .filter(([name, bytes]) => name.toLowerCase().includes(word) || textOf(bytes).includes(word))
    .map(([name]) => name);
}

describe('the published site', () => {
  let today: Built;
  let tomorrow: Built;
  beforeAll(async () => {
    today = await read(PLAIN);
    tomorrow = await read(VARIANT);
  });

  it('has no word of a draft anywhere, on no day', () => {
    expect(filesWith(today, WORDS.draft)).toEqual([]);
    expect(filesWith(tomorrow, WORDS.draft)).toEqual([]);
  });

  it('has no word of a post before its day', () => {
    expect(filesWith(today, WORDS.later)).toEqual([]);
  });

  it('has the post on its day, wherever a post is', () => {
    const found = filesWith(tomorrow, WORDS.later);
    const expected = [
      `activities/${WORDS.later}/index.html`,
      `activities/${WORDS.later}/${WORDS.later}.ics`,
      `old-${WORDS.later}/index.html`,
      'index.html',
      'activities/index.html',
      'activities/2026/index.html',
      'events/index.html',
      'topics/ai/index.html',
      'kinds/event/index.html',
      'cities/amman/index.html',
      'partners/uclg/index.html',
      'rss.xml',
      'feed.json',
      'events.ics',
      'cities/amman/rss.xml',
      'data/activities.json',
      'search/index.json',
      'sitemap-0.xml',
    ];
    expect(expected.filter((file) => !found.includes(file))).toEqual([]);
    expect(found.some((file) => file.startsWith('pagefind/fragment/'))).toBe(true);
    expect(found.some((file) => file.startsWith('assets/'))).toBe(true);
    expect(
      textOf(tomorrow.files.get(`activities/${WORDS.later}/index.html`) ?? Buffer.of()),
    ).not.toMatch(/this is a preview|appears on|noindex/);
  });

  it('is built while settings are unconfirmed, which it says', () => {
    expect(today.output).toContain('CONTACT_EMAIL is not confirmed yet.');
    expect(today.output).not.toContain('DRAFTS');
  });
});

describe('a preview', () => {
  let preview: Built;
  const page = (name: string) => preview.files.get(name)?.toString() ?? '';
  beforeAll(async () => {
    const site = join(folder, 'preview');
    const { status, output } = await buildSite(site, {
      CONTENT_DIR: FIXTURES,
      BUILD_DAY: TODAY,
      DRAFTS: 'show',
    });
    expect(status, output).toBe(0);
    preview = await read({ folder: site });
  });

  it('says at the build that it is one', () => {
    expect(preview.output).toContain(
      'DRAFTS is "show": drafts and posts of a later day are in this site, marked as such. Do not publish it.',
    );
  });

  it('marks a draft, and a post by its day, on the page and in its title', () => {
    const draft = page(`activities/${WORDS.draft}/index.html`);
    expect(draft).toContain(`<h1>Draft: The ${WORDS.draft} meeting</h1>`);
    expect(draft).toMatch(new RegExp(`<title>Draft: The ${WORDS.draft} meeting`));
    expect(draft).toContain('<p class="panel">Draft: this post is not public.</p>');
    const later = page(`activities/${WORDS.later}/index.html`);
    expect(later).toContain(`<h1>Appears on 25 November 2026: The ${WORDS.later} meeting</h1>`);
    expect(later).toContain(
      '<p class="panel">This post appears on 25 November 2026. Until then it is not public.</p>',
    );
  });

  it('has no title of either without its mark, in no list, feed, calendar, index or data', () => {
    for (const [word, mark] of [
      [WORDS.draft, 'draft: '],
      [WORDS.later, 'appears on 25 november 2026: '],
    ] as const) {
      const found = filesWith(preview, word);
      expect(found).toEqual(
        expect.arrayContaining([
          'events/index.html',
          'topics/ai/index.html',
          'cities/amman/index.html',
          'rss.xml',
          'feed.json',
          'data/activities.json',
          'search/index.json',
        ]),
      );
      for (const file of found) {
        // The text and the summary name the meeting in a sentence. Calendars break lines.
        const text = textOf(preview.files.get(file) ?? Buffer.of())
          .replace(/\r\n /g, '')
          .replace(/(of|about) the \w+ meeting/g, '');
        expect(text.split(`the ${word} meeting`).length, file).toBe(
          text.split(`${mark}the ${word} meeting`).length,
        );
      }
    }
  });

  it('keeps search engines out, on every page and as a whole', () => {
    expect(page('robots.txt')).toBe('User-agent: *\nDisallow: /\n');
    expect([...preview.files.keys()].filter((file) => file.startsWith('sitemap'))).toEqual([]);
    const pages = [...preview.files.keys()].filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(90);
    expect(
      pages.filter((file) => !page(file).includes('<meta name="robots" content="noindex">')),
    ).toEqual([]);
  });

  it('says on every page what it is', () => {
    expect(page('index.html')).toContain('<header class="site-head">');
    const silent = [...preview.files.keys()].filter(
      (file) =>
        file.endsWith('.html') &&
        page(file).includes('<header class="site-head">') &&
        !page(file).includes(
          '>This is a preview. It shows drafts and posts of a later day, which are not public.</p>',
        ),
    );
    expect(silent).toEqual([]);
  });
});

it('"npm run dev" shows both, marked as in a preview, without any setting', async () => {
  const project = copyProject(join(folder, 'dev'), FIXTURES);
  const { VITEST: _, DEV: __, PROD: ___, MODE: ____, NODE_ENV: _____, ...env } = process.env;
  const server = spawn(process.execPath, ['scripts/dev.ts'], {
    cwd: project,
    env: {
      ...env,
      CACHE_DIR: join(folder, 'dev-cache'),
      BUILD_DAY: TODAY,
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  });
  let output = '';
  server.stdout.on('data', (part: Buffer) => (output += part.toString()));
  server.stderr.on('data', (part: Buffer) => (output += part.toString()));
  try {
    while (!output.includes('The site is at ') && server.exitCode === null) await wait(50);
    const address = /The site is at (\S+)/.exec(output)?.[1];
    expect(address, output).toBeDefined();
    const page = async (path: string) => (await fetch(new URL(path, address))).text();
    expect(await page(`activities/${WORDS.draft}/`)).toContain(
      `Draft: The ${WORDS.draft} meeting</h1>`,
    );
    expect(await page('events/')).toContain(
      `Appears on 25 November 2026: The ${WORDS.later} meeting</a>`,
    );
  } finally {
    server.kill();
    await once(server, 'exit');
  }
});
