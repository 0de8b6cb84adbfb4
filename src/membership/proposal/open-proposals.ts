/**
 * Reads the open proposals of cities from GitHub, as data. There may be many, and all are from
 * strangers: their number, their sizes and the time are limited.
 */
import * as z from 'zod';
import { JOIN_LABEL } from '../../base/git-host.ts';
import { splitFrontMatter, parseStrictYaml } from '../../check/front-matter.ts';
import type { ChecklistSection } from '../../model/schemas/checklist.ts';
import { collections } from '../../model/schemas/index.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import type { Entry } from '../../model/queries/entry.ts';
import { fieldsFromIssue } from '../join/issue-answers.ts';
import { recordFile, Repository, type GitHubSettings } from './github.ts';
import { CITY_FOLDER, isJudged, type OtherProposal } from './payload.ts';

/** Most open pull requests, and issues, that are looked at: one page of a list, the oldest first. */
export const MOST_LISTED = 100;

/** Milliseconds after which no further one is read. */
const TIME_LIMIT = 120_000;

const LIST = `state=open&sort=created&direction=asc&per_page=${MOST_LISTED}`;

const openPull = z.object({
  number: z.number(),
  title: z.string().catch(''),
  created_at: z.string(),
  head: z.object({ sha: z.string() }),
  labels: z.array(z.object({ name: z.string() })).catch([]),
});
const openIssue = z.object({
  number: z.number(),
  title: z.string().catch(''),
  created_at: z.string(),
  body: z.string().nullish(),
  /** Lists of issues hold pull requests, too. */
  pull_request: z.unknown().optional(),
});
const listedFile = z.object({
  filename: z.string(),
  status: z.string().transform((status) => (status === 'added' ? 'added' : 'modified')),
});

/** The questions of the issue form are made from these. */
export interface FormContent {
  principles: readonly Entry<Principle>[];
  checklist: readonly ChecklistSection[];
}

/** An open pull request or issue of the list. */
export interface Listed {
  number: number;
  title: string;
  /** ISO 8601. */
  since: string;
}

const listed = ({
  number,
  title,
  created_at,
}: z.output<typeof openPull | typeof openIssue>): Listed => ({
  number,
  title,
  since: created_at.slice(0, 10),
});

/** The open pull requests, the oldest first, with their labels. */
export async function openPulls(
  repository: Repository,
): Promise<(Listed & { head: string; labels: string[] })[]> {
  const pulls = await repository.read(z.array(openPull), `/pulls?${LIST}`);
  return pulls.map((pull) => ({
    ...listed(pull),
    head: pull.head.sha,
    labels: pull.labels.map(({ name }) => name),
  }));
}

/** The open issues of cities that want to join, the oldest first, with their texts. */
export async function openJoinIssues(
  repository: Repository,
): Promise<(Listed & { body: string })[]> {
  const path = `/issues?${LIST}&labels=${encodeURIComponent(JOIN_LABEL)}`;
  const issues = await repository.read(z.array(openIssue), path);
  return issues
    .filter(({ pull_request }) => pull_request === undefined)
    .map((issue) => ({ ...listed(issue), body: issue.body ?? '' }));
}

/** The front matter of a text, as far as it can be read. */
function frontMatter(text: string): unknown {
  const parts = splitFrontMatter(text);
  return parts && parseStrictYaml(parts.yaml, parts.yamlLine).data;
}

/** The city that a pull request proposes: its first file of one. */
async function readPull(
  repository: Repository,
  { number, since, head }: Listed & { head: string },
): Promise<OtherProposal[]> {
  const files = await repository.read(z.array(listedFile), `/pulls/${number}/files?per_page=100`);
  const file = files.find(isJudged);
  if (!file) return [];
  const { content } = await recordFile(repository, head, file.filename);
  const slug = file.filename.slice(CITY_FOLDER.length, -collections.cities.extension.length);
  return [{ number, kind: 'pull', since, slug, data: frontMatter(content ?? '') }];
}

/** The city that an issue proposes, by the answers of its form. */
function readIssue(
  { number, since, body }: Listed & { body: string },
  { principles, checklist }: FormContent,
): OtherProposal[] {
  const answers = new Map(fieldsFromIssue(body, principles, checklist));
  const name = answers.get('name');
  if (!name) return [];
  const data = { name, country: answers.get('country') };
  return [{ number, kind: 'issue', since, slug: '', data }];
}

/**
 * The open proposals of cities. What cannot be read is left out: this is an extra, and never stops
 * a reply.
 *
 * @param now the time, in milliseconds.
 */
export async function recordOpen(
  settings: GitHubSettings,
  form: FormContent,
  now: () => number = Date.now,
): Promise<OtherProposal[]> {
  const repository = new Repository(settings);
  const end = now() + TIME_LIMIT;
  const open: OtherProposal[] = [];
  const attempt = async (read: () => Promise<OtherProposal[]>) => {
    if (now() < end) open.push(...(await read().catch(() => [])));
  };
  for (const pull of await openPulls(repository).catch(() => []))
    await attempt(() => readPull(repository, pull));
  for (const issue of await openJoinIssues(repository).catch(() => []))
    // eslint-disable-next-line @typescript-eslint/require-await -- so that it cannot throw either
    await attempt(async () => readIssue(issue, form));
  return open;
}
