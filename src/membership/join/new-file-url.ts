/** The addresses at which a city's file is proposed to the git host. */
import { newFileUrl, takesText, type GitHost } from '../../base/git-host.ts';

/**
 * Most bytes of an address that servers on the way accept, with some room
 * left. Over it, people who are not signed in to GitHub get an error page.
 */
export const URL_BUDGET = 7500;

export interface Proposal {
  /** True if the address carries the text; otherwise the text goes to the clipboard and is pasted. */
  prefilled: boolean;
  url: string;
  /** Bytes that an address with the text takes on the longest way, through the sign-in page. */
  bytes: number;
}

function withParameters(gitHost: GitHost, parameters: Readonly<Record<string, string>>): string {
  return `${newFileUrl(gitHost)}?${Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
}

/** Where a git host sends people who are not signed in: the address comes back encoded a second time. */
export function signInUrl(gitHost: GitHost, url: string): string {
  return `${gitHost.url}/login?return_to=${encodeURIComponent(url)}`;
}

/**
 * The address that opens the git host's new-file page.
 *
 * @param file path in the repository; @param text what the file shall hold.
 */
export function propose(gitHost: GitHost, file: string, text: string): Proposal {
  const full = withParameters(gitHost, { filename: file, value: text });
  // Both are ASCII, so their length in characters is their length in bytes.
  const bytes = Math.max(full.length, signInUrl(gitHost, full).length);
  const prefilled = takesText(gitHost) && bytes <= URL_BUDGET;
  return { prefilled, url: prefilled ? full : withParameters(gitHost, { filename: file }), bytes };
}

/** Most bytes of a mailto address: longer ones fail silently in some mail programs. */
const MAILTO_BUDGET = 1800;

/**
 * A short message that asks to attach the file.
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
