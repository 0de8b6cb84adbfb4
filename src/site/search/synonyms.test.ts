import { describe, expect, it } from 'vitest';
import { alternatives } from './synonyms.ts';

const GROUPS = [
  ['kids', 'children', 'young people'],
  ['wifi', 'wi-fi'],
];

describe('alternatives', () => {
  it('puts each other word of the group in the place of what was typed', () => {
    expect(alternatives('Kids online', GROUPS)).toEqual(['children online', 'young people online']);
    expect(alternatives('apps for young people', GROUPS)).toEqual([
      'apps for kids',
      'apps for children',
    ]);
    expect(alternatives('free wi-fi', GROUPS)).toEqual(['free wifi']);
  });

  it('has none for words without a group, or in quotation marks', () => {
    expect(alternatives('kidsgrove', GROUPS)).toEqual([]);
    expect(alternatives('“kids”', GROUPS)).toEqual([]);
  });
});
