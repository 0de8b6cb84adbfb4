import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkFile } from '../../check/check-content.ts';
import { splitFrontMatter } from '../../check/front-matter.ts';
import { aboutField } from '../../model/schemas/about.ts';
import { citySchema } from '../../model/schemas/city.ts';
import { openAnswers, type JoiningCity } from '../../model/schemas/joining.ts';
import { GITHUB } from '../../quality/testing/git-hosts.ts';
import { cityFilePath } from './city-file.ts';
import { propose } from './new-file-url.ts';
import { bareTemplate, cityTemplate } from './template.ts';

const TODAY = '2026-11-24';
const PRINCIPLES = ['access-and-literacy', 'transparency-and-accountability'];
const problemsOf = (text: string) =>
  checkFile('cities', 'content/cities/patras.md', text, TODAY).problems;
const dataOf = (text: string) => parse(splitFrontMatter(text)?.yaml ?? '') as JoiningCity;

/** What the schema requires of a city that applies. */
const REQUIRED = (
  citySchema.safeParse({ status: 'candidate', applied: TODAY }).error?.issues ?? []
).map(({ path }) => path.join('.'));
/** What joining asks for besides, with one of what excludes each other. */
const OWED = openAnswers({}).map(({ field }) => field);

/** A line of a template with the path of its field. */
interface Line {
  text: string;
  /** Undefined for help. */
  path?: string[];
}

/** Reads the lines by their indent, as a person does who switches them on. */
function linesOf(template: string): Line[] {
  const above: { indent: number; key: string }[] = [];
  return template.split('\n').map((text) => {
    const [, indent = '', hyphen = '', key] =
      /^( *)(- )?(\w+):(?: (?:""|\[\]|true|candidate|\d{4}-\d\d-\d\d))?$/.exec(
        text.replace(/^# /, '').replace(/^( *)# (?=\w+:)/, '$1'),
      ) ?? [];
    if (key === undefined) return { text };
    const depth = indent.length + hyphen.length;
    while ((above.at(-1)?.indent ?? -1) >= (hyphen ? indent.length : depth)) above.pop();
    if (hyphen) above.push({ indent: indent.length, key: '0' });
    const path = [...above.map((one) => one.key), key];
    above.push({ indent: depth, key });
    return { text, path };
  });
}

/** The place of Athens, which the other examples name. */
const PLACE_OF_ATHENS: Readonly<Record<string, number>> = { latitude: 37.98, longitude: 23.73 };

function filledIn(path: readonly string[], text: string): string {
  const example = PLACE_OF_ATHENS[path.join('.')] ?? aboutField(citySchema, path).example;
  if (typeof example === 'object') return text;
  return text.replace(/:(?: (?:""|\[\]|true))?$/, `: ${JSON.stringify(example)}`);
}

const isOff = (text: string) => /^(?:# | {2}# )/.test(text);

/** The template filled in, with some of the lines that are switched off. */
function fill(template: string, isUsed: (name: string) => boolean): string {
  return linesOf(template)
    .map(({ text, path }) => {
      if (!path || ['status', 'applied'].includes(path[0] ?? '')) return text;
      const used = isUsed(path.join('.')) || isUsed(path[0] ?? '');
      if (isOff(text) && !used) return text;
      return filledIn(path, text.replace(/^# /, '').replace(/^( *)# (?=\w+:)/, '$1'));
    })
    .join('\n');
}

describe.each([
  ['with help', cityTemplate(TODAY, PRINCIPLES)],
  ['without help', bareTemplate(TODAY)],
])('the empty file %s', (_, template) => {
  const lines = linesOf(template);
  const optional = [
    ...new Set(
      lines.flatMap(({ text, path = [] }) =>
        path[0] && text.startsWith('#') && !OWED.includes(path[0]) ? path[0] : [],
      ),
    ),
  ];

  it('lacks exactly what has to be filled in, and says how', () => {
    const problems = problemsOf(template);
    const shown = lines.flatMap(({ text, path }) =>
      path && !isOff(text) && / ""$|^(?:latitude|longitude):$/.test(text) ? path.join('.') : [],
    );
    expect(problems.map(({ field }) => field).sort()).toEqual(shown.sort());
    expect(shown).toEqual(expect.arrayContaining(REQUIRED));
    expect(shown.filter((name) => !REQUIRED.includes(name) && !OWED.includes(name))).toEqual([]);
    for (const { fix } of problems) expect(fix).toContain('Example: ');
  });

  it('names no place before somebody does', () => {
    expect(template).not.toMatch(/: -?0/);
    expect(REQUIRED).toEqual(expect.arrayContaining(['latitude', 'longitude']));
  });

  it('promises nothing before somebody does', () => {
    expect(dataOf(template)).not.toHaveProperty('promise');
    expect(template).toContain('\n# promise: true\n');
  });

  it('asks for everything that joining asks for', () => {
    const names = lines.flatMap(({ path }) => (path ? path.join('.') : []));
    expect(names).toEqual(expect.arrayContaining([...REQUIRED, ...OWED]));
    expect(optional).toEqual(expect.arrayContaining(['website', 'statement', 'actions']));
  });

  it.each(['decision.date', 'decision.planned'])(
    'is in order once it is filled in with %s, whatever else is used',
    (day) => {
      fc.assert(
        fc.property(fc.subarray(optional), (used) => {
          const without = used.includes('actions') ? [] : ['noActionsYet'];
          const on = new Set([day, 'promise', ...without, ...used]);
          const text = fill(template, (name) => on.has(name));
          expect(problemsOf(text), text).toEqual([]);
          expect(openAnswers(dataOf(text)), text).toEqual([]);
          expect(Object.keys(dataOf(text))).toEqual(expect.arrayContaining(used));
        }),
        { numRuns: 30 },
      );
    },
  );

  it('reports what was begun, and not what was left alone', () => {
    const begun = fill(template, (name) => name === 'actions').replace(/url: .*/, 'url: ""');
    expect(problemsOf(begun).map(({ field }) => field)).toEqual(['actions.0.source.url']);
  });
});

it('the empty file without help leaves most of an address to the answers', () => {
  const template = bareTemplate(TODAY);
  expect(propose(GITHUB, cityFilePath('your-city'), template).prefilled).toBe(true);
  expect(encodeURIComponent(template).length).toBeLessThan(1400);
});
