import { describe, expect, it } from 'vitest';
import { mergeHits } from './merge.ts';

describe('mergeHits', () => {
  it('puts what was typed before what is like it, and names before texts', () => {
    const quick = [
      { url: 'fuzzy-name', complete: true, exact: false },
      { url: 'exact-name', complete: true, exact: true },
      { url: 'part', complete: false, exact: false },
    ];
    const text = [
      { url: 'other-text', exact: false },
      { url: 'exact-text', exact: true },
      { url: 'exact-name', exact: true },
    ];
    expect(mergeHits(quick, text)).toEqual([
      'exact-name',
      'exact-text',
      'fuzzy-name',
      'other-text',
      'part',
    ]);
  });
});
