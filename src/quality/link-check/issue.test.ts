import { describe, expect, it } from 'vitest';
import type { Fetch } from '../../membership/proposal/github.ts';
import type { CheckedLink, LinkReport } from './check-links.ts';
import { issueBody, keepLinkIssue } from './issue.ts';

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
const broken = reportOf([dead(1)]);
const allFine = reportOf([]);

const issue = (number: number, changes: object = {}) => ({
  number,
  state: 'open',
  body: '<!-- links-report -->\r\nold',
  user: { login: 'github-actions[bot]' },
  ...changes,
});
const closed = { state: 'closed' };
const others = Array.from({ length: 150 }, (_, index) =>
  issue(1000 - index, { user: { login: 'somebody' } }),
);

/** Keeps the issue on a git host with these issues, the newest first; records what is asked beyond reading. */
async function keep(issues: readonly object[], report: LinkReport, label = true) {
  const done: string[] = [];
  const bodies: string[] = [];
  const fetch: Fetch = (url, { method, body = '{}' }) => {
    const path = url.replace('https://api.example.org/repos/owner/name', '');
    const answer = (status: number, data: unknown = {}) =>
      Promise.resolve(new Response(JSON.stringify(data), { status }));
    if (method !== 'GET') {
      const sent = JSON.parse(body) as Record<string, string>;
      done.push([method, path, sent['state'], sent['state_reason']].filter(Boolean).join(' '));
      bodies.push(`${String(sent['labels'])} ${sent['body']}`);
      return answer(200);
    }
    if (path === '/labels/links') return label ? answer(200) : answer(404);
    const page = /^\/issues\?state=all&labels=links&per_page=100&page=(\d+)$/.exec(path)?.[1];
    if (page === undefined) return answer(500, { message: path });
    return answer(200, issues.slice((Number(page) - 1) * 100, Number(page) * 100));
  };
  const settings = { api: 'https://api.example.org', repository: 'owner/name', token: 'secret' };
  return { message: await keepLinkIssue({ ...settings, fetch }, report), done, bodies };
}

describe('the issue on links', () => {
  it.each<[string, object[], LinkReport, string[], RegExp]>([
    ['is not opened when there is nothing to fix', [], allFine, [], /nothing to fix/],
    ['is updated', [issue(7)], broken, ['PATCH /issues/7 open'], /^Issue 7 is up to date/],
    ['is reopened', [issue(7, closed)], broken, ['PATCH /issues/7 open'], /^Issue 7 is up/],
    ['is closed', [issue(7)], allFine, ['PATCH /issues/7 closed completed'], /^Issue 7 is closed/],
    ['stays closed', [issue(7, closed)], allFine, [], /nothing to fix/],
    [
      'is one only: older ones are closed',
      [issue(9), issue(7), issue(5, closed)],
      broken,
      ['PATCH /issues/7 closed not_planned', 'PATCH /issues/9 open'],
      /^Issue 9 is up to date/,
    ],
    [
      'is never one of somebody else, nor a pull request',
      [
        issue(9, { user: { login: 'somebody' } }),
        issue(8, { body: 'Some links are dead' }),
        issue(7, { pull_request: {} }),
        issue(6, { user: null }),
      ],
      broken,
      ['POST /issues'],
      /opened/,
    ],
    [
      'is found on a later page',
      [...others, issue(7)],
      broken,
      ['PATCH /issues/7 open'],
      /^Issue 7/,
    ],
    ['stays as it is when nothing is known', [issue(7)], reportOf([dead(1)], true), [], /stays/],
  ])('%s', async (_, issues, report, done, message) => {
    const kept = await keep(issues, report);
    expect(kept.done).toEqual(done);
    expect(kept.message).toMatch(message);
    if (done.at(-1)?.endsWith('open')) expect(kept.bodies.at(-1)).toContain('https://a.example/1');
  });

  it('is opened with the report and its label, which is created first', async () => {
    const { done, bodies } = await keep([], broken, false);
    expect(done).toEqual(['POST /labels', 'POST /issues']);
    expect(bodies[1]).toMatch(
      /^links <!-- links-report -->\n# Links to other sites[\s\S]*<https:\/\/a\.example\/1>/,
    );
  });

  it('fits into an issue, however long the report is', () => {
    const body = issueBody(reportOf(Array.from({ length: 1000 }, (_, index) => dead(index + 1))));
    expect(body.length).toBeLessThan(65_536);
    expect(body).toMatch(
      /content\/cities\/porto\.md:\d+`\n\nThe report is longer than an issue can be/,
    );
  });
});
