import { describe, expect, it } from 'vitest';
import { excerptsAtOnce, searchFullText, type FullText, type FullTextPage } from './full-text.ts';

const TEXTS: Readonly<Record<string, string>> = {
  one: 'the algorithms are open to all',
  two: 'open data of the city',
};

/**
 * An engine that does what Pagefind does: it wants all words, or the phrase in quotation marks, finds words by
 * their beginning, and takes the longest beginning of a word that no page has.
 */
function engineOf(texts: Readonly<Record<string, string>>) {
  const loaded: string[] = [];
  const vocabulary = Object.values(texts).flatMap((text) => text.split(' '));
  const matches = (text: string, word: string) => {
    const isStart = vocabulary.some((each) => each.startsWith(word));
    const shorter = vocabulary.filter((each) => word.startsWith(each));
    const longest = shorter.sort((a, b) => b.length - a.length)[0];
    return text
      .split(' ')
      .some((each) =>
        isStart ? each.startsWith(word) : longest !== undefined && each === longest,
      );
  };
  const engine: FullText = {
    options: () => Promise.resolve(),
    search: (query) => {
      const phrase = /^"(.+)"$/.exec(query)?.[1];
      const results = Object.entries(texts)
        .filter(([, text]) =>
          phrase === undefined
            ? query.split(' ').every((word) => matches(text, word))
            : ` ${text} `.includes(` ${phrase} `),
        )
        .map(([id, content]) => ({
          id,
          data: () => {
            loaded.push(id);
            return Promise.resolve({ content } as FullTextPage);
          },
        }));
      return Promise.resolve({ results });
    },
  };
  return { engine, loaded };
}

describe('searchFullText', () => {
  const isCommon = (word: string) => word === 'the';
  const find = async (query: string) => {
    const { engine, loaded } = engineOf(TEXTS);
    const { all } = await searchFullText(engine, query, {}, { isCommon, isPart: false });
    return { ids: all.map(({ id }) => id), loaded };
  };

  it('finds pages with all words, and loads none of them', async () => {
    expect(await find('open')).toEqual({ ids: ['one', 'two'], loaded: [] });
    expect(await find('the open city')).toEqual({ ids: ['two'], loaded: [] });
  });

  it('finds a word by its beginning', async () => {
    expect((await find('algo')).ids).toEqual(['one']);
  });

  it('finds nothing for a word that no page has, although one is the beginning of it', async () => {
    expect((await find('tokyo')).ids).toEqual([]);
    expect((await find('allegro')).ids).toEqual([]);
    expect((await find('open cityscape')).ids).toEqual([]);
  });

  it('finds a phrase, together with words', async () => {
    expect((await find('“open data”')).ids).toEqual(['two']);
    expect((await find('“data open”')).ids).toEqual([]);
    expect((await find('algorithms “open to”')).ids).toEqual(['one']);
    expect((await find('city “open to”')).ids).toEqual([]);
  });

  it('asks again for pages beyond the quick index that fit what is chosen', async () => {
    const { engine } = engineOf(TEXTS);
    const filters: object[] = [];
    const noted: FullText = {
      ...engine,
      search: async (query, options) => {
        filters.push(options.filters);
        const { results } = await engine.search(query, options);
        return { results: 'year' in options.filters ? results.slice(1) : results };
      },
    };
    const choice = { year: '2026' };
    const { all, fitting } = await searchFullText(noted, 'open', choice, {
      isCommon,
      isPart: true,
    });
    expect(all.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(fitting.map(({ id }) => id)).toEqual(['two']);
    expect(filters).toContainEqual(choice);
    const whole = await searchFullText(noted, 'open', choice, { isCommon, isPart: false });
    expect(whole.fitting).toEqual(whole.all);
  });

  it('asks for nothing where there is no word', async () => {
    expect((await find('!?')).ids).toEqual([]);
  });
});

describe('excerptsAtOnce', () => {
  it('are fewer for more words, each of which takes a part of the index, and never less than none', () => {
    expect([1, 2, 3, 4, 9].map(excerptsAtOnce)).toEqual([2, 1, 0, 0, 0]);
  });
});
