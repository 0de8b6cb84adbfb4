import { describe, expect, it } from 'vitest';
import { leadsToField, type Key } from './search-keys.ts';

const pressed = (key: string, more: Partial<Key> = {}): Key => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false },
  ...{ isComposing: false, defaultPrevented: false },
  ...more,
});
/** Where a key is pressed, by what a selector has to name to match it. */
const inside = (element: string) => (selector: string) => selector.includes(element);
const outside = () => false;

describe('leadsToField', () => {
  it.each([
    ['/', pressed('/')],
    ['Ctrl+K', pressed('k', { ctrlKey: true })],
    ['⌘K', pressed('k', { metaKey: true })],
    ['Ctrl+K with capitals locked', pressed('K', { ctrlKey: true })],
  ])('%s', (_, key) => {
    expect(leadsToField(key, outside, true)).toBe(true);
    for (const element of ['input', 'textarea', 'contenteditable'])
      expect(leadsToField(key, inside(element), true)).toBe(false);
    expect(leadsToField({ ...key, isComposing: true }, outside, true)).toBe(false);
    expect(leadsToField({ ...key, defaultPrevented: true }, outside, true)).toBe(false);
    expect(leadsToField({ ...key, altKey: true }, outside, true)).toBe(false);
  });

  it('/ can be switched off, Ctrl+K stays', () => {
    expect(leadsToField(pressed('/'), outside, false)).toBe(false);
    expect(leadsToField(pressed('k', { ctrlKey: true }), outside, false)).toBe(true);
  });

  it('a list keeps the keys with which it is searched', () => {
    expect(leadsToField(pressed('/'), inside('select'), true)).toBe(false);
    expect(leadsToField(pressed('k', { ctrlKey: true }), inside('select'), true)).toBe(true);
  });

  it('other keys do nothing', () => {
    for (const key of [pressed('k'), pressed('a'), pressed('?'), pressed('/', { ctrlKey: true })])
      expect(leadsToField(key, outside, true)).toBe(false);
    expect(leadsToField(pressed('k', { ctrlKey: true, metaKey: true }), outside, true)).toBe(false);
  });
});
