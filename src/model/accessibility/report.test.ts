import { describe, expect, it } from 'vitest';
import { accessibilityReport, isWorthRecording, type AccessibilityReport } from './report.ts';

const before: AccessibilityReport = {
  day: '2026-03-01',
  pages: 250,
  appearances: 5,
  states: 13,
  stops: 3000,
  engines: [{ name: 'axe-core', version: '1.2.3', rules: 100 }],
  knownErrors: [],
};

describe('the report', () => {
  it('that is recorded is one that a run of the tests wrote', () => {
    expect(accessibilityReport().pages).toBeGreaterThan(100);
  });

  it.each([
    ['the same figures a day later', { day: '2026-03-02' }, false],
    ['the same figures after a month', { day: '2026-03-31' }, true],
    ['another page', { pages: 251, stops: 3040 }, false],
    ['another state', { states: 14 }, true],
    [
      'another version of an engine',
      { engines: [{ name: 'axe-core', version: '1.2.4', rules: 100 }] },
      true,
    ],
    ['an error that is known now', { knownErrors: ['A map has no list.'] }, true],
  ])('is renewed or not: %s', (_, change, expected) => {
    expect(isWorthRecording(before, { ...before, ...change })).toBe(expected);
  });
});
