/** `npm run waiting`: lists what waits for the office, and since when. */
import { resolve } from 'node:path';
import { readOptions, UsageError, type CommandResult } from '../../base/command.ts';
import {
  comparePartialDates,
  formatPartialDate,
  parsePartialDate,
  precisionOf,
  type PartialDate,
} from '../../base/dates.ts';
import { daysBetween, today } from '../../base/days.ts';
import { shorten, visible } from '../../base/escape.ts';
import { JOIN_LABEL, UNCLEAR_LABEL, waitingListUrls, type GitHost } from '../../base/git-host.ts';
import { editorApi } from '../../base/git-host-api.ts';
import { gitHost } from '../../base/site-git-host.ts';
import { checkContent, type CheckedContent } from '../../check/check-content.ts';
import { inEnglish } from '../../i18n/index.ts';
import { aboutField } from '../../model/schemas/about.ts';
import { citySchema, type City } from '../../model/schemas/city.ts';
import { openQuestions } from '../../model/schemas/joining.ts';
import { folders } from '../../settings.ts';
import { recordPull, Repository, type Fetch, type GitHubSettings } from '../proposal/github.ts';
import { judgeProposal } from '../proposal/judge.ts';
import { MOST_LISTED, openJoinIssues, openPulls, type Listed } from '../proposal/open-proposals.ts';

const t = inEnglish.t.waiting;
const { locale } = inEnglish.language;

/** What the command works with. */
export interface Surroundings {
  /** Path of the content folder. */
  content: string;
  /** The present day, ISO 8601. */
  today: string;
  gitHost: GitHost;
  fetch: Fetch;
  /** Not needed to read a public repository. */
  token?: string | undefined;
}

/** Milliseconds after which a request to the git host has failed. */
const PATIENCE = 30_000;

/** The surroundings of a command that was typed in the project. */
export function surroundingsOf(env: Readonly<Record<string, string | undefined>>): Surroundings {
  return {
    content: folders.content,
    today: today('UTC'),
    gitHost,
    token: env['GITHUB_TOKEN'],
    fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE) }),
  };
}

/** One thing that waits. */
interface Waiting {
  since: PartialDate;
  what: string;
  /** What is open about it, in a few words each. */
  open: string[];
  /** The next command. */
  next: string;
}

/**
 * Most pull requests that are judged. Each takes six requests, and GitHub answers sixty in an hour
 * to those without a token.
 */
const MOST_JUDGED = { withToken: 40, without: 5 };

const LONGEST_TITLE = 80;

const safe = (text: string) => visible(shorten(text, LONGEST_TITLE));

function candidatesOf({ files }: CheckedContent): Waiting[] {
  return files
    .filter(({ collection }) => collection === 'cities')
    .flatMap(({ slug, file, data }) => {
      const city = data as unknown as City;
      const since = parsePartialDate(city.applied ?? '');
      if (city.status !== 'candidate' || since === undefined) return [];
      const { date, planned } = city.decision ?? {};
      const fields = openQuestions(city).map(
        (field) => aboutField(citySchema, [field]).title ?? field,
      );
      const open = [
        ...(fields.length > 0 ? [t.questions(fields)] : []),
        ...(planned !== undefined && date === undefined
          ? [t.planned(formatPartialDate(planned, locale))]
          : []),
      ];
      return [
        {
          since,
          what: t.candidate(safe(city.name), file),
          open: open.length > 0 ? open : [t.nothingOpen],
          next: t.commands.decide(slug),
        },
      ];
    });
}

/** What is open about a pull request, as its reply says it. */
async function openPoints(
  settings: GitHubSettings,
  number: number,
  content: CheckedContent,
): Promise<string[]> {
  const payload = await recordPull(settings, number);
  const { verdict, problems, points } = judgeProposal(payload, content);
  const open = [
    ...(verdict === 'person' ? [t.person] : []),
    ...(problems.length > 0 ? [t.errors(problems.length)] : []),
    ...(points.length > 0 ? [t.points(points.length)] : []),
  ];
  return open.length > 0 ? open : [t.noPoints];
}

const sinceOf = ({ since }: Listed, today: string): PartialDate =>
  parsePartialDate(since) ?? (today as PartialDate);

/**
 * The proposals and issues that are open on GitHub.
 *
 * @throws UsageError if GitHub does not answer as expected.
 */
async function openOnGitHub(
  { gitHost: host, fetch, token, today: day }: Surroundings,
  content: CheckedContent,
): Promise<{ found: Waiting[]; isCut: boolean }> {
  const settings: GitHubSettings = {
    fetch,
    token,
    api: editorApi({ gitHost: host.kind, gitHostUrl: host.url }),
    repository: `${host.owner}/${host.repository}`,
  };
  const repository = new Repository(settings);
  const pulls = await openPulls(repository);
  const issues = await openJoinIssues(repository);
  const most = token ? MOST_JUDGED.withToken : MOST_JUDGED.without;
  const ours = pulls.filter(({ labels }) =>
    labels.some((label) => label === JOIN_LABEL || label === UNCLEAR_LABEL),
  );
  const found: Waiting[] = [];
  for (const [at, pull] of ours.entries())
    found.push({
      since: sinceOf(pull, day),
      what: t.pull(String(pull.number), safe(pull.title)),
      open:
        at < most
          ? await openPoints(settings, pull.number, content).catch(() => [t.notJudged])
          : [t.notJudged],
      next: t.commands.receive(String(pull.number)),
    });
  for (const issue of issues)
    found.push({
      since: sinceOf(issue, day),
      what: t.issue(String(issue.number), safe(issue.title)),
      open: [t.answers],
      next: t.commands.receive(String(issue.number)),
    });
  return { found, isCut: pulls.length >= MOST_LISTED || issues.length >= MOST_LISTED };
}

/** Where the lists of the git host are, below a sentence that says why they matter. */
function whereToLook(gitHost: GitHost, why: string): string {
  const { proposals, unclear, issues } = waitingListUrls(gitHost);
  return [
    why,
    t.elsewhere.look,
    `- ${t.elsewhere.proposals}: ${proposals}`,
    ...(unclear === proposals ? [] : [`- ${t.elsewhere.unclear}: ${unclear}`]),
    `- ${t.elsewhere.issues}: ${issues}`,
  ].join('\n');
}

/** What waits on the git host, undefined if it cannot be read, and where to look for the rest. */
async function onGitHost(
  surroundings: Surroundings,
  content: CheckedContent,
): Promise<{ found?: Waiting[]; note?: string }> {
  const { gitHost } = surroundings;
  const { otherHost, more } = t.elsewhere;
  if (gitHost.kind !== 'github') {
    const name = inEnglish.t.join.gitHostNames[gitHost.kind];
    return { note: whereToLook(gitHost, otherHost(name)) };
  }
  try {
    const { found, isCut } = await openOnGitHub(surroundings, content);
    return { found, ...(isCut ? { note: whereToLook(gitHost, more(MOST_LISTED)) } : {}) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { note: whereToLook(gitHost, error.message) };
  }
}

function write({ since, what, open, next }: Waiting, today: string): string {
  const date = formatPartialDate(since, locale);
  // A date is never made more precise than it is known.
  const waits =
    precisionOf(since) === 'day'
      ? t.days(Math.max(0, daysBetween(since, today)), date)
      : t.since(date);
  return [`${waits}: ${what}`, `  ${t.open} ${open.join('; ')}.`, `  ${t.next} ${next}`].join('\n');
}

/**
 * Lists what waits for the office.
 *
 * @throws UsageError for an option that does not exist.
 */
export async function runWaiting(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<CommandResult> {
  const { values } = readOptions(args, { options: { help: { type: 'boolean' } } }, t.usage);
  if (values.help) return { status: 0, output: t.usage };
  const { content, today } = surroundings;
  const checked = await checkContent(resolve(content), process.cwd());
  const { found, note } = await onGitHost(surroundings, checked);
  const all = [...candidatesOf(checked), ...(found ?? [])].sort((a, b) =>
    comparePartialDates(a.since, b.since),
  );
  const output = [
    (found ? t.lead : t.leadOfSite)(all.length, formatPartialDate(today as PartialDate, locale)),
    ...all.map((one) => write(one, today)),
    ...(note === undefined ? [] : [note]),
  ].join('\n\n');
  return { status: 0, output };
}
