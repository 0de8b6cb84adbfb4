import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../quality/testing/sites.ts';
import { checkProposal, replyToProposal } from './command.ts';
import type { Fetch } from './github.ts';

const ENV = { GITHUB_REPOSITORY: 'owner/site', GITHUB_TOKEN: 'token', PR_NUMBER: '12' };

const patras = (name: string) =>
  `---\nname: ${name}\ncountry: GR\nlatitude: 38.2466\nlongitude: 21.7346\nstatus: candidate\napplied: 2026-11-24\nsummary: Patras opens its data and teaches digital skills in its libraries.\n---\n`;

/** A pull request that adds one file. */
interface Pull {
  number: number;
  filename: string;
  text: string;
  created?: string;
}

/** GitHub with open pull requests and issues; `broken` says which paths fail. */
function gitHub(
  pulls: readonly Pull[],
  issues: readonly object[] = [],
  broken: (path: string) => boolean = () => false,
) {
  const comments = new Map<string, string>();
  const asked: string[] = [];
  const answer = (path: string): unknown => {
    const [, number = '', rest = ''] = /^\/pulls\/(\d+)(.*)$/.exec(path) ?? [];
    const pull = pulls.find((one) => String(one.number) === number);
    if (pull && rest === '') return { changed_files: 1, head: { sha: `h${number}` } };
    if (pull) return [{ filename: pull.filename, status: 'added' }];
    if (path === '/pulls')
      return pulls.map((one) => ({
        number: one.number,
        title: 'x',
        created_at: one.created ?? '2026-11-20T10:00:00Z',
        head: { sha: `h${one.number}` },
        labels: [],
      }));
    if (path === '/issues') return issues;
    const [, kind, id = ''] = /^\/git\/(trees|blobs)\/\w(\d+)/.exec(path) ?? [];
    const blob = pulls.find((one) => String(one.number) === id);
    if (kind === 'blobs')
      return { content: Buffer.from(blob?.text ?? '').toString('base64'), encoding: 'base64' };
    if (blob) {
      const parts = blob.filename.split('/');
      const depth = path.startsWith('/git/trees/h') ? 0 : path.startsWith('/git/trees/t') ? 1 : 2;
      const sha = `${['t', 'u', 'b'][depth] ?? ''}${id}`;
      const leaf = { mode: '100644', type: 'blob', size: blob.text.length };
      const entry = depth < 2 ? { mode: '040000', type: 'tree' } : leaf;
      return { tree: [{ path: parts[depth], sha, ...entry }] };
    }
    return [];
  };
  const fetch: Fetch = (url, { method, body }) => {
    const path = url.replace('https://api.github.com/repos/owner/site', '').split('?')[0] ?? '';
    asked.push(`${method} ${path}`);
    if (broken(path)) return Promise.resolve(Response.json({ message: 'No' }, { status: 500 }));
    if (method === 'POST' && path.endsWith('/comments'))
      comments.set(path, (JSON.parse(body ?? '') as { body: string }).body);
    return Promise.resolve(Response.json(answer(path)));
  };
  return { fetch, comments, asked };
}

const OURS = { number: 12, filename: 'content/cities/patras.md', text: patras('Patras') };
const THEIRS = { number: 9, filename: 'content/cities/patra.md', text: patras('City of Patras') };
const issue = (name: string) => ({
  number: 5,
  title: 'Proposal',
  created_at: '2026-10-01T10:00:00Z',
  body: `### Name in English\n\n${name}\n\n### Country\n\nGreece\n`,
});

describe('other open proposals', () => {
  it('of the same city are named, and name this one', async () => {
    const { fetch, comments } = gitHub(
      [THEIRS, { ...OURS, created: '2026-11-24T08:00:00Z' }],
      [issue('Patras'), { ...issue('Patras'), number: 4, pull_request: {} }],
    );
    const { status, output } = await replyToProposal(ENV, PLAIN.content, fetch);
    expect(status).toBe(0);
    expect(output).toContain('The reply to #9, about the same city, was renewed.');
    const ours = comments.get('/issues/12/comments');
    expect(ours).toContain('proposes the same city, since 2026-11-20');
    expect(ours).toContain('`#9`');
    expect(ours).toMatch(/Issue `#5` proposes the same city, since 2026-10-01/);
    expect(ours).not.toContain('`#4`');
    const theirs = comments.get('/issues/9/comments');
    expect(theirs).toMatch(/`#12` proposes the same city, since 2026-11-24/);
  });

  it('of other cities are not', async () => {
    const { fetch, comments } = gitHub(
      [
        {
          ...THEIRS,
          filename: 'content/cities/larissa.md',
          text: patras('Larissa').replace('38.2466', '39.64'),
        },
        OURS,
      ],
      [issue('Volos')],
    );
    await replyToProposal(ENV, PLAIN.content, fetch);
    expect([...comments.keys()]).toEqual(['/issues/12/comments']);
    expect(comments.get('/issues/12/comments')).not.toContain('same city');
  });

  it.each([
    ['the list', (path: string) => path === '/pulls'],
    ['the issues', (path: string) => path === '/issues'],
    ['a file', (path: string) => /h9|\/pulls\/9/.test(path)],
    ['the other reply', (path: string) => path === '/issues/9/comments'],
  ])('never stop the reply if they cannot be read: %s', async (_, broken) => {
    const { fetch, comments } = gitHub([THEIRS, OURS], [issue('Patras')], broken);
    const { status } = await replyToProposal(ENV, PLAIN.content, fetch);
    expect(status).toBe(0);
    expect(comments.get('/issues/12/comments')).toContain('Thank you for proposing Patras.');
  });

  it('are at most a hundred, and each is read once', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      number: 100 + index,
      filename: 'docs/a.md',
      text: 'x',
    }));
    const { fetch, asked } = gitHub([...many, OURS]);
    await replyToProposal(ENV, PLAIN.content, fetch);
    expect(asked.filter((one) => one === 'GET /pulls')).toHaveLength(1);
    expect(asked.filter((one) => /^GET \/pulls\/1\d\d$/.test(one))).toEqual([]);
    expect(asked.filter((one) => one.includes('/git/trees/h1') && !one.includes('h12'))).toEqual(
      [],
    );
  });

  it('may be in a record', async () => {
    const { mkdtemp, rm, writeFile } = await import('node:fs/promises');
    const { join } = await import('node:path');
    const folder = await mkdtemp(join((await import('node:os')).tmpdir(), 'record-'));
    const file = { filename: OURS.filename, status: 'added', mode: '100644', content: OURS.text };
    const others = [{ number: 3, kind: 'pull', since: '2026-01-02', slug: 'patras', data: {} }];
    const path = join(folder, 'payload.json');
    await writeFile(path, JSON.stringify({ files: [file], totalFiles: 1, others }));
    const { output } = await checkProposal([path], PLAIN.content);
    expect(output).toContain('Pull request #3 proposes the same city, since 2026-01-02.');
    await rm(folder, { recursive: true });
  });
});
