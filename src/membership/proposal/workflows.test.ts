import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWorkflow, stepsOf } from '../../quality/supply-chain/workflows.ts';

const read = (name: string) => readFileSync(`.github/workflows/${name}.yml`, 'utf8');
const load = (name: string) => readWorkflow(read(name));

// The rules for all workflows are tested in src/quality/supply-chain/.
describe('the workflow that builds a proposal', () => {
  it('can only read, has no secrets, and runs without the permissions of the site', () => {
    const { jobs, on } = load('proposal');
    expect(on).toBe('pull_request');
    expect(Object.values(jobs).map(({ permissions }) => permissions)).toEqual([
      { contents: 'read' },
    ]);
    expect(read('proposal')).not.toMatch(/secrets\.|github\.token|GITHUB_TOKEN/);
  });

  it('checks the content, builds the site and compares the issue form', () => {
    expect(stepsOf(load('proposal')).flatMap(({ run }) => run ?? [])).toEqual([
      'npm ci',
      'npm run check',
      'npm run build',
      'npm run check:dist',
      'npm run issue-form && git diff --exit-code -- .github/ISSUE_TEMPLATE',
    ]);
  });
});

describe('the workflow that replies', () => {
  const loaded = load('proposal-reply');

  it('runs after each change of a pull request', () => {
    expect(loaded.on).toEqual({
      pull_request_target: { types: ['opened', 'synchronize', 'reopened', 'edited', 'closed'] },
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

  it('can write comments and labels, and nothing else', () => {
    expect(Object.values(loaded.jobs).map(({ permissions }) => permissions)).toEqual([
      { contents: 'read', issues: 'write', 'pull-requests': 'write' },
    ]);
  });

  it('passes the token only to the step that needs it', () => {
    const withToken = stepsOf(loaded).filter((one) => JSON.stringify(one).includes('github.token'));
    expect(withToken.map(({ run }) => run)).toEqual(['node scripts/reply-to-proposal.ts']);
  });
});
