/**
 * Which names are spelled as a language spells them. GeoNames does not say in which language a name
 * is; letters that a language does not have tell that it is in another one of the same script.
 */

/** Letters as the Unicode CLDR has them for each language, of scripts that several languages share. */
const LETTERS: Readonly<Record<string, RegExp>> = {
  ar: /^[ء-ي]+$/,
  fa: /^[ءآأؤئ-ابت-غفقلمنوهپچژکگی]+$/,
  ur: /^[ءآأؤئ-ابت-غفقلمنوپچژکگٹڈڑںھہۂی-ے]+$/,
  he: /^[א-ת]+$/,
  be: /^[а-зй-шы-яёіў]+$/,
  bg: /^[а-ъьюя]+$/,
  kk: /^[а-яёәғқңөұүһі]+$/,
  ky: /^[а-яёңөү]+$/,
  mk: /^[а-ик-шѓѕјљњќџ]+$/,
  mn: /^[а-яёөү]+$/,
  ru: /^[а-яё]+$/,
  sr: /^[а-ик-шђјљњћџ]+$/,
  tg: /^[а-яёғӣқӯҳҷ]+$/,
  uk: /^[а-щьюяєіїґ]+$/,
};

/** Encodings of the national character sets: they differ in how Chinese characters are simplified. */
const CHARACTER_SETS = [
  [/^ja\b/, 'shift_jis', 0x81_40, 0xea_a4],
  [/^zh-(?:TW|HK|MO)$/, 'big5', 0xa4_40, 0xf9_d5],
  [/^zh\b/, 'gb2312', 0xb0_a1, 0xf7_fe],
] as const;

const sets = new Map<string, ReadonlySet<string>>();

/** The letters between two codes of two bytes each. */
function characterSet(encoding: string, first: number, last: number): ReadonlySet<string> {
  const known = sets.get(encoding);
  if (known) return known;
  const codes = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const bytes = codes.flatMap((code) => (code % 256 < 0x40 ? [] : [code >> 8, code % 256]));
  const text = new TextDecoder(encoding).decode(Uint8Array.from(bytes));
  const set = new Set(text.match(/\p{L}/gu));
  sets.set(encoding, set);
  return set;
}

/**
 * True for a name that may be one of a language: all its letters are in use there. Always true for
 * a language of which no letters are known here.
 *
 * @param name in the script of the language. @param tag a language and a country: `uk-UA`.
 */
export function isSpelledIn(name: string, tag: string): boolean {
  const letters = LETTERS[tag.slice(0, tag.indexOf('-'))];
  if (letters) return letters.test(name.toLowerCase().replace(/[\s'’ʼ-]/gu, ''));
  const [, encoding, first, last] = CHARACTER_SETS.find(([tags]) => tags.test(tag)) ?? [];
  if (encoding === undefined) return true;
  const set = characterSet(encoding, first, last);
  return (name.match(/\p{L}/gu) ?? []).every((letter) => set.has(letter));
}
