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
        url: z.string().regex(/^https?:\/\/web\.archive\.org\/web\/\d{14}\//),
      })
      .optional(),
  }),
});

export type ArchivedCopy =
  { found: true; url: string; day: string } | { found: false; asked: boolean };

/**
 * Address of the archive's answer about a page.
 * Source: https://archive.org/help/wayback_api.php
 *
 * @param date near which the copy should be, as precise as it is known (ISO 8601).
 */
export function availabilityUrl(url: string, date: string | undefined): string {
  const timestamp = /^\d{4}(-\d{2}(-\d{2})?)?/.exec(date ?? '')?.[0].replaceAll('-', '');
  return `https://archive.org/wayback/available?${new URLSearchParams({ url, ...(timestamp ? { timestamp } : {}) })}`;
}

/** The page at which everybody can ask for a copy to be made of a page that is still there. */
export const SAVE_PAGE = 'https://web.archive.org/save';

/** @returns the copy nearest to the date; or that there is none, or that the archive could not be asked. */
export async function findCopy(
  url: string,
  date: string | undefined,
  ask: Visitor['visit'],
): Promise<ArchivedCopy> {
  const reply = await ask(availabilityUrl(url, date), 'GET');
  if (reply.status !== 200) return { found: false, asked: false };
  let data: unknown;
  try {
    data = JSON.parse(reply.body);
  } catch {
    return { found: false, asked: false };
  }
  const snapshots = z.object({ archived_snapshots: z.unknown() }).safeParse(data);
  if (!snapshots.success) return { found: false, asked: false };
  const closest = answer.safeParse(data).data?.archived_snapshots.closest;
  if (!closest || !URL.canParse(closest.url)) return { found: false, asked: true };
  const { timestamp } = closest;
  return {
    found: true,
    url: new URL(closest.url.replace(/^http:/, 'https:')).href,
    day: `${timestamp.slice(0, 4)}-${timestamp.slice(4, 6)}-${timestamp.slice(6, 8)}`,
  };
}
