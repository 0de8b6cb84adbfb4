import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../settings.ts';
import { europeMap, worldMap } from './map/map.ts';
import { placeAt } from './map/map-projection.ts';
import { countryName } from '../model/places.ts';
import { contentSecurityPolicy, knownFormTargets } from './policy.ts';
import { redirects } from './redirects.ts';
import { SEGMENTS } from './ring.ts';
import { excerptPieces } from './search/excerpt.ts';

describe('the ring', () => {
  it('has five different segments inside its square, the first right of the top', () => {
    expect(new Set(SEGMENTS).size).toBe(5);
    for (const segment of SEGMENTS) {
      const numbers = segment.match(/[\d.]+/g)?.map(Number) ?? [];
      expect(Math.min(...numbers.slice(0, 2))).toBeGreaterThanOrEqual(10);
      expect(Math.max(...numbers)).toBeLessThanOrEqual(90);
    }
    expect(SEGMENTS[0]).toMatch(/^M52\.4 10\.1A40 40 0 0 1 /);
  });
});

describe('the maps', () => {
  const world = worldMap();

  it('are drawn of whole numbers only', () => {
    for (const { land } of [world, europeMap()])
      expect(land).toMatch(/^(M\d+ \d+l(-?\d+[ -]?)+z)+$/);
  });

  it('put places where they are', () => {
    const at = (longitude: number, latitude: number) =>
      world.locate(longitude, latitude) ?? { x: Number.NaN, y: Number.NaN };
    const [amsterdam, sydney, sanJose] = [at(4.9, 52.37), at(151.2, -33.87), at(-121.9, 37.3)];
    expect(sanJose.x).toBeLessThan(amsterdam.x);
    expect(amsterdam.x).toBeLessThan(sydney.x);
    expect(amsterdam.y).toBeLessThan(sydney.y);
    expect(europeMap().locate(151.2, -33.87)).toBeUndefined();
  });

  it('keep every place of the inhabited world on the sheet', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -168, max: 178, noNaN: true }),
        fc.double({ min: -54, max: 70, noNaN: true }),
        (longitude, latitude) => {
          const at = world.locate(longitude, latitude);
          expect(at && at.x >= 0 && at.x <= world.width && at.y >= 0 && at.y <= world.height).toBe(
            true,
          );
        },
      ),
    );
  });
});

describe('a place picked on the map', () => {
  it('is the place that is drawn there, to the precision of the drawing', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -160, max: 170, noNaN: true }),
        fc.double({ min: -50, max: 70, noNaN: true }),
        (longitude, latitude) => {
          const at = worldMap().locate(longitude, latitude);
          const picked = at && placeAt(at.x, at.y);
          expect(Math.abs((picked?.longitude ?? 999) - longitude)).toBeLessThan(2.5);
          expect(Math.abs((picked?.latitude ?? 999) - latitude)).toBeLessThan(1.5);
        },
      ),
      { numRuns: 30 },
    );
    expect(placeAt(-1, 0)).toBeUndefined();
  });
});

describe('countryName', () => {
  it('comes from the code, in the language of the page', () => {
    expect(countryName('PT', 'en-GB')).toBe('Portugal');
    expect(countryName('GR', 'de')).toBe('Griechenland');
  });
});

describe('excerptPieces', () => {
  it('turns the excerpt into plain text', () => {
    expect(excerptPieces('A &lt;b&gt; &amp;amp; <mark>city &amp; port</mark> here')).toEqual([
      { text: 'A <b> &amp; ', marked: false },
      { text: 'city & port', marked: true },
      { text: ' here', marked: false },
    ]);
  });

  it('loses nothing, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (before, inside) => {
          const escape = (text: string) =>
            text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
          const pieces = excerptPieces(`${escape(before)}<mark>${escape(inside)}</mark>`);
          expect(pieces.map(({ text }) => text).join('')).toBe(before + inside);
        },
      ),
    );
  });
});

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

describe('the content security policy', () => {
  it('allows nothing from elsewhere, and forms to the git host and the newsletter only', () => {
    const formTargets = knownFormTargets(
      readSettings({ NEWSLETTER_URL: 'https://lists.example.org/subscription/form' }, '2026-01-01'),
    );
    const directives = contentSecurityPolicy({ formTargets }).split('; ');
    expect(directives[0]).toBe("default-src 'none'");
    expect(directives.filter((directive) => directive.includes('http'))).toEqual([
      "form-action 'self' https://github.com https://lists.example.org",
    ]);
    expect(directives.join(' ')).not.toMatch(/unsafe|script-src/);
  });

  it('lets the search page alone run WebAssembly', () => {
    expect(contentSecurityPolicy({ scripts: ["'sha256-x'"], searchEngine: true })).toContain(
      "script-src 'sha256-x' 'wasm-unsafe-eval';",
    );
    expect(contentSecurityPolicy({ scripts: ["'sha256-x'"] })).toContain("script-src 'sha256-x';");
  });
});
