import { SyntaxValidator } from 'fast-xml-validator';
import { expect, it } from 'vitest';
import { inEnglish } from '../../i18n/index.ts';
import { openSearchDescription } from './open-search.ts';

it('the description of the search is well-formed, whatever the texts say', () => {
  const search = { ...inEnglish.t.search, engine: 'R&D <b>"x"</b> and more', description: 'a & b' };
  const xml = openSearchDescription({ ...inEnglish, t: { ...inEnglish.t, search } as never });
  expect(SyntaxValidator.validate(xml)).toBe(true);
  expect(xml).toContain('<ShortName>R&amp;D &lt;b&gt;&quot;x&quot;&lt;/b&gt; a</ShortName>');
});
