/**
 * Reads a pull request from GitHub as data, and replies with one comment and
 * one label. The proposal is never checked out, and nothing in it is run.
 */
import * as z from 'zod';
import { UsageError } from '../../base/command.ts';
import { inEnglish } from '../../i18n/index.ts';
import { MARKER } from './comment.ts';
import { visible } from '../../base/escape.ts';
import type { ProposalJudgement } from './judge.ts';
import {
  CITY_FOLDER,
  FILE_STATUSES,
  isJudged,
  LARGEST_FILE,
  MOST_CITIES,
  MOST_FILES,
  recordContent,
  type ProposalPayload,
  type ProposedFile,
} from './payload.ts';

const t = inEnglish.t.proposal;

/** The part of `fetch` that is used. Tests pass recorded answers. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
) => Promise<Response>;

export interface GitHubSettings {
  fetch: Fetch;
  /** Address of the API, without a trailing slash. */
  api: string;
  /** `owner/name`. */
  repository: string;
  /** What is public can be read without one. */
  token?: string | undefined;
  /** Account that writes the comments. */
  bot?: string;
}

/** The account that writes the comments of a workflow. */
const BOT = 'github-actions[bot]';

const PER_PAGE = 100;
/** More pages than GitHub returns of any list that is read here. */
const MOST_PAGES = 100;

const repositoryName = z.string().regex(/^[\w.-]+\/[\w.-]+$/);
const pullNumber = z.string().regex(/^[1-9]\d{0,9}$/);
const webAddress = z.string().regex(/^https:\/\/[\w.:/-]+$/);
const anyText = z.string().min(1);

function readVariable(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  rule: z.ZodType<string>,
  sample: string,
  fallback?: string,
): string {
  const result = rule.safeParse(env[name] || fallback);
  if (!result.success) throw new UsageError(t.command.missingVariable(name, sample));
  return result.data;
}

/**
 * Reads from the environment of a job in which repository it runs, and its token.
 *
 * @throws UsageError that names the variable that is missing or wrong.
 */
export function readRepository(env: Readonly<Record<string, string | undefined>>): {
  api: string;
  repository: string;
  token: string;
} {
  return {
    api: readVariable(
      env,
      'GITHUB_API_URL',
      webAddress,
      'https://api.github.com',
      'https://api.github.com',
    ).replace(/\/$/, ''),
    repository: readVariable(env, 'GITHUB_REPOSITORY', repositoryName, 'owner/name'),
    token: readVariable(env, 'GITHUB_TOKEN', anyText, 'the token of the job'),
  };
}

/**
 * Reads the same for a job that replies to a pull request, with the number of the pull request.
 *
 * @throws UsageError that names the variable that is missing or wrong.
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): ReturnType<typeof readRepository> & { number: number } {
  return {
    number: Number(readVariable(env, 'PR_NUMBER', pullNumber, '12')),
    ...readRepository(env),
  };
}

/** The parts of GitHub's answers that are read. */
const answers = {
  error: z.object({ message: z.string() }),
  pull: z.object({
    changed_files: z.number(),
    head: z.object({ sha: z.string() }),
  }),
  state: z.object({ state: z.string().default('open'), merged: z.boolean().default(false) }),
  file: z.object({
    filename: z.string(),
    status: z.enum(FILE_STATUSES),
    previous_filename: z.string().optional(),
  }),
  tree: z.object({
    tree: z.array(
      z.object({
        path: z.string(),
        mode: z.string(),
        type: z.string(),
        sha: z.string(),
        size: z.number().optional(),
      }),
    ),
  }),
  blob: z.object({ content: z.string(), encoding: z.literal('base64') }),
  comment: z.object({
    id: z.number(),
    body: z.string().nullish(),
    user: z.object({ login: z.string() }).nullable(),
  }),
  label: z.object({ name: z.string() }),
};

class GitHubError extends UsageError {
  override name = 'GitHubError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What to check first, by the status of GitHub’s answer. */
const HINTS: Readonly<Record<number, string>> = {
  401: 'The token is missing, wrong or expired.',
  403: 'The token may lack a permission (pull-requests: write, issues: write, contents: read), or the rate limit has been reached.',
  404: 'The repository or the pull request does not exist, or the token has no access to it.',
};

/** The API of one repository. */
export class Repository {
  readonly #settings: GitHubSettings;

  constructor(settings: GitHubSettings) {
    this.#settings = settings;
  }

  /** @throws GitHubError that says what was requested, what GitHub answered, and what to check. */
  async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const { api, repository, token } = this.#settings;
    const where = `${method} /repos/${repository}${path}`;
    let response: Response;
    let text: string;
    try {
      response = await this.#settings.fetch(`${api}/repos/${repository}${path}`, {
        method,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          accept: 'application/vnd.github+json',
          'x-github-api-version': '2022-11-28',
          'content-type': 'application/json',
          'user-agent': repository,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      text = await response.text();
    } catch (error) {
      throw new GitHubError(
        0,
        `GitHub could not be reached (${where}): ${visible(error instanceof Error ? error.message : String(error))}`,
      );
    }
    const data = toJson(text);
    if (response.ok) return data;
    const said = answers.error.safeParse(data).data?.message ?? text.slice(0, 200);
    throw new GitHubError(
      response.status,
      [`GitHub answered ${response.status} to ${where}: ${visible(said)}`, HINTS[response.status]]
        .filter(Boolean)
        .join('\n'),
    );
  }

  /** Reads an answer by its schema. */
  async read<Schema extends z.ZodType>(schema: Schema, path: string): Promise<z.output<Schema>> {
    return this.#parse(schema, path, await this.ask('GET', path));
  }

  /** Every item of a list, page by page. */
  async readAll<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
  ): Promise<z.output<Schema>[]> {
    const all: z.output<Schema>[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const at = `${path}${path.includes('?') ? '&' : '?'}per_page=${PER_PAGE}&page=${page}`;
      const items = this.#parse(z.array(schema), at, await this.ask('GET', at));
      all.push(...items);
      if (items.length < PER_PAGE) break;
    }
    return all;
  }

  /** @returns false if GitHub answers that the thing does not exist. */
  async unlessMissing(method: string, path: string): Promise<boolean> {
    try {
      await this.ask(method, path);
      return true;
    } catch (error) {
      if (error instanceof GitHubError && error.status === 404) return false;
      throw error;
    }
  }

  /** Creates a label, unless one of this name exists. */
  async ensureLabel(name: string, look: { color: string; description: string }): Promise<void> {
    if (!(await this.unlessMissing('GET', `/labels/${encodeURIComponent(name)}`)))
      await this.ask('POST', '/labels', { name, ...look });
  }

  #parse<Schema extends z.ZodType>(schema: Schema, path: string, data: unknown): z.output<Schema> {
    const result = schema.safeParse(data);
    if (result.success) return result.data;
    throw new GitHubError(
      200,
      `GitHub’s answer to GET /repos/${this.#settings.repository}${path} has an unexpected shape: ${visible(z.prettifyError(result.error))}`,
    );
  }
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Records a pull request: the list of its files, page by page, and the texts of
 * the first of them that are files of cities. Of a very long list, no text is read.
 *
 * @throws UsageError if GitHub does not answer as expected.
 */
export async function recordPull(
  settings: GitHubSettings,
  number: number,
): Promise<ProposalPayload> {
  const repository = new Repository(settings);
  const pull = await repository.read(answers.pull, `/pulls/${number}`);
  const listed = await repository.readAll(answers.file, `/pulls/${number}/files`);
  const files: ProposedFile[] = listed.map(({ filename, status, previous_filename }) => ({
    filename,
    status,
    ...(previous_filename === undefined ? {} : { previousFilename: previous_filename }),
  }));
  const [only] = files;
  const isAlone = files.length === 1 && only !== undefined && only.filename.startsWith(CITY_FOLDER);
  const read =
    isAlone && (only.status === 'added' || only.status === 'modified')
      ? [only]
      : files.length > MOST_FILES
        ? []
        : files.filter(isJudged).slice(0, MOST_CITIES);
  for (const file of read)
    Object.assign(file, await recordFile(repository, pull.head.sha, file.filename));
  return { files, totalFiles: Math.max(pull.changed_files, files.length) };
}

/**
 * Mode, size and text of one file. Only the tree of a commit distinguishes a
 * plain file from a symbolic link, so the path is followed through the trees.
 */
export async function recordFile(
  repository: Repository,
  commit: string,
  path: string,
): Promise<Pick<ProposedFile, 'mode' | 'size' | 'content' | 'contentBase64'>> {
  let sha = encodeURIComponent(commit);
  const parts = path.split('/');
  for (const [depth, part] of parts.entries()) {
    const { tree } = await repository.read(answers.tree, `/git/trees/${sha}`);
    const entry = tree.find((item) => item.path === part);
    if (!entry) return {};
    sha = encodeURIComponent(entry.sha);
    if (depth < parts.length - 1) {
      if (entry.type !== 'tree') return {};
      continue;
    }
    const { mode, size, type } = entry;
    const facts = { mode, ...(size === undefined ? {} : { size }) };
    if (type !== 'blob' || size === undefined || size > LARGEST_FILE) return facts;
    const { content } = await repository.read(answers.blob, `/git/blobs/${sha}`);
    return { ...facts, ...recordContent(Buffer.from(content, 'base64')) };
  }
  return {};
}

/** Whether a pull request is open, was merged, or was closed without that. */
export async function stateOf(
  settings: GitHubSettings,
  number: number,
): Promise<'open' | 'merged' | 'closed'> {
  const { state, merged } = await new Repository(settings).read(answers.state, `/pulls/${number}`);
  if (merged) return 'merged';
  return state === 'closed' ? 'closed' : 'open';
}

/**
 * Writes a comment of its own, of which GitHub sends a mail, unless it was written before.
 *
 * @param marker the first line, by which it is found again.
 */
export async function commentOnce(
  settings: GitHubSettings,
  number: number,
  marker: string,
  comment: string,
): Promise<void> {
  const repository = new Repository(settings);
  const comments = await repository.readAll(answers.comment, `/issues/${number}/comments`);
  const bot = settings.bot ?? BOT;
  if (!comments.some(({ body, user }) => user?.login === bot && body?.startsWith(marker)))
    await repository.ask('POST', `/issues/${number}/comments`, { body: `${marker}\n\n${comment}` });
}

/** The text of the comment, and the label. */
export interface Reply {
  comment: string;
  label: ProposalJudgement['label'];
}

const LABELS = Object.keys(t.labels) as ProposalJudgement['label'][];

/**
 * Updates the one comment and the label. An outdated comment of ours is
 * rewritten; without a reply, it is removed with its label. Comments by others
 * are left alone, even if they begin with our marker.
 *
 * @param reply undefined if there is nothing to say.
 * @throws UsageError if GitHub refuses.
 */
export async function answerPull(
  settings: GitHubSettings,
  number: number,
  reply: Reply | undefined,
): Promise<void> {
  const repository = new Repository(settings);
  const bot = settings.bot ?? BOT;
  const comments = await repository.readAll(answers.comment, `/issues/${number}/comments`);
  const [ours, ...surplus] = comments.filter(
    ({ body, user }) => user?.login === bot && body?.startsWith(MARKER),
  );
  if (!reply && !ours) return;

  for (const { id } of [...surplus, ...(ours && !reply ? [ours] : [])])
    await repository.unlessMissing('DELETE', `/issues/comments/${id}`);
  if (reply && !ours)
    await repository.ask('POST', `/issues/${number}/comments`, { body: reply.comment });
  // GitHub converts line ends, so they are not compared.
  else if (reply && ours && ours.body?.replaceAll('\r\n', '\n').trim() !== reply.comment.trim())
    await repository.ask('PATCH', `/issues/comments/${ours.id}`, { body: reply.comment });

  const present = (await repository.readAll(answers.label, `/issues/${number}/labels`)).map(
    ({ name }) => name,
  );
  for (const label of LABELS)
    if (label !== reply?.label && present.includes(label))
      await repository.unlessMissing(
        'DELETE',
        `/issues/${number}/labels/${encodeURIComponent(label)}`,
      );
  if (!reply || present.includes(reply.label)) return;
  await repository.ensureLabel(reply.label, t.labels[reply.label]);
  await repository.ask('POST', `/issues/${number}/labels`, { labels: [reply.label] });
}
