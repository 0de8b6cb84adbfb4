/** What the typeface of the cards can show. */

/** Latin letters of European languages and their punctuation. */
const IN_TYPEFACE = /^[\u0020-\u007e\u00a0-\u017f\u0218-\u021b–—‘’‚“”„…‹›€™−]*$/;
const LACKING = /[µĈĉĔĕĜĝĤĥĨĩĬĭĴĵĸĿŀŉŊŋŌōŎŏŖŗŜŝŦŧŨũŬŭſ]/;

/** True if the typeface has every character of a text. */
export function isDrawable(text: string): boolean {
  return IN_TYPEFACE.test(text) && !LACKING.test(text);
}
