/** The addresses at which a city is proposed: at the git host, and by e-mail. */
import { directWay, newFileUrl, newIssueUrl, type GitHost } from '../../base/git-host.ts';

/**
 * Most bytes of an address with what was typed. People who are not signed in reach it through the
 * page on which they sign in, whose address has it encoded once more. Reports of 2026 show error
 * pages for them from about 4,000 characters of the address itself, a lost address from about
 * 5,000, and errors for any request from about 7 kB together with its headers
 * (esphome/device-builder-frontend#1658).
 */
export const URL_BUDGET = { itself: 3800, throughSignIn: 6000 } as const;

export interface Proposal {
  /** True if the address contains the text; otherwise the text is copied and pasted. */
  prefilled: boolean;
  url: string;
}

/** Where GitHub sends people who are not signed in. It encodes the address a second time. */
export function signInUrl(gitHost: Pick<GitHost, 'url'>, url: string): string {
  return `${gitHost.url}/login?return_to=${encodeURIComponent(url)}`;
}

/** True if an address is within the budget, on both ways. Both are ASCII: a character is a byte. */
function fits(gitHost: GitHost, url: string): boolean {
  return (
    url.length <= URL_BUDGET.itself && signInUrl(gitHost, url).length <= URL_BUDGET.throughSignIn
  );
}

/** @throws URIError if a value has half of a character (a lone surrogate). */
function withParameters(gitHost: GitHost, parameters: Readonly<Record<string, string>>): string {
  return `${newFileUrl(gitHost)}?${Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
}

/**
 * The address of the page of the git host on which the file is created: with its name and text, or
 * with its name alone where the text does not fit. Only these two parameters are reliable.
 *
 * @param gitHost one that has the direct way, see {@link directWay}.
 * @param file path in the repository. @param text content of the file.
 */
export function propose(gitHost: GitHost, file: string, text: string): Proposal {
  const full = withParameters(gitHost, { filename: file, value: text });
  const prefilled = directWay(gitHost) && fits(gitHost, full);
  return { prefilled, url: prefilled ? full : withParameters(gitHost, { filename: file }) };
}

/** The file of the issue form in `.github/ISSUE_TEMPLATE/`. */
export const ISSUE_FORM = 'join.yml';

/** The id of a question in the issue form, where dots are not allowed. */
export function issueFieldId(name: string): string {
  return name.replaceAll('.', '-');
}

/**
 * The address of a new issue that has what was typed, as far as it fits: whole answers, the first
 * ones first, and no others after one that does not fit, so that it is plain where to go on.
 *
 * @param answers name of the field in the join form, and the answer as it is shown: of a choice, the
 * text of the option. Empty ones are left out.
 * @param file text of the city’s file, for git hosts without issue forms. It is left out if it does
 * not fit.
 */
export function issueUrl(
  gitHost: GitHost,
  title: string,
  answers: readonly (readonly [name: string, value: string])[] = [],
  file?: string,
): string {
  const given = answers
    .filter(([, value]) => value !== '')
    .map(([name, value]) => [issueFieldId(name), value] as const);
  const urlWith = (count: number, text?: string) =>
    newIssueUrl(gitHost, {
      title,
      form: ISSUE_FORM,
      answers: given.slice(0, count),
      ...(text === undefined ? {} : { text }),
    });
  const full = urlWith(given.length, file);
  if (fits(gitHost, full)) return full;
  let count = 0;
  while (count < given.length && fits(gitHost, urlWith(count + 1))) count += 1;
  return urlWith(count);
}

/** Most bytes of a mailto address: some mail programs silently drop longer ones. */
export const MAILTO_BUDGET = 1800;

/** The address of a message. If it would be too long to work everywhere, it has no body. */
export function mailtoUrl(to: string, subject: string, body: string): string {
  const url = `mailto:${to}?subject=${encodeURIComponent(subject)}`;
  const full = `${url}&body=${encodeURIComponent(body)}`;
  return full.length <= MAILTO_BUDGET ? full : url;
}
