/** "Is my city a member?", answered from the files of a built site. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compressedSize } from '../../base/compressed-size.ts';
import { formatProblems } from '../../check/problem.ts';
import { inEnglish } from '../../i18n/index.ts';
import { Gazetteer } from '../../model/gazetteer/gazetteer.ts';
import type { PartIndex } from '../../model/gazetteer/parts.ts';
import { countryCode } from '../../model/places.ts';
import { GAZETTEER_LIMITS, gazetteerSize } from '../../publishing/build/budgets.ts';
import { readBuiltSite } from '../../publishing/build/built-site.ts';
import { placeAnswer } from '../../site/search/place-answer.ts';
import type { SitePlaces } from '../../site/search/site-places.ts';
import { LIVING, PLAIN, SEARCH, VARIANT, type TestSite } from '../testing/sites.ts';
import { JUDGED_PLACES } from './judged-places.ts';
import { checkGazetteer } from './rules.ts';

/** Country codes that the judged queries name. */
const COUNTRIES = ['CA', 'CR', 'ES', 'FR', 'GB'];

/** The gazetteer of a built site, and what it loads. */
function opened({ folder }: TestSite) {
  const loaded = new Map<string, number>();
  const load = async (name: string) => {
    const text = await readFile(join(folder, 'gazetteer', name), 'utf8');
    loaded.set(name, compressedSize(text));
    return text;
  };
  const gazetteer = new Gazetteer({
    index: async () => JSON.parse(await load('index.json')) as PartIndex,
    part: (number) => load(`parts/${number}.txt`),
  });
  return { gazetteer, bytes: () => [...loaded.values()].reduce((sum, size) => sum + size, 0) };
}

const sitePlaces = async ({ folder }: TestSite) =>
  JSON.parse(await readFile(join(folder, 'search/places.json'), 'utf8')) as SitePlaces;

describe('the answer to a query', () => {
  it(`is as judged for ${JUDGED_PLACES.length} queries, within ${GAZETTEER_LIMITS.answer} bytes each`, async () => {
    const site = await sitePlaces(SEARCH);
    const misses: string[] = [];
    for (const { query, says, andMore } of JUDGED_PLACES) {
      const { gazetteer, bytes } = opened(SEARCH);
      const answer = await placeAnswer(query, inEnglish.t.search.place.question, {
        site,
        find: (name) => gazetteer.named(name),
        countryCode: (name) => countryCode(name, COUNTRIES),
      });
      const places = answer?.status === 'none' ? answer.places : [];
      const said = places.map(({ name, country }) => `${name}, ${country}`);
      const isRight = JSON.stringify(andMore ? said.slice(0, says.length) : said);
      if (isRight !== JSON.stringify(says))
        misses.push(
          `"${query}": said ${said.join('; ') || 'nothing'}, judged ${says.join('; ') || 'nothing'}`,
        );
      if (bytes() > GAZETTEER_LIMITS.answer) misses.push(`"${query}": ${bytes()} bytes`);
    }
    expect(JUDGED_PLACES.length).toBeGreaterThanOrEqual(60);
    expect(misses).toEqual([]);
  });

  it('says what a candidate and a former member are, by any of their names', async () => {
    const site = await sitePlaces(PLAIN);
    const { gazetteer } = opened(PLAIN);
    const statusOf = async (query: string) =>
      (
        await placeAnswer(query, inEnglish.t.search.place.question, {
          site,
          find: (name) => gazetteer.named(name),
          countryCode: () => undefined,
        })
      )?.status;
    expect(await statusOf('Kyoto')).toBe('candidate');
    expect(await statusOf('is 京都 a member')).toBe('candidate');
    expect(await statusOf('has Göteborg joined')).toBe('former');
    expect(await statusOf('Gotemburgo')).toBe('former');
  });
});

describe('the gazetteer', () => {
  const read = ({ folder, base, origin }: TestSite) => readBuiltSite(folder, base, origin);

  it('knows the cities of the site by their names', async () => {
    const { gazetteer } = opened(LIVING);
    const { cities } = await sitePlaces(LIVING);
    const known = await Promise.all(
      cities.map(async ({ name, country }) =>
        (await gazetteer.named(name)).some((place) => place.country === country),
      ),
    );
    // A city of the future may be smaller than the places of the gazetteer.
    expect(known.filter(Boolean).length).toBeGreaterThanOrEqual(0.9 * cities.length);
  });

  it('keeps its limits, and is the same on every site', () => {
    const plain = read(PLAIN);
    console.log(gazetteerSize(plain));
    expect(formatProblems(checkGazetteer(plain))).toBe('');
    const parts = (site: TestSite) =>
      [...read(site).files].filter(([file]) => file.startsWith('gazetteer/'));
    expect(parts(VARIANT)).toEqual(parts(PLAIN));
  });

  it('is found if it is missing, too large, or in too many parts', () => {
    const site = read(PLAIN);
    const without = [...site.files].filter(([file]) => !file.startsWith('gazetteer/'));
    const checked = (added: readonly (readonly [string, string])[]) =>
      formatProblems(
        checkGazetteer({
          ...site,
          files: new Map([
            ...without,
            ...added.map(([file, text]) => [file, Buffer.from(text)] as const),
          ]),
        }),
      );
    expect(checked([])).toMatch(/0 bytes; the limit is 3000000/);
    const many = Array.from(
      { length: 401 },
      (_, at) => [`gazetteer/parts/${at}.txt`, 'Paris'] as const,
    );
    expect(checked(many)).toMatch(/401 files; the limit is 400/);
    const numbers = Array.from({ length: 400_000 }, (_, at) => (at * 7919) % 1_000_003).join(' ');
    expect(checked([['gazetteer/index.json', numbers.slice(0, 100_000)]])).toMatch(
      /bytes for an answer, compressed; the limit is 30000/,
    );
    expect(checked([['gazetteer/parts/0.txt', numbers.padEnd(3_000_001)]])).toMatch(
      /3000001 bytes; the limit is 3000000/,
    );
  });
});
