import { describe, expect, it } from 'vitest';
import { partialResults } from './partial.ts';
import type { SearchDocument } from './quick-index.ts';

const page = (url: string) => ({ url }) as SearchDocument;
const found = (word: string, ...urls: string[]) => ({ words: [word], pages: urls.map(page) });
const many = Array.from({ length: 80 }, (_, index) => `/${index}/`);
const urls = (...args: Parameters<typeof partialResults>) =>
  partialResults(...args).map(({ document: { url } }) => url);

describe('pages with some words of a query', () => {
  it('have most of what it says, those with the rarer words first', () => {
    expect(
      urls(
        [
          found('computer', '/a/', '/b/'),
          found('course', '/a/', '/c/'),
          found('senior', '/c/', '/a/', '/b/'),
        ],
        100,
      ),
    ).toEqual(['/a/', '/c/', '/b/']);
  });

  it('are none where the word that no page has says most', () => {
    expect(
      urls([found('hamburg'), found('digital', ...many), found('rights', ...many)], 100),
    ).toEqual([]);
  });

  it('are none with one word alone', () => {
    expect(urls([found('blockchain'), found('voting', '/a/')], 100)).toEqual([]);
    expect(urls([found('voting', '/a/')], 100)).toEqual([]);
  });

  it('are few', () => {
    expect(urls([found('one', ...many), found('two', ...many)], 1000)).toHaveLength(10);
  });

  it('name the words that they have', () => {
    expect(partialResults([found('elderly', '/a/'), found('course', '/a/')], 10)[0]?.words).toEqual(
      ['elderly', 'course'],
    );
  });
});
