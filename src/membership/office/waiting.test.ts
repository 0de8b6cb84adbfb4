import { describe, expect, it } from 'vitest';
import { UsageError } from '../../base/command.ts';
import type { GitHost } from '../../base/git-host.ts';
import { GITHUB } from '../../quality/testing/git-hosts.ts';
import { PLAIN } from '../../quality/testing/sites.ts';
import type { Fetch } from '../proposal/github.ts';
import { runWaiting } from './waiting.ts';

const API = 'https://api.github.com/repos/owner/site';

const pull = (number: number, created: string, ...labels: string[]) => ({
  number,
  title: `Add city ${number}\u202E ##[error]x`,
  created_at: `${created}T10:00:00Z`,
  head: { sha: `h${number}` },
  labels: labels.map((name) => ({ name })),
});

const issue = {
  number: 30,
  title: 'Proposal: Volos wants to join',
  created_at: '2026-11-25T10:00:00Z',
  body: '### Name in English\n\nVolos\n',
};

/** GitHub with open pull requests, of which each changes a file that has no text. */
function gitHub(pulls: readonly object[], issues: readonly object[] = []) {
  const asked: string[] = [];
  const authorised: boolean[] = [];
  const fetch: Fetch = (url, { method, headers }) => {
    expect(method).toBe('GET');
    const path = url.slice(API.length);
    asked.push(path);
    authorised.push('authorization' in headers);
    const [, number, rest] = /^\/pulls\/(\d+)(\/files)?/.exec(path) ?? [];
    const answers = path.startsWith('/issues')
      ? issues
      : number === undefined
        ? pulls
        : rest === undefined
          ? { changed_files: 1, head: { sha: `h${number}` } }
          : [{ filename: 'content/cities/porto.md', status: 'removed' }];
    return Promise.resolve(Response.json(answers));
  };
  return { fetch, asked, authorised };
}

const run = (fetch: Fetch, gitHost: GitHost = GITHUB, token?: string, args: string[] = []) =>
  runWaiting(args, { content: PLAIN.content, today: '2026-11-30', gitHost, fetch, token });

describe('npm run waiting', () => {
  it('lists proposals, issues and candidates, the oldest first, with the next command', async () => {
    const { fetch, authorised } = gitHub(
      [
        pull(12, '2026-11-28', 'join'),
        pull(11, '2026-10-01', 'needs a person'),
        pull(10, '2026-01-01', 'dependencies'),
      ],
      [issue],
    );
    const { status, output } = await run(fetch);
    expect(status).toBe(0);
    expect(output).toBe(
      `5 things wait for the office on 30 November 2026, the oldest first.

60 days, since 1 October 2026: Pull request #11, "Add city 11\\u{202E} ##[error]x"
  Open: the program cannot decide on it.
  Next: npm run receive -- "#11"

Since November 2026: Bergen, a candidate (src/quality/fixtures/content/cities/bergen.md)
  Open: no answer to Actions, Contact, and Who proposes the city.
  Next: npm run decide -- bergen accepted --on DAY --decision LINK

6 days, since 24 November 2026: Kyoto, a candidate (src/quality/fixtures/content/cities/kyoto.md)
  Open: no answer to Contact and Who proposes the city; the city plans its decision for February 2027.
  Next: npm run decide -- kyoto accepted --on DAY --decision LINK

5 days, since 25 November 2026: Issue #30, "Proposal: Volos wants to join"
  Open: its answers have to become a file.
  Next: npm run receive -- "#30"

2 days, since 28 November 2026: Pull request #12, "Add city 12\\u{202E} ##[error]x"
  Open: the program cannot decide on it.
  Next: npm run receive -- "#12"
`.trimEnd(),
    );
    expect(authorised.some(Boolean)).toBe(false);
  });

  it('judges few without a token, because GitHub answers few questions then', async () => {
    const many = Array.from({ length: 20 }, (_, index) => pull(index + 1, '2026-11-01', 'join'));
    const judgedOf = (asked: readonly string[]) =>
      asked.filter((path) => path.includes('/files')).length;
    const without = gitHub(many);
    expect((await run(without.fetch)).output).toContain('not judged here');
    expect(judgedOf(without.asked)).toBe(5);
    const withToken = gitHub(many);
    expect((await run(withToken.fetch, GITHUB, 'secret')).output).not.toContain('not judged here');
    expect(judgedOf(withToken.asked)).toBe(20);
    expect(withToken.authorised.every(Boolean)).toBe(true);
  });

  it.each([
    ['without a network', () => Promise.reject(new Error('fetch failed'))],
    [
      'at the limit of GitHub',
      () => Promise.resolve(Response.json({ message: 'API rate limit exceeded' }, { status: 403 })),
    ],
    ['with an answer that is none', () => Promise.resolve(Response.json({ odd: true }))],
  ] as [string, Fetch][])(
    'says where to look %s, and still lists the candidates',
    async (_, fetch) => {
      const { status, output } = await run(fetch);
      expect(status).toBe(0);
      expect(output).toMatch(/^2 candidates of the site wait/);
      expect(output).toMatch(/\n\nGitHub.*\n/);
      expect(output).toContain(
        '- those that need a person: https://github.com/owner/site/pulls?q=',
      );
    },
  );

  it('says where to look on another git host, and asks nobody', async () => {
    const { fetch, asked } = gitHub([pull(12, '2026-11-28', 'join')]);
    const forgejo: GitHost = { ...GITHUB, kind: 'forgejo', url: 'https://git.example.org' };
    const { output } = await run(fetch, forgejo);
    expect(output).toMatch(/^2 candidates of the site wait/);
    expect(output).toContain('This command cannot read Forgejo.');
    expect(output).toContain(
      '- open proposals: https://git.example.org/owner/site/pulls?type=all&state=open&sort=oldest',
    );
    expect(output).not.toContain('need a person');
    expect(asked).toEqual([]);
  });

  it('says that there may be more than it read', async () => {
    const hundred = Array.from({ length: 100 }, (_, index) => pull(index + 1, '2026-11-01'));
    expect((await run(gitHub(hundred).fetch)).output).toContain('Only the 100 oldest');
  });

  it('explains itself, and refuses other words', async () => {
    const { fetch, asked } = gitHub([]);
    expect((await run(fetch, GITHUB, undefined, ['--help'])).output).toContain('npm run waiting');
    await expect(run(fetch, GITHUB, undefined, ['porto'])).rejects.toThrow(UsageError);
    expect(asked).toEqual([]);
  });
});
