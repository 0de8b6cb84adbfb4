/** Keeps exactly one issue on GitHub that says which links have to be fixed. */
import * as z from 'zod';
import { Repository, type GitHubSettings } from '../../membership/proposal/github.ts';
import type { LinkReport } from './check-links.ts';
import { writeMarkdown } from './report.ts';

const MARKER = '<!-- link-report -->';
const TITLE = 'Links to other sites that have to be fixed';
const LABEL = 'links';
const LOOK = { color: 'c5def5', description: 'Links to other sites that are dead or have moved' };
/** GitHub takes 65,536 characters. */
const LONGEST = 60_000;

const issueSchema = z.object({
  number: z.number(),
  state: z.enum(['open', 'closed']),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullable(),
  pull_request: z.unknown().optional(),
});

/** Text of the issue. A report that is too long is cut at an entry, and says so. */
export function issueBody(report: LinkReport): string {
  const text = `${MARKER}\n${writeMarkdown(report)}`;
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, text.lastIndexOf('\n- ', LONGEST))}\n\nThe report is longer than an issue can be: all of it is in the summary of the last run of the workflow.\n`;
}

/**
 * Opens the issue if there is something to fix, brings it up to date, closes
 * it when all is fixed. Issues of others are left alone.
 *
 * @returns what was done, as a sentence.
 * @throws Error in plain words if GitHub refuses.
 */
export async function keepIssue(settings: GitHubSettings, report: LinkReport): Promise<string> {
  if (report.offline) return 'Nothing is known of any link; the issue stays as it is.';
  const repository = new Repository(settings);
  const bot = settings.bot ?? 'github-actions[bot]';
  const issues = await repository.readAll(issueSchema, `/issues?state=all&labels=${LABEL}`);
  // The newest comes first.
  const [ours, ...surplus] = issues.filter(
    ({ body, user, pull_request }) =>
      pull_request === undefined && user?.login === bot && body?.startsWith(MARKER),
  );
  for (const { number, state } of surplus)
    if (state === 'open')
      await repository.ask('PATCH', `/issues/${number}`, {
        state: 'closed',
        state_reason: 'not_planned',
      });

  const isNeeded = report.counts.dead + report.counts.moved > 0;
  const body = issueBody(report);
  if (!ours) {
    if (!isNeeded) return 'There is nothing to fix.';
    await repository.ensureLabel(LABEL, LOOK);
    await repository.ask('POST', '/issues', { title: TITLE, body, labels: [LABEL] });
    return 'The issue was opened.';
  }
  if (!isNeeded && ours.state === 'closed') return 'There is nothing to fix.';
  await repository.ask('PATCH', `/issues/${ours.number}`, {
    body,
    state: isNeeded ? 'open' : 'closed',
    ...(isNeeded ? {} : { state_reason: 'completed' }),
  });
  return isNeeded
    ? `Issue ${ours.number} is up to date.`
    : `Issue ${ours.number} is closed: all is fixed.`;
}
