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

/**
 * Answers in place of api.github.com.
 *
 * @param repository `owner/name`; @param files of its main branch, by their path.
 * @param token with which alone it answers.
 */
export async function fakeGitHub(
  context: BrowserContext,
  repository: string,
  files: ReadonlyMap<string, string>,
  token: string,
): Promise<FakeGitHub> {
  const done: FakeGitHub = { branches: [], commits: [], pulls: [], labels: [] };
  const head = sha('head');
  const when = '2026-11-24T12:00:00Z';
  const texts = new Map([...files.values()].map((text) => [sha(text), text]));
  const author = {
    name: 'Ana',
    email: 'ana@example.org',
    user: { id: 1, databaseId: 1, login: 'ana' },
  };

  const answerQuery = ({ query, variables: { input } }: Query): unknown => {
    if (query.includes('createRef')) {
      done.branches.push((input?.name ?? '').replace('refs/heads/', ''));
      return { createRef: { ref: { name: input?.name } } };
    }
    if (query.includes('createCommitOnBranch')) {
      const added = input?.fileChanges?.additions ?? [];
      done.commits.push({
        branch: input?.branch?.branchName ?? '',
        message: input?.message?.headline ?? '',
        files: new Map(
          added.map(({ path, contents }) => [
            path,
            Buffer.from(contents, 'base64').toString('utf8'),
          ]),
        ),
      });
      return {
        createCommitOnBranch: {
          commit: {
            oid: sha('commit'),
            committedDate: when,
            ...Object.fromEntries(
              added.map((_, index) => [`file_${index}`, { oid: sha(String(index)) }]),
            ),
          },
        },
      };
    }
    if (query.includes('fork: repository'))
      return { fork: { id: 'R_1' }, base: { ref: { target: { oid: head } } } };
    if (query.includes('pullRequests('))
      return { repository: { pullRequests: { totalCount: 0, nodes: [] } } };
    const objects = [...query.matchAll(/(content_\d+): object\(oid: "(\w+)"\)/g)].map(
      ([, name = '', oid = '']) => [name, { text: texts.get(oid), isTruncated: false }] as const,
    );
    if (objects.length > 0) return { repository: Object.fromEntries(objects) };
    const histories = [...query.matchAll(/((?:commit|history)_\d+):/g)].map(
      ([, name = '']) =>
        [
          name,
          { target: { history: { nodes: [{ oid: head, author, committedDate: when }] } } },
        ] as const,
    );
    if (histories.length > 0) return { repository: Object.fromEntries(histories) };
    return {
      repository: {
        ref: { target: { oid: head, history: { nodes: [{ oid: head, message: 'Begin' }] } } },
      },
    };
  };

  const answer = (path: string, method: string, body: string): unknown => {
    if (path === '/graphql') return { data: answerQuery(JSON.parse(body) as Query) };
    if (path === '/user')
      return {
        id: 1,
        login: 'ana',
        name: 'Ana',
        email: 'ana@example.org',
        html_url: 'https://github.com/ana',
      };
    if (path === `/repos/${repository}/git/trees/${head}`)
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
      return {
        number: 1,
        node_id: 'PR_1',
        title: pull.title,
        html_url: `https://github.com/${repository}/pull/1`,
        head: { sha: sha('commit') },
        created_at: when,
        updated_at: when,
      };
    }
    if (path === `/repos/${repository}/issues/1/labels`) {
      done.labels.push(...(JSON.parse(body) as { labels: string[] }).labels);
      return [];
    }
    return undefined;
  };

  const allowed = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*',
    'access-control-allow-methods': '*',
  };
  await context.route('https://api.github.com/**', async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers: allowed });
    if (!(await request.headerValue('authorization'))?.endsWith(` ${token}`))
      return route.fulfill({ status: 401, headers: allowed, json: { message: 'Bad credentials' } });
    if (pathname === `/repos/${repository}/collaborators/ana`)
      return route.fulfill({ status: 204, headers: allowed });
    const json = answer(pathname, request.method(), request.postData() ?? '');
    return json === undefined
      ? route.fulfill({
          status: 404,
          headers: allowed,
          json: { message: `${request.method()} ${pathname}` },
        })
      : route.fulfill({ headers: allowed, json });
  });
  return done;
}
