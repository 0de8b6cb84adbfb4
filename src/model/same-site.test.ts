import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameOwner, isSharedHost } from './same-site.ts';

describe('two hosts of one owner', () => {
  it.each([
    ['www.city.gr', 'city.gr'],
    ['opendata.city.gr', 'mail.city.gr'],
    ['City.GR.', 'city.gr'],
    ['data.manchester.gov.uk', 'www.manchester.gov.uk'],
    ['city.sapporo.lg.jp', 'www.city.sapporo.lg.jp'],
    ['www.saoluis.ma.gov.br', 'semit.saoluis.ma.gov.br'],
    ['www.cdmx.gob.mx', 'adip.cdmx.gob.mx'],
    ['www.pmc.gov.in', 'pmc.gov.in'],
    ['montevideo.gub.uy', 'www.montevideo.gub.uy'],
    ['ci.boise.id.us', 'data.boise.id.us'],
    ['www.barcelona.cat', 'ajuntament.barcelona.cat'],
    ['a.city.wordpress.com', 'city.wordpress.com'],
  ])('are %s and %s', (a, b) => {
    expect([isSameOwner(a, b), isSameOwner(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['city.gr', 'gmail.com'],
    ['city.gr', 'city.com'],
    ['city.gr', 'city.gr.evil.example'],
    ['manchester.gov.uk', 'leeds.gov.uk'],
    ['saoluis.ma.gov.br', 'imperatriz.ma.gov.br'],
    ['sapporo.lg.jp', 'osaka.lg.jp'],
    ['one.wordpress.com', 'two.wordpress.com'],
    ['one.github.io', 'two.github.io'],
    ['boise.id.us', 'nampa.id.us'],
    ['www.cityofsydney.nsw.gov.au', 'newcastle.nsw.gov.au'],
    ['one.pages.dev', 'two.pages.dev'],
    ['', ''],
  ])('are not %s and %s', (a, b) => {
    expect([isSameOwner(a, b), isSameOwner(b, a)]).toEqual([false, false]);
  });

  it('are a name and any name below it', () => {
    fc.assert(
      fc.property(fc.domain(), fc.stringMatching(/^[a-z]{3,9}$/), (domain, label) => {
        expect(isSameOwner(`${label}.www.${domain}`, `www.${domain}`)).toBe(true);
      }),
      { seed: 22 },
    );
  });
});

it.each([
  ...[
    'city.github.io',
    'city.wordpress.com',
    'city.wixsite.com',
    'city.blogspot.com',
    'x.pages.dev',
  ],
  ...[
    'sites.google.com',
    'city.netlify.app',
    'city.vercel.app',
    'WWW.Facebook.com.',
    'city.jimdofree.com',
  ],
])('everybody can have a page at %s', (host) => {
  expect(isSharedHost(host)).toBe(true);
});

it.each([
  'www.cm-porto.pt',
  'city.gov.uk',
  'notgithub.io',
  'carrd.city.org',
  'max.com',
  'netlify.app.city.gr',
])('not everybody can have a page at %s', (host) => {
  expect(isSharedHost(host)).toBe(false);
});
