import { describe, expect, it } from 'vitest';
import { inEnglish } from '../i18n/index.ts';
import { settings } from '../settings.ts';
import { LONGEST_TITLE, titleWithSite } from './page-title.ts';

const SUFFIX = ` · ${settings.shortName}`;
const title = (length: number) => titleWithSite('x'.repeat(length), inEnglish);

describe('the title of a page', () => {
  it('names the site as long as there is room', () => {
    const longest = LONGEST_TITLE - SUFFIX.length;
    expect(title(3)).toBe(`xxx${SUFFIX}`);
    expect(title(longest)).toHaveLength(LONGEST_TITLE);
    expect(title(longest + 1)).toBe('x'.repeat(longest + 1));
  });

  it('is never cut', () => {
    expect(title(200)).toBe('x'.repeat(200));
  });
});
