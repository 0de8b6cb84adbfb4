/** What a city says in its own language is marked wherever it is shown. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { readBuiltSite } from '../../publishing/build/built-site.ts';
import { PLAIN, PSEUDO_SITE, type TestSite } from '../testing/sites.ts';
import { visits } from '../testing/visits.ts';

interface City {
  name: string;
  language?: string;
  summary: string;
  statement?: string;
  actions: readonly { text: string }[];
  contact?: { role: string };
  decision?: { body: string };
}

const read = (file: string) => readFileSync(join(PLAIN.folder, file), 'utf8');

const cities = (JSON.parse(read('data/cities.json')) as { items: City[] }).items.filter(
  ({ language }) => language !== undefined,
);

/** Everything that a city says, without the full stop, which a title has not. */
const saidBy = ({ summary, statement = '', actions, contact, decision }: City): string[] =>
  [
    summary,
    ...statement.split(/\n{2,}/),
    ...actions.map(({ text }) => text),
    contact?.role ?? '',
    decision?.body ?? '',
  ]
    .map((text) => text.replace(/\.$/, ''))
    .filter(Boolean);

const said = new Map(
  cities.flatMap((city) => saidBy(city).map((text) => [text, city.language] as const)),
);
const DIRECTIONS: Readonly<Record<string, string>> = { ar: 'rtl' };

/** Where a document says one of these texts in another language or direction than its own. */
function unmarked(html: string): string[] {
  const wrong: string[] = [];
  const open = [{ name: '', lang: '', dir: '' }];
  let text = '';
  const here = () => open.at(-1) ?? expect.fail('Nothing is open.');
  const find = (where: string) => {
    for (const [own, language = ''] of said)
      if (
        where.includes(own) &&
        (here().lang !== language || here().dir !== (DIRECTIONS[language] ?? 'ltr'))
      )
        wrong.push(`<${here().name} lang="${here().lang}" dir="${here().dir}"> ${own}`);
  };
  const endText = () => {
    // The head has no place for marks, and data are tested below.
    if (!['title', 'script', 'style'].includes(here().name)) find(text);
    text = '';
  };
  const parser = new Parser({
    onopentag(name, { lang, dir, ...attributes }) {
      endText();
      open.push({ name, lang: lang ?? here().lang, dir: dir ?? here().dir });
      if (name !== 'meta')
        for (const name of ['alt', 'aria-label', 'title']) find(attributes[name] ?? '');
    },
    onclosetag() {
      endText();
      open.pop();
    },
    ontext: (part) => (text += part),
  });
  parser.end(html);
  return wrong;
}

describe('the texts of a city', () => {
  it('are in several languages and directions in the fixtures', () => {
    expect(new Set(cities.map(({ language }) => language))).toEqual(new Set(['ar', 'ja', 'pt']));
    expect(said.size).toBeGreaterThan(10);
  });

  it.each<[string, TestSite]>([
    ['in English', PLAIN],
    ['in another language', PSEUDO_SITE],
  ])('are marked on every page %s', (_, test) => {
    const site = readBuiltSite(test.folder, test.base, test.origin);
    const pages = site.pages.map(({ url, html }) => ({ url, wrong: unmarked(html) }));
    expect(pages.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    const shown = site.pages.filter(({ html }) =>
      [...said.keys()].some((text) => html.includes(text)),
    );
    expect(shown.length).toBeGreaterThan(20);
  });

  it('would be found without their marks', () => {
    const [own = ''] = said.keys();
    expect(unmarked(`<html lang="en" dir="ltr"><p>${own}</p></html>`)).toHaveLength(1);
    expect(unmarked(`<html lang="en" dir="ltr"><a aria-label="${own}">x</a></html>`)).toHaveLength(
      1,
    );
  });

  it('are marked in feeds', () => {
    const items = JSON.parse(read('actions/feed.json')) as {
      items: { title: string; language?: string; content_html: string }[];
    };
    const amman = items.items.filter(({ title }) => title.startsWith('Amman'));
    expect(amman.length).toBeGreaterThan(0);
    for (const { language, content_html: html } of amman) {
      expect(language).toBe('ar');
      expect(html).toContain('<span lang="ar" dir="rtl">');
    }
    const { rss } = new XMLParser().parse(read('cities/rss.xml')) as {
      rss: { channel: { item: { title: string; description: string; 'dc:language'?: string }[] } };
    };
    for (const item of rss.channel.item)
      expect([item.title, item['dc:language']]).toEqual([
        item.title,
        cities.find(({ name }) => item.title.startsWith(name))?.language,
      ]);
  });

  it('are marked in data for programs', () => {
    expect(read('cities/amman/index.html')).toContain('"description":{"@value":"تقدّم');
    expect(read('cities/amman/index.html')).toContain('"@language":"ar"');
    const entries = JSON.parse(read('actions/index.json')) as {
      city: string;
      lang?: string;
      dir?: string;
    }[];
    for (const { city, lang, dir } of entries) {
      const language = cities.find(({ name }) => name === city)?.language;
      expect([city, lang, dir]).toEqual([
        city,
        language,
        language && (DIRECTIONS[language] ?? 'ltr'),
      ]);
    }
  });
});

describe('in the browser', () => {
  const site = visits(PLAIN);

  it.each([
    ['the library', 'actions/?country=jordan', '[data-found] .actions, [data-found]'],
    ['the comparison', 'compare/?city=amman&city=maceio', '[data-comparison]'],
    ['the search', 'search/?q=Amman', '[data-results]'],
  ])('%s marks them as well', async (_, path, selector) => {
    const { page, complaints } = await site.open(path);
    const place = page.locator(selector).first();
    await place.locator('[lang="ar"][dir="rtl"]').first().waitFor();
    const html = await place.evaluate((element) => element.outerHTML);
    expect(
      unmarked(`<html lang="en" dir="ltr">${html.replaceAll(/<\/?mark>/g, '')}</html>`),
    ).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('the page of a city', () => {
  it('says which body of the city decides, in its language', () => {
    expect(read('cities/kyoto/index.html').replace(/\s+/g, ' ')).toContain(
      '<span lang="ja" dir="ltr">京都市会</span>, planned for February 2027',
    );
  });

  it('says in the words of the city that it has no action yet', () => {
    expect(read('cities/zaragoza/index.html')).toContain(
      'The city says that it has no action to show yet.',
    );
    expect(read('cities/gothenburg/index.html')).toContain(
      'No action with a source is recorded yet.',
    );
  });
});
