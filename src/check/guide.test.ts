/** The guide explains what the check says, in the words of the check: its examples are judged. */
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { markdownToMdast } from 'satteri';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { unwrap } from '../model/schemas/about.ts';
import { ACTION_KINDS, cityAction } from '../model/schemas/action.ts';
import { collections, lists } from '../model/schemas/index.ts';
import { FIXTURES } from '../quality/testing/sites.ts';
import { checkContent, checkFile } from './check-content.ts';
import { explainIssue, sectionOf } from './explain.ts';
import { GUIDE, GUIDE_FILE } from './guide.ts';
import { formatProblems, guideOf, type Problem } from './problem.ts';
import { RULES, type Rule } from './rules.ts';

interface Node {
  type: string;
  depth?: number;
  lang?: string | null;
  meta?: string | null;
  value?: string;
  children?: Node[];
}

const source = readFileSync(GUIDE_FILE, 'utf8');
const nodes = (markdownToMdast(source) as Node).children ?? [];
const textOf = ({ value, children }: Node): string =>
  value ?? (children ?? []).map(textOf).join('');
const slugger = new GithubSlugger();
const sections = nodes.flatMap((node, index) =>
  node.type === 'heading' && node.depth === 2
    ? [{ heading: textOf(node), slug: slugger.slug(textOf(node)), index }]
    : [],
);
const sectionAt = (index: number) => sections.findLast((section) => section.index < index)?.slug;

const FIELDS: Record<string, string> = {
  title: 'title: A meeting in Porto',
  summary:
    'summary: Twenty cities met in Porto and agreed on common rules for sensors in the street.',
  date: 'date: 2026-05-04',
  kind: 'kind: news',
  topics: 'topics: [data]',
  original: 'original: https://www.example.org/a-meeting-in-porto',
};

/** A post in order, with the fields or the text of an example in place of its own. */
function postWith({ lang, value = '' }: Node): string {
  const own =
    lang === 'yaml'
      ? Object.entries(FIELDS).flatMap(([key, line]) =>
          new RegExp(`^${key}:`, 'm').test(value) ? [] : [line],
        )
      : Object.values(FIELDS);
  return `---\n${[...own, ...(lang === 'yaml' ? [value] : [])].join('\n')}\n---\n\n${lang === 'yaml' ? 'Text.' : value}\n`;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guide-'));
  await cp(FIXTURES, join(folder, 'content'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

async function judge(text: string): Promise<Problem[]> {
  const file = 'content/activities/a-meeting-in-porto.md';
  await writeFile(join(folder, file), text);
  const { problems, advice } = await checkContent(join(folder, 'content'), folder, {
    only: (path) => path === file,
    today: '2026-11-24',
    withAdvice: true,
  });
  // The posts of the examples are short.
  return [...problems, ...advice.filter(({ rule }) => rule !== 'post-length')];
}

describe('the guide', () => {
  it('has the sections that problems lead to, under headings that never change, and no others', () => {
    expect(Object.fromEntries(sections.map(({ slug, heading }) => [slug, heading]))).toEqual(GUIDE);
  });

  it('shows a report as it is', async () => {
    const report = nodes.find(({ type, lang }) => type === 'code' && lang === 'text')?.value;
    expect(
      formatProblems(
        await judge(
          postWith({ type: 'code', value: 'Text.' }).replace(
            'topics: [data]',
            'topics: [ai, inclusoin]',
          ),
        ),
      ),
    ).toBe(report);
  });

  it('has an example with its message in most sections', () => {
    const withExample = new Set(
      nodes.flatMap(({ type, meta }, index) =>
        type === 'code' && meta === 'bad' ? [sectionAt(index)] : [],
      ),
    );
    expect(sections.filter(({ slug }) => !withExample.has(slug)).map(({ slug }) => slug)).toEqual([
      'invisible-characters',
      'file-names',
      'saving-files',
    ]);
  });
});

it('the list of all rules is that of the check', async () => {
  const table = (level: Rule['level']) =>
    Object.entries<Rule>(RULES)
      .filter(([, rule]) => rule.level === level)
      .map(
        ([name, { judges, guide }]) =>
          `| \`${name}\` | ${judges} | [${GUIDE[guide]}](troubleshooting.md#${guide}) |`,
      );
  const head = ['| rule | what it judges | how to fix it |', '| --- | --- | --- |'];
  await expect(
    [
      '# Rules about content',
      '',
      'These are all rules about content. `npm run check` judges them, in an editor, in a pull request, and before each build. Nothing else has rules about content: what passes the check is built, and what is built can be published.',
      '',
      '## Errors',
      '',
      'An error stops the check, the pull request and the build. Each message says what is wrong, where, and how to fix it.',
      '',
      ...head,
      ...table('error'),
      '',
      '## Advice',
      '',
      'Advice is shown beside errors, and stops nothing. It is about the coalition’s own texts, never about names, or what a city says of itself. Words that are right and that the dictionary does not have can be added to `content/words.txt`.',
      '',
      ...head,
      ...table('advice'),
      '',
    ].join('\n'),
    'To write the list again: npx vitest run --project rules src/check/guide.test.ts -u',
  ).toMatchFileSnapshot('../../docs/guides/content-rules.md');
});

describe('an example of the guide', () => {
  const examples = nodes.flatMap((node, index) =>
    node.type === 'code' && (node.meta === 'bad' || node.meta === 'good')
      ? [
          {
            node,
            section: sectionAt(index),
            message:
              nodes
                .slice(index + 1, index + 2)
                .map((next) => (next.type === 'blockquote' ? textOf(next) : ''))[0] ?? '',
          },
        ]
      : [],
  );

  it.each(
    examples
      .filter(({ node }) => node.meta === 'bad')
      .map((example) => [example.node.value, example] as const),
  )('that is wrong is met with the message below it: %s', async (_, { node, section, message }) => {
    expect(message).not.toBe('');
    const problems = await judge(postWith(node));
    expect(
      problems.filter((problem) => problem.message.includes(message)).map(guideOf),
      JSON.stringify(problems.map((problem) => problem.message)),
    ).toContain(section);
  });

  it.each(
    examples
      .filter(({ node }) => node.meta === 'good')
      .map(({ node }) => [node.value, node] as const),
  )('that is right is accepted: %s', async (_, node) => {
    expect(formatProblems(await judge(postWith(node)))).toBe('');
  });
});

it('messages of the guide that have no example are those of the check', () => {
  const said = [
    checkFile('activities', 'content/activities/a.md', 'Text.\n'),
    checkFile('activities', 'content/activities/a.md', '---\ntitle: A\n\nText.\n'),
    checkFile('activities', 'content/activities/a.md', '\n---\ntitle: A\n---\n'),
    checkFile('activities', 'content/activities/A Meeting in Porto.md', postWith({ type: 'code' })),
    checkFile('activities', 'content/activities/2027.md', postWith({ type: 'code' })),
    checkFile(
      'activities',
      'content/activities/a.md',
      postWith({ type: 'code', value: 'a\u202Eb' }),
    ),
    checkFile(
      'cities',
      'content/cities/a.md',
      '---\nactions:\n  - source: https://www.example.org/\n---\n',
    ),
  ].flatMap(({ problems }) => problems.map(({ message }) => message));
  const quoted = nodes.flatMap((node, index) =>
    node.type === 'blockquote' && nodes[index - 1]?.type !== 'code' ? [textOf(node)] : [],
  );
  expect(quoted.filter((message) => !said.includes(message))).toEqual([
    'This file begins with a byte order mark, an invisible character that some editors add.',
  ]);
});

it('the action that the guide to writing shows is one, and the guide names all kinds', () => {
  const guide = readFileSync('docs/guides/writing.md', 'utf8');
  const examples = ((markdownToMdast(guide) as Node).children ?? []).filter(
    ({ type, lang }) => type === 'code' && lang === 'yaml',
  );
  const [action] = examples.flatMap(
    ({ value = '' }) => (parse(value) as { actions?: unknown[] }).actions ?? [],
  );
  expect(Object.keys(cityAction.parse(action))).toEqual(Object.keys(cityAction.shape));
  for (const kind of ACTION_KINDS) expect(guide).toContain(`\`${kind}\``);
});

describe('the section of a field', () => {
  /** Paths of all fields of a schema, those of groups and lists included. */
  function pathsIn(schema: z.core.$ZodType, path: readonly PropertyKey[] = []): PropertyKey[][] {
    const inner = unwrap(schema);
    if (inner instanceof z.ZodArray) return pathsIn(inner.element, [...path, 0]);
    if (!(inner instanceof z.ZodObject)) return [];
    return Object.entries(inner.shape as Record<string, z.core.$ZodType>).flatMap(
      ([name, field]) => [[...path, name], ...pathsIn(field, [...path, name])],
    );
  }

  it.each(Object.entries({ ...collections, ...lists }))('is known in %s', (_, { schema }) => {
    const paths = pathsIn(schema);
    const nameOf = (path: PropertyKey[]) => path.filter((key) => typeof key === 'string').join('.');
    expect(paths.length).toBeGreaterThan(4);
    // What sectionOf answers for a field that names none.
    const groups =
      'event actions actions.source items results localNames decision contact corrections confirmed earlierMemberships'.split(
        ' ',
      );
    expect(paths.filter((path) => sectionOf(schema, path) === 'fields').map(nameOf)).toEqual(
      paths.map(nameOf).filter((name) => groups.includes(name)),
    );
  });

  it('can be another in another collection, and is that of the group where there is none', () => {
    const place = (guide: 'texts' | 'references') =>
      z.strictObject({
        place: z.string().meta({ guide }),
        group: z.strictObject({ place: z.string() }).optional().meta({ guide: 'pictures' }),
      });
    const sections = (['texts', 'references'] as const).map((guide) => {
      const schema = place(guide);
      const { error } = schema.safeParse({ place: 1, group: { place: 1 } }, { reportInput: true });
      return error?.issues.flatMap((issue) => explainIssue(issue, schema).map((one) => one.guide));
    });
    expect(sections).toEqual([
      ['texts', 'pictures'],
      ['references', 'pictures'],
    ]);
  });
});
