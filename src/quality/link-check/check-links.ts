/** Checks all links to other sites, and puts what was found into one report. */
import { findCopy, type ArchivedCopy } from './archive.ts';
import type { FoundLink } from './collect.ts';
import { judgeLink, VERDICTS, type Judgement } from './judge.ts';
import { Visitor, type Manners } from './visitor.ts';

export interface CheckedLink extends FoundLink, Judgement {
  /** Of a dead link: whether the archive has it. */
  copy?: ArchivedCopy;
}

export interface LinkReport {
  /** ISO 8601. */
  day: string;
  /** True if this machine reached no other, so that nothing is known of any link. */
  offline: boolean;
  counts: Record<Judgement['verdict'], number>;
  /** The worst first, those of one verdict by address. */
  links: CheckedLink[];
}

/**
 * @param probes addresses that are always there, such as the git host: if none answers, this machine has no network, and no link is called dead.
 * @param day of the report, ISO 8601.
 */
export async function checkLinks(
  links: readonly FoundLink[],
  manners: Manners,
  probes: readonly string[],
  day: string,
): Promise<LinkReport> {
  const visitor = new Visitor(manners);
  const checked: CheckedLink[] = [];
  // The loops share one iterator, so that each takes the next host when it is done with one.
  const hosts = Map.groupBy(links, ({ url }) => new URL(url).host).values();
  const askHosts = async () => {
    for (const ofHost of hosts)
      for (const link of ofHost) checked.push({ ...link, ...(await judgeLink(link.url, visitor)) });
  };
  await Promise.all(Array.from({ length: manners.parallel }, askHosts));

  const answers = await Promise.all(probes.map((probe) => visitor.visit(probe)));
  const offline = answers.every(({ status }) => status === undefined);
  for (const link of checked.filter(({ verdict }) => verdict === 'dead')) {
    if (offline)
      Object.assign(link, { verdict: 'unclear', reason: 'This machine reached no other site.' });
    else link.copy = await findCopy(link.url, link.date, visitor);
  }
  checked.sort(
    (a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) || (a.url < b.url ? -1 : 1),
  );
  const counts = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, checked.filter((link) => link.verdict === verdict).length]),
  ) as LinkReport['counts'];
  return { day, offline, counts, links: checked };
}
