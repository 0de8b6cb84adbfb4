import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWorkflow, stepsOf } from '../../quality/supply-chain/workflows.ts';

const read = (name: string) => readFileSync(`.github/workflows/${name}.yml`, 'utf8');
const load = (name: string) => readWorkflow(read(name));

// What holds for all workflows is tested in src/quality/supply-chain/.
describe('the workflow that builds a proposal', () => {
  it('may only read, has no secret, and does not run with the rights of the site', () => {
    const { jobs, on } = load('proposal');
    expect(on).toBe('pull_request');
    expect(Object.values(jobs).map(({ permissions }) => permissions)).toEqual([
      { contents: 'read' },
    ]);
    expect(read('proposal')).not.toMatch(/secrets\.|github\.token|GITHUB_TOKEN/);
  });

  it('checks the content and builds the site', () => {
    expect(stepsOf(load('proposal')).flatMap(({ run }) => run ?? [])).toEqual([
      'npm ci',
      'npm run check',
      'npm run build',
      'npm run issue-form && git diff --exit-code -- .github/ISSUE_TEMPLATE',
    ]);
  });
});

describe('the workflow that replies', () => {
  const loaded = load('proposal-reply');

  it('runs for each change of a pull request', () => {
    expect(loaded.on).toEqual({
      pull_request_target: { types: ['opened', 'synchronize', 'reopened', 'edited'] },
    });
  });

  it('never checks out the proposal', () => {
    const checkout = stepsOf(loaded).find(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkout?.with).toEqual({
      ref: '${{ github.event.repository.default_branch }}',
      'persist-credentials': false,
    });
    expect(read('proposal-reply')).not.toMatch(
      /\bhead\b|head_ref|refs\/pull|\bgit (?:fetch|pull|checkout|clone)\b|gh pr/,
    );
  });

  it('may write comments and labels, and nothing else', () => {
    expect(Object.values(loaded.jobs).map(({ permissions }) => permissions)).toEqual([
      { contents: 'read', issues: 'write', 'pull-requests': 'write' },
    ]);
  });

  it('gives the token to the one step that needs it', () => {
    const withToken = stepsOf(loaded).filter((one) => JSON.stringify(one).includes('github.token'));
    expect(withToken.map(({ run }) => run)).toEqual(['node scripts/reply-to-proposal.ts']);
  });
});
