import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparePartialDates,
  dateOf,
  firstDayOf,
  formatPartialDate,
  formatDays,
  formatPeriod,
  lastDayOf,
  parseMoment,
  parsePartialDate,
  precisionOf,
  timeOf,
  type Moment,
  type PartialDate,
} from './dates.ts';

const date = (text: string): PartialDate => {
  const read = parsePartialDate(text);
  if (!read) throw new Error(`${text} is not a date`);
  return read;
};
const moment = (text: string): Moment => {
  const read = parseMoment(text);
  if (!read) throw new Error(`${text} is not a moment`);
  return read;
};

/** Any partial date from 1900 to 2100. */
const partialDates = fc
  .tuple(
    fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2100-12-31T00:00:00Z'),
      noInvalidDate: true,
    }),
    fc.constantFrom(4, 7, 10),
  )
  .map(([day, length]) => date(day.toISOString().slice(0, length)));

describe('parsePartialDate', () => {
  it.each(['2018', '2018-11', '2018-11-14', '2024-02-29'])('reads %s', (text) => {
    expect(parsePartialDate(text)).toBe(text);
  });

  it.each([
    '2018-13',
    '2018-00',
    '2018-02-30',
    '2023-02-29',
    '2018-11-00',
    '18',
    '1899',
    '2018-1-1',
    '14/11/2018',
    '2018-11-14T10:00',
    '',
    '2018 ',
  ])('refuses %j', (text) => {
    expect(parsePartialDate(text)).toBeUndefined();
  });
});

describe('order', () => {
  it('puts a less precise date at the start of its period', () => {
    const sorted = ['2018-02', '2019', '2018-01-01', '2018', '2018-01']
      .map(date)
      .sort(comparePartialDates);
    expect(sorted).toEqual(['2018', '2018-01', '2018-01-01', '2018-02', '2019']);
  });

  it('is total and agrees with the first days', () => {
    fc.assert(
      fc.property(partialDates, partialDates, (a, b) => {
        expect(Math.sign(comparePartialDates(a, b))).toBe(
          -Math.sign(comparePartialDates(b, a)) + 0,
        );
        if (firstDayOf(a) < firstDayOf(b)) expect(comparePartialDates(a, b)).toBeLessThan(0);
      }),
    );
  });
});

describe('the days that a date can mean', () => {
  it('spans the period', () => {
    expect([firstDayOf(date('2024')), lastDayOf(date('2024'))]).toEqual([
      '2024-01-01',
      '2024-12-31',
    ]);
    expect([firstDayOf(date('2024-02')), lastDayOf(date('2024-02'))]).toEqual([
      '2024-02-01',
      '2024-02-29',
    ]);
    expect([firstDayOf(date('2024-02-03')), lastDayOf(date('2024-02-03'))]).toEqual([
      '2024-02-03',
      '2024-02-03',
    ]);
  });

  it('always begins with the date itself and never ends before it begins', () => {
    fc.assert(
      fc.property(partialDates, (value) => {
        expect(firstDayOf(value).startsWith(value)).toBe(true);
        expect(lastDayOf(value).startsWith(value)).toBe(true);
        expect(firstDayOf(value) <= lastDayOf(value)).toBe(true);
        expect(parsePartialDate(firstDayOf(value))).toBeDefined();
        expect(parsePartialDate(lastDayOf(value))).toBeDefined();
      }),
    );
  });
});

describe('formatPartialDate', () => {
  it('writes exactly the parts that are known', () => {
    expect(formatPartialDate(date('2018'), 'en-GB')).toBe('2018');
    expect(formatPartialDate(date('2018-11'), 'en-GB')).toBe('November 2018');
    expect(formatPartialDate(date('2018-11-14'), 'en-GB')).toBe('14 November 2018');
    expect(formatPartialDate(date('2018-11-14'), 'de')).toBe('14. November 2018');
  });

  it('never shows a day or month that is not known', () => {
    fc.assert(
      fc.property(partialDates, (value) => {
        const numbers = formatPartialDate(value, 'en-GB').match(/\d+/g) ?? [];
        expect(numbers).toHaveLength(precisionOf(value) === 'day' ? 2 : 1);
      }),
    );
  });

  it('does not depend on the time zone of the machine', () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Kiritimati';
    expect(formatPartialDate(date('2018-01-01'), 'en-GB')).toBe('1 January 2018');
    process.env['TZ'] = 'Pacific/Pago_Pago';
    expect(formatPartialDate(date('2018-01-01'), 'en-GB')).toBe('1 January 2018');
    process.env['TZ'] = zone;
  });
});

describe('moments', () => {
  it('reads dates with and without a time', () => {
    expect(timeOf(moment('2021-10-28T16:00'))).toBe('16:00');
    expect(dateOf(moment('2021-10-28T16:00'))).toBe('2021-10-28');
    expect(timeOf(moment('2021-10'))).toBeUndefined();
  });

  it.each([
    '2021-10-28T24:00',
    '2021-10-28T16:60',
    '2021-10T16:00',
    '2021-02-30T10:00',
    '2021-10-28 16:00',
  ])('refuses %s', (text) => {
    expect(parseMoment(text)).toBeUndefined();
  });

  it('does not repeat what both ends of a period share', () => {
    expect(formatPeriod(moment('2021-10-14'), moment('2021-10-15'), 'en-GB')).toMatch(
      /^14\s?–\s?15 October 2021$/u,
    );
    expect(formatPeriod(moment('2021-09-30'), moment('2021-10-02'), 'en-GB')).toMatch(
      /^30 September\s?–\s?2 October 2021$/u,
    );
    expect(formatPeriod(moment('2021-10-28T16:00'), moment('2021-10-28T17:30'), 'en-GB')).toBe(
      '28 October 2021',
    );
    expect(formatPeriod(moment('2019-11'), undefined, 'en-GB')).toBe('November 2019');
  });
});

describe('separate days', () => {
  const days = (locale: string, ...texts: string[]) => formatDays(texts.map(date), locale);

  it.each([
    [['2022-09-15'], '15 September 2022'],
    [['2022-09-15', '2022-09-19'], '15 and 19 September 2022'],
    [['2022-09-15', '2022-09-19', '2022-09-21'], '15, 19 and 21 September 2022'],
    [['2022-09-30', '2022-10-03'], '30 September and 3 October 2022'],
    [['2022-12-30', '2023-01-03'], '30 December 2022 and 3 January 2023'],
    [
      ['2022-09-15', '2022-09-19', '2022-10-03'],
      '15 September 2022, 19 September 2022 and 3 October 2022',
    ],
  ])('%j are written as "%s"', (texts, expected) => {
    expect(days('en-GB', ...texts)).toBe(expected);
  });

  it.each([
    ['en-US', 'September 15 and 19, 2022'],
    ['es', '15 y 19 de septiembre de 2022'],
    ['de', '15. und 19. September 2022'],
    // Chinese writes ranges in another way than single days.
    ['zh', '2022年9月15日和2022年9月19日'],
  ])('share in %s what that language shares', (locale, expected) => {
    expect(days(locale, '2022-09-15', '2022-09-19')).toBe(expected);
  });

  it('repeat the point that German writes behind each day', () => {
    expect(days('de', '2022-09-15', '2022-09-19', '2022-09-21')).toBe(
      '15., 19. und 21. September 2022',
    );
  });

  it('name each day in every language, and no other', () => {
    for (const locale of ['ar-u-nu-latn', 'bg', 'el', 'fi', 'fr', 'hu', 'ja', 'lt', 'sq', 'tr']) {
      const text = days(locale, '2022-09-15', '2022-09-19', '2022-10-23');
      const numbers = [...text.matchAll(/\d+/g)].map(([number]) => Number(number));
      for (const day of [15, 19, 23]) expect(numbers, `${locale}: ${text}`).toContain(day);
      expect(text, locale).not.toMatch(/[–—]/);
    }
  });
});
