/**
 * Language of the content and the interface: spelling, plain words, no two
 * alike. Content is judged in `npm run test:all` alone: what `npm run check`
 * accepts must not turn `npm test` red.
 */
import { readFile } from 'node:fs/promises';
import dictionary from 'dictionary-en-gb';
import nspell from 'nspell';
import { syllable } from 'syllable';
import { beforeAll, describe, expect, it } from 'vitest';
import { inEnglish } from '../../i18n/index.ts';
import type { CheckedFile } from '../../check/check-content.ts';
import { contentOf, LIVING, SEARCH, TEST_ALL } from '../testing/sites.ts';
import { fileAt, readBuiltSite } from '../../publishing/build/built-site.ts';
import { blocksOf, messagesOf, namesOf, sentencesOf, textsOf, wordsOf } from './texts.ts';

const ofContent = it.runIf(TEST_ALL);
let files: CheckedFile[];
let names: string[];
beforeAll(async () => {
  ({ files } = await contentOf(LIVING));
  names = [...files, ...(await contentOf(SEARCH)).files].flatMap(namesOf).flatMap(wordsOf);
});

const listOf = async (file: string) =>
  (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '' && !line.startsWith('#'));

const INTERFACE = Object.values(inEnglish.t);

describe('spelling', () => {
  let spell: ReturnType<typeof nspell>;
  let words: string[];
  beforeAll(async () => {
    spell = nspell(Buffer.from(dictionary.aff), Buffer.from(dictionary.dic));
    words = await listOf('src/quality/checks/words.txt');
    for (const word of words) spell.add(word);
    for (const word of names) spell.add(word);
  });
  /** Letters alone are an abbreviation, and stand as they are. */
  const isWrong = (word: string) => !spell.correct(word) && !/^\p{Lu}{2,}s?$/u.test(word);

  ofContent('is right in all content', () => {
    const wrong = files.flatMap((file) =>
      textsOf(file)
        .flatMap(wordsOf)
        .filter(isWrong)
        .map((word) => `${file.file}: "${word}"`),
    );
    expect(
      [...new Set(wrong)],
      'Fix the word, or add it to src/quality/checks/words.txt if it is right.',
    ).toEqual([]);
  });

  it('is right in the interface', () => {
    expect([...new Set(INTERFACE.flatMap(messagesOf).flatMap(wordsOf).filter(isWrong))]).toEqual(
      [],
    );
  });

  it('finds a wrong word', () => {
    expect(
      wordsOf('The citty’s register, at https://www.exmple.org/ and in the Μουσείο.').filter(
        isWrong,
      ),
    ).toEqual(['citty']);
  });

  ofContent('has no word on the list that nobody uses', () => {
    const used = new Set(
      [...files.flatMap(textsOf), ...INTERFACE.flatMap(messagesOf)].flatMap(wordsOf),
    );
    expect(words.filter((word) => !used.has(word))).toEqual([]);
  });
});

describe('plain language', () => {
  /** Flesch–Kincaid grade (Kincaid et al., Derivation of New Readability Formulas, 1975). */
  const gradeOf = (blocks: string[]) => {
    const sentences = blocks.flatMap(sentencesOf);
    const words = sentences.flatMap(wordsOf);
    const syllables = words.reduce((sum, word) => sum + syllable(word), 0);
    return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  };

  ofContent('can be read in the ninth grade on each of the coalition’s own pages', () => {
    const pages = files
      .filter(({ collection }) => collection === 'pages')
      .map(({ file, body }) => ({ file, grade: gradeOf(blocksOf(body, 'mdx')) }));
    expect(pages.filter(({ grade }) => grade > 9)).toEqual([]);
  });

  it('is measured', () => {
    expect(gradeOf(['The cat sat on the mat.'])).toBeLessThan(2);
    expect(
      gradeOf([
        'Interoperability considerations notwithstanding, municipal administrations increasingly operationalise accountability.',
      ]),
    ).toBeGreaterThan(20);
  });

  ofContent('has none of the words that say nothing', () => {
    const empty =
      /\b(leverag\w+|holistic\w*|seamless\w*|cutting-edge|pivotal|delv(e|es|ing)|underscor\w+|foster(s|ed|ing)?|stakeholders?|empower\w*|robust|landscape|testament)\b|—/i;
    const found = files.flatMap((file) =>
      textsOf(file)
        .filter((text) => text !== file.data.title && empty.test(text))
        .map((text) => `${file.file}: ${empty.exec(text)?.[0]}`),
    );
    expect(found).toEqual([]);
  });
});

describe('posts', () => {
  const posts = () => files.filter(({ collection }) => collection === 'activities');
  const firstBlock = ({ body }: CheckedFile) => blocksOf(body, 'md')[0] ?? '';

  ofContent('do not open alike', () => {
    const openings = new Map<string, string>();
    const alike = posts().flatMap((post) => {
      const opening = wordsOf(firstBlock(post)).slice(0, 4).join(' ').toLowerCase();
      const other = openings.get(opening);
      openings.set(opening, post.file);
      return other ? [`${post.file} opens like ${other}: "${opening}"`] : [];
    });
    expect(alike).toEqual([]);
  });

  ofContent('are texts, not stubs, and do not repeat their summary', () => {
    for (const post of posts()) {
      const text = blocksOf(post.body, 'md').join(' ');
      expect(wordsOf(text).length, post.file).toBeGreaterThanOrEqual(60);
      expect(wordsOf(text).length, post.file).toBeLessThanOrEqual(320);
      expect(text.includes(String(post.data['summary'])), post.file).toBe(false);
    }
  });
});

describe('cities', () => {
  ofContent('have a source for their membership and for every action', () => {
    const cities = files.filter(({ collection }) => collection === 'cities');
    for (const { file, data } of cities) {
      const { status, membershipSource, actions } = data as unknown as {
        status: string;
        membershipSource?: string;
        actions: { source?: string }[];
      };
      if (status === 'member') expect(membershipSource, file).toMatch(/^https:/);
      for (const { source } of actions) expect(source, file).toMatch(/^https:/);
    }
  });
});

describe('addresses of the earlier website', () => {
  it.each([SEARCH, ...(TEST_ALL ? [LIVING] : [])])(
    'answer, each with the page that now holds their content: $content',
    async ({ folder, base, origin }) => {
      const site = readBuiltSite(folder, base, origin);
      const old = await listOf('src/quality/checks/old-addresses.txt');
      expect(old.length).toBeGreaterThan(50);
      expect(
        old.filter((path) => fileAt(site, `${path.replace(/\/$/, '')}/`) === undefined),
      ).toEqual([]);
    },
  );
});
