/** Where the editor reads and writes the repository: the only server that it asks. */
import type { Settings } from '../settings.ts';

/** Forges on which the editor writes each draft to a branch, and opens a pull request for it. */
export const WORKFLOW_FORGES: readonly Settings['forgeKind'][] = ['github', 'gitlab'];

/** Address of the programming interface of the forge. */
export function editorApi({
  forgeKind,
  forgeUrl,
}: Pick<Settings, 'forgeKind' | 'forgeUrl'>): string {
  switch (forgeKind) {
    case 'github':
      return forgeUrl === 'https://github.com' ? 'https://api.github.com' : `${forgeUrl}/api/v3`;
    case 'gitlab':
      return `${forgeUrl}/api/v4`;
    case 'gitea':
    case 'forgejo':
      return `${forgeUrl}/api/v1`;
  }
}
