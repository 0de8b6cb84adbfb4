/** The issue on GitHub that says which links have to be fixed. */
import type { GitHubSettings } from '../../membership/proposal/github.ts';
import { keepIssue, type Topic } from '../issues/keep-issue.ts';
import type { LinkReport } from './check-links.ts';
import { writeMarkdown } from './report.ts';

const LINKS: Topic = {
  title: 'Links to other sites that have to be fixed',
  label: 'links',
  look: { color: 'c5def5', description: 'Links to other sites that are dead or have moved' },
};
/** GitHub takes 65,536 characters. */
const LONGEST = 60_000;

/** Text of the issue. A report that is too long is cut at an entry, and says so. */
export function issueBody(report: LinkReport): string {
  const text = writeMarkdown(report);
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, text.lastIndexOf('\n- ', LONGEST))}\n\nThe report is longer than an issue can be: all of it is in the summary of the last run of the workflow.\n`;
}

/**
 * Keeps the issue as {@link keepIssue} does.
 *
 * @returns what was done, as a sentence.
 */
export async function keepLinkIssue(settings: GitHubSettings, report: LinkReport): Promise<string> {
  if (report.offline) return 'Nothing is known of any link; the issue stays as it is.';
  const isNeeded = report.counts.dead + report.counts.moved > 0;
  return keepIssue(settings, LINKS, isNeeded ? issueBody(report) : undefined);
}
