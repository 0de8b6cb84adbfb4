import { describe, expect, it } from 'vitest';
import { MARKER } from './comment.ts';
import { answerPull, readEnvironment, recordPull, type Fetch } from './github.ts';
import { LARGEST_FILE } from './payload.ts';

const BOT = 'github-actions[bot]';
const ROOT = 'https://api.example.org/repos/owner/site';

/** Recorded answers, by method and path. GitHub answers 404 to every other request. */
type Answers = Record<string, unknown>;

function recorded(answers: Answers) {
  const calls: { call: string; body?: unknown }[] = [];
  const fetch: Fetch = (url, { method, body, headers }) => {
    expect(url.startsWith(ROOT)).toBe(true);
    expect(headers['authorization']).toBe('Bearer token');
    const call = `${method} ${url.slice(ROOT.length)}`;
    if (method !== 'GET')
      calls.push({ call, ...(body === undefined ? {} : { body: JSON.parse(body) as unknown }) });
    const answer = Object.hasOwn(answers, call)
      ? answers[call]
      : Response.json({ message: 'Not Found' }, { status: 404 });
    if (answer instanceof Response) return Promise.resolve(answer);
    return Promise.resolve(
      method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(answer),
    );
  };
  return {
    calls,
    settings: { fetch, api: 'https://api.example.org', repository: 'owner/site', token: 'token' },
  };
}

/** The pages of a list, as GitHub divides it. */
function pages(path: string, items: readonly unknown[]): Answers {
  return Object.fromEntries(
    Array.from({ length: Math.floor(items.length / 100) + 1 }, (_, i) => [
      `GET ${path}?per_page=100&page=${i + 1}`,
      items.slice(i * 100, i * 100 + 100),
    ]),
  );
}

/** A pull request that changes files. */
function pull(files: readonly object[], changed = files.length): Answers {
  return {
    'GET /pulls/7': { changed_files: changed, head: { sha: 'h1' } },
    ...pages('/pulls/7/files', files),
  };
}

const added = (filename: string) => ({ filename, status: 'added', sha: 'ignored', patch: '+x' });
const tree = (
  ...entries: [path: string, mode: string, type: string, sha: string, size?: number][]
) => ({ tree: entries.map(([path, mode, type, sha, size]) => ({ path, mode, type, sha, size })) });

type TreeEntry = [mode: string, type: string, sha: string, size?: number];

/** A pull request that adds one file to the cities. */
function oneFile(
  name = 'patras.md',
  entry: TreeEntry = ['100644', 'blob', 'b1', 10],
  bytes = Buffer.from('Πάτρα'),
): Answers {
  return {
    ...pull([added(`content/cities/${name}`)]),
    'GET /git/trees/h1': tree(
      ['content', '040000', 'tree', 't1'],
      ['content.md', '100644', 'blob', 'x', 1],
    ),
    'GET /git/trees/t1': tree(['cities', '040000', 'tree', 't2']),
    'GET /git/trees/t2': tree(['porto.md', '100644', 'blob', 'x', 1], [name, ...entry]),
    'GET /git/blobs/b1': {
      content: bytes.toString('base64').replace(/(.{4})/g, '$1\n'),
      encoding: 'base64',
    },
  };
}

describe('recordPull', () => {
  const record = (answers: Answers) => recordPull(recorded(answers).settings, 7);
  const oddName = '$(rm -rf) "`x`"\n.._@octocat?.md';
  const file = { filename: 'content/cities/patras.md', status: 'added' };
  const plain = { mode: '100644', size: 10, content: 'Πάτρα' };

  it.each([
    ['the one file of a city', oneFile(), { ...file, ...plain }],
    ['an odd name as it is', oneFile(oddName), { filename: `content/cities/${oddName}`, ...plain }],
    [
      'bytes that are not text',
      oneFile('patras.md', ['100644', 'blob', 'b1', 2], Buffer.from([0xff, 0xfe])),
      { ...file, mode: '100644', size: 2, contentBase64: '//4=' },
    ],
    [
      'a large file without its text',
      oneFile('patras.md', ['100644', 'blob', 'none', LARGEST_FILE + 1]),
      { ...file, mode: '100644', size: LARGEST_FILE + 1 },
    ],
    [
      'a repository within the repository without its text',
      oneFile('patras.md', ['160000', 'commit', 'none']),
      { ...file, mode: '160000' },
    ],
    [
      'a file in the wrong place without its kind',
      { ...oneFile(), 'GET /git/trees/h1': tree(['content', '120000', 'blob', 'x', 3]) },
      file,
    ],
  ] as [string, Answers, object][])('records %s', async (_, answers, expected) => {
    const { files, totalFiles } = await record(answers);
    expect(files).toEqual([{ status: 'added', ...expected }]);
    expect(totalFiles).toBe(1);
  });

  it.each([200, 350])('reads a list of %i files page by page, and the text of none', async (n) => {
    const files = [
      ...Array.from({ length: n - 1 }, (_, i) => added(`content/cities/c${i}.md`)),
      { filename: 'b.md', previous_filename: 'a.md', status: 'renamed' },
    ];
    const payload = await record(pull(files));
    expect(new Set(payload.files.map(({ filename }) => filename)).size).toBe(n);
    expect(payload.files.at(-1)).toEqual({
      filename: 'b.md',
      status: 'renamed',
      previousFilename: 'a.md',
    });
  });

  it('counts files that GitHub does not list', async () => {
    expect((await record(pull([added('a.md'), added('b.md')], 5000))).totalFiles).toBe(5000);
  });

  it.each([
    [
      'a refusal',
      Response.json({ message: 'Resource not accessible\u001b[2J' }, { status: 403 }),
      'GitHub answered 403 to GET /repos/owner/site/pulls/7: Resource not accessible\\u{1B}[2J\nThe token may lack a permission',
    ],
    [
      'a pull request that does not exist',
      Response.json({ message: 'Not Found' }, { status: 404 }),
      'GitHub answered 404 to GET /repos/owner/site/pulls/7: Not Found\nThe repository or the pull request does not exist',
    ],
    [
      'a page of HTML',
      new Response('<html>Bad gateway</html>', { status: 502 }),
      'GitHub answered 502 to GET /repos/owner/site/pulls/7: <html>Bad gateway</html>',
    ],
    ['an answer of another shape', { head: 1 }, 'has an unexpected shape'],
  ])('explains %s', async (_, answer, message) => {
    await expect(record({ 'GET /pulls/7': answer })).rejects.toThrow(message);
  });

  it('explains that GitHub cannot be reached', async () => {
    const fetch = () => Promise.reject(new Error('getaddrinfo ENOTFOUND'));
    await expect(recordPull({ ...recorded({}).settings, fetch }, 7)).rejects.toThrow(
      'GitHub could not be reached (GET /repos/owner/site/pulls/7): getaddrinfo ENOTFOUND',
    );
  });
});

describe('answerPull', () => {
  const reply = { comment: `${MARKER}\n\nThank you.\n`, label: 'join' as const };
  const ours = (id: number, body: string) => ({
    id,
    body: `${MARKER}\r\n\r\n${body}`,
    user: { login: BOT },
  });
  const others = (id: number) => ({ id, body: 'Hello', user: { login: 'someone' } });
  /** A pull request with comments and labels, in a repository that knows some labels. */
  const state = (
    comments: unknown[],
    labels: string[],
    known = ['join', 'needs a person'],
  ): Answers => ({
    ...pages('/issues/7/comments', comments),
    ...pages(
      '/issues/7/labels',
      labels.map((name) => ({ name })),
    ),
    ...Object.fromEntries(
      [
        ...known.map((name) => `GET /labels/${encodeURIComponent(name)}`),
        'POST /issues/7/comments',
        'POST /issues/7/labels',
        'POST /labels',
        'PATCH /issues/comments/1',
        'DELETE /issues/comments/1',
        'DELETE /issues/comments/2',
        'DELETE /issues/7/labels/join',
        'DELETE /issues/7/labels/needs%20a%20person',
      ].map((call) => [call, {}]),
    ),
  });
  const commented = { call: 'POST /issues/7/comments', body: { body: reply.comment } };
  const rewritten = { call: 'PATCH /issues/comments/1', body: { body: reply.comment } };
  const labelled = (name: string) => ({ call: 'POST /issues/7/labels', body: { labels: [name] } });

  it.each([
    ['comments and sets the label', state([others(5)], []), reply, [commented, labelled('join')]],
    [
      'makes a label that the repository does not have',
      state([], [], []),
      { ...reply, label: 'needs a person' },
      [
        commented,
        {
          call: 'POST /labels',
          body: {
            name: 'needs a person',
            color: 'fbca04',
            description: 'Our program cannot decide on this',
          },
        },
        labelled('needs a person'),
      ],
    ],
    [
      'rewrites its comment once the proposal is fixed, and swaps the label',
      state([ours(1, 'An error.')], ['needs a person', 'other']),
      reply,
      [rewritten, { call: 'DELETE /issues/7/labels/needs%20a%20person' }, labelled('join')],
    ],
    [
      'finds its comment on a later page',
      state(
        [...Array.from({ length: 120 }, (_, i) => others(i + 10)), ours(1, 'An error.')],
        ['join'],
      ),
      reply,
      [rewritten],
    ],
    ['does nothing if nothing has changed', state([ours(1, 'Thank you.')], ['join']), reply, []],
    [
      'keeps only one comment',
      state([ours(1, 'Thank you.'), ours(2, 'Thank you.')], ['join']),
      reply,
      [{ call: 'DELETE /issues/comments/2' }],
    ],
    [
      'leaves comments alone that others wrote or that lack its mark at the start',
      state(
        [
          { ...ours(1, 'Approved.'), user: { login: 'someone' } },
          { id: 3, body: `Quoted: ${MARKER}`, user: { login: BOT } },
          { id: 4, body: null, user: null },
        ],
        ['join'],
      ),
      reply,
      [commented],
    ],
    [
      'removes its comment and its label if there is nothing left to say',
      state([ours(1, 'An error.'), others(5)], ['join', 'other']),
      undefined,
      [{ call: 'DELETE /issues/comments/1' }, { call: 'DELETE /issues/7/labels/join' }],
    ],
    [
      'says nothing where it never said anything, and keeps the label',
      state([others(5)], ['join']),
      undefined,
      [],
    ],
  ] as [string, Answers, Parameters<typeof answerPull>[2], object[]][])(
    '%s',
    async (_, answers, what, expected) => {
      const { settings, calls } = recorded(answers);
      await answerPull(settings, 7, what);
      expect(calls).toEqual(expected);
    },
  );

  it('accepts that a comment or label has been removed in the meantime', async () => {
    const answers = state([ours(1, 'An error.')], ['join']);
    delete answers['DELETE /issues/comments/1'];
    delete answers['DELETE /issues/7/labels/join'];
    const { settings } = recorded(answers);
    await expect(answerPull(settings, 7, undefined)).resolves.toBeUndefined();
  });

  it('explains that it may not write', async () => {
    const refusal = Response.json(
      { message: 'Resource not accessible by integration' },
      { status: 403 },
    );
    const { settings } = recorded({ ...state([], []), 'POST /issues/7/comments': refusal });
    await expect(answerPull(settings, 7, reply)).rejects.toThrow(
      'GitHub answered 403 to POST /repos/owner/site/issues/7/comments: Resource not accessible by integration\nThe token may lack a permission (pull-requests: write',
    );
  });
});

describe('readEnvironment', () => {
  const env = {
    PR_NUMBER: '7',
    GITHUB_REPOSITORY: 'owner/site',
    GITHUB_TOKEN: 'token',
    GITHUB_API_URL: 'https://git.example.org/api/v3/',
  };

  it('reads the settings of the job', () => {
    expect(readEnvironment(env)).toEqual({
      number: 7,
      repository: 'owner/site',
      token: 'token',
      api: 'https://git.example.org/api/v3',
    });
    expect(readEnvironment({ ...env, GITHUB_API_URL: undefined }).api).toBe(
      'https://api.github.com',
    );
  });

  it.each([
    ['PR_NUMBER', '7; rm -rf /'],
    ['PR_NUMBER', undefined],
    ['GITHUB_REPOSITORY', 'owner/site/../other'],
    ['GITHUB_TOKEN', ''],
    ['GITHUB_API_URL', 'http://api.example.org'],
  ])('names %s if it is %j', (name, value) => {
    expect(() => readEnvironment({ ...env, [name]: value })).toThrow(
      `The environment variable ${name} is missing or wrong`,
    );
  });
});
