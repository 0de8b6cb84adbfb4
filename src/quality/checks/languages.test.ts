/** The site in a made-up language: what it still says in plain letters comes from the content, or was forgotten. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { OLDEST_BROWSERS } from '../../base/oldest-browsers.ts';
import { directPackages } from '../../base/packages.ts';
import { en } from '../../i18n/en/index.ts';
import { inEnglish } from '../../i18n/index.ts';
import { english } from '../../i18n/languages.ts';
import { withSlashes } from '../../base/files.ts';
import { settings } from '../../settings.ts';
import { pseudo, PSEUDO } from '../testing/pseudo-language.ts';
import { FIXTURES, PSEUDO_SITE } from '../testing/sites.ts';

/** Attributes that people read or hear. */
const SAID = ['alt', 'aria-label', 'title', 'placeholder'] as const;
/** Code is for programs. */
const NO_TEXT = new Set(['script', 'style', 'code', 'pre', 'textarea']);

/** The texts of a page in its own language: what stands in another is marked so. */
function textsOf(html: string): string[] {
  const texts: string[] = [];
  const foreign: boolean[] = [];
  let text = '';
  const endText = () => {
    texts.push(text);
    text = '';
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      endText();
      const { lang } = attributes;
      const other = lang !== undefined && lang !== PSEUDO.tag;
      foreign.push(foreign.at(-1) === true || other || NO_TEXT.has(name));
      if (foreign.at(-1) !== true)
        texts.push(...SAID.flatMap((attribute) => attributes[attribute] ?? []));
    },
    onclosetag() {
      endText();
      foreign.pop();
    },
    ontext(part) {
      if (foreign.at(-1) !== true) text += part;
    },
  });
  parser.end(html.slice(html.indexOf('<html')));
  return texts.map((each) => each.trim()).filter(Boolean);
}

/** All texts in a value of YAML. */
function scalarsOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(scalarsOf);
  return typeof value === 'string' ? [value] : [];
}

/** Words in one line, without what stands around them. */
const bare = (text: string) =>
  text.replace(/\s+/g, ' ').replace(/^[\s\p{P}\p{N}]+|[\s\p{P}\p{N}]+$/gu, '');

/**
 * What the content says: each text of its fields, the pieces into which Markdown parts its bodies,
 * and all of it in one line.
 */
function saidByContent(): { pieces: ReadonlySet<string>; whole: string } {
  const texts = globSync(`${FIXTURES}/**/*.{md,mdx,yaml}`).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const [, yaml = text, body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
    const plain = body
      .replace(/\]\([^)]*\)/g, ']')
      .replace(/<[^>]*>|[*_`[\]|]|\\\n|^(?: *[-#>\d.]+ )+/gm, '|');
    return [...scalarsOf(parse(yaml)), ...plain.split(/\n{2,}|\|/), plain.replaceAll('|', '')];
  });
  const lines = texts.map(bare).filter(Boolean);
  return { pieces: new Set(lines), whole: ` ${lines.join(' ')} ` };
}

const content = saidByContent();
/** Words of the content with letters that the made-up language has, too. */
const FOREIGN = new Set(content.whole.match(/[^\s\p{P}]*[^\p{ASCII}\s\p{P}][^\s\p{P}]*/gu));

/** Names, which are the same in every language: of the site, of the packages that build it and of their licences. */
const NAMES: ReadonlySet<string> = new Set(
  [
    settings.name,
    settings.shortName,
    settings.contentLicenceName,
    english.name,
    `${PSEUDO_SITE.env['REPOSITORY_OWNER']}/${settings.repositoryName}`,
    // What Markdown adds to notes belongs to the text, which is in the language of its author.
    ...['Footnotes', 'Back to reference'],
    inEnglish.formats.list(OLDEST_BROWSERS.map(({ name, version }) => `${name} ${version}`)),
    ...directPackages().flatMap(({ name, licence }) => [...name.split('/'), licence]),
  ].map(bare),
);

/** True for words that no dictionary has to have: content, and names. */
function isOfNoDictionary(words: string): boolean {
  return (
    !/[A-Za-z]{2}/.test(words) ||
    NAMES.has(words) ||
    content.pieces.has(words) ||
    (words.split(' ').length > 2 && content.whole.includes(words))
  );
}

/**
 * What a text says in plain letters, beside addresses and the words of the made-up language, that
 * is from no content.
 */
function leftOver(text: string): string[] {
  return text
    .replace(/\S*[a-z][.@][a-z]\S*/gi, '\n')
    .replace(/[^\s\p{P}]*[^\p{ASCII}\s\p{P}][^\s\p{P}]*/gu, (word) =>
      FOREIGN.has(word) ? word : '\n',
    )
    .split('\n')
    .map(bare)
    .filter((words) => !isOfNoDictionary(words));
}

describe('the site in a made-up language', () => {
  let pages: { file: string; html: string }[] = [];
  beforeAll(() => {
    pages = globSync(`${PSEUDO.tag}/**/*.html`, { cwd: PSEUDO_SITE.folder })
      .map(withSlashes)
      .sort()
      .map((file) => ({ file, html: readFileSync(join(PSEUDO_SITE.folder, file), 'utf8') }));
  });

  it('has each page of the English one but those that exist once', () => {
    const inEnglish = globSync('**/index.html', { cwd: PSEUDO_SITE.folder, exclude: [PSEUDO.tag] })
      .map(withSlashes)
      .filter((file) => {
        const html = readFileSync(join(PSEUDO_SITE.folder, file), 'utf8');
        // Old addresses lead to the English page.
        return !html.includes('http-equiv="refresh"');
      });
    expect(inEnglish.length).toBeGreaterThan(60);
    expect(pages.map(({ file }) => file)).toEqual(
      inEnglish.map((file) => `${PSEUDO.tag}/${file}`).sort(),
    );
  });

  it('says nothing that no dictionary has', () => {
    const left = new Map<string, string>();
    for (const { file, html } of pages)
      for (const text of textsOf(html)) for (const words of leftOver(text)) left.set(words, file);
    expect([...left].map(([words, file]) => `${file}: ${words}`)).toEqual([]);
  });

  it('would show a forgotten text, beside content and beside texts of a dictionary', () => {
    const city = 'Amsterdam';
    expect(content.pieces.has(city)).toBe(true);
    for (const text of ['All cities', `All cities, ${pseudo('with what each one does')}`])
      expect(leftOver(text)).toEqual(['All cities']);
    for (const text of [city, `${city}, ${pseudo(en.city.founder)}`])
      expect(leftOver(text)).toEqual([]);
    expect(
      textsOf('<html><p title="One">Two <b lang="pt">Três</b><code>4</code></p></html>'),
    ).toEqual(['One', 'Two']);
  });

  it('is written from right to left, and linked with the English page both ways', () => {
    const page = (file: string) => readFileSync(join(PSEUDO_SITE.folder, file), 'utf8');
    const links = [
      '<link rel="alternate" hreflang="en" href="https://www.example.org/about/">',
      '<link rel="alternate" hreflang="en-XA" href="https://www.example.org/en-XA/about/">',
      '<link rel="alternate" hreflang="x-default" href="https://www.example.org/about/">',
    ];
    for (const file of ['about/index.html', 'en-XA/about/index.html'])
      for (const link of links) expect(page(file), file).toContain(link);
    expect(page('en-XA/about/index.html')).toContain('<html lang="en-XA" dir="rtl">');
    expect(page('sitemap-0.xml')).toContain(
      '<xhtml:link rel="alternate" hreflang="en-XA" href="https://www.example.org/en-XA/about/"/>',
    );
  });
});
