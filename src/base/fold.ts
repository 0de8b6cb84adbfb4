/** Text as people compare it: what they do not see, or do not bother to type, makes no difference. */

/** Without capitals and diacritics: `Malmö` and `malmo` are the same. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of {@link fold}, without any punctuation: `São Paulo!` gives `sao paulo`. */
export function foldWords(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
