/** Days as ISO 8601 text (`2026-11-29`), and arithmetic on them. A day has no time zone. */

const DAY = 86_400_000;

/**
 * Today.
 *
 * @param clock `UTC` for what is published, because it is the same for everyone; `local` for what a person types.
 */
export function today(clock: 'UTC' | 'local', now = new Date()): string {
  if (clock === 'UTC') return now.toISOString().slice(0, 10);
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** The day that many days later, or earlier if the number is negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** Number of days from one day to another; negative if the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
