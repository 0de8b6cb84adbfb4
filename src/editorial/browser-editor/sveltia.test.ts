import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withoutOthers } from './sveltia.ts';

const published = readFileSync('node_modules/@sveltia/cms/npm/index.js', 'utf8');

describe('Sveltia CMS', () => {
  it('is left without what it loads from servers of others by itself', () => {
    const own = withoutOthers(published);
    for (const pattern of [
      /cdn\.jsdelivr\.net/,
      /status\.json/,
      /hostedstatus/,
      /import\(`\.\.\/locales/,
      /import\(`@shikijs/,
      /import\(`leaflet/,
    ]) {
      expect(published).toMatch(pattern);
      expect(own).not.toMatch(pattern);
    }
    expect(own.match(/src:url\([^)]*\)/g)).toEqual([
      expect.stringMatching(/^src:url\(assets\/source-sans-3-/),
      expect.stringMatching(/^src:url\(assets\/noto-mono-/),
      expect.stringMatching(/^src:url\(assets\/material-symbols-/),
    ]);
    expect(own).toContain('fetch(new URL(`locales/pt-PT.json`,import.meta.url))');
  });

  it('is refused when it loads something unknown, or is written differently', () => {
    expect(() => withoutOthers(`${published}\nimport(\`left-pad\`)`)).toThrow(
      'Sveltia CMS loads "left-pad", which is unknown.',
    );
    expect(() => withoutOthers(published.replaceAll('../locales/', '../languages/'))).toThrow(
      'no longer has translations',
    );
  });
});
