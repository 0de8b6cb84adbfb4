import { describe, expect, it } from 'vitest';
import {
  directionOf,
  guessLanguages,
  isLanguageTag,
  isSameLanguage,
  languageTag,
} from './languages.ts';
import { countryLanguages } from './places.ts';
import { COUNTRY_CODES, language } from './schemas/fields.ts';

describe('the tag of a language', () => {
  it.each([
    ['KR', 'KR', 'ko'],
    ['SE', 'SE', 'sv'],
    ['BR', 'BR', 'pt'],
    ['ES', 'ES', 'es'],
    ['ES', 'AR', 'es'],
    ['PT', 'BR', 'pt'],
    ['EE', 'EE', 'et'],
    ['AM', 'ET', 'am'],
    ['CH', 'CH', undefined],
    ['Greek', 'KR', 'el'],
  ])('of %s in %s is %s', (typed, country, tag) => {
    expect(languageTag(typed, country)).toBe(tag);
  });

  it('is found by its names in English and in the language itself', () => {
    const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    for (const code of new Set(COUNTRY_CODES.flatMap(countryLanguages))) {
      const tag = new Intl.Locale(code).toString();
      expect(languageTag(english.of(tag) ?? ''), tag).toBe(tag);
      const own = new Intl.DisplayNames(tag, { type: 'language', fallback: 'none' }).of(tag);
      if (own !== undefined) expect(languageTag(own.toUpperCase()), own).toBe(tag);
    }
  });

  it.each([
    ['es', 'es'],
    ['ES', 'es'],
    ['es_es', 'es-ES'],
    ['zh-hant', 'zh-Hant'],
    ['Spanish', 'es'],
    ['español', 'es'],
    ['العربية', 'ar'],
    ['Arabic', 'ar'],
    // YAML 1.1 would take this for "false".
    ['no', 'no'],
    ['Upper Sorbian', 'hsb'],
    // Codes that were replaced, and those of three letters where there are two.
    ['iw', 'he'],
    ['spa', 'es'],
    // In other languages.
    ['Griechisch', 'el'],
    ['griego', 'el'],
    ['grec', 'el'],
    ['grego', 'el'],
    ['греческий', 'el'],
    ['ギリシャ語', 'el'],
    ['اليونانية', 'el'],
    ['GREEK', 'el'],
    ['Ελληνικα', 'el'],
    ['allemand', 'de'],
    ['niemiecki', 'de'],
    ['中文', 'zh'],
    ['中国語', 'zh'],
    ['繁體中文', 'zh-Hant'],
    ['Traditional Chinese', 'zh-Hant'],
    ['Brazilian Portuguese', 'pt-BR'],
    // With words around the name.
    ['ภาษาไทย', 'th'],
    ['ไทย', 'th'],
    ['język polski', 'pl'],
    ['lingua italiana', 'it'],
    ['lengua española', 'es'],
    ['lengua griega', 'el'],
    ['langue française', 'fr'],
    ['língua portuguesa', 'pt'],
    ['limba română', 'ro'],
    ['Deutsche Sprache', 'de'],
    ['the Greek language', 'el'],
    ['Greek language', 'el'],
    ['ελληνική γλώσσα', 'el'],
    ['русский язык', 'ru'],
    ['українська мова', 'uk'],
    ['اللغة العربية', 'ar'],
    ['Tiếng Việt', 'vi'],
    ['tieng viet', 'vi'],
    ['Bahasa Indonesia', 'id'],
    ['magyar nyelv', 'hu'],
    ['suomen kieli', 'fi'],
    ['हिन्दी', 'hi'],
    ['हिंदी भाषा', 'hi'],
    ['मराठी', 'mr'],
    ['日本語', 'ja'],
    ['한국어', 'ko'],
    ['한국말', 'ko'],
    // Other names.
    ['Farsi', 'fa'],
    ['Castellano', 'es'],
    ['Mandarin', 'zh'],
    ['Cantonese', 'yue'],
    ['Tagalog', 'fil'],
    ['Flemish', 'nl'],
    ['Bokmål', 'nb'],
    ['Valencià', 'ca'],
    // Codes as people write them.
    ['EL', 'el'],
    ['el_GR', 'el-GR'],
    ['GR', 'el'],
    ['gr', 'el'],
    ['JP', 'ja'],
    ['CN', 'zh'],
    ['KH', 'km'],
    ['CZ', 'cs'],
    ['UA', 'uk'],
    ['DK', 'da'],
    ['BR', 'br'],
    ['KR', 'kr'],
  ])('of %s is %s', (typed, tag) => {
    expect(languageTag(typed)).toBe(tag);
  });

  it.each([
    '',
    'xx',
    'zz',
    'language',
    'the',
    'ภาษา',
    'und',
    'elvish',
    'a language',
    'x-private',
    'en-',
    '12',
  ])('is not found for "%s"', (typed) => {
    expect(languageTag(typed)).toBeUndefined();
  });
});

it('tags that the runtime cannot read are told from others', () => {
  expect(['el', 'pt-BR', 'el-abc', 'en-ab-abcdefgh-abcdefgh'].map(isLanguageTag)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('languages have the direction of their script', () => {
  const rightToLeft = ['ar', 'he', 'fa', 'ur', 'ckb', 'dv', 'yi', 'az-Arab'];
  expect(rightToLeft.map(directionOf)).toEqual(rightToLeft.map(() => 'rtl'));
  expect(['es', 'zh', 'ku', 'az', 'no'].map(directionOf)).toEqual(Array(5).fill('ltr'));
});

it('regions make no other language, scripts do', () => {
  expect(isSameLanguage('en-XA', 'en')).toBe(true);
  expect(isSameLanguage('pt-BR', 'pt')).toBe(true);
  expect(isSameLanguage('zh-Hant', 'zh')).toBe(false);
  expect(isSameLanguage('ar', 'en')).toBe(false);
});

describe('the language of a file', () => {
  it.each(['el', 'pt-BR', 'zh-Hant', 'hsb', 'ckb', 'sr-Latn', 'es-419'])('may be %s', (tag) => {
    expect(language.safeParse(tag).success).toBe(true);
  });

  it.each([
    ['gr', 'languageCode {"code":"el"}'],
    ['jp', 'languageCode {"code":"ja"}'],
    ['cn', 'languageCode {"code":"zh"}'],
    ['Greek', 'languageCode {"code":"el"}'],
    ['EL', 'languageCode {"code":"el"}'],
    ['xx', 'noLanguage'],
    ['und', 'noLanguage'],
    ['elvish', 'noLanguage'],
    ['en-', 'noLanguage'],
    ['', 'missing'],
  ])('cannot be %j', (tag, message) => {
    expect(language.safeParse(tag, { reportInput: true }).error?.issues[0]?.message).toBe(message);
  });
});

describe('the languages of a text', () => {
  it.each([
    ['Θεσσαλονίκη', 'GR', ['el']],
    ['Θεσσαλονίκη', undefined, ['el']],
    ['กรุงเทพมหานคร', 'TH', ['th']],
    ['ירושלים', 'IL', ['he']],
    ['القدس', 'IL', ['ar']],
    ['አዲስ አበባ', 'ET', ['am']],
    ['札幌', 'JP', ['ja']],
    ['札幌', undefined, ['zh', 'ja']],
    ['北京', 'CN', ['zh']],
    ['臺北', 'TW', ['zh-Hant']],
    ['さっぽろ', undefined, ['ja']],
    ['さいたま市', 'BR', ['ja']],
    ['横浜ベイ', undefined, ['ja']],
    ['서울', undefined, ['ko']],
    ['서울', 'KR', ['ko']],
    ['पुणे', 'IN', ['hi', 'mr']],
    ['काठमाडौँ', 'NP', ['ne']],
    ['தமிழ்நாடு', 'IN', ['ta']],
    ['إربد', 'JO', ['ar']],
    ['تونس', 'TN', ['ar']],
    ['اردبیل', 'IR', ['fa']],
    ['Hà Nội', 'VN', ['vi']],
    ['Brussel', 'BE', ['nl', 'fr', 'de']],
    ['São Luís', 'BR', ['pt']],
    ['Beograd', 'RS', ['sr-Latn']],
    ['Београд', 'RS', ['sr']],
    ['София', 'BG', ['bg']],
    ['Athens', undefined, []],
    ['Athens', 'GR', []],
    ['Θεσσαλονίκη (Thess)', 'GR', ['el']],
    ['12345', 'GR', []],
    ['', undefined, []],
  ])('of %s in %s are %j', (text, country, tags) => {
    expect(guessLanguages(text, country)).toEqual(tags);
  });

  it('are languages, and those of the country where it writes so', () => {
    for (const country of COUNTRY_CODES)
      for (const tag of countryLanguages(country)) {
        const names = new Intl.DisplayNames(tag, { type: 'region', fallback: 'none' });
        const own = names.of(country);
        const [here, usual] = [`${tag}-${country}`, tag].map(
          (each) => new Intl.Locale(each).maximize().script,
        );
        if (own === undefined || names.resolvedOptions().locale !== tag || here !== usual) continue;
        const guessed = guessLanguages(own, country);
        expect(
          guessed.map((each) => each.split('-')[0]),
          `${own} ${country}`,
        ).toContain(tag);
        for (const each of guessed) expect(language.safeParse(each).success).toBe(true);
      }
  });
});
