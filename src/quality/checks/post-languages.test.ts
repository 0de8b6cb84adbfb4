/** A post in another language than the site is marked wherever it is shown, and one without an original says so. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { Parser } from 'htmlparser2';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { runNewsletter } from '../../editorial/newsletter/run-newsletter.ts';
import { inEnglish } from '../../i18n/index.ts';
import { FIXTURES, PLAIN, PSEUDO_SITE } from '../testing/sites.ts';
import { visits } from '../testing/visits.ts';

const ARABIC = { lang: 'ar', dir: 'rtl' };
const PAGE = 'activities/in-arabic/';
const TITLE = 'عمّان تنشر سجلًّا لخوارزمياتها (AI Register).';
const SUMMARY = 'نشرت مدينة عمّان سجلًّا يشرح لسكانها أين تستخدم الخوارزميات ولماذا.';
const HEADING = 'ما الذي تغيّر';
const ALT = 'حقل أزرق لا شيء سواه.';

const read = (file: string, { folder } = PLAIN) => readFile(join(folder, file), 'utf8');

/** The languages in which an HTML document says a text, or has it as the description of a picture, with the direction of each. */
function marksOf(html: string, wanted: string): { lang: string; dir: string }[] {
  const found: { lang: string; dir: string }[] = [];
  const open = [{ name: '', lang: '', dir: '' }];
  const here = () => open.at(-1) ?? expect.fail('Nothing is open.');
  const find = (text: string | undefined, { lang, dir }: { lang: string; dir: string }) => {
    if (text?.trim() === wanted) found.push({ lang, dir });
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      open.push({
        name,
        lang: attributes['lang'] ?? here().lang,
        dir: attributes['dir'] ?? here().dir,
      });
      find(attributes['alt'], here());
    },
    onclosetag: () => open.pop(),
    ontext(text) {
      if (!['title', 'script'].includes(here().name)) find(text, here());
    },
  });
  parser.end(html);
  return found;
}

/** Name and language of all elements that say in which language they are, but of the document itself. */
const foreignParts = (html: string) =>
  [...html.matchAll(/<([a-z]\w*)\b[^>]*\slang="([^"]*)"/g)]
    .map(([, name, lang]) => [name, lang])
    .filter(([name]) => name !== 'html');

describe('a post in Arabic', () => {
  it.each([TITLE, SUMMARY, HEADING, ALT])('is marked on its page: %s', async (text) => {
    // The title is also in the line that says how to cite the page.
    const marks = marksOf(await read(`${PAGE}index.html`), text).map((mark) =>
      JSON.stringify(mark),
    );
    expect([...new Set(marks)]).toEqual([JSON.stringify(ARABIC)]);
  });

  it('says in which language it is, in that of the page', async () => {
    expect(
      marksOf(await read(`${PAGE}index.html`), 'Event · 14 November 2026 · In Arabic'),
    ).toEqual([{ lang: 'en', dir: 'ltr' }]);
    expect(await read(`${PAGE}index.html`)).toContain('"inLanguage":"ar"');
  });

  it.each([
    'index.html',
    'activities/index.html',
    'activities/2026/index.html',
    'topics/ai/index.html',
    'kinds/event/index.html',
    'events/index.html',
    'cities/amman/index.html',
    'countries/jordan/index.html',
    'search/index.html',
    // Where it is among the related posts.
    'activities/renamed/index.html',
  ])('is marked in the list at %s', async (file) => {
    const html = await read(file);
    const titles = marksOf(html, TITLE);
    expect(titles.length).toBeGreaterThan(0);
    for (const mark of [...titles, ...marksOf(html, SUMMARY)]) expect(mark).toEqual(ARABIC);
    if (file !== 'search/index.html') expect(html).toMatch(/ · In Arabic\s/);
  });

  it('is marked on a page in another language', async () => {
    const html = await read(`en-XA/${PAGE}index.html`, PSEUDO_SITE);
    const marks = marksOf(html, TITLE).map((mark) => JSON.stringify(mark));
    expect([...new Set(marks)]).toEqual([JSON.stringify(ARABIC)]);
  });

  it('is marked in RSS and JSON Feed, with its text', async () => {
    const parser = new XMLParser({ ignoreAttributes: false, processEntities: true });
    const { rss } = parser.parse(await read('cities/amman/rss.xml')) as {
      rss: { channel: { item: Record<string, string>[] } };
    };
    const item = rss.channel.item.find(({ link }) => link?.endsWith(PAGE));
    expect(item?.['dc:language']).toBe('ar');
    expect(marksOf(item?.['description'] ?? '', SUMMARY)).toEqual([ARABIC]);
    const others = rss.channel.item.filter((other) => other !== item);
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((other) => 'dc:language' in other)).toEqual([]);

    const feed = JSON.parse(await read('cities/amman/feed.json')) as {
      items: { url: string; language?: string; content_html: string }[];
    };
    const post = feed.items.find(({ url }) => url.endsWith(PAGE));
    expect(post?.language).toBe('ar');
    expect(post?.content_html).toBe(item?.['content:encoded']);
    expect(marksOf(post?.content_html ?? '', HEADING)).toEqual([ARABIC]);
    expect(marksOf(post?.content_html ?? '', ALT)).toEqual([ARABIC]);
    expect(feed.items.filter(({ language }) => language !== undefined)).toEqual([post]);
  });

  it('is marked in calendars', async () => {
    for (const file of ['events.ics', `${PAGE}in-arabic.ics`]) {
      const text = await read(file);
      expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
      const summaries = ICAL.Component.fromString(text)
        .getAllSubcomponents('vevent')
        .flatMap((event) => event.getFirstProperty('summary') ?? []);
      expect(
        summaries.flatMap((summary) => {
          const language = summary.getFirstParameter('language');
          return language ? [[language, summary.getFirstValue()]] : [];
        }),
      ).toEqual([['ar', TITLE]]);
    }
  });

  it('names its language in the data', async () => {
    const { items } = JSON.parse(await read('data/activities.json')) as {
      items: { slug: string; language?: string }[];
    };
    expect(
      items.flatMap(({ slug, language }) => (language === undefined ? [] : [[slug, language]])),
    ).toEqual([['in-arabic', 'ar']]);
  });

  it('is marked in the newsletter', async () => {
    const out = await mkdtemp(join(tmpdir(), 'newsletter-'));
    await runNewsletter(['--from', '2026-11-13', '--to', '2026-11-14', '--out', out], FIXTURES);
    const html = await readFile(join(out, 'newsletter.html'), 'utf8');
    const text = await readFile(join(out, 'newsletter.txt'), 'utf8');
    await rm(out, { recursive: true });
    expect(marksOf(html, TITLE)).toContainEqual(ARABIC);
    expect(marksOf(html, SUMMARY)).toEqual([ARABIC]);
    expect(foreignParts(html).filter(([, lang]) => lang !== 'en')).toEqual([
      ['h3', 'ar'],
      ['p', 'ar'],
    ]);
    expect(text).toContain(TITLE);
    expect(text).toMatch(/In\s+Arabic/);
  });
});

describe('a post in English', () => {
  it('is marked nowhere on its page', async () => {
    const [own = ''] = (await read('activities/pictured/index.html')).split('<h2>');
    expect(foreignParts(own)).toEqual([]);
  });
});

const site = visits(PLAIN);

describe('a title in Arabic', () => {
  it.each(['activities/in-arabic/', 'activities/2026/'])(
    'stands at the edge of the titles in English, in /%s',
    async (path) => {
      const { page } = await site.open(path);
      const title = page.locator(':is(h1, h2, h3):lang(ar)').first();
      // The value of match-parent, which browsers know by different names.
      expect(await title.evaluate((element) => getComputedStyle(element).textAlign)).toBe('left');
    },
  );
});

describe('the search', () => {
  it.each([
    ['a title', 'عمان تنشر'],
    ['the text alone', 'مكتبة'],
  ])('finds a post in Arabic by %s, and marks it', async (_, query) => {
    const { page, complaints } = await site.open(`search/?q=${encodeURIComponent(query)}`);
    await page.locator('site-search[data-whole]').waitFor();
    const result = page.locator('[data-results] li').filter({ hasText: TITLE });
    expect(await result.count()).toBe(1);
    for (const part of ['h2', 'p:last-child']) {
      expect(await result.locator(part).getAttribute('lang')).toBe('ar');
      expect(await result.locator(part).getAttribute('dir')).toBe('rtl');
    }
    expect(await result.locator('.note').innerText()).toContain('In Arabic');
    expect(complaints).toEqual([]);
  });

  it.each([
    ['knows', false],
    ['does not know', true],
  ])('finds words of a Japanese text where the browser %s where words end', async (_, without) => {
    const { page, context, complaints } = await site.open('about/');
    if (without) await context.addInitScript(() => Reflect.deleteProperty(Intl, 'Segmenter'));
    // A part of a word, words of a sentence, and words that do not follow each other there.
    for (const [query, count] of [
      ['登録', 1],
      ['アルゴリズムの登録簿', 1],
      ['登録簿 アルゴリズム', 1],
      ['登録簿アルゴリズム', 0],
      ['京都', 1],
    ] as const) {
      await page.goto(`${site.url}search/?q=${encodeURIComponent(query)}`);
      await page.locator('site-search[data-whole]').waitFor();
      const result = page.locator('[data-results] li').filter({ hasText: 'Kyoto' });
      expect([query, await result.count()]).toEqual([query, count]);
      if (count === 0 || query === '京都') continue;
      const marked = (await result.locator('mark').allInnerTexts()).join('');
      expect(marked).toContain(query.split(' ')[0]);
      // The spaces that the index needs are not shown.
      expect(await result.innerText()).toContain('アルゴリズムの登録簿');
    }
    expect(complaints).toEqual([]);
  });

  it('has one index for posts in all languages', async () => {
    const { languages } = JSON.parse(await read('pagefind/pagefind-entry.json')) as {
      languages: object;
    };
    expect(Object.keys(languages)).toEqual(['en']);
  });
});

describe('a post without an original', () => {
  const { originalAt, publishedHere } = inEnglish.t.activity;

  it('says that it was first published here, and links to no original', async () => {
    const html = await read('activities/published-here/index.html');
    expect(html).toContain(publishedHere);
    expect(html).not.toContain(originalAt(''));
    expect(html).not.toContain('isBasedOn');
    const other = await read('activities/pictured/index.html');
    expect(other).not.toContain(publishedHere);
    expect(other).toContain(originalAt('example.net'));
  });

  it('has no such field in the data, whose schema does not require it', async () => {
    const { items } = JSON.parse(await read('data/activities.json')) as { items: object[] };
    expect(items.filter((item) => !('original' in item))).toMatchObject([
      { slug: 'published-here' },
    ]);
    const { $defs } = JSON.parse(await read('data/schemas/activities.json')) as {
      $defs: { activity: { properties: object; required: string[] } };
    };
    expect(Object.keys($defs.activity.properties)).toContain('original');
    expect($defs.activity.required).toContain('title');
    expect($defs.activity.required).not.toContain('original');
  });
});
