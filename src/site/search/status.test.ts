import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en/index.ts';
import { statusText, type Messages, type Said, type State } from './status.ts';

const { search } = en;
const messages: Messages = {
  ...search,
  ...search.results,
  nothing: search.nothing('{query}'),
};
const say = (said: Partial<Said>, state: State = 'whole') =>
  statusText(
    messages,
    { query: 'Paris', count: 3, match: 'exact', other: undefined, ...said },
    state,
  );

describe('statusText', () => {
  it('counts what has the words', () => {
    expect(say({})).toBe('3 results');
    expect(say({ count: 1 })).toBe('1 result');
  });

  it('names what is only similar, or found by another word', () => {
    expect(say({ match: 'similar' })).toBe('No page has “Paris”. Similar words: 3 results');
    expect(say({ match: 'some' })).toMatch(
      /^No page has all the words of “Paris”\. .*: 3 results$/,
    );
    expect(say({ query: 'kids', other: 'children' })).toBe(
      'No page has “kids”. Results for “children”: 3 results',
    );
  });

  it('says nothing about pages that were not searched yet, or could not be', () => {
    expect(say({ match: 'similar' }, 'soFar')).toBe('3 so far, still searching …');
    expect(say({ match: 'similar' }, 'unread')).toMatch(/^3 results\. The text of the pages/);
    expect(say({ count: 0 }, 'soFar')).toBe(search.searching);
  });

  it('repeats what was not found, but no more of it than can be read', () => {
    expect(say({ count: 0, match: 'similar' })).toMatch(/^Nothing was found for “Paris”/);
    expect(say({ count: 0, query: 'x'.repeat(300) }).length).toBeLessThan(250);
  });

  it('leaves braces in a query alone', () => {
    expect(say({ count: 0, query: '{count} $&' })).toContain('“{count} $&”');
  });
});
