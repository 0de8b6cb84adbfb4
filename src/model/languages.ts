/** What the codes of languages mean (BCP 47), as the runtime knows it from the Unicode CLDR. */
import { foldWords } from '../base/fold.ts';
import { countryLanguages, TYPED_IN } from './places.ts';

export type Direction = 'ltr' | 'rtl';

/** Codes that stand for no language: undetermined, several, none that has a code, no words. */
const NO_LANGUAGE = /^(?:und|mul|mis|zxx)$/;

/** The codes of two letters (ISO 639-1). Runtimes do not say which there are. */
const TWO_LETTERS: ReadonlySet<string> = new Set(
  (
    'aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy ' +
    'da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu ' +
    'hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb ' +
    'lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om ' +
    'or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ' +
    'ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
  ).split(' '),
);

/**
 * Further languages that are known by name: with codes of three letters (ISO 639-3), those of
 * cities and regions, and what a language is in one country or script.
 */
const ALSO_NAMED =
  'ary arz ast awa bem bho bik brx ceb chr ckb csb doi dsb dyu fil frp fur gsw guz haw hil hsb ilo kab ' +
  'kam kln kok kri lij lmo luo luy mai men mer mni mos nap nan nds nso nyn pag pap pms prs quc raj ' +
  'rif sah sat scn shi sma smj smn sms szl tcy teo tet tok tpi tzm udm vec war wuu yue zgh ' +
  'zh-Hans zh-Hant pt-BR pt-PT sr-Latn sr-Cyrl en-GB en-US es-MX fr-CA de-AT de-CH';

/** The languages that are known by name, as BCP 47 tags. */
export const LANGUAGE_CODES: readonly string[] = [...TWO_LETTERS, ...ALSO_NAMED.split(' ')];

/** Names in use that the CLDR does not have, by code. */
const ALSO: Readonly<Record<string, string>> = {
  be: 'Byelorussian, Belarusan',
  bn: 'Bangla, Bengali',
  ca: 'Valencian, Valencià, Valenciano',
  ckb: 'Sorani',
  el: 'Modern Greek, Ellinika',
  es: 'Castilian, Castellano, Castellà',
  fa: 'Farsi, Dari',
  fi: 'Suomen kieli',
  fil: 'Tagalog, Pilipino',
  ga: 'Gaeilge, Irish Gaelic',
  gd: 'Gaelic',
  he: 'Ivrit',
  hi: 'हिंदी',
  ku: 'Kurmanji',
  ky: 'Kirghiz',
  my: 'Myanmar',
  nb: 'Bokmål, Norwegian Bokmål',
  nl: 'Flemish, Vlaams',
  or: 'Oriya, Odia',
  pa: 'Panjabi',
  ro: 'Moldovan',
  si: 'Sinhalese',
  ug: 'Uighur',
  ko: '한국말, 조선말, Hangugeo',
  ja: 'Nihongo, 国語',
  yue: '廣東話, 广东话',
  zh: 'Mandarin, Putonghua, 汉语, 漢語, 华语, 華語, 普通话, 普通話, 國語',
};

/** Words for a language before and after its name, folded: `lingua italiana`, `ภาษาไทย`. */
const BEFORE =
  /^(?:the|jezyk|jezik|lingua|lengua|langue|limba|idioma|gjuha|bahasa|tieng|язык|мова|اللغة|لغة|زبان|γλωσσα|(?:auf|in|en|em|на) ?|ภาษา) ?(?=\S)/;
const AFTER =
  / ?(?:language|sprache|nyelv|kieli|sprak|sprog|taal|jazyk|jezik|dili?|tili|keel|kalba|valoda|язык|мова|език|γλωσσα|زبان|भाषा|भष|ভাষা|ভষ|語|话|話)$/;

/** Endings of adjectives for those of names of languages: `lingua greca` is `greco`. */
const ENDINGS = [
  [/[ae]$/, ''],
  [/a$/, 'o'],
  [/η$/, 'α'],
] as const;

/** True for a tag that the runtime can read, whether or not it knows the language. */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/**
 * True for a tag of a language. A code of two letters that is none, such as `gr`, is mostly that of
 * a country. Of those with three letters, browsers do not know all.
 */
export function isLanguage(tag: string): boolean {
  if (!isLanguageTag(tag)) return false;
  const { language } = new Intl.Locale(tag);
  return language.length > 2 ? !NO_LANGUAGE.test(language) : TWO_LETTERS.has(language);
}

/** The name of a language, in the language of a locale; undefined if it is not known. */
function nameIn(locale: string, tag: string): string | undefined {
  return new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(tag);
}

/** The tag as it is written, for one of a language that is known: `es-ES` for `es_es`. */
function canonical(text: string): string | undefined {
  const typed = text.trim().replaceAll('_', '-');
  if (!isLanguage(typed)) return undefined;
  const tag = new Intl.Locale(typed);
  return nameIn('en', tag.language) === undefined ? undefined : tag.toString();
}

type Tags = ReadonlyMap<string, string>;

/** The tags of languages by their names in some locales, folded. Of two, the first one counts. */
function tagsByName(namesOf: (tag: string) => readonly (string | undefined)[]): Tags {
  const tags = new Map<string, string>();
  for (const tag of LANGUAGE_CODES)
    for (const name of namesOf(tag)) {
      const key = foldWords(name ?? '');
      if (key !== '' && !tags.has(key)) tags.set(key, new Intl.Locale(tag).toString());
    }
  return tags;
}

function namesInThemselves(): Tags {
  const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  return tagsByName((tag) => [
    english.of(tag),
    nameIn(tag, tag),
    ...(ALSO[tag]?.split(', ') ?? []),
  ]);
}

function namesInOtherLanguages(): Tags {
  const others = TYPED_IN.map(
    (locale) => new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }),
  );
  return tagsByName((tag) => others.map((names) => names.of(tag)));
}

let ownNames: Tags | undefined;
let otherNames: Tags | undefined;

/** The tag of a language by its name, folded: in English and in itself, then in other languages. */
function tagOfName(key: string): string | undefined {
  ownNames ??= namesInThemselves();
  const own = ownNames.get(key);
  if (own !== undefined) return own;
  otherNames ??= namesInOtherLanguages();
  return otherNames.get(key);
}

/** The one language of a country; undefined if it has several, or there is no such country. */
function onlyLanguage(country: string): string | undefined {
  const [language, ...others] = countryLanguages(country);
  return others.length === 0 ? language : undefined;
}

/** True for a code of two letters that means a country in what people type. */
function isCountryCode(code: string, country: string | undefined): boolean {
  if (code === country) return !countryLanguages(code).includes(code.toLowerCase());
  return /^[A-Z]{2}$/.test(code) && !isLanguage(code);
}

/**
 * The tag of a language.
 *
 * @param text what was typed: `es`, `ES`, `es_es`, `Spanish`, `Español`, `lengua española`. Also the
 *   code of a country with one language, where it is no code of a language: `GR`.
 * @param country in which it is spoken, ISO 3166-1 alpha-2. There its own code stands for its
 *   language: `KR` in Korea is not Kanuri.
 * @returns undefined if no language has this tag or name.
 */
export function languageTag(text: string, country?: string): string | undefined {
  const code = text.trim().toUpperCase();
  if (isCountryCode(code, country)) return onlyLanguage(code);
  const tag = canonical(text);
  if (tag !== undefined) return tag;
  const key = foldWords(text);
  const [before, after] = [key.replace(AFTER, ''), key.replace(BEFORE, '')];
  const bare = [before, after, after.replace(AFTER, '')].filter((each) => each !== key);
  const inflected = bare.flatMap((each) => ENDINGS.map(([from, to]) => each.replace(from, to)));
  for (const each of [key, ...bare, ...inflected]) {
    const found = each === '' ? undefined : tagOfName(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Scripts that are written from right to left (ISO 15924). */
const FROM_THE_RIGHT = /^(?:Adlm|Arab|Hebr|Mand|Mend|Nkoo|Rohg|Samr|Syrc|Thaa|Yezi)$/;

/** The script in which a language is usually written, ISO 15924. */
function usualScript(tag: string): string {
  return new Intl.Locale(tag).maximize().script ?? '';
}

/** The direction in which a language is written. @param tag of a known language. */
export function directionOf(tag: string): Direction {
  return FROM_THE_RIGHT.test(usualScript(tag)) ? 'rtl' : 'ltr';
}

/** True if two tags name the same language in the same script, perhaps in other regions. */
export function isSameLanguage(tag: string, other: string): boolean {
  if (tag === other) return true;
  const [one, two] = [tag, other].map((each) => new Intl.Locale(each).maximize());
  return one?.language === two?.language && one?.script === two?.script;
}

interface Script {
  letters: RegExp;
  /** Codes for how languages are written that use it, ISO 15924. */
  codes: readonly string[];
  /** The languages that are mostly meant, if the country does not say it. */
  languages: readonly string[];
}

const inScript = (name: string, codes: string, languages: string): Script => ({
  letters: new RegExp(`\\p{sc=${name}}`, 'gu'),
  codes: codes.split(' '),
  languages: languages.split(' ').filter(Boolean),
});

/** Kana before Han, as Japanese has both. */
const SCRIPTS: readonly Script[] = [
  { ...inScript('Hira', 'Jpan', 'ja'), letters: /[\p{sc=Hira}\p{sc=Kana}]/gu },
  inScript('Hang', 'Kore', 'ko'),
  inScript('Han', 'Hans Hant Jpan', 'zh ja'),
  inScript('Latn', 'Latn', ''),
  inScript('Cyrl', 'Cyrl', 'ru uk bg sr'),
  inScript('Arab', 'Arab', 'ar fa ur'),
  inScript('Grek', 'Grek', 'el'),
  inScript('Hebr', 'Hebr', 'he'),
  inScript('Deva', 'Deva', 'hi mr ne'),
  inScript('Beng', 'Beng', 'bn'),
  inScript('Thai', 'Thai', 'th'),
  inScript('Geor', 'Geor', 'ka'),
  inScript('Armn', 'Armn', 'hy'),
  inScript('Ethi', 'Ethi', 'am ti'),
  inScript('Taml', 'Taml', 'ta'),
  inScript('Telu', 'Telu', 'te'),
  inScript('Knda', 'Knda', 'kn'),
  inScript('Mlym', 'Mlym', 'ml'),
  inScript('Gujr', 'Gujr', 'gu'),
  inScript('Guru', 'Guru', 'pa'),
  inScript('Orya', 'Orya', 'or'),
  inScript('Sinh', 'Sinh', 'si'),
  inScript('Khmr', 'Khmr', 'km'),
  inScript('Laoo', 'Laoo', 'lo'),
  inScript('Mymr', 'Mymr', 'my'),
  inScript('Tibt', 'Tibt', 'bo dz'),
  inScript('Thaa', 'Thaa', 'dv'),
  inScript('Mong', 'Mong', 'mn'),
];

/** The script of a text: of most of its letters, ISO 15924. Empty if it has no letters of a known one. */
export function scriptOf(text: string): string {
  return scriptIn(text)?.codes[0] ?? '';
}

/** Languages that are written in a second script as well, ISO 15924. */
const SECOND_SCRIPT: Readonly<Record<string, string>> = {
  az: 'Cyrl',
  bs: 'Cyrl',
  kk: 'Latn',
  mn: 'Mong',
  pa: 'Arab',
  sr: 'Latn',
  tg: 'Arab',
  uz: 'Cyrl',
};

/** The script of most letters of a text. Any kana make it Japanese. */
function scriptIn(text: string): Script | undefined {
  const counted = SCRIPTS.map((each) => ({ each, letters: text.match(each.letters)?.length ?? 0 }));
  const kana = counted[0]?.letters ?? 0;
  const han = counted[2]?.letters ?? 0;
  const [most] = counted
    .map(({ each, letters }, at) => ({
      each,
      letters: at === 0 && kana > 0 ? kana + han : letters,
    }))
    .sort((a, b) => b.letters - a.letters);
  return most && most.letters > 0 ? most.each : undefined;
}

/**
 * The languages in which a text may be written, by its script and the country, the likeliest first.
 *
 * @param country ISO 3166-1 alpha-2.
 * @returns BCP 47 tags: one if script and country leave one, none if nothing says it.
 */
export function guessLanguages(text: string, country = ''): string[] {
  const written = scriptIn(text);
  if (!written) return [];
  const spoken = countryLanguages(country).flatMap((language) => {
    const usual = usualScript(`${language}-${country}`);
    const second = SECOND_SCRIPT[language] ?? '';
    if (written.codes.includes(usual))
      return usual === 'Hant' ? [`${language}-${usual}`] : [language];
    return written.codes.includes(second) ? [`${language}-${second}`] : [];
  });
  return spoken.length > 0 ? spoken : [...written.languages];
}
