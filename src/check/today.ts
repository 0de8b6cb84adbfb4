/** The day by which the check judges dates. */

/**
 * Today, or the day of the build if that is later: who builds the site for a
 * day that is past, to see it as it was, is not told that the content is newer.
 *
 * @param buildDay ISO 8601, if one is set; @param now the time.
 */
export function judgedFor(buildDay: string | undefined, now = new Date()): string {
  const today = now.toISOString().slice(0, 10);
  return buildDay !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(buildDay) && buildDay > today
    ? buildDay
    : today;
}
