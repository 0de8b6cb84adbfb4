import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const text = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const step = z.strictObject({ uses: z.string().optional(), with: text.optional(), run: z.string().optional(), env: text.optional() });
const workflow = z.object({
  on: z.unknown(),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), z.object({ permissions: z.record(z.string(), z.string()), steps: z.array(step) })),
});

const read = (name: string) => readFileSync(`.github/workflows/${name}.yml`, 'utf8');
const load = (name: string) => workflow.parse(parse(read(name)));
const stepsOf = ({ jobs }: z.output<typeof workflow>) => Object.values(jobs).flatMap(({ steps }) => steps);

describe.each(['proposal', 'proposal-reply'])('the workflow %s', (name) => {
  const loaded = load(name);

  it('permits nothing at the top', () => {
    expect(loaded.permissions).toEqual({});
  });

  it('pins every action by its hash, and names the version', () => {
    const uses = [...read(name).matchAll(/\buses:\s*(.*)/g)].map(([, action]) => action);
    expect(uses).toHaveLength(stepsOf(loaded).filter((one) => one.uses !== undefined).length);
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('puts no expression into a command', () => {
    const runs = stepsOf(loaded).flatMap(({ run }) => (run === undefined ? [] : [run]));
    expect(runs.length).toBeGreaterThan(0);
    for (const run of runs) expect(run).not.toContain('${{');
  });

  it('keeps no token on the disk', () => {
    const checkouts = stepsOf(loaded).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts).toHaveLength(1);
    expect(checkouts[0]?.with?.['persist-credentials']).toBe(false);
  });

  it('takes no text of a proposal into its environment', () => {
    const values = [...read(name).matchAll(/\$\{\{\s*(.*?)\s*\}\}/g)].map(([, expression]) => expression);
    for (const value of values) expect(['github.event.pull_request.number', 'github.event.repository.default_branch', 'github.token', 'runner.temp']).toContain(value);
  });
});

describe('the workflow that builds a proposal', () => {
  it('may only read, has no secret, and does not run with the rights of the site', () => {
    const { jobs, on } = load('proposal');
    expect(on).toBe('pull_request');
    expect(Object.values(jobs).map(({ permissions }) => permissions)).toEqual([{ contents: 'read' }]);
    expect(read('proposal')).not.toMatch(/secrets\.|github\.token|GITHUB_TOKEN/);
  });

  it('checks the content and builds the site', () => {
    expect(stepsOf(load('proposal')).flatMap(({ run }) => run ?? [])).toEqual(['npm ci', 'npm run check', 'npm run build']);
  });
});

describe('the workflow that replies', () => {
  const loaded = load('proposal-reply');

  it('runs for each change of a pull request', () => {
    expect(loaded.on).toEqual({ pull_request_target: { types: ['opened', 'synchronize', 'reopened', 'edited'] } });
  });

  it('never checks out the proposal', () => {
    const checkout = stepsOf(loaded).find(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkout?.with).toEqual({ ref: '${{ github.event.repository.default_branch }}', 'persist-credentials': false });
    expect(read('proposal-reply')).not.toMatch(/\bhead\b|head_ref|refs\/pull|\bgit (?:fetch|pull|checkout|clone)\b|gh pr/);
  });

  it('may write comments and labels, and nothing else', () => {
    expect(Object.values(loaded.jobs).map(({ permissions }) => permissions)).toEqual([{ contents: 'read', issues: 'write', 'pull-requests': 'write' }]);
  });

  it('gives the token to the one step that needs it', () => {
    const withToken = stepsOf(loaded).filter((one) => JSON.stringify(one).includes('github.token'));
    expect(withToken.map(({ run }) => run)).toEqual(['node scripts/reply-to-proposal.ts']);
  });
});
