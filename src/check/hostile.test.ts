/**
 * The first two layers against hostile content, each alone: the check refuses with file and line;
 * the plugins make harmless what it did not see.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { entityIn, markdownIn, tagIn } from '../base/markup.ts';
import { collections, lists, type CollectionName } from '../model/schemas/index.ts';
import { linkError } from '../model/schemas/fields.ts';
import {
  ALIASES,
  BODIES,
  FILE_NAMES,
  HONEST_HOSTS,
  HOSTS,
  LINES,
  MDX_BODIES,
  YAML,
  type Hostile,
} from '../quality/testing/hostile.ts';
import { FIXTURES } from '../quality/testing/sites.ts';
import { dropUnsafe, siteLinks } from '../site/markdown-plugins.ts';
import { checkFile, checkList } from './check-content.ts';
import { formatProblems, type Problem } from './problem.ts';

const NAMES = Object.keys(collections) as CollectionName[];

/** A file of each collection as it is, to put something into. */
const samples = Object.fromEntries(
  NAMES.map((name) => {
    const { folder, extension } = collections[name];
    const entry =
      readdirSync(join(FIXTURES, folder))
        .filter((each) => each.endsWith(extension))
        .sort()[0] ?? '';
    const text = readFileSync(join(FIXTURES, folder, entry), 'utf8');
    const [, yaml = ''] = /^---\n([\s\S]*?\n)---\n/.exec(text) ?? [];
    return [name, { file: `content/${folder}/${entry}`, text, yaml }];
  }),
) as Record<CollectionName, { file: string; text: string; yaml: string }>;

/** One test of many inputs: names each for which the expectation fails, with the reason. */
function expectOfEach<Input>(
  inputs: readonly Input[],
  nameOf: (input: Input) => string,
  expectation: (input: Input) => void,
): void {
  expect(inputs.length).toBeGreaterThan(0);
  const failures = inputs.flatMap((input) => {
    try {
      expectation(input);
      return [];
    } catch (error) {
      return [`${nameOf(input)}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
  expect(failures.join('\n\n')).toBe('');
}
const idOf = ({ id }: Hostile) => id;
const inQuotes = (text: string) => JSON.stringify(text);

function judgeBody(name: CollectionName, body: string): Problem[] {
  const { file, yaml } = samples[name];
  return checkFile(name, file, `---\n${yaml}---\n\n${body}\n`).problems;
}

/** The front matter of the sample, with one field put in place of its own. */
function judgeField(name: CollectionName, field: string): Problem[] {
  const { file, yaml } = samples[name];
  const keys = [...field.matchAll(/^"?([\w$]+)"?:/gm)].map(([, key]) => key);
  const rest = yaml
    .split(/^(?=[^\s#-])/m)
    .filter((part) => !keys.some((key) => part.startsWith(`${key}:`)))
    .join('');
  return checkFile(name, file, `---\n${field}\n${rest}---\n\nText.\n`).problems;
}

/**
 * A refusal that helps: each part names file and line, says what is wrong and how to fix it, and
 * cannot harm the terminal.
 */
function expectClear(problems: readonly Problem[], file: string): void {
  expect(problems).not.toEqual([]);
  for (const problem of problems) {
    expect(problem.file).toBe(file);
    expect(problem.line, problem.message).toBeGreaterThan(0);
    expect(problem.message).toMatch(/^.{10,400}$/su);
    expect(problem.fix, problem.message).toMatch(/^.{10,}$/su);
  }
  expect(formatProblems(problems)).toMatch(
    /^[^\p{Cc}\p{Cf}\p{Cs}]*(?:\n[^\p{Cc}\p{Cf}\p{Cs}]*)*$/u,
  );
}

function expectVerdict({ verdict, id }: Hostile, problems: readonly Problem[], file: string): void {
  if (verdict === 'refused') expectClear(problems, file);
  else expect(problems, id).toEqual([]);
}

const ELEMENTS = new Set([
  'p',
  'a',
  'em',
  'strong',
  'del',
  'code',
  'pre',
  'br',
  'hr',
  'ul',
  'ol',
  'li',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'sup',
  'section',
  'input',
  'img',
]);
const ATTRIBUTES = new Set([
  'href',
  'title',
  'rel',
  'id',
  'class',
  'alt',
  'src',
  'align',
  'start',
  'type',
  'checked',
  'disabled',
  'aria-label',
  'aria-describedby',
  'data-footnotes',
  'data-footnote-ref',
  'data-footnote-backref',
]);
const CLASSES =
  /^(?:language-\S+|footnotes|sr-only|contains-task-list|task-list-item|data-footnote-backref)$/;

/** Everything in the HTML that text of Markdown does not need. */
function harmIn(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!ELEMENTS.has(name)) found.push(`<${name}>`);
      if (name === 'input' && attributes['type'] !== 'checkbox') found.push('<input>');
      for (const [key, value] of Object.entries(attributes)) {
        const isAllowed =
          key === 'href'
            ? /^(?:https:\/\/|mailto:|#|\/(?![/\\]))/.test(value)
            : key === 'src'
              ? /^\.\/[\w-]+\.\w+$/.test(value)
              : key === 'class'
                ? value.split(' ').every((part) => CLASSES.test(part))
                : ATTRIBUTES.has(key);
        if (!isAllowed) found.push(`${key}="${value}"`);
      }
    },
    oncomment: () => found.push('<!-- -->'),
    onprocessinginstruction: (name) => found.push(name),
  });
  parser.end(html);
  return found;
}

const render = (body: string) =>
  markdownToHtml(body, { mdastPlugins: [dropUnsafe], hastPlugins: [siteLinks('/')] }).html;

describe('the corpus', () => {
  it('has at least three hundred different inputs', () => {
    const inputs = [...BODIES, ...LINES, ...MDX_BODIES, ...YAML].map(({ id, input }) =>
      input.replaceAll(id, '').replace(/__ran\(\d+\)/g, ''),
    );
    expect(new Set([...inputs, ...HOSTS, ...ALIASES, ...FILE_NAMES]).size).toBeGreaterThan(600);
    expect(
      new Set(BODIES.map(({ id, input }) => input.replaceAll(id, '').replace(/__ran\(\d+\)/g, '')))
        .size,
    ).toBeGreaterThan(300);
  });
});

describe('the check judges hostile text', () => {
  it('in Markdown', () => {
    expectOfEach(BODIES, idOf, (entry) =>
      expectVerdict(entry, judgeBody('activities', entry.input), samples.activities.file),
    );
  });

  it('in MDX', () => {
    expectOfEach(MDX_BODIES, idOf, (entry) =>
      expectVerdict(entry, judgeBody('pages', entry.input), samples.pages.file),
    );
  });

  it('of Markdown in MDX', () => {
    const refused = BODIES.filter(({ verdict }) => verdict === 'refused');
    expectOfEach(refused, idOf, ({ input, id }) => {
      const problems = judgeBody('pages', input);
      // In MDX some of them are plain text.
      if (problems.length > 0) expectClear(problems, samples.pages.file);
      else expect(harmIn(render(input)), id).toEqual([]);
    });
  });

  it.each(NAMES.filter((name) => collections[name].extension === '.md'))(
    'in every collection: %s',
    (name) => {
      const [refused] = BODIES.filter(({ verdict }) => verdict === 'refused');
      expectClear(judgeBody(name, refused?.input ?? ''), samples[name].file);
    },
  );
});

/** A field of each collection that takes a line of text. */
const FIELDS: Record<CollectionName, string> = {
  principles: 'shortTitle',
  cities: 'name',
  activities: 'dateNote',
  partners: 'role',
  projects: 'name',
  pages: 'lead',
};

it.each(NAMES)('the check judges hostile lines in a field of %s', (name) => {
  expectOfEach(LINES, idOf, (entry) => {
    const problems = judgeField(name, `${FIELDS[name]}: ${JSON.stringify(entry.input)}`);
    // Texts that are only too long or too short for the field say nothing about harm.
    const harmful = problems.filter(
      ({ message }) => !/^Write at (?:most|least) \d+ characters/.test(message),
    );
    // What is only text in a search or a form is refused where readers would see it as it is typed.
    const hasMarkup = [entityIn, tagIn, markdownIn].some((find) => find(entry.input) !== undefined);
    if (hasMarkup) expectClear(harmful, samples[name].file);
    else expectVerdict(entry, harmful, samples[name].file);
    if (problems.length > 0) expectClear(problems, samples[name].file);
  });
});

describe('in the front matter, the check refuses', () => {
  it('hostile YAML', () => {
    expectOfEach(YAML, idOf, ({ input }) =>
      expectClear(judgeField('activities', input), samples.activities.file),
    );
  });

  it.each(Object.keys(lists) as (keyof typeof lists)[])(
    'the same at the top of the list %s',
    (name) => {
      const { file, schema } = lists[name];
      for (const { input } of YAML)
        expectClear(
          checkList(file, schema, { text: `- ${input.replaceAll('\n', '\n  ')}\n` }).problems,
          file,
        );
      for (const { input, verdict } of LINES) {
        const { problems } = checkList(file, schema, {
          text: `- note: ${JSON.stringify(input)}\n`,
        });
        expectClear(problems, file);
        if (verdict === 'refused')
          expect(problems.map(({ message }) => message).join(' '), input).toMatch(
            /character|marks|seen/,
          );
      }
      for (const input of HOSTS)
        expect(
          checkList(file, schema, { text: `- source: ${JSON.stringify(input)}\n` }).problems.some(
            ({ field }) => field === undefined || field === '0.source',
          ),
          input,
        ).toBe(true);
    },
  );
});

describe('a link', () => {
  const fields: Partial<Record<CollectionName, (href: string) => string>> = {
    cities: (href) => `website: ${href}`,
    activities: (href) => `original: ${href}`,
    partners: (href) => `website: ${href}`,
    projects: (href) => `website: ${href}`,
    principles: (href) => `sources: [${href}]`,
  };
  it.each(Object.entries(fields) as [CollectionName, (href: string) => string][])(
    'of %s cannot lead to a host that is hostile',
    (name, field) => {
      expectOfEach(HOSTS, inQuotes, (href) =>
        expectClear(judgeField(name, field(inQuotes(href))), samples[name].file),
      );
    },
  );

  it('can lead to any honest host', () => {
    expectOfEach(HONEST_HOSTS, inQuotes, (href) => {
      expect(linkError(href)).toBeUndefined();
      expect(
        judgeBody('cities', `[The site](${href.replaceAll('(', '\\(').replaceAll(')', '\\)')})`),
      ).toEqual([]);
    });
  });
});

it.each(NAMES)('an old address of %s cannot be hostile', (name) => {
  expectOfEach(ALIASES, inQuotes, (alias) =>
    expectClear(judgeField(name, `aliases: [${inQuotes(alias)}]`), samples[name].file),
  );
});

it('all old addresses of the content are allowed, also in code', () => {
  for (const alias of [
    '/node/78',
    '/actions.html',
    '/city/la-coruña',
    '/city/la-coru%C3%B1a',
    '/city-sofia-city’s-rights',
    '/london%C2%A0',
    '/a/b/c/',
  ])
    expect(judgeField('cities', `aliases: ["${alias}"]`), alias).toEqual([]);
});

it.each(NAMES)('a file of %s cannot have a hostile name', (name) => {
  const { folder, extension } = collections[name];
  expectOfEach(FILE_NAMES, inQuotes, (stem) => {
    const file = `content/${folder}/${stem}${extension}`;
    expectClear(checkFile(name, file, samples[name].text).problems, file);
  });
});

describe('without the check, the plugins leave nothing harmful of', () => {
  it('any hostile text', () => {
    const bodies = BODIES.filter(({ input }) => input.length < 100_000);
    expectOfEach(bodies, idOf, ({ input }) => {
      expect(harmIn(render(input))).toEqual([]);
      expect(render(input)).not.toMatch(
        /[\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]|[\p{Mn}\p{Me}]{5}/u,
      );
    });
  });

  it('(and are needed for that)', () => {
    const harmful = BODIES.filter(
      ({ input }) => input.length < 100_000 && harmIn(markdownToHtml(input).html).length > 0,
    );
    expect(harmful.length).toBeGreaterThan(200);
  });
});
