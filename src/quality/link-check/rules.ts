/** What an answer means: whether a link is dead, unclear, moved for good, or fine. */
import { withoutTracking } from '../../model/tracking.ts';
import type { ErrorKind, Manners, Visitor } from './visitor.ts';

/**
 * `dead`: readers find nothing. `unclear`: a program could not find out, and a
 * person has to look, or the next run will tell. `moved`: fine, and known at a
 * new address for good. `not-asked`: on the list below.
 */
export const VERDICTS = ['dead', 'unclear', 'moved', 'not-asked', 'fine'] as const;

export interface Judgement {
  verdict: (typeof VERDICTS)[number];
  /** Why, as a sentence; empty if it is fine. */
  reason: string;
  /** The new address of what moved. */
  to?: string;
}

/**
 * Addresses that are not asked, with the reason: a host, its subdomains too
 * (`example.org`), or the beginning of a path there (`example.org/minutes/`).
 */
export const NOT_ASKED: Readonly<Record<string, string>> = {
  'linkedin.com': 'answers 999 to every program',
  'facebook.com': 'sends every program to its login page',
  'instagram.com': 'sends every program to its login page',
  'x.com': 'answers alike for pages that exist and pages that do not',
  'twitter.com': 'answers alike for pages that exist and pages that do not',
};

/** True for names of the public web: no numbers, no names of a local network. A redirect may not lead a program into one. */
export function isPublic({ protocol, hostname, port }: URL): boolean {
  return (
    /^https?:$/.test(protocol) &&
    port === '' &&
    /^[^[\]:]+\.[a-z][a-z0-9-]*$/i.test(hostname) &&
    !/\.(local|localhost|internal|intranet|lan|home|corp|test|invalid|onion)$/i.test(hostname)
  );
}

const ERRORS: Readonly<Record<ErrorKind, string>> = {
  'no-name': 'There is no site of this name any more.',
  'time-out': 'The site does not answer in time.',
  certificate: 'The connection is not safe: something is wrong with the certificate of the site.',
  connection: 'The connection breaks off.',
  refused: 'It leads to an address that is not on the public web.',
  'asked-to-wait': 'The site asks to be left alone for a longer time.',
};

const STATUS: Readonly<Record<number, string>> = {
  401: 'asks for a password',
  403: 'refuses programs, or everybody',
  404: 'the page does not exist',
  410: 'the page was removed for good',
  429: 'too many requests',
  451: 'blocked for legal reasons',
};

const PERMANENT: ReadonlySet<number> = new Set([301, 308]);
const REDIRECT: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function sameSite(a: URL, b: URL): boolean {
  const name = ({ hostname }: URL) => hostname.replace(/^www\./, '');
  return name(a) === name(b);
}

/**
 * Asks for an address, follows where it leads, and judges what is found there.
 *
 * @param ask as {@link Visitor.visit}.
 */
export async function judgeLink(
  address: string,
  ask: Visitor['visit'],
  { redirects }: Pick<Manners, 'redirects'>,
  notAsked: Readonly<Record<string, string>> = NOT_ASKED,
): Promise<Judgement> {
  const start = new URL(address);
  const listed = Object.entries(notAsked).find(([beginning]) => {
    const [host = '', ...path] = beginning.split('/');
    return (
      `.${start.hostname}`.endsWith(`.${host}`) && start.pathname.startsWith(`/${path.join('/')}`)
    );
  });
  if (listed) return { verdict: 'not-asked', reason: `${listed[0]} ${listed[1]}.` };

  const seen = new Set<string>();
  let here = start.href;
  let forGood = true;
  for (;;) {
    if (seen.has(here)) return { verdict: 'unclear', reason: 'It leads in a circle.' };
    if (seen.size > redirects)
      return { verdict: 'unclear', reason: `It leads on more than ${redirects} times.` };
    seen.add(here);
    const reply = await ask(here);
    if (reply.status === undefined) {
      const via = seen.size > 1 ? ` (at ${here})` : '';
      return {
        verdict: reply.error === 'no-name' ? 'dead' : 'unclear',
        reason: `${ERRORS[reply.error]}${reply.detail ? ` (${reply.detail})` : ''}${via}`,
      };
    }
    if (!REDIRECT.has(reply.status)) return judgeEnd(start, new URL(here), reply.status, forGood);
    if (reply.location === undefined || !URL.canParse(reply.location, here))
      return {
        verdict: 'unclear',
        reason: `It answers ${reply.status}, but does not say where it leads.`,
      };
    const next = new URL(reply.location, here);
    next.hash = '';
    forGood &&= PERMANENT.has(reply.status);
    here = next.href;
  }
}

function judgeEnd(start: URL, end: URL, status: number, forGood: boolean): Judgement {
  const via = start.href === end.href ? '' : ` (at ${end.href})`;
  if (status === 404 || status === 410)
    return { verdict: 'dead', reason: `${status}: ${STATUS[status] ?? ''}${via}.` };
  if (status < 200 || status > 299)
    return {
      verdict: 'unclear',
      reason: `${status}: ${STATUS[status] ?? (status >= 500 && status < 600 ? 'an error of the site' : 'an unusual answer')}${via}.`,
    };
  if (start.href === end.href) return { verdict: 'fine', reason: '' };
  const isFront = end.pathname === '/' && end.search === '';
  if (isFront && (start.pathname !== '/' || start.search !== ''))
    return {
      verdict: 'unclear',
      reason: `It leads to the front page ${end.href}: the page itself may be gone.`,
    };
  // A detour of the day is no new address; and content takes https only.
  const to = withoutTracking(end.href);
  if (!forGood || end.protocol !== 'https:' || to === start.href)
    return { verdict: 'fine', reason: '' };
  return {
    verdict: 'moved',
    to,
    reason: sameSite(start, end)
      ? 'The site gives it a new address.'
      : 'It is at another site now: look whether it is still the same page.',
  };
}
