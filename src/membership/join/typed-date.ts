/** Reads a day, a month or a year as people write it, in English or in their own language. */
import { parsePartialDate, type PartialDate } from '../../base/dates.ts';
import { readDate } from '../../check/date-readings.ts';

/** The years by which the Buddhist calendar of Thailand is ahead. */
const BUDDHIST_ERA = 543;

/** Years from which a date is of the Buddhist calendar. */
const BUDDHIST_YEARS = 2400;

/** Names of the months in a language, the longest first. */
function monthsOf(language: string): [name: string, number: number][] {
  return (['long', 'short'] as const).flatMap((month) => {
    const format = new Intl.DateTimeFormat([language, 'en'], {
      month,
      day: 'numeric',
      timeZone: 'UTC',
    });
    return Array.from({ length: 12 }, (_, index): [string, number] => {
      const parts = format.formatToParts(Date.UTC(2024, index, 15));
      const name = parts.find(({ type }) => type === 'month')?.value ?? '';
      return [name.toLocaleLowerCase(language), index + 1];
    }).filter(([name]) => /\p{L}{3}/u.test(name));
  });
}

/** The digits of all scripts as those of ASCII. */
function withPlainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    // Each script has its ten digits in a row.
    let zero = digit.codePointAt(0) ?? 0;
    const own = zero;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && own - zero < 9) zero -= 1;
    return String((own - zero) % 10);
  });
}

function inEnglish(text: string, language: string): string {
  const lower = text.toLocaleLowerCase(language);
  for (const [name, number] of monthsOf(language)) {
    const at = lower.indexOf(name);
    if (at === -1) continue;
    const [before, after] = [lower.slice(0, at), lower.slice(at + name.length)];
    const digits = (part: string) => part.match(/\d+/g) ?? [];
    const numbers = [...digits(before), ...digits(after)];
    const year = numbers.find((each) => each.length === 4);
    const day = numbers.find((each) => each.length < 3);
    if (year) return [year, number, ...(day ? [Number(day)] : [])].join('-');
  }
  return text;
}

/**
 * A date from what was typed: `12 October 2026`, `12 жовтня 2026`, `2026年10月12日`, `10/2026`.
 *
 * @param language of the one who typed it (BCP 47).
 * @returns undefined if it is no date, or if day and month could be swapped.
 */
export function typedDate(text: string, language = 'en'): PartialDate | undefined {
  const digits = withPlainDigits(text.trim())
    // The years, months and days of Chinese, Japanese and Korean.
    .replace(/\s*[年년月월]\s*/g, '-')
    .replace(/\s*[日일]\.?$|-$/g, '');
  const plain = parsePartialDate(digits);
  const read = plain ? [plain] : (readDate(inEnglish(digits, language))?.dates ?? []);
  const [date, other] = read;
  if (date === undefined || other !== undefined) return undefined;
  const year = Number(date.slice(0, 4));
  return parsePartialDate(year < BUDDHIST_YEARS ? date : `${year - BUDDHIST_ERA}${date.slice(4)}`);
}
