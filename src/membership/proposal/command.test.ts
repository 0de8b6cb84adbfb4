import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../base/command.ts';
import { MARKER } from './comment.ts';
import { checkProposal, replyToProposal } from './command.ts';
import { PLAIN } from '../../quality/testing/sites.ts';
import type { Fetch } from './github.ts';

const fixture = (name: string) => join(import.meta.dirname, 'fixtures', `${name}.json`);

describe('checkProposal', () => {
  it('shows the reply as text, as the comment or as data', async () => {
    const [text, comment, json] = await Promise.all([
      checkProposal([fixture('good')], PLAIN.content),
      checkProposal([fixture('good'), '--comment'], PLAIN.content),
      checkProposal([fixture('good'), '--json'], PLAIN.content),
    ]);
    expect(text).toMatchObject({ status: 0 });
    expect(text.output).toContain('Thank you for proposing Patras.');
    expect(comment.output?.startsWith(MARKER)).toBe(true);
    expect(JSON.parse(json.output ?? '')).toMatchObject({ verdict: 'good', label: 'join' });
  });

  it('returns status 1 if there is something to fix', async () => {
    expect((await checkProposal([fixture('broken')], PLAIN.content)).status).toBe(1);
    expect((await checkProposal([fixture('renamed')], PLAIN.content)).status).toBe(0);
  });

  it('refuses a file that does not exist', async () => {
    await expect(checkProposal(['nothing-here'], PLAIN.content)).rejects.toThrow(UsageError);
  });
});

describe('replyToProposal', () => {
  const env = { GITHUB_REPOSITORY: 'owner/site', GITHUB_TOKEN: 'token', PR_NUMBER: '7' };

  /** GitHub with a pull request that changes one file. */
  function pullOf(
    filename: string,
    status = 'modified',
    state: object = {},
  ): { calls: string[]; fetch: Fetch } {
    const calls: string[] = [];
    const fetch: Fetch = (url, { method }) => {
      const path = url.replace('https://api.github.com/repos/owner/site', '').split('?')[0] ?? '';
      if (method !== 'GET') calls.push(`${method} ${path}`);
      const answer: Record<string, unknown> = {
        '/pulls/7': { changed_files: 1, head: { sha: 'h1' }, ...state },
        '/pulls/7/files': [{ filename, status }],
        '/git/trees/h1': { tree: [] },
      };
      return Promise.resolve(Response.json(answer[path] ?? []));
    };
    return { calls, fetch };
  }

  it('writes a comment and a label', async () => {
    const { calls, fetch } = pullOf('content/cities/porto.md');
    const result = await replyToProposal(env, PLAIN.content, fetch);
    expect(result.status).toBe(0);
    expect(result.output).toContain('exists already, and is changed');
    expect(calls).toEqual(['POST /issues/7/comments', 'POST /issues/7/labels']);
  });

  describe('below a pull request that was merged,', () => {
    /** GitHub with a merged pull request, and the comments below it. */
    function merged(file: { filename: string; status: string }, comments: string[] = []) {
      const bodies: string[] = [];
      const { fetch, calls } = pullOf(file.filename, file.status, {
        merged: true,
        state: 'closed',
      });
      const answer: Fetch = async (url, init) => {
        if (init.method === 'GET' && url.includes('/issues/7/comments'))
          return Response.json(
            comments.map((body, id) => ({ id, body, user: { login: 'github-actions[bot]' } })),
          );
        if (init.body !== undefined) bodies.push(init.body);
        return fetch(url, init);
      };
      return { bodies, calls, fetch: answer };
    }

    const added = { filename: 'content/cities/patras.md', status: 'added' };

    it('says that the city is a candidate, and not accepted', async () => {
      const { bodies, calls, fetch } = merged(added);
      await replyToProposal(env, PLAIN.content, fetch);
      expect(calls).toEqual(['POST /issues/7/comments']);
      const { body } = JSON.parse(bodies[0] ?? '') as { body: string };
      expect(body).toContain('shown as a candidate at');
      expect(body).toContain('/cities/patras/');
      expect(body).toContain('does not mean that the coalition has accepted the city');
      expect(body).toContain('/join/next/');
      const again = merged(added, [body]);
      await replyToProposal(env, PLAIN.content, again.fetch);
      expect(again.calls).toEqual([]);
    });

    it('says of a correction that it is on its way', async () => {
      const { bodies, fetch } = merged({ ...added, status: 'modified' });
      await replyToProposal(env, PLAIN.content, fetch);
      expect(bodies.join()).toContain('The change is now part of the site');
      expect(bodies.join()).not.toContain('candidate');
    });
  });

  it('leaves a pull request alone that was closed without a merge', async () => {
    const { calls, fetch } = pullOf('content/cities/patras.md', 'added', { state: 'closed' });
    await replyToProposal(env, PLAIN.content, fetch);
    expect(calls).toEqual([]);
  });

  it('ignores a pull request that is not about cities', async () => {
    const { calls, fetch } = pullOf('README.md');
    const result = await replyToProposal(env, PLAIN.content, fetch);
    expect(result.output).toContain('There is nothing to say.');
    expect(calls).toEqual([]);
  });

  it('names a variable that is missing', async () => {
    const { fetch } = pullOf('README.md');
    await expect(replyToProposal({}, PLAIN.content, fetch)).rejects.toThrow(UsageError);
  });
});
