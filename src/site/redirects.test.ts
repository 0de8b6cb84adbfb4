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
      { id: 'maceio', data: { name: 'Maceió', aliases: ['/city/macei%C3%B3', '/a'], actions: [] } },
    ];
    expect(redirects({ ...none, cities })).toEqual([
      { from: '/a', to: '/cities/maceio/', title: 'Maceió' },
      { from: '/city/maceió', to: '/cities/maceio/', title: 'Maceió' },
    ]);
  });

  it('follow the actions of a city whose own address was another', () => {
    const actions = [{ id: 'open-data', text: 'Runs an open data portal.' }];
    const aliases = ['/cities/porto-portugal', '/city/porto'];
    expect(
      redirects({ ...none, cities: [{ id: 'porto', data: { name: 'Porto', aliases, actions } }] }),
    ).toContainEqual({
      from: '/cities/porto-portugal/actions/open-data',
      to: '/cities/porto/actions/open-data/',
      title: 'Runs an open data portal.',
    });
  });

  it('do not lead a page to itself', () => {
    expect(
      redirects({
        ...none,
        pages: [{ id: 'about', data: { title: 'About', aliases: ['/about', '/node/88'] } }],
      }),
    ).toHaveLength(1);
  });

  it.each(['/cities/porto/', '/Cities/PORTO', '/cities/porto/actions/open-data'])(
    'give way to the page of a city that has its address again: %s',
    (alias) => {
      const cities = [{ id: 'porto', data: { name: 'Porto', aliases: [], actions: [] } }];
      const pages = [{ id: 'join', data: { title: 'Join', aliases: [alias, '/cities/patras/'] } }];
      expect(redirects({ ...none, cities, pages })).toEqual([
        { from: '/cities/patras', to: '/join/', title: 'Join' },
      ]);
    },
  );
});
