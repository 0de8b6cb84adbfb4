/** The addresses at which the file of a city is proposed. */
import { newFileUrl, takesText, type GitHost } from '../../base/git-host.ts';

/**
 * Most bytes of an address that the servers on the way accept, with a margin.
 * With more, people who are not signed in to GitHub get an error page.
 */
export const URL_BUDGET = 7500;

export interface Proposal {
  /** True if the address contains the text; otherwise the text is copied and pasted. */
  prefilled: boolean;
  url: string;
  /** Bytes of an address with the text on the longest way, through the sign-in page. */
  bytes: number;
}

function withParameters(gitHost: GitHost, parameters: Readonly<Record<string, string>>): string {
  return `${newFileUrl(gitHost)}?${Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
}

/** Where a git host sends people who are not signed in. It encodes the address a second time. */
export function signInUrl(gitHost: GitHost, url: string): string {
  return `${gitHost.url}/login?return_to=${encodeURIComponent(url)}`;
}

/**
 * The address of the page of the git host on which the file is created.
 *
 * @param file path in the repository. @param text content of the file.
 */
export function propose(gitHost: GitHost, file: string, text: string): Proposal {
  const full = withParameters(gitHost, { filename: file, value: text });
  // Both are ASCII, so their length in characters is their length in bytes.
  const bytes = Math.max(full.length, signInUrl(gitHost, full).length);
  const prefilled = takesText(gitHost) && bytes <= URL_BUDGET;
  return { prefilled, url: prefilled ? full : withParameters(gitHost, { filename: file }), bytes };
}

/** Most bytes of a mailto address: some mail programs silently drop longer ones. */
const MAILTO_BUDGET = 1800;

/**
 * The address of a short message to which the file has to be attached.
 *
 * @throws RangeError if the address would be too long to work.
 */
export function mailtoUrl(to: string, subject: string, body: string): string {
  const url = `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  if (url.length > MAILTO_BUDGET)
    throw new RangeError(
      `The mailto address takes ${url.length} bytes; at most ${MAILTO_BUDGET} work everywhere.`,
    );
  return url;
}
