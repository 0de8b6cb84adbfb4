import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cityIdentity } from '../../model/city-identity.ts';
import { contentOf, LIVING } from '../../quality/testing/sites.ts';
import { knownWebsites, websiteDoubt, type KnownWebsite } from './impostors.ts';

const site = (slug: string, host: string): KnownWebsite => ({ city: cityIdentity(slug, {}), host });
const KNOWN = [
  site('porto', 'www.cm-porto.pt'),
  site('boston', 'www.boston.gov'),
  site('lyon', 'www.lyon.fr'),
  site('cologne', 'www.stadt-koeln.de'),
  site('san-jose', 'www.sanjoseca.gov'),
];
const doubt = (host: string) => {
  const found = websiteDoubt(host, KNOWN);
  return found && (found.kind === 'shared' ? found.kind : `${found.kind} ${found.of.city.slug}`);
};

describe('a website is doubtful', () => {
  it.each([
    ['patras.github.io', 'shared'],
    ['sites.google.com', 'shared'],
    ['city-of-patras.wordpress.com', 'shared'],
    ['www.cm-porto.pt', 'known porto'],
    ['digital.cm-porto.pt', 'known porto'],
    ['cm-p0rto.pt', 'alike porto'],
    ['cmporto.pt', 'alike porto'],
    ['www.cm-porto.com', 'alike porto'],
    ['cm-portto.pt', 'alike porto'],
    [domainToASCII('cm-p\u043Erto.pt'), 'alike porto'], // a Cyrillic о
    [domainToASCII('stadt-kö1n.de'), 'alike cologne'],
    ['www.stadt-koe1n.de', 'alike cologne'],
    ['sanjoseca.org', 'alike san-jose'],
    ['1yon.fr', 'alike lyon'],
    ['boston.gov.uk', 'alike boston'],
  ])('%s: %s', (host, expected) => {
    expect(doubt(host)).toBe(expected);
  });
});

it.each([
  'www.patras.gr',
  'leon.fr',
  'www.bolton.gov.uk',
  'austin.gov',
  'www.stadt-koblenz.de',
  'sanjose.go.cr',
])('another city is none: %s', (host) => {
  expect(doubt(host)).toBeUndefined();
});

it('no city of the content is taken for another one', async () => {
  const { index } = await contentOf(LIVING);
  const known = knownWebsites(index.cities, index.written);
  expect(known.length).toBeGreaterThan(30);
  const wrong = known.flatMap(({ city, host }) => {
    const found = websiteDoubt(
      host,
      known.filter((other) => other.city.slug !== city.slug),
    );
    return found ? [`${host}: ${JSON.stringify(found)}`] : [];
  });
  expect(wrong).toEqual([]);
});
