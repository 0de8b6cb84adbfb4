/** Keeps exactly one issue on GitHub about something that has to be fixed, for as long as it has to be. */
import * as z from 'zod';
import {
  readRepository,
  Repository,
  type GitHubSettings,
} from '../../membership/proposal/github.ts';

/** What an issue is about. */
export interface Topic {
  title: string;
  label: string;
  /** Colour and description of the label, where it has to be made. */
  look: { color: string; description: string };
}

const issueSchema = z.object({
  number: z.number(),
  state: z.enum(['open', 'closed']),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullable(),
  pull_request: z.unknown().optional(),
});

/** What a workflow may do: the repository and the token from its environment, and requests that end. */
export function issueSettings(): GitHubSettings {
  const ask = (url: string, init: RequestInit) =>
    fetch(url, { ...init, signal: AbortSignal.timeout(30_000) });
  return { ...readRepository(process.env), fetch: ask };
}

/** The first line of each issue that is kept: what tells it from those of people. */
const markerOf = ({ label }: Topic) => `<!-- ${label}-report -->`;

/**
 * Opens the issue if there is something to fix, brings it up to date, closes
 * it when all is fixed. Issues of others are left alone.
 *
 * @param report what to fix, in Markdown of at most 65,000 characters; undefined if there is nothing.
 * @returns what was done, as a sentence.
 * @throws Error in plain words if GitHub refuses.
 */
export async function keepIssue(
  settings: GitHubSettings,
  topic: Topic,
  report: string | undefined,
): Promise<string> {
  const repository = new Repository(settings);
  const ours = await onlyIssue(repository, settings, topic);
  const body = `${markerOf(topic)}\n${report ?? 'All is fixed.'}`;
  if (!ours) {
    if (report === undefined) return 'There is nothing to fix.';
    await repository.ensureLabel(topic.label, topic.look);
    await repository.ask('POST', '/issues', { title: topic.title, body, labels: [topic.label] });
    return 'The issue was opened.';
  }
  if (report === undefined && ours.state === 'closed') return 'There is nothing to fix.';
  await repository.ask('PATCH', `/issues/${ours.number}`, {
    body,
    ...(report === undefined ? { state: 'closed', state_reason: 'completed' } : { state: 'open' }),
  });
  return report === undefined
    ? `Issue ${ours.number} is closed: all is fixed.`
    : `Issue ${ours.number} is up to date.`;
}

/** The newest issue of a topic; older ones that are still open are closed. */
async function onlyIssue(repository: Repository, settings: GitHubSettings, topic: Topic) {
  const bot = settings.bot ?? 'github-actions[bot]';
  const issues = await repository.readAll(issueSchema, `/issues?state=all&labels=${topic.label}`);
  // The newest comes first.
  const [ours, ...surplus] = issues.filter(
    ({ body, user, pull_request }) =>
      pull_request === undefined && user?.login === bot && body?.startsWith(markerOf(topic)),
  );
  for (const { number, state } of surplus)
    if (state === 'open')
      await repository.ask('PATCH', `/issues/${number}`, {
        state: 'closed',
        state_reason: 'not_planned',
      });
  return ours;
}
