/** Posts as people write or paste them: what the check says, where, and what `--fix` makes of them. */
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { post } from '../quality/testing/posts.ts';
import { FIXTURES } from '../quality/testing/sites.ts';
import { adviceOnEntry } from './advice.ts';
import { checkContent } from './check-content.ts';
import { checkEntry } from './check-file.ts';
import { fixContent } from './fix.ts';

interface Written {
  fields?: Record<string, string | null>;
  body?: string;
  replace?: [string, string];
  text?: string;
}

interface Slip extends Written {
  name: string;
  others?: Record<string, Written>;
  wants: string[];
  says?: string[];
  fixed?: string;
}

const SLIPS = parse(readFileSync('src/quality/fixtures/slips.yaml', 'utf8')) as Slip[];

const FILE = 'activities/a-post.md';
const TODAY = '2026-11-24';

/** Advice on language, which is not what these posts are about. */
const STYLE = new Set(['plain-words', 'post-length', 'summary-repeated', 'capitals']);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slips-'));
  // One city is all that the files name. Problems of what is missing are not those of the files.
  await cp(join(FIXTURES, 'cities/porto.md'), join(folder, 'cities/porto.md'));
  await mkdir(join(folder, 'activities'));
});
afterAll(() => rm(folder, { recursive: true }));

function textOf({ fields = {}, body, replace = ['', ''], text }: Written): string {
  const changes = Object.entries(fields).map(([key, value]) => [key, value ?? undefined]);
  const whole = text ?? post(Object.fromEntries(changes) as Record<string, string>, body);
  return whole.replace(...replace);
}

it.each(SLIPS.map((slip) => [slip.name, slip] as const))('%s', async (_, slip) => {
  const { wants, says = [], fixed, others = {} } = slip;
  const files = Object.entries({ ...others, [FILE]: slip });
  for (const [name, written] of files) await writeFile(join(folder, name), textOf(written));
  try {
    const options = { today: TODAY, only: (file: string) => file === FILE };
    const { problems } = await checkContent(folder, folder, options);
    // Without that on spelling, for which a dictionary would be read each time.
    const { judged } = checkEntry('activities', FILE, textOf(slip), TODAY);
    const advice = judged ? adviceOnEntry(judged) : [];
    const found = [...problems, ...advice].filter(({ rule }) => !STYLE.has(rule));
    const report = JSON.stringify(found, null, 1);
    expect([...new Set(found.map(({ rule, line }) => `${rule} ${line}`))].sort(), report).toEqual(
      [...wants].sort(),
    );
    const words = found.map(({ message, fix }) => `${message} ${fix}`).join('\n');
    for (const pattern of says) expect(words).toMatch(new RegExp(pattern));
    await fixContent(folder, folder, options);
    const after = await readFile(join(folder, FILE), 'utf8');
    if (fixed !== undefined) expect(after).toContain(fixed);
    else if (wants.length === 0) expect(after).toBe(textOf(slip));
  } finally {
    for (const [name] of files) await rm(join(folder, name));
  }
});
