/** As much of the programming interface of GitHub as the editor asks for, with a repository in memory. */
import { createHash } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';

export interface FakeGitHub {
  /** Branches that were made, in order. */
  branches: string[];
  /** What was committed, in order. */
  commits: { branch: string; message: string; files: Map<string, string> }[];
  /** Pull requests that were opened. */
  pulls: { head: string; base: string; title: string; draft: boolean }[];
  labels: string[];
}

interface Query {
  query: string;
  variables: {
    input?: {
      name?: string;
      branch?: { branchName: string };
      message?: { headline: string };
      fileChanges?: { additions: { path: string; contents: string }[] };
    };
  };
}

const sha = (text: string) => createHash('sha1').update(text).digest('hex');

const WHEN = '2026-11-24T12:00:00Z';
const HEAD = sha('head');
const COMMIT = sha('commit');
const AUTHOR = {
  name: 'Ana',
  email: 'ana@example.org',
  user: { id: 1, databaseId: 1, login: 'ana' },
};
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
};

type Files = ReadonlyMap<string, string>;

/** Notes a branch or a commit. */
function mutate({ query, variables: { input } }: Query, done: FakeGitHub): unknown {
  if (query.includes('createRef')) {
    done.branches.push((input?.name ?? '').replace('refs/heads/', ''));
    return { createRef: { ref: { name: input?.name } } };
  }
  if (!query.includes('createCommitOnBranch')) return undefined;
  const added = input?.fileChanges?.additions ?? [];
  const textOf = (contents: string) => Buffer.from(contents, 'base64').toString('utf8');
  done.commits.push({
    branch: input?.branch?.branchName ?? '',
    message: input?.message?.headline ?? '',
    files: new Map(added.map(({ path, contents }) => [path, textOf(contents)])),
  });
  const written = added.map((_, index) => [`file_${index}`, { oid: sha(String(index)) }]);
  const commit = { oid: COMMIT, committedDate: WHEN, ...Object.fromEntries(written) } as object;
  return { createCommitOnBranch: { commit } };
}

/** Answers a question about the repository. */
function ask({ query }: Query, files: Files): unknown {
  if (query.includes('fork: repository'))
    return { fork: { id: 'R_1' }, base: { ref: { target: { oid: HEAD } } } };
  if (query.includes('pullRequests('))
    return { repository: { pullRequests: { totalCount: 0, nodes: [] } } };
  const texts = new Map([...files.values()].map((text) => [sha(text), text]));
  const objects = [...query.matchAll(/(content_\d+): object\(oid: "(\w+)"\)/g)].map(
    ([, name = '', oid = '']) => [name, { text: texts.get(oid), isTruncated: false }] as const,
  );
  if (objects.length > 0) return { repository: Object.fromEntries(objects) };
  const nodes = [{ oid: HEAD, author: AUTHOR, committedDate: WHEN }];
  const histories = [...query.matchAll(/((?:commit|history)_\d+):/g)].map(
    ([, name = '']) => [name, { target: { history: { nodes } } }] as const,
  );
  if (histories.length > 0) return { repository: Object.fromEntries(histories) };
  const history = { nodes: [{ oid: HEAD, message: 'Begin' }] };
  return { repository: { ref: { target: { oid: HEAD, history } } } };
}

/** @returns undefined for an address that nothing answers. */
function answer(
  { path, method, body }: { path: string; method: string; body: string },
  repository: string,
  files: Files,
  done: FakeGitHub,
): unknown {
  const page = `https://github.com/${repository}`;
  if (path === '/graphql') {
    const query = JSON.parse(body) as Query;
    return { data: mutate(query, done) ?? ask(query, files) };
  }
  if (path === '/user')
    return {
      id: 1,
      login: 'ana',
      name: AUTHOR.name,
      email: AUTHOR.email,
      html_url: 'https://github.com/ana',
    };
  if (path === `/repos/${repository}/git/trees/${HEAD}`)
    return {
      tree: [...files].map(([file, text]) => ({
        type: 'blob',
        path: file,
        sha: sha(text),
        size: text.length,
      })),
    };
  if (path === `/repos/${repository}/pulls` && method === 'POST') {
    const pull = JSON.parse(body) as FakeGitHub['pulls'][number];
    done.pulls.push(pull);
    const dates = { created_at: WHEN, updated_at: WHEN };
    const { title } = pull;
    return {
      number: 1,
      node_id: 'PR_1',
      title,
      html_url: `${page}/pull/1`,
      head: { sha: COMMIT },
      ...dates,
    };
  }
  if (path !== `/repos/${repository}/issues/1/labels`) return undefined;
  done.labels.push(...(JSON.parse(body) as { labels: string[] }).labels);
  return [];
}

/**
 * Answers in place of api.github.com.
 *
 * @param repository `owner/name`; @param files of its main branch, by their path.
 * @param token with which alone it answers.
 */
export async function fakeGitHub(
  context: BrowserContext,
  repository: string,
  files: Files,
  token: string,
): Promise<FakeGitHub> {
  const done: FakeGitHub = { branches: [], commits: [], pulls: [], labels: [] };
  await context.route('https://api.github.com/**', async (route) => {
    const request = route.request();
    const [path, method] = [new URL(request.url()).pathname, request.method()];
    const reply = (status: number, json?: unknown) =>
      route.fulfill({ status, headers: CORS, ...(json === undefined ? {} : { json }) });
    if (method === 'OPTIONS') return reply(204);
    if (!(await request.headerValue('authorization'))?.endsWith(` ${token}`))
      return reply(401, { message: 'Bad credentials' });
    if (path === `/repos/${repository}/collaborators/ana`) return reply(204);
    const json = answer({ path, method, body: request.postData() ?? '' }, repository, files, done);
    return json === undefined ? reply(404, { message: `${method} ${path}` }) : reply(200, json);
  });
  return done;
}
