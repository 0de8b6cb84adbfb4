/**
 * Time zones in calendars. A calendar file contains the rules of each zone that
 * it names (VTIMEZONE). The library has today's rules: for a time under other
 * rules, or in a zone that it does not know, the files give the time in UTC
 * instead, which is always right.
 */
import {
  tzlib_get_ical_block,
  tzlib_get_offset,
  tzlib_get_timezones,
} from 'timezones-ical-library';

const known = new Map(Array.from(tzlib_get_timezones()).map((name) => [name.toLowerCase(), name]));

const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes by which the clocks of a zone are ahead of UTC at an instant (ms since 1970). */
function offsetAt(timeZone: string, instant: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const text =
    format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d+):(\d+)/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The instant of a local time. Of an hour that occurs twice, the first counts; an
 * hour that is skipped is counted with the offset before it, as in RFC 5545.
 *
 * @param local date and time, `2027-03-28T16:00`.
 * @returns milliseconds since 1970.
 */
export function instantOf(local: string, timeZone: string): number {
  const reading = Date.parse(`${local}Z`);
  const before = offsetAt(timeZone, reading - DAY);
  const fitting = [before, offsetAt(timeZone, reading + DAY)].find(
    (offset) => offsetAt(timeZone, reading - offset * MINUTE) === offset,
  );
  return reading - (fitting ?? before) * MINUTE;
}

function minutesOf(offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/**
 * The name of a zone whose local times a calendar can use.
 *
 * @param locals the dates and times that must be right.
 * @returns the name, or undefined if the calendar must use UTC.
 */
export function calendarZone(timeZone: string, locals: readonly string[]): string | undefined {
  const name = known.get(timeZone.toLowerCase());
  if (name === undefined || /^(etc\/)?utc$/i.test(name)) return undefined;
  const right = locals.every((local) => {
    const [date = '', time = ''] = local.split('T');
    return (
      Date.parse(`${local}Z`) - minutesOf(tzlib_get_offset(name, date, time)) * MINUTE ===
      instantOf(local, name)
    );
  });
  return right ? name : undefined;
}

/**
 * The rules of a zone. The library merges zones with equal rules; here each keeps
 * the name that the editor chose.
 *
 * @param name from {@link calendarZone}.
 */
export function timeZoneRules(name: string): string | null {
  const [rules = '', id = ''] = tzlib_get_ical_block(name);
  return rules.replaceAll(id.replace('TZID=', ''), name) || null;
}
