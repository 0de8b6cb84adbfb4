/** The report on links to other sites, for people. */
import type { ArchivedCopy } from './archive.ts';
import type { CheckedLink, LinkReport } from './check-links.ts';

function count(n: number, one: string, other: string): string {
  return `${n} ${n === 1 ? one : other}`;
}

/** The whole result in one line. */
function summary({ counts, links, offline }: LinkReport): string {
  if (offline)
    return `This machine reached no other site, so that nothing can be said about ${count(links.length, 'link', 'links')}.`;
  return `${count(links.length, 'link', 'links')} to other sites: ${counts.dead} dead, ${counts.unclear} unclear, ${counts.moved} moved for good, ${counts['not-asked']} not asked, ${counts.fine} fine.`;
}

function adviseCopy(copy: ArchivedCopy): string {
  if (copy.found)
    return `An archived copy of ${copy.day} is at <${copy.url}>. Look whether it shows what the text says, and put its address in place of the dead one.`;
  return copy.asked
    ? 'The archive has no copy. Find another page that shows the same, or take out what rests on it.'
    : 'The archive could not be asked. Look there by hand: <https://web.archive.org/>.';
}

function entry({ url, reason, to, places, copy }: CheckedLink): string {
  return [
    `- <${url}>`,
    `  ${reason}`,
    ...(to ? [`  New address: <${to}>`] : []),
    ...(copy ? [`  ${adviseCopy(copy)}`] : []),
    ...places.map(({ file, line }) => `  - \`${file}:${line}\``),
  ].join('\n');
}

const SECTIONS = [
  ['dead', 'Dead', 'Readers find nothing there.'],
  [
    'moved',
    'Moved for good',
    'These work. Put the new address in place of the old one, before it is forgotten.',
  ],
  [
    'unclear',
    'Unclear',
    'A program could not find out: open them in a browser. Many sites refuse programs, and much passes by the next run.',
  ],
  ['not-asked', 'Not asked', 'Open them in a browser now and then.'],
] as const;

/** The report as Markdown. */
export function writeMarkdown(report: LinkReport): string {
  const sections = SECTIONS.flatMap(([verdict, title, advice]) => {
    const links = report.links.filter((link) => link.verdict === verdict);
    return links.length === 0 || report.offline
      ? []
      : [`## ${title} (${links.length})`, advice, links.map(entry).join('\n')];
  });
  const keep = report.offline
    ? []
    : [
        '## Before a page dies',
        `Everybody can ask the Internet Archive for a copy of a page that is still there: <https://web.archive.org/save>. Do it for each new source.`,
      ];
  return `${['# Links to other sites', `${report.day}. ${summary(report)}`, ...sections, ...keep].join('\n\n')}\n`;
}
