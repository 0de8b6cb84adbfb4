import { describe, expect, it } from 'vitest';
import { MARKER } from './comment.ts';
import { answerPull, readEnvironment, recordPull, type Fetch } from './github.ts';
import { LARGEST_FILE } from './payload.ts';

const BOT = 'github-actions[bot]';
const ROOT = 'https://api.example.org/repos/owner/site';

/** Recorded answers, by method and path; a path that nobody recorded is an error of GitHub. */
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
      : new Response(JSON.stringify({ message: 'Not Found' }), { status: 404 });
    return Promise.resolve(
      answer instanceof Response
        ? answer
        : new Response(method === 'DELETE' ? null : JSON.stringify(answer), {
            status: method === 'DELETE' ? 204 : 200,
          }),
    );
  };
  return {
    calls,
    settings: { fetch, api: 'https://api.example.org', repository: 'owner/site', token: 'token' },
  };
}

/** The pages of a list, as GitHub cuts it. */
function pages(path: string, items: readonly unknown[]): Answers {
  return Object.fromEntries(
    Array.from({ length: Math.floor(items.length / 100) + 1 }, (_, i) => [
      `GET ${path}?per_page=100&page=${i + 1}`,
      items.slice(i * 100, i * 100 + 100),
    ]),
  );
}

const pull = (changed: number) => ({
  'GET /pulls/7': { changed_files: changed, head: { sha: 'h1' } },
});
const added = (filename: string) => ({
  filename,
  status: 'added',
  sha: 'ignored',
  patch: '+x',
  additions: 1,
});
const tree = (
  ...entries: [path: string, mode: string, type: string, sha: string, size?: number][]
) => ({ tree: entries.map(([path, mode, type, sha, size]) => ({ path, mode, type, sha, size })) });

/** A pull request that adds one file to the cities. */
function oneFile(
  name: string,
  entry: [mode: string, type: string, sha: string, size?: number],
  bytes = Buffer.from('Πάτρα'),
): Answers {
  return {
    ...pull(1),
    ...pages('/pulls/7/files', [added(`content/cities/${name}`)]),
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
  it('reads the one file of a city, with its kind and size', async () => {
    const { settings, calls } = recorded(oneFile('patras.md', ['100644', 'blob', 'b1', 10]));
    expect(await recordPull(settings, 7)).toEqual({
      files: [
        {
          filename: 'content/cities/patras.md',
          status: 'added',
          mode: '100644',
          size: 10,
          content: 'Πάτρα',
        },
      ],
      totalFiles: 1,
    });
    expect(calls).toEqual([]);
  });

  it('takes names as they are', async () => {
    const name = '$(rm -rf) "`x`"\n../@octocat?.md'.replace('/', '_');
    const { settings } = recorded(oneFile(name, ['100644', 'blob', 'b1', 10]));
    expect((await recordPull(settings, 7)).files).toMatchObject([
      { filename: `content/cities/${name}`, mode: '100644', content: 'Πάτρα' },
    ]);
  });

  it.each([
    [
      'a large file',
      ['100644', 'blob', 'none', LARGEST_FILE + 1],
      { mode: '100644', size: LARGEST_FILE + 1 },
    ],
    ['a repository inside the repository', ['160000', 'commit', 'none'], { mode: '160000' }],
  ] as [string, [string, string, string, number?], object][])(
    'does not fetch %s',
    async (_, entry, facts) => {
      const { settings } = recorded(oneFile('patras.md', entry));
      expect((await recordPull(settings, 7)).files).toEqual([
        { filename: 'content/cities/patras.md', status: 'added', ...facts },
      ]);
    },
  );

  it('keeps bytes that are no text', async () => {
    const { settings } = recorded(
      oneFile('patras.md', ['100644', 'blob', 'b1', 2], Buffer.from([0xff, 0xfe])),
    );
    expect((await recordPull(settings, 7)).files).toMatchObject([{ contentBase64: '//4=' }]);
  });

  it('says nothing of the kind of a file that is not where it should be', async () => {
    const { settings } = recorded({
      ...oneFile('patras.md', ['100644', 'blob', 'b1', 10]),
      'GET /git/trees/h1': tree(['content', '120000', 'blob', 'x', 3]),
    });
    expect((await recordPull(settings, 7)).files).toEqual([
      { filename: 'content/cities/patras.md', status: 'added' },
    ]);
  });

  it('reads the list of files page by page, and fetches none of many', async () => {
    const files = [
      ...Array.from({ length: 349 }, (_, i) => added(`content/cities/c${i}.md`)),
      { filename: 'b.md', previous_filename: 'a.md', status: 'renamed' },
    ];
    const { settings } = recorded({ ...pull(350), ...pages('/pulls/7/files', files) });
    const payload = await recordPull(settings, 7);
    expect(payload.files).toHaveLength(350);
    expect(payload.files.at(-1)).toEqual({
      filename: 'b.md',
      status: 'renamed',
      previousFilename: 'a.md',
    });
    expect(new Set(payload.files.map(({ filename }) => filename)).size).toBe(350);
  });

  it('asks for one more page when the last one is full', async () => {
    const { settings } = recorded({
      ...pull(200),
      ...pages(
        '/pulls/7/files',
        Array.from({ length: 200 }, (_, i) => added(`c${i}.md`)),
      ),
    });
    expect((await recordPull(settings, 7)).files).toHaveLength(200);
  });

  it('knows of files that GitHub does not list', async () => {
    const { settings } = recorded({
      ...pull(5000),
      ...pages('/pulls/7/files', [added('a.md'), added('b.md')]),
    });
    expect((await recordPull(settings, 7)).totalFiles).toBe(5000);
  });

  it.each([
    [
      'a refusal',
      new Response('{"message":"Resource not accessible\\u001b[2J"}', { status: 403 }),
      'GitHub answered 403 to GET /repos/owner/site/pulls/7: Resource not accessible\\u{1B}[2J\nThe token may lack a permission',
    ],
    [
      'a pull request that does not exist',
      new Response('{"message":"Not Found"}', { status: 404 }),
      'GitHub answered 404 to GET /repos/owner/site/pulls/7: Not Found\nThe repository or the pull request does not exist',
    ],
    [
      'a page of HTML',
      new Response('<html>Bad gateway</html>', { status: 502 }),
      'GitHub answered 502 to GET /repos/owner/site/pulls/7: <html>Bad gateway</html>',
    ],
    ['an answer of another shape', { head: 1 }, 'has another shape than expected'],
  ])('tells clearly of %s', async (_, answer, message) => {
    const { settings } = recorded({ 'GET /pulls/7': answer });
    await expect(recordPull(settings, 7)).rejects.toThrow(message);
  });

  it('tells clearly that nobody answers', async () => {
    const settings = {
      ...recorded({}).settings,
      fetch: () => Promise.reject(new Error('getaddrinfo ENOTFOUND')),
    };
    await expect(recordPull(settings, 7)).rejects.toThrow(
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
  const state = (
    comments: unknown[],
    labels: string[],
    known: string[] = ['join', 'needs a person'],
  ): Answers => ({
    ...pages('/issues/7/comments', comments),
    ...pages(
      '/issues/7/labels',
      labels.map((name) => ({ name })),
    ),
    ...Object.fromEntries(
      known.map((name) => [`GET /labels/${encodeURIComponent(name)}`, { name }]),
    ),
    'POST /issues/7/comments': {},
    'POST /issues/7/labels': {},
    'POST /labels': {},
    'PATCH /issues/comments/1': {},
    ...Object.fromEntries(
      [
        '/issues/comments/1',
        '/issues/comments/2',
        '/issues/7/labels/join',
        '/issues/7/labels/needs%20a%20person',
      ].map((path) => [`DELETE ${path}`, {}]),
    ),
  });
  const answer = async (answers: Answers, what: Parameters<typeof answerPull>[2] = reply) => {
    const { settings, calls } = recorded(answers);
    await answerPull(settings, 7, what);
    return calls;
  };

  it('writes the comment and sets the label, if there is none', async () => {
    expect(await answer(state([others(5)], []))).toEqual([
      { call: 'POST /issues/7/comments', body: { body: reply.comment } },
      { call: 'POST /issues/7/labels', body: { labels: ['join'] } },
    ]);
  });

  it('makes a label that the repository does not have', async () => {
    expect(await answer(state([], [], []), { ...reply, label: 'needs a person' })).toEqual([
      { call: 'POST /issues/7/comments', body: { body: reply.comment } },
      {
        call: 'POST /labels',
        body: {
          name: 'needs a person',
          color: 'fbca04',
          description: 'Our program cannot decide on this',
        },
      },
      { call: 'POST /issues/7/labels', body: { labels: ['needs a person'] } },
    ]);
  });

  it('rewrites its comment once the proposal is fixed, and swaps the label', async () => {
    expect(await answer(state([ours(1, 'An error.')], ['needs a person', 'other']))).toEqual([
      { call: 'PATCH /issues/comments/1', body: { body: reply.comment } },
      { call: 'DELETE /issues/7/labels/needs%20a%20person' },
      { call: 'POST /issues/7/labels', body: { labels: ['join'] } },
    ]);
  });

  it('finds its comment on a later page', async () => {
    const comments = [
      ...Array.from({ length: 120 }, (_, i) => others(i + 10)),
      ours(1, 'An error.'),
    ];
    expect(await answer(state(comments, ['join']))).toEqual([
      { call: 'PATCH /issues/comments/1', body: { body: reply.comment } },
    ]);
  });

  it('does nothing if nothing has changed', async () => {
    expect(await answer(state([ours(1, 'Thank you.')], ['join']))).toEqual([]);
  });

  it('keeps one comment only', async () => {
    expect(await answer(state([ours(1, 'Thank you.'), ours(2, 'Thank you.')], ['join']))).toEqual([
      { call: 'DELETE /issues/comments/2' },
    ]);
  });

  it('leaves comments of others alone that begin with its mark, and its own without it', async () => {
    const comments = [
      { ...ours(1, 'Approved.'), user: { login: 'someone' } },
      { id: 3, body: `Quoted: ${MARKER}`, user: { login: BOT } },
      { id: 4, body: null, user: null },
    ];
    expect(await answer(state(comments, ['join']))).toEqual([
      { call: 'POST /issues/7/comments', body: { body: reply.comment } },
    ]);
  });

  it('removes its comment and its label if there is nothing left to say', async () => {
    const { settings, calls } = recorded(
      state([ours(1, 'An error.'), others(5)], ['join', 'other']),
    );
    await answerPull(settings, 7, undefined);
    expect(calls).toEqual([
      { call: 'DELETE /issues/comments/1' },
      { call: 'DELETE /issues/7/labels/join' },
    ]);
  });

  it('says nothing where it never said anything, and leaves labels of others', async () => {
    const { settings, calls } = recorded(state([others(5)], ['join']));
    await answerPull(settings, 7, undefined);
    expect(calls).toEqual([]);
  });

  it('does not mind that a comment or label has gone meanwhile', async () => {
    const answers = state([ours(1, 'An error.')], ['join']);
    delete answers['DELETE /issues/comments/1'];
    delete answers['DELETE /issues/7/labels/join'];
    const { settings } = recorded(answers);
    await expect(answerPull(settings, 7, undefined)).resolves.toBeUndefined();
  });

  it('tells clearly that it may not write', async () => {
    const answers = {
      ...state([], []),
      'POST /issues/7/comments': new Response(
        '{"message":"Resource not accessible by integration"}',
        { status: 403 },
      ),
    };
    await expect(answer(answers)).rejects.toThrow(
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
