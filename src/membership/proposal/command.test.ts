import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../base/command.ts';
import { MARKER } from './comment.ts';
import { checkProposal, replyToProposal } from './command.ts';
import type { Fetch } from './github.ts';

const fixture = (name: string) => join(import.meta.dirname, 'fixtures', `${name}.json`);

describe('checkProposal', () => {
  it('shows the reply as text, as the comment or as data', async () => {
    const [text, comment, json] = await Promise.all([
      checkProposal([fixture('good')], 'content'),
      checkProposal([fixture('good'), '--comment'], 'content'),
      checkProposal([fixture('good'), '--json'], 'content'),
    ]);
    expect(text).toMatchObject({ status: 0 });
    expect(text.output).toContain('Thank you for proposing Patras.');
    expect(comment.output?.startsWith(MARKER)).toBe(true);
    expect(JSON.parse(json.output ?? '')).toMatchObject({ verdict: 'good', label: 'join' });
  });

  it('says by its status whether there is something to fix', async () => {
    expect((await checkProposal([fixture('broken')], 'content')).status).toBe(1);
    expect((await checkProposal([fixture('renamed')], 'content')).status).toBe(0);
  });

  it.each([[], ['a', 'b'], ['--jason', 'a'], ['nothing-here']])(
    'says what it does not understand: %j',
    async (...args) => {
      await expect(checkProposal(args, 'content')).rejects.toThrow(UsageError);
    },
  );
});

describe('replyToProposal', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reply-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const env = { GITHUB_REPOSITORY: 'owner/site', GITHUB_TOKEN: 'token', PR_NUMBER: '7' };

  /** GitHub with a pull request that changes one file. */
  function pullOf(filename: string): { calls: string[]; fetch: Fetch } {
    const calls: string[] = [];
    const fetch: Fetch = (url, { method }) => {
      const path = url.replace('https://api.github.com/repos/owner/site', '').split('?')[0] ?? '';
      if (method !== 'GET') calls.push(`${method} ${path}`);
      const answer: Record<string, unknown> = {
        '/pulls/7': { user: { login: 'officer' }, changed_files: 1, head: { sha: 'h1' } },
        '/pulls/7/files': [{ filename, status: 'modified' }],
      };
      return Promise.resolve(Response.json(answer[path] ?? []));
    };
    return { calls, fetch };
  }

  it('writes a comment and a label, and keeps the record', async () => {
    const { calls, fetch } = pullOf('content/cities/porto.md');
    const record = join(folder, 'payload.json');
    const result = await replyToProposal({ ...env, PAYLOAD_FILE: record }, 'content', fetch);
    expect(result.status).toBe(0);
    expect(result.output).toContain('exists already, and is changed');
    expect(calls).toEqual(['POST /issues/7/comments', 'POST /issues/7/labels']);
    expect(JSON.parse(await readFile(record, 'utf8'))).toMatchObject({ number: 7 });
  });

  it('says nothing to what is not about cities', async () => {
    const { calls, fetch } = pullOf('README.md');
    const result = await replyToProposal(env, 'content', fetch);
    expect(result.output).toContain('There is nothing to say.');
    expect(calls).toEqual([]);
  });

  it('names a variable that is missing', async () => {
    const { fetch } = pullOf('README.md');
    await expect(replyToProposal({}, 'content', fetch)).rejects.toThrow(UsageError);
  });
});
