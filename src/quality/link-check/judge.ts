/** What an answer means: whether a link is dead, unclear, moved for good, or fine. */
import { withoutTracking } from '../../model/tracking.ts';
import type { Visitor } from './visitor.ts';

/**
 * `dead`: readers find nothing. `unclear`: a program cannot find out, so a
 * person or the next run has to. `moved`: works, and has a new address for
 * good. `not-asked`: on the list below.
 */
export const VERDICTS = ['dead', 'unclear', 'moved', 'not-asked', 'fine'] as const;

export interface Judgement {
  verdict: (typeof VERDICTS)[number];
  /** As a sentence; empty if the link is fine. */
  reason: string;
  /** The new address of what moved. */
  to?: string;
}

/** Hosts that are not asked, nor their subdomains, with the reason. */
export const NOT_ASKED: Readonly<Record<string, string>> = {
  'linkedin.com': 'answers 999 to every program',
  'facebook.com': 'sends every program to its login page',
  'instagram.com': 'sends every program to its login page',
  'x.com': 'answers alike for pages that exist and pages that do not',
  'twitter.com': 'answers alike for pages that exist and pages that do not',
};

const STATUS: Readonly<Record<number, string>> = {
  401: 'asks for a password',
  403: 'refuses programs, or everybody',
  404: 'the page does not exist',
  410: 'the page was removed for good',
  429: 'too many requests',
  451: 'blocked for legal reasons',
};

const PERMANENT = [301, 308];
const REDIRECTS = [...PERMANENT, 302, 303, 307];
const MOST_REDIRECTS = 8;

const unclear = (reason: string): Judgement => ({ verdict: 'unclear', reason });
const withoutWww = ({ hostname }: URL) => hostname.replace(/^www\./, '');

/** Asks for an address, follows where it leads, and judges what is there. */
export async function judgeLink(address: string, visitor: Visitor): Promise<Judgement> {
  const start = new URL(address);
  const listed = Object.entries(NOT_ASKED).find(([host]) =>
    `.${start.hostname}`.endsWith(`.${host}`),
  );
  return listed ? { verdict: 'not-asked', reason: `${listed.join(' ')}.` } : follow(start, visitor);
}

async function follow(start: URL, visitor: Visitor): Promise<Judgement> {
  const seen = new Set<string>();
  let here = start;
  let forGood = true;
  while (!seen.has(here.href)) {
    if (seen.size > MOST_REDIRECTS)
      return unclear(`It leads on more than ${MOST_REDIRECTS} times.`);
    seen.add(here.href);
    const reply = await visitor.visit(here.href);
    if (reply.status === undefined) {
      const via = here === start ? '' : ` (at ${here.href})`;
      return { verdict: reply.isGone ? 'dead' : 'unclear', reason: reply.reason + via };
    }
    const { status, location } = reply;
    if (!REDIRECTS.includes(status)) return judgeEnd(start, here, status, forGood);
    const next = URL.parse(location ?? 'https://', here.href);
    if (!next) return unclear(`It answers ${status}, but does not say where it leads.`);
    next.hash = '';
    forGood &&= PERMANENT.includes(status);
    here = next;
  }
  return unclear('It leads in a circle.');
}

function judgeEnd(start: URL, end: URL, status: number, forGood: boolean): Judgement {
  if (status < 200 || status > 299) {
    const meaning =
      STATUS[status] ??
      (status >= 500 && status < 600 ? 'an error of the site' : 'an unusual answer');
    const via = start.href === end.href ? '' : ` (at ${end.href})`;
    return {
      verdict: status === 404 || status === 410 ? 'dead' : 'unclear',
      reason: `${status}: ${meaning}${via}.`,
    };
  }
  const isFront = (url: URL) => url.pathname === '/' && url.search === '';
  if (isFront(end) && !isFront(start))
    return unclear(`It leads to the front page ${end.href}: the page itself may be gone.`);
  // A temporary redirect is no new address, and the content takes https only.
  const to = withoutTracking(end.href);
  if (!forGood || end.protocol !== 'https:' || to === start.href)
    return { verdict: 'fine', reason: '' };
  return {
    verdict: 'moved',
    to,
    reason:
      withoutWww(start) === withoutWww(end)
        ? 'The site gives it a new address.'
        : 'It is at another site now: look whether it is still the same page.',
  };
}
