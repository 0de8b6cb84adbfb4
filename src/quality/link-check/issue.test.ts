import { describe, expect, it } from 'vitest';
import type { Fetch } from '../../membership/proposal/github.ts';
import type { CheckedLink, LinkReport } from './check-links.ts';
import { issueBody, keepIssue } from './issue.ts';

const MARKER = '<!-- link-report -->';
const dead = (number: number): CheckedLink => ({
  url: `https://a.example/${number}`,
  places: [{ file: 'content/cities/porto.md', line: number }],
  date: undefined,
  verdict: 'dead',
  reason: '404: the page does not exist.',
  copy: { found: false, asked: true },
});
const reportOf = (links: CheckedLink[], offline = false): LinkReport => ({
  day: '2026-11-24',
  offline,
  links,
  counts: { dead: links.length, unclear: 0, moved: 0, 'not-asked': 0, fine: 0 },
});

interface Issue {
  number: number;
  state: 'open' | 'closed';
  body: string;
  user: { login: string } | null;
  pull_request?: object;
}

const bot = { login: 'github-actions[bot]' };

/** A git host with these issues, the newest first; it records what is asked of it beyond reading. */
function gitHostWith(issues: Issue[], label = true) {
  const done: { what: string; body: Record<string, unknown> }[] = [];
  const fetch: Fetch = (url, { method, body }) => {
    const path = url.replace('https://api.example.org/repos/owner/name', '');
    const answer = (status: number, data: unknown) =>
      Promise.resolve(new Response(JSON.stringify(data), { status }));
    if (method !== 'GET') {
      done.push({
        what: `${method} ${path}`,
        body: JSON.parse(body ?? '{}') as Record<string, unknown>,
      });
      return answer(200, {});
    }
    if (path === '/labels/links')
      return label ? answer(200, {}) : answer(404, { message: 'Not Found' });
    const page = /^\/issues\?state=all&labels=links&per_page=100&page=(\d+)$/.exec(path)?.[1];
    if (page === undefined) return answer(500, { message: path });
    return answer(200, issues.slice((Number(page) - 1) * 100, Number(page) * 100));
  };
  const keep = (report: LinkReport) =>
    keepIssue(
      { fetch, api: 'https://api.example.org', repository: 'owner/name', token: 'secret' },
      report,
    );
  return { done, keep };
}

describe('the issue on links', () => {
  it('is opened when there is something to fix, with its label', async () => {
    const { done, keep } = gitHostWith([], false);
    expect(await keep(reportOf([dead(1)]))).toBe('The issue was opened.');
    expect(done.map(({ what }) => what)).toEqual(['POST /labels', 'POST /issues']);
    expect(done[1]?.body).toMatchObject({
      labels: ['links'],
      body: expect.stringMatching(
        /^<!-- link-report -->\n# Links to other sites[\s\S]*<https:\/\/a\.example\/1>/,
      ) as string,
    });
  });

  it('is not opened when there is nothing to fix', async () => {
    const { done, keep } = gitHostWith([]);
    expect(await keep(reportOf([]))).toBe('There is nothing to fix.');
    expect(done).toEqual([]);
  });

  it.each(['open', 'closed'] as const)('is brought up to date where it is %s', async (state) => {
    const { done, keep } = gitHostWith([{ number: 7, state, body: `${MARKER}\r\nold`, user: bot }]);
    await keep(reportOf([dead(1)]));
    expect(done).toMatchObject([
      {
        what: 'PATCH /issues/7',
        body: { state: 'open', body: expect.stringContaining('https://a.example/1') as string },
      },
    ]);
  });

  it('is closed when all is fixed, once', async () => {
    const open = gitHostWith([{ number: 7, state: 'open', body: MARKER, user: bot }]);
    expect(await open.keep(reportOf([]))).toBe('Issue 7 is closed: all is fixed.');
    expect(open.done).toMatchObject([
      { what: 'PATCH /issues/7', body: { state: 'closed', state_reason: 'completed' } },
    ]);
    const closed = gitHostWith([{ number: 7, state: 'closed', body: MARKER, user: bot }]);
    await closed.keep(reportOf([]));
    expect(closed.done).toEqual([]);
  });

  it('is one only: older ones are closed', async () => {
    const { done, keep } = gitHostWith([
      { number: 9, state: 'open', body: MARKER, user: bot },
      { number: 7, state: 'open', body: MARKER, user: bot },
      { number: 5, state: 'closed', body: MARKER, user: bot },
    ]);
    await keep(reportOf([dead(1)]));
    expect(done.map(({ what, body }) => `${what} ${String(body['state'])}`)).toEqual([
      'PATCH /issues/7 closed',
      'PATCH /issues/9 open',
    ]);
  });

  it('is never one of somebody else, nor a pull request', async () => {
    const { done, keep } = gitHostWith([
      { number: 9, state: 'open', body: MARKER, user: { login: 'somebody' } },
      { number: 8, state: 'open', body: 'Some links are dead', user: bot },
      { number: 7, state: 'open', body: MARKER, user: bot, pull_request: {} },
      { number: 6, state: 'open', body: MARKER, user: null },
    ]);
    await keep(reportOf([dead(1)]));
    expect(done.map(({ what }) => what)).toEqual(['POST /issues']);
  });

  it('is found on a later page', async () => {
    const others = Array.from({ length: 150 }, (_, index): Issue => ({
      number: 1000 - index,
      state: 'open',
      body: '',
      user: { login: 'somebody' },
    }));
    const { done, keep } = gitHostWith([
      ...others,
      { number: 7, state: 'open', body: MARKER, user: bot },
    ]);
    await keep(reportOf([dead(1)]));
    expect(done.map(({ what }) => what)).toEqual(['PATCH /issues/7']);
  });

  it('stays as it is when nothing is known', async () => {
    const { done, keep } = gitHostWith([{ number: 7, state: 'open', body: MARKER, user: bot }]);
    await keep(reportOf([], true));
    expect(done).toEqual([]);
  });

  it('fits into an issue, however long the report is', () => {
    const body = issueBody(reportOf(Array.from({ length: 1000 }, (_, index) => dead(index + 1))));
    expect(body.length).toBeLessThan(65_536);
    expect(body).toMatch(
      /content\/cities\/porto\.md:\d+`\n\nThe report is longer than an issue can be/,
    );
  });
});
