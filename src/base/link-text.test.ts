import { describe, expect, it } from 'vitest';
import { sourceName } from './link-text.ts';

describe('sourceName', () => {
  it.each([
    ['https://www.example.org/', 'example.org'],
    ['https://example.org/report', 'example.org/report'],
    ['https://example.org/a/b/report.html?x=1', 'example.org/…/report.html'],
    ['https://example.org/city/macei%C3%B3', 'example.org/…/maceió'],
    [
      `https://example.org/a-report-of-many-words-that-ends-somewhere`,
      'example.org/a-report-of-many-w…ends-somewhere',
    ],
  ])('names %s as %s', (url, name) => {
    expect(sourceName(url)).toBe(name);
  });
});
