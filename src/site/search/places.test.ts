import { afterEach, describe, expect, it, vi } from 'vitest';
import { en } from '../../i18n/en/index.ts';
import type { FoundPlace } from '../../model/gazetteer/gazetteer.ts';
import { noticeOf, openPlaces, type PlacesFile } from './places.ts';

const city = { slug: 'kyoto', name: 'Kyoto', keys: ['kyoto'], country: 'JP' };
const FILE: PlacesFile = {
  cities: [
    { ...city, status: 'candidate', url: '/cities/kyoto/' },
    { slug: 'a', name: 'A', keys: ['a'], status: 'member', url: '/cities/a/' },
    { slug: 'b', name: 'B', keys: ['b'], status: 'member', url: '/cities/b/' },
  ],
  words: [],
  names: [],
  index: [[''], ['', 'm']],
  join: '/join/',
  texts: en.search.place,
};

const place = (name: string, country: string, found = name): FoundPlace => ({
  ...{ name, country, found, localNames: [], isWhole: true },
  ...{ latitude: 48.85, longitude: 2.35, population: 2_000_000 },
});

describe('noticeOf', () => {
  const about = (...places: FoundPlace[]) => noticeOf({ status: 'none', places }, FILE, 'en');

  it('says that a place is no member, and leads to the proposal', () => {
    expect(about(place('Paris', 'FR'))).toEqual({
      text: 'Paris, France, is not among the 2 member cities.',
      link: { url: '/join/', text: 'Propose your city' },
    });
  });

  it('gives the name that was typed if it is another one', () => {
    expect(about(place('Paris', 'FR', 'Париж')).text).toBe(
      'Paris (Париж), France, is not among the 2 member cities.',
    );
    expect(about(place('Genève', 'CH', 'Geneve')).text).toMatch(/^Genève, Switzerland,/);
  });

  it('tells namesakes apart by their countries', () => {
    expect(about(place('Twin', 'GB'), place('Twin', 'US'), place('Twin', 'CA')).text).toBe(
      'Twin (United Kingdom), Twin (United States), and Twin (Canada) are not among the 2 member cities.',
    );
  });

  it('leads to the page of a candidate', () => {
    const [kyoto] = FILE.cities;
    if (kyoto)
      expect(noticeOf({ status: 'candidate', city: kyoto }, FILE, 'en')).toEqual({
        text: 'Kyoto has applied for membership. The coalition has not decided yet, and the city is not counted as a member.',
        link: { url: '/cities/kyoto/', text: 'The page of Kyoto' },
      });
    expect.assertions(1);
  });
});

describe('openPlaces', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('asks only for what a name needs, once, and again after a failure', async () => {
    const asked: string[] = [];
    let isOnline = false;
    const files: Readonly<Record<string, string>> = {
      '/site/places.json': JSON.stringify(FILE),
      '/site/gazetteer/parts/0.txt': 'Paris\tFR\t48.85\t2.35\t21386',
      '/site/gazetteer/parts/1.txt': '',
      '/site/gazetteer/parts/2.txt': 'Paris\tUS\t33.66\t-95.55\t248',
    };
    vi.stubGlobal('fetch', (address: string) => {
      asked.push(address);
      return Promise.resolve(new Response(files[address], { status: isOnline ? 200 : 503 }));
    });
    const { notice } = openPlaces('/site/places.json', '/site/gazetteer/', 'en');
    await expect(notice('Paris')).rejects.toThrow('/site/places.json cannot be loaded: 503');
    isOnline = true;
    asked.length = 0;
    expect((await notice('Paris'))?.text).toMatch(
      /^Paris \(France\) and Paris \(United States\) are/,
    );
    expect((await notice('is Paris, United States, a member?'))?.text).toMatch(
      /^Paris, United States,/,
    );
    expect((await notice('Paris, FR'))?.text).toMatch(/^Paris, France,/);
    expect(await notice('Quito')).toBeUndefined();
    expect(asked).toEqual(Object.keys(files).filter((file) => !file.endsWith('/1.txt')));
  });
});
