import { describe, expect, it } from 'vitest';
import { countryName } from './places.ts';

describe('countryName', () => {
  it('comes from the code, in the language of the page', () => {
    expect(countryName('PT', 'en-GB')).toBe('Portugal');
    expect(countryName('GR', 'de')).toBe('Griechenland');
  });
});
