/** Names of countries, in the language of the page. */

const names = new Map<string, Intl.DisplayNames>();

/** @param code ISO 3166-1 alpha-2; @param locale BCP 47 tag. */
export function countryName(code: string, locale: string): string {
  let display = names.get(locale);
  if (!display) {
    display = new Intl.DisplayNames(locale, { type: 'region' });
    names.set(locale, display);
  }
  return display.of(code) ?? code;
}
