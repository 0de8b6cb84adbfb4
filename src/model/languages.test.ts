import { describe, expect, it } from 'vitest';
import { directionOf, isLanguageTag, isSameLanguage, languageTag } from './languages.ts';

describe('the tag of a language', () => {
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
  ])('of %s is %s', (typed, tag) => {
    expect(languageTag(typed)).toBe(tag);
  });

  it.each(['', 'xx', 'und', 'elvish', 'a language', 'x-private', 'en-', '12'])(
    'is not found for "%s"',
    (typed) => {
      expect(languageTag(typed)).toBeUndefined();
    },
  );
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
