import { describe, expect, it } from 'vitest';
import { redirects } from './redirects.ts';

describe('redirects', () => {
  const none = {
    principles: [],
    cities: [],
    activities: [],
    partners: [],
    projects: [],
    pages: [],
  };

  it('lead from each old address to the page, decoded, in order', () => {
    const cities = [
      { id: 'maceio', data: { name: 'Maceió', aliases: ['/city/macei%C3%B3', '/a'] } },
    ];
    expect(redirects({ ...none, cities })).toEqual([
      { from: '/a', to: '/cities/maceio/', title: 'Maceió' },
      { from: '/city/maceió', to: '/cities/maceio/', title: 'Maceió' },
    ]);
  });

  it('do not lead a page to itself', () => {
    expect(
      redirects({
        ...none,
        pages: [{ id: 'about', data: { title: 'About', aliases: ['/about', '/node/88'] } }],
      }),
    ).toHaveLength(1);
  });
});
