import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en/index.ts';
import { QuickIndex, type SearchDocument } from './quick-index.ts';

const page = (path: string, title: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  url: `/${path}/`,
  title,
  type: 'city',
  names: [],
  summary: '',
  note: '',
  topics: [],
  principles: [],
  country: '',
  year: '',
  ...more,
});

const DOCUMENTS: readonly SearchDocument[] = [
  page('cities', 'Member cities', { type: 'page', names: ['map'] }),
  page('newsletter', 'Newsletter', { type: 'page' }),
  page('united-states', 'United States', {
    type: 'country',
    country: 'US',
    names: ['USA', 'Vereinigte Staaten', '美国', 'Roménia'],
  }),
  page('new-york-city', 'New York City', { country: 'US', names: ['USNYC', 'nyc.gov', '纽约市'] }),
  page('boston', 'Boston', { country: 'US', summary: 'Boston lends devices to older people.' }),
  page('london', 'London', { country: 'GB', summary: 'London has a charter for new technology.' }),
  page('open-source', 'Open technology', { type: 'topic', names: ['open source'] }),
  page('ohchr', 'UN Human Rights', {
    type: 'partner',
    names: ['Office of the United Nations High Commissioner for Human Rights', 'ohchr.org'],
  }),
  page('drw', 'Digital Rights Watch', { type: 'partner' }),
  page('charter', 'An Emerging Tech Charter for London', {
    type: 'activity',
    summary: 'The charter asks buyers to test technology with residents of London.',
  }),
  page('boston-joins', 'Boston joins the coalition', { type: 'activity' }),
];
const index = new QuickIndex({ documents: DOCUMENTS, words: en.searchWords.query });
const found = (query: string) => {
  const { match, hits } = index.search(query);
  return { match, urls: hits.map(({ document: { url } }) => url.slice(1, -1)) };
};
const first = (query: string) => {
  const { match, urls } = found(query);
  return match === 'exact' ? urls[0] : undefined;
};

describe('the quick index', () => {
  it.each([
    ['USA', 'united-states'],
    ['U.S.A.', 'united-states'],
    ['Vereinigte Staaten', 'united-states'],
    ['美国', 'united-states'],
    ['NYC', 'new-york-city'],
    ['NY', 'new-york-city'],
    ['newyork', 'new-york-city'],
    ['US NYC', 'new-york-city'],
    ['纽约', 'new-york-city'],
    ['opensource', 'open-source'],
    ['open-source', 'open-source'],
    ['news letter', 'newsletter'],
    ['ohchr', 'ohchr'],
    ['DRW', 'drw'],
    ['boston usa', 'boston'],
    ['is Boston a member?', 'boston'],
    ['what does Boston do for digital rights', 'boston'],
    ['map', 'cities'],
    ['boston', 'boston'],
    ['london', 'london'],
    ['london charter', 'charter'],
  ])('has names: %s', (query, url) => {
    expect(first(query)).toBe(url);
  });

  it('leads from the name of a country to its page, then to its cities', () => {
    const [country, ...cities] = found('usa').urls;
    expect([country, cities.sort()]).toEqual(['united-states', ['boston', 'new-york-city']]);
  });

  it('forgives typing errors, and says so', () => {
    for (const [query, url] of [
      ['Bostn', 'boston'],
      ['Londno', 'london'],
      ['new yrok', 'new-york-city'],
      ['Unitde Staets', 'united-states'],
    ] as const) {
      const { match, urls } = found(query);
      expect([query, match, urls[0]]).toEqual([query, 'similar', url]);
    }
  });

  it('does not take a city for the beginning of a foreign name of a country', () => {
    expect(found('Rome')).toEqual({ match: 'similar', urls: [] });
  });

  it('has nothing rather than pages with a part of what was asked', () => {
    expect(found('New Delhi').urls).toEqual([]);
    expect(found('x'.repeat(300)).urls).toEqual([]);
    expect(found('charter for Boston and London buyers').urls).toEqual([]);
  });

  it('takes what stands in quotation marks for a phrase', () => {
    expect(found('“test technology”').urls).toEqual(['charter']);
    expect(found('"technology test"').urls).toEqual([]);
    expect(found('london "new technology"').urls).toEqual(['london']);
  });

  it('finds each page by its title, whatever the case, and any words before it that say nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DOCUMENTS),
        fc.array(fc.constantFrom(...en.searchWords.query.common), { maxLength: 4 }),
        fc.boolean(),
        ({ title, url }, words, isUpper) => {
          const query = [...words, isUpper ? title.toUpperCase() : title].join(' ');
          expect(`/${first(query)}/`).toBe(url);
        },
      ),
    );
  });

  it('never lists a page twice, and marks only words that the page has', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...DOCUMENTS.map(({ title }) => title))), (titles) => {
        const { urls } = found(titles.join(' '));
        expect(new Set(urls).size).toBe(urls.length);
      }),
    );
  });
});
