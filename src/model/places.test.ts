import { describe, expect, it } from 'vitest';
import { countryCode, countryName, countryNames } from './places.ts';
import { COUNTRY_CODES } from './schemas/fields.ts';

describe('countryName', () => {
  it('comes from the code, in the language of the page', () => {
    expect(countryName('PT', 'en-GB')).toBe('Portugal');
    expect(countryName('GR', 'de')).toBe('Griechenland');
  });
});

describe('countryNames', () => {
  it('are those that people use: in many languages, short, and as codes, each once', () => {
    const names = countryNames('NL');
    for (const name of [
      'Netherlands',
      'Nederland',
      'Niederlande',
      'Holland',
      'هولندا',
      'NL',
      'NLD',
    ])
      expect(names, name).toContain(name);
    expect(countryNames('GB')).toEqual(
      expect.arrayContaining(['UK', 'England', 'GBR', 'イギリス']),
    );
    expect(countryNames('US')).toEqual(expect.arrayContaining(['US', 'USA', 'America']));
  });

  it('have the English name and the code of every country', () => {
    for (const code of COUNTRY_CODES)
      expect(countryNames(code)).toEqual(expect.arrayContaining([countryName(code, 'en'), code]));
  });
});

describe('countryCode', () => {
  it.each([
    ['PT', 'PT'],
    ['pt', 'PT'],
    [' portugal ', 'PT'],
    ['Πορτογαλία', 'PT'],
    ['البرتغال', 'PT'],
    ['ポルトガル', 'PT'],
    ['पुर्तगाल', 'PT'],
    ['Португалия', 'PT'],
    ['UK', 'GB'],
    ['Great Britain', 'GB'],
    ['The Netherlands', 'NL'],
    ['USA', 'US'],
    ['Ivory Coast', 'CI'],
    ['Côte d’Ivoire', 'CI'],
    ['Bosnia and Herzegovina', 'BA'],
    ['Turkey', 'TR'],
    ['Türkiye', 'TR'],
    ['Czech Republic', 'CZ'],
    ['Deutschland', 'DE'],
    ['日本', 'JP'],
    ['Atlantis', undefined],
  ])('understands %s', (text, code) => {
    expect(countryCode(text, COUNTRY_CODES)).toBe(code);
  });

  it('understands every country by its English name, and by its code in lower case', () => {
    const code = (text: string) => countryCode(text, COUNTRY_CODES);
    expect(COUNTRY_CODES.map((each) => code(countryName(each, 'en')))).toEqual(COUNTRY_CODES);
    expect(COUNTRY_CODES.map((each) => code(each.toLowerCase()))).toEqual(COUNTRY_CODES);
  });
});
