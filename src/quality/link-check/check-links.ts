/** Checks all links to other sites, and says what was found in one report. */
import { findCopy, type ArchivedCopy } from './archive.ts';
import type { FoundLink } from './collect.ts';
import { judgeLink, VERDICTS, type Judgement } from './rules.ts';
import { isNetworkError, type Manners, type Visitor } from './visitor.ts';

export interface CheckedLink extends FoundLink, Judgement {
  /** Of a dead link: whether the archive has it. */
  copy?: ArchivedCopy;
}

export interface LinkReport {
  /** ISO 8601. */
  day: string;
  /** True if this machine reached no other: then nothing is known of any link. */
  offline: boolean;
  counts: Record<Judgement['verdict'], number>;
  /** The worst first, each kind in alphabetical order. */
  links: CheckedLink[];
}

const OFFLINE: Judgement = { verdict: 'unclear', reason: 'This machine reached no other site.' };

/**
 * @param probes addresses that are always there, such as the git host: if none of them answers, this machine has no network, and no link is called dead.
 */
export async function checkLinks(
  links: readonly FoundLink[],
  {
    visitor,
    manners,
    probes,
    day,
  }: { visitor: Visitor; manners: Manners; probes: readonly string[]; day: string },
): Promise<LinkReport> {
  const ask: Visitor['visit'] = (url, method) => visitor.visit(url, method);
  const isOnline = async () =>
    !(await Promise.all(probes.map((probe) => ask(probe)))).every(isNetworkError);

  let checked: CheckedLink[];
  let offline = !(await isOnline());
  if (offline) {
    checked = links.map((link) => ({ ...link, ...OFFLINE }));
  } else {
    checked = await Promise.all(
      links.map(async (link) => ({ ...link, ...(await judgeLink(link.url, ask, manners)) })),
    );
    // The network may have broken off on the way: what was not found then may well be there.
    offline = checked.some(({ verdict }) => verdict === 'dead') && !(await isOnline());
    checked = await Promise.all(
      checked.map(async (link) => {
        if (link.verdict !== 'dead') return link;
        return offline
          ? { ...link, ...OFFLINE }
          : { ...link, copy: await findCopy(link.url, link.date, ask) };
      }),
    );
  }
  checked.sort(
    (a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) || (a.url < b.url ? -1 : 1),
  );
  const counts = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, checked.filter((link) => link.verdict === verdict).length]),
  ) as LinkReport['counts'];
  return { day, offline, counts, links: checked };
}
