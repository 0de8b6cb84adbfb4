/** The day by which the check judges dates. */
import { today } from '../base/days.ts';

/**
 * Today (UTC), or the day of the build if that is later. If the site is built
 * for a past day, to see it as it was, later content is no error.
 *
 * @param buildDay ISO 8601, if one is set; @param now the time.
 */
export function judgedFor(buildDay: string | undefined, now = new Date()): string {
  const day = today('UTC', now);
  return buildDay !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(buildDay) && buildDay > day
    ? buildDay
    : day;
}
