/** Language of the interface. That of the content is judged by `npm run check`, as advice. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { expect, it, describe } from 'vitest';
import { RULES } from '../../check/rules.ts';
import { wordsOf } from '../../check/prose.ts';
import { britishSpelling, wordsOfList } from '../../check/spelling.ts';
import { inEnglish } from '../../i18n/index.ts';
import { fileAt, readBuiltSite } from '../../publishing/build/built-site.ts';
import { messagesOf } from '../testing/messages.ts';
import { LIVING, SEARCH, TEST_ALL } from '../testing/sites.ts';

/** Words of the interface that the dictionary lacks and that are right: names, formats, addresses. */
const WORDS =
  'avif checksums Cmd countryName Ctrl dev eml Feedly Forgejo FreshRSS Funder funders GeoJSON GeoNames Gitea GitLab helpdesk html https Inoreader jpg kB kindLabel md memberBy memberSince memberSinceKind NetNewsWire Nextcloud msg npm png porto Reeder Schemas schemas sourceOwner src topicLabels url webp Wikidata xn'.split(
    ' ',
  );

describe('spelling', () => {
  it('is right in the interface and in the rules about content, and finds a wrong word', async () => {
    const spelling = await britishSpelling(WORDS);
    assert(spelling);
    const { isKnown } = spelling;
    const wrong = (texts: unknown) => [
      ...new Set(
        messagesOf(texts)
          .flatMap(wordsOf)
          .filter((word) => !isKnown(word)),
      ),
    ];
    // What readers type is in many languages, and spelt as they do.
    const { searchWords: _, ...texts } = inEnglish.t;
    expect(wrong([texts, RULES])).toEqual([]);
    expect(wrong(['The citty’s register, at https://www.exmple.org/ and in the Μουσείο.'])).toEqual(
      ['citty'],
    );
  });

  it('has no word on its list that nobody uses', () => {
    const used = new Set(messagesOf([inEnglish.t, RULES]).flatMap(wordsOf));
    expect(WORDS.filter((word) => !used.has(word))).toEqual([]);
  });
});

describe('addresses of the earlier website', () => {
  it.each([SEARCH, ...(TEST_ALL ? [LIVING] : [])])(
    'answer, each with the page that now holds their content: $content',
    async ({ folder, base, origin }) => {
      const site = readBuiltSite(folder, base, origin);
      const old = wordsOfList(await readFile('src/quality/checks/old-addresses.txt', 'utf8'));
      expect(old.length).toBeGreaterThan(50);
      expect(
        old.filter((path) => fileAt(site, `${path.replace(/\/$/, '')}/`) === undefined),
      ).toEqual([]);
    },
  );
});
