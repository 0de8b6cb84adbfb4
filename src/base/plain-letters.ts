/** Letters as they are typed, in place of those that documents, PDF files and social media make of them. */

/**
 * Letters for the shape of a text only: Latin ligatures, presentation forms of Arabic letters, and
 * the alphabets of mathematics. Symbols of their own are not among them: ornate
 * parentheses, honorifics, and the sign of the rial (Unicode Standard, 9.2).
 */
const SHAPED = /[\uFB00-\uFB06\uFB50-\uFD3D\uFD50-\uFDF9\uFE70-\uFEFC\u{1D400}-\u{1D7FF}]/gu;

/**
 * The same words in plain letters: without soft hyphens, with spaces that break between words, and
 * with the letters that a {@link SHAPED} character stands for. Spaces beside punctuation, digits
 * and symbols stay as they are, because French and units of measurement need them.
 */
export function withPlainLetters(text: string): string {
  return (
    text
      .replaceAll('\u00AD', '')
      // Marks of vowels that stand alone decompose into a space and the mark.
      .replace(SHAPED, (letter) => letter.normalize('NFKC').replaceAll(' ', ''))
      .replace(/([\p{L}\p{M}])\u00A0+(?=\p{L})/gu, '$1 ')
  );
}

/** Letters of other alphabets that look like Latin ones, in lower case (Unicode TR 39, confusables). */
const LOOK_ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'аa вb еe ѕs іi јj кk мm нh оo рp сc тt уy хx һh ԁd ԛq ԝw ѵv ӏl ӕæ гr пn',
    'αa βb γy εe ζz ηn ιi κk μm νv οo ρp τt υu χx ωw',
  ]
    .join(' ')
    .split(' ')
    .map(([letter = '', latin = '']) => [letter, latin]),
);

const FOREIGN = /[\p{sc=Cyrl}\p{sc=Grek}]/gu;

/**
 * Words in Latin letters alone, where letters of Cyrillic or Greek that look like them are mixed in,
 * as only mistakes and tricks do: with a Cyrillic а, `Аthens` is Athens.
 */
export function withoutLookAlikes(text: string): string {
  if (!/\p{sc=Latn}/u.test(text) || text.search(FOREIGN) === -1) return text;
  return text.replace(/[\p{L}\p{M}]+/gu, (word) =>
    /\p{sc=Latn}/u.test(word)
      ? word.replace(FOREIGN, (letter) => {
          const small = letter.toLowerCase();
          const latin = LOOK_ALIKE[small] ?? letter;
          return letter === small ? latin : latin.toUpperCase();
        })
      : word,
  );
}
