import { globSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressKey,
  isReservedPage,
  isReservedSlug,
  isSiteAddress,
  listedEntry,
  plainAddress,
  SITE_SECTIONS,
} from './addresses.ts';
import { aliases } from './schemas/fields.ts';

/** Addresses of what `src/pages` makes without the help of content, each with a value for every parameter. */
function routeSamples(): string[] {
  const values: Record<string, string> = {
    year: '2021',
    status: 'candidates',
    section: 'cities',
    list: 'members',
    item: 'an-item',
    action: 'an-action',
    facet: 'kinds',
    value: 'law',
    card: 'x',
    map: 'world',
    part: '17',
    channel: 'topics/ai',
    number: '17',
    size: '144',
    name: '1-2',
    file: 'catalog.jsonld',
  };
  return globSync('src/pages/**/*', { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .filter((path) => !/\[\.\.\.alias\]|\/\[page\]\.astro$/.test(path))
    .flatMap((path) => {
      const route = path
        .replace(/^src\/pages/, '')
        .replace(/\/\[\.\.\.(?:lang|channel)\](?=\/)/, '')
        .replace(/(?:\/index)?\.astro$|\.ts$/, '')
        .replace('[slug]', 'porto')
        .replace(
          /\[(?:\.\.\.)?(?!page\])(\w+)\]/g,
          (_, name: string) => values[name] ?? `[${name}]`,
        );
      return route.includes('[...page]')
        ? ['2', '17'].map((page) => route.replace('[...page]', page))
        : [route];
    });
}

/** An entry, which has an address of its own. */
const ENTRY = /^\/(?:activities|cities|partners|principles|projects)\/porto$/;

describe('addresses of the site', () => {
  it('have sections that are those of src/pages', () => {
    const names = globSync('src/pages/**/*').flatMap((path) => {
      const [, , first = '', second = ''] = path.split(/[\\/]/);
      // Pages are below the segment of their language.
      const name = first === '[...lang]' ? second : first;
      // Files have an ending of their own; what is in brackets is made from content.
      return name === '' || /^[[.]/.test(name) || /\.\w+\.ts$/.test(name)
        ? []
        : [name.replace(/\.astro$/, '')];
    });
    expect([...new Set(names)].filter((name) => name !== 'index' && name !== '404').sort()).toEqual(
      [...SITE_SECTIONS].sort(),
    );
  });

  it('are all known: no page or file of src/pages and public can be an old address', () => {
    const samples = [
      ...routeSamples().filter((route) => !ENTRY.test(route) && route !== ''),
      ...readdirSync('public', { recursive: true, encoding: 'utf8' }).map((file) => `/${file}`),
    ];
    expect(samples.length).toBeGreaterThan(40);
    expect(samples.filter((route) => /[[\]]/.test(route))).toEqual([]);
    const isKnown = (route: string) => isSiteAddress(route) || listedEntry(route) !== undefined;
    expect(samples.filter((route) => !isKnown(route))).toEqual([]);
  });

  it.each([
    '/About',
    '/node/78',
    '/activities/an-old-name',
    '/city/2',
    '/projects/2019',
    '/data/x',
  ])('leave others free: %s', (address) => {
    expect(isSiteAddress(address)).toBe(false);
  });

  it.each([
    '/admin',
    '/ADMIN/x',
    '/Search',
    '/ſearch/',
    '/data/index.html',
    '/topics/ai/',
    '/activities/2',
    '/cities/Table/3',
    '/pagefind/x',
    '/rss.xml/x',
    '/about/index.html/x',
    '/x/RSS.XML',
  ])('are found in any spelling: %s', (address) => {
    expect(isSiteAddress(address)).toBe(true);
  });

  it('are no names for pages, but for that about joining, whose text is content', () => {
    expect(
      ['404', 'data', 'search', 'cities', 'admin', 'assets', 'pagefind', 'join', 'about'].filter(
        (slug) => !isReservedPage(slug),
      ),
    ).toEqual(['join', 'about']);
    expect(
      [
        ...['con', 'com1', 'lpt9', 'table', 'candidates', 'changes', 'former', 'index'],
        ...['console', 'porto'],
      ].filter((slug) => !isReservedSlug(slug)),
    ).toEqual(['console', 'porto']);
  });
});

/** Text of all scripts, with what hosts compare in several ways. */
const segments = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9-]{1,8}$/),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
  fc.constantFrom(
    'Straße',
    'STRASSE',
    'Cafe\u0301',
    'Café',
    'ΣΊΣΥΦΟΣ',
    'σίσυφος',
    'İzmir',
    'ısı',
    'K',
  ),
);

describe('two addresses', () => {
  it.each([
    ['/Node/78', '/node/78/'],
    ['/city/maceió', '/city/macei%C3%B3'],
    ['/café', '/cafe\u0301'],
    ['/Straße', '/STRASSE/index.html'],
    ['/ΣΊΣΥΦΟΣ', '/σίσυφος'],
    ['/a', '/A/INDEX.HTML'],
  ])('that a host could take for one have one key: %s, %s', (one, other) => {
    expect(addressKey(one)).toBe(addressKey(other));
  });

  it.each([
    ['/a', '/a/b'],
    ['/ısı', '/isi'],
    ['/cafe', '/café'],
    ['/actions.html', '/actions'],
  ])('that no host mixes up have two: %s, %s', (one, other) => {
    expect(addressKey(one)).not.toBe(addressKey(other));
  });

  it('have one key whatever of case, accents, code and slash differs', () => {
    fc.assert(
      fc.property(fc.array(segments, { minLength: 1, maxLength: 3 }), (parts) => {
        const address = `/${parts.map((part) => part.replaceAll('%', '')).join('/')}`;
        const key = addressKey(address);
        for (const other of [
          address.toLowerCase(),
          address.normalize('NFD'),
          address.normalize('NFC'),
          encodeURI(address),
          `${plainAddress(address)}/`,
          address.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
        ])
          // A small letter whose capital has a dot of its own is another letter: i, and the Turkish ones.
          if (!/[İı]/.test(address)) expect(addressKey(other), other).toBe(key);
        expect(addressKey(plainAddress(address))).toBe(key);
      }),
    );
  });
});

it.each(['/x/CON', '/PRN', '/x/com1.html', '/abc.', '/a./b', '/COM¹', '/nul.tar.x/y'])(
  'an old address cannot be %s, which Windows does not store',
  (address) => {
    expect(aliases.safeParse([address]).success).toBe(false);
  },
);

it('an old address is as long as file systems and servers can take it', () => {
  expect(aliases.safeParse([`/${'x'.repeat(249)}`]).success).toBe(true);
  expect(aliases.safeParse([`/${'x'.repeat(250)}`]).success).toBe(false);
  expect(aliases.safeParse([`/${'京'.repeat(83)}`]).success).toBe(true);
  expect(aliases.safeParse([`/${'京'.repeat(84)}`]).success).toBe(false);
});
