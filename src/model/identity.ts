/** What identifies a post to feed readers and calendars, which keep it for years. */
import { isSlug } from './schemas/fields.ts';
import type { ActivityEntry } from './queries/activities.ts';

const OLD_ADDRESS = /^\/activities\/([^/]+)\/?$/;

/**
 * The short name under which a post was first published. A changed title does
 * not change it, and neither does a renamed file that keeps its old address in
 * `aliases`, the oldest first.
 */
export function firstSlug({ id, data }: ActivityEntry): string {
  return (
    data.aliases
      .map((alias) => OLD_ADDRESS.exec(alias)?.[1])
      .find((slug) => slug !== undefined && isSlug(slug)) ?? id
  );
}
