import { describe, expect, it, vi } from 'vitest';
import { en } from '../../i18n/en/index.ts';
import type { FoundPlace } from '../../model/gazetteer/gazetteer.ts';
import { nameKey } from '../../model/known-city.ts';
import { placeAnswer, placesAskedFor, type PlaceSources } from './place-answer.ts';
import { namesInTexts, type SiteCity, type SitePlaces } from './site-places.ts';

const { question } = en.search.place;
const asked = (query: string) => placesAskedFor(query, question);
const name = (query: string) => asked(query).map((each) => each.name);

describe('placesAskedFor', () => {
  it.each([
    'Paris member',
    'member Paris',
    'is Paris a member?',
    'Is the city of Paris already part of the coalition?',
    'does Paris take part',
    'has Paris joined',
  ])('finds the name in “%s”', (query) => {
    expect(asked(query)).toEqual([{ name: 'Paris', country: undefined, isQuestion: true }]);
  });

  it('takes a query as a name, and without the words around it', () => {
    expect(name('Rio de Janeiro')).toEqual(['Rio de Janeiro']);
    expect(name('The Hague')).toEqual(['The Hague', 'Hague']);
    expect(name('is The Hague a member')).toEqual(['The Hague', 'Hague']);
    expect(asked('City of Ghent')[1]).toMatchObject({ name: 'Ghent', isQuestion: false });
    expect(name('of')).toEqual(['of']);
  });

  it('reads the country behind the name', () => {
    for (const query of ['Paris, France', 'Paris (France)', 'is Paris, France, a member?'])
      expect(asked(query).at(-1)).toMatchObject({ name: 'Paris', country: 'France' });
  });

  it.each(['', '…', '12', 'who is a member', 'two three four five six seven eight'])(
    'finds no name in “%s”',
    (query) => {
      expect(name(query).filter((each) => each !== query)).toEqual([]);
      expect(asked(query).filter((each) => each.isQuestion)).toEqual([]);
    },
  );
});

const place = (
  placeName: string,
  country: string,
  population: number,
  more: Partial<FoundPlace> = {},
): FoundPlace => ({
  name: placeName,
  country,
  population,
  localNames: [],
  latitude: 0,
  longitude: 0,
  found: placeName,
  isWhole: true,
  ...more,
});

const city = (slug: string, country: string, status: SiteCity['status']): SiteCity => ({
  slug,
  name: slug,
  keys: [nameKey(slug)],
  country,
  status,
  url: `/cities/${slug}/`,
});

const SITE: SitePlaces = {
  cities: [
    city('Porto', 'PT', 'member'),
    city('San José', 'US', 'member'),
    city('Kyoto', 'JP', 'candidate'),
    city('Gothenburg', 'SE', 'former'),
  ],
  words: ['reading', 'open', 'of'],
  names: ['davos'],
};

function answer(query: string, places: readonly FoundPlace[], site = SITE) {
  const sources: PlaceSources = {
    site,
    find: vi.fn(() => Promise.resolve(places)),
    countryCode: (country) => ({ france: 'FR', 'costa rica': 'CR' })[country.toLowerCase()],
  };
  return placeAnswer(query, question, sources);
}

/** The countries of the places that are said to be no members. */
async function countries(query: string, places: readonly FoundPlace[]): Promise<string[]> {
  const said = await answer(query, places);
  return said?.status === 'none' ? said.places.map(({ country }) => country) : [];
}

describe('placeAnswer', () => {
  it('says of a place that it is no member', async () => {
    const paris = place('Paris', 'FR', 2_000_000);
    expect(await answer('paris', [paris])).toEqual({ status: 'none', places: [paris] });
  });

  it('leaves a member to the results by its own names, whatever else has its name', async () => {
    expect(await answer('Porto', [place('Porto', 'IT', 9_000_000)])).toBeUndefined();
  });

  it('says that a member is one, if that is asked, and by a name that no page may have', async () => {
    const oporto = place('Porto', 'PT', 200, { found: 'Oporto' });
    expect(await answer('Oporto', [oporto])).toMatchObject({ status: 'member' });
    expect(await answer('is San José a member', [place('San José', 'CR', 300_000)])).toMatchObject({
      status: 'member',
      city: { country: 'US' },
    });
  });

  it('says what a candidate and a former member are', async () => {
    expect(await answer('is Kyoto a member', [])).toMatchObject({ status: 'candidate' });
    expect(await answer('gothenburg', [])).toMatchObject({
      status: 'former',
      city: { slug: 'Gothenburg' },
    });
    const found = place('Gothenburg', 'SE', 600_000, { found: 'Göteborg' });
    expect(await answer('Göteborg', [found])).toMatchObject({ status: 'former' });
  });

  it('names the largest namesakes, one of each country', async () => {
    const all = [
      place('Twin', 'GB', 1_000_000),
      place('Twin', 'US', 200_000),
      place('Twin', 'US', 100_000),
      place('Other', 'AU', 90_000, { found: 'Twin' }),
      place('Twin', 'CA', 50_000),
      place('Twin', 'NZ', 40_000),
    ];
    expect(await countries('twin', all)).toEqual(['GB', 'US', 'CA']);
    expect(await countries('twin', [...all.slice(0, 1), place('Twin', 'NZ', 9_000)])).toEqual([
      'GB',
    ]);
  });

  it('keeps to the country that is named', async () => {
    const all = [place('Paris', 'FR', 2_000_000), place('Paris', 'US', 25_000)];
    expect(await countries('Paris, France', all)).toEqual(['FR']);
    expect(await countries('San José, Costa Rica', [place('San José', 'CR', 300_000)])).toEqual([
      'CR',
    ]);
    expect(await countries('Paris, Texas', all)).toEqual(['FR', 'US']);
  });

  it('takes a word of the site for a place only in a question, and if the place is large', async () => {
    const reading = place('Reading', 'GB', 318_000);
    expect(await countries('Reading', [reading])).toEqual([]);
    expect(await countries('is Reading a member', [reading])).toEqual(['GB']);
    expect(await countries('is Of a member', [place('Of', 'TR', 32_000)])).toEqual([]);
  });

  it('takes the name of a small place in the texts of the site for a place only in a question', async () => {
    const davos = place('Davos', 'CH', 11_000);
    expect(await countries('Davos', [davos])).toEqual([]);
    expect(await countries('Davos member', [davos])).toEqual(['CH']);
  });

  it('says nothing of what is no place', async () => {
    expect(await answer('xyzzy', [])).toBeUndefined();
    expect(await answer('who is a member', [])).toBeUndefined();
  });
});

describe('namesInTexts', () => {
  const populations = new Map([
    ['reading', 318_000],
    ['davos', 11_000],
    ['geneva', 184_000],
    ['paloalto', 69_000],
    ['of', 32_000],
  ]);
  const names = (...texts: string[]) => namesInTexts(texts, populations);

  it('tells ordinary words from names', () => {
    expect(names('The reading of the law.', 'In Davos, Geneva and Palo Alto')).toEqual({
      words: ['of', 'reading'],
      names: ['davos', 'paloalto'],
    });
  });

  it('counts a word as ordinary that is written both ways', () => {
    expect(names('Reading', 'reading', 'davos', 'Davos')).toEqual({
      words: ['davos', 'reading'],
      names: [],
    });
  });

  it('leaves out what is part of an address or of another word', () => {
    expect(names('@davos #davos davos.example /davos pre-davos').words).toEqual(['davos']);
    expect(names('@davos #davos www.davos.example /davos pre-davos').words).toEqual([]);
  });
});
