/** The API of the git host: the only server that the browser editor asks. */
import type { Settings } from '../settings.ts';

/** Git hosts on which the editor writes each draft to a branch and opens a pull request for it. */
export const WORKFLOW_HOSTS: readonly Settings['gitHost'][] = ['github', 'gitlab'];

/** Address of the API of the git host. */
export function editorApi({
  gitHost,
  gitHostUrl,
}: Pick<Settings, 'gitHost' | 'gitHostUrl'>): string {
  switch (gitHost) {
    case 'github':
      return gitHostUrl === 'https://github.com'
        ? 'https://api.github.com'
        : `${gitHostUrl}/api/v3`;
    case 'gitlab':
      return `${gitHostUrl}/api/v4`;
    case 'gitea':
    case 'forgejo':
      return `${gitHostUrl}/api/v1`;
  }
}
