/** Looks for a copy of a page in the Wayback Machine of the Internet Archive. */
import * as z from 'zod';
import type { Visitor } from './visitor.ts';

const answer = z.object({
  archived_snapshots: z.object({
    closest: z
      .object({
        available: z.literal(true),
        status: z.string().regex(/^2\d\d$/),
        timestamp: z.string().regex(/^\d{14}$/),
        url: z.string().regex(/^https?:\/\/web\.archive\.org\/web\/\d{14}\/[^\s<>]+$/),
      })
      .optional()
      .catch(undefined),
  }),
});

export type ArchivedCopy =
  { found: true; url: string; day: string } | { found: false; asked: boolean };

/**
 * The address at which the archive answers about a page: https://archive.org/help/wayback_api.php
 *
 * @param date the copy should be from about then (ISO 8601; a year or month will do).
 */
export function availabilityUrl(url: string, date: string | undefined): string {
  const timestamp = /^\d{4}(-\d{2}(-\d{2})?)?/.exec(date ?? '')?.[0].replaceAll('-', '');
  return `https://archive.org/wayback/available?${new URLSearchParams({ url, ...(timestamp ? { timestamp } : {}) })}`;
}

/** @returns the copy nearest to the date; or that there is none, or that the archive could not be asked. */
export async function findCopy(
  url: string,
  date: string | undefined,
  visitor: Visitor,
): Promise<ArchivedCopy> {
  const { data } = answer.safeParse(await visitor.readJson(availabilityUrl(url, date)));
  if (!data) return { found: false, asked: false };
  const { closest } = data.archived_snapshots;
  if (!closest) return { found: false, asked: true };
  return {
    found: true,
    url: new URL(closest.url.replace(/^http:/, 'https:')).href,
    day: closest.timestamp.replace(/^(....)(..)(..).*/, '$1-$2-$3'),
  };
}
