/** The identifier of a post in feeds and calendars, which readers keep for years. */
import { isSlug } from './schemas/fields.ts';
import type { ActivityEntry } from './queries/activities.ts';

const OLD_ADDRESS = /^\/activities\/([^/]+)\/?$/;

/**
 * The slug under which a post was first published. It survives a new title, and
 * a renamed file that keeps its old addresses in `aliases`, oldest first.
 */
export function firstSlug({ id, data }: ActivityEntry): string {
  return (
    data.aliases
      .map((alias) => OLD_ADDRESS.exec(alias)?.[1])
      .find((slug) => slug !== undefined && isSlug(slug)) ?? id
  );
}
