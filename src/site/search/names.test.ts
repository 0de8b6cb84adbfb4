import { describe, expect, it } from 'vitest';
import { namesInData, otherNames } from './names.ts';

describe('namesInData', () => {
  it('has the slug, the code of the place, and the host without www', () => {
    const data = { website: 'https://www.nyc.gov/site/digital', unlocode: 'USNYC' };
    expect(namesInData({ id: 'new-york-city', data })).toEqual([
      'new york city',
      'USNYC',
      'NYC',
      'nyc.gov',
    ]);
    expect(namesInData({ id: 'ohchr', data: {} })).toEqual(['ohchr']);
  });
});

describe('otherNames', () => {
  it('leaves out what the title says, and what was named before', () => {
    expect(otherNames('Malmö', ['malmo', 'Malmø', 'SEMMA', 'semma', '–'])).toEqual(['SEMMA']);
  });
});
