import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { PartialDate } from '../../base/dates.ts';
import { inEnglish } from '../../i18n/index.ts';
import { cityIdentity } from '../../model/city-identity.ts';
import type { CityIdentity } from '../../model/known-city.ts';
import { citySchema } from '../../model/schemas/city.ts';
import { openAnswers } from '../../model/schemas/joining.ts';
import { COUNTRY_CODES } from '../../model/schemas/fields.ts';
import { readSettings } from '../../settings.ts';
import { checkFile } from '../../check/check-content.ts';
import { PLAIN } from '../../quality/testing/sites.ts';
import { joinFields } from './fields.ts';
import { COORDINATES, PLACE } from './form.ts';
import { fieldsFromIssue } from './issue-answers.ts';
import { judgeSent, type JudgedCity } from '../receiving/judge-sent.ts';
import { formSiteUrl, issueForm, issueFormFiles, questionsOf } from './issue-form.ts';
import { readJoinContent } from './join-content.ts';

const messages = inEnglish.t.issueForm;

const TODAY = '2026-11-24' as PartialDate;
const content = await readJoinContent(PLAIN.content);
const { principles, checklist } = content;
const form = joinFields(principles, checklist, inEnglish);
const questions = questionsOf(form);
const under = form.flatMap(({ parts }) => parts.flatMap((part) => part.under ?? []));

interface Element {
  type: string;
  id?: string;
  attributes: {
    value?: string;
    label?: string;
    description?: string;
    placeholder?: string;
    options?: string[];
  };
  validations?: { required: boolean };
}
interface Form {
  name: string;
  description: string;
  title: string;
  labels: string[];
  body: Element[];
}
const text = issueForm(principles, checklist);
const written = parse(text, { version: '1.1' }) as Form;
const inputs = written.body.filter(({ type }) => type !== 'markdown');
const byId = (id: string) => inputs.find((element) => element.id === id);

describe('the fields of the join form', () => {
  it('include every field that the schema requires, each once', () => {
    const names = questions.map(({ field }) => field.name);
    expect(new Set(names).size).toBe(names.length);
    const needed = (
      citySchema.safeParse({ status: 'candidate', applied: TODAY }).error?.issues ?? []
    ).map(({ path }) => path.join('.'));
    const asked = new Set(
      questions.filter(({ field }) => !field.optional).map(({ field }) => field.name),
    );
    expect(needed.filter((name) => !asked.has(PLACE.includes(name) ? COORDINATES : name))).toEqual(
      [],
    );
    expect(openAnswers({}).filter(({ field }) => !asked.has(field))).toEqual([]);
  });

  it('know what is required once a group is begun', () => {
    expect(
      questions
        .filter(({ field }) => field.neededOnceBegun && !/^actions\.[1-4]/.test(field.name))
        .map(({ field }) => field.name),
    ).toEqual([
      'localNames.0.name',
      'localNames.0.language',
      'actions.0.text',
      'actions.0.kind',
      'actions.0.source.url',
      'actions.0.source.publisher',
    ]);
  });

  it('know the type and the length of an answer', () => {
    const typed = (type: string) =>
      questions
        .filter(({ field }) => field.type === type)
        .map(({ field }) => field.name.replace(/\d/, 'N'));
    expect(typed('email')).toEqual(['contact.email']);
    expect(new Set(typed('url'))).toEqual(
      new Set(['website', 'actions.N.source.url', 'decision.link', 'proof']),
    );
    expect(questions.find(({ field }) => field.name === 'statement')?.field.maxLength).toBe(1500);
  });

  it('ask for actions in the order of the principles in the Declaration', () => {
    expect(under.map(({ principle }) => principle.data.number)).toEqual([1, 2, 3, 4, 5]);
    expect(joinFields([...principles].reverse(), checklist, inEnglish)).toEqual(form);
  });
});

/** The principles and the checklist that an issue form shows. */
function shownIn(body: readonly Element[]): Pick<typeof content, 'principles' | 'checklist'> {
  const [sample] = principles;
  const items: (typeof checklist)[number]['items'] = [];
  const shown = body.flatMap(({ attributes: { value = '' } }, at) => {
    const [, shortTitle = '', summary = ''] = /^### (.*)\n\n([^]*)\n$/.exec(value) ?? [];
    if (!sample || shortTitle === '') return [];
    const list = body.slice(at).find(({ id }) => id?.endsWith('-checklist'));
    const options = list?.attributes.options?.slice(1) ?? [];
    const own = options.map((option, index) => ({
      id: `item-${at}-${index}`,
      text: option,
      label: `Item ${index}`,
      origin: 'site' as const,
    }));
    items.push(...own);
    const data = { ...sample.data, number: at, shortTitle, summary };
    return [{ id: `principle-${at}`, data: { ...data, checklist: own.map(({ id }) => id) } }];
  });
  const [section] = checklist;
  return { principles: shown, checklist: section ? [{ ...section, items }] : [] };
}

describe('the committed issue form', () => {
  it('is what the code generates from the principles and the checklist that it shows', async () => {
    const committed = await readFile('.github/ISSUE_TEMPLATE/join.yml', 'utf8');
    const shown = shownIn((parse(committed) as Form).body);
    expect(shown.principles.length).toBeGreaterThan(1);
    const files = issueFormFiles(
      shown.principles,
      shown.checklist,
      formSiteUrl(readSettings({}, '')),
    );
    for (const [file, expected] of files)
      expect(await readFile(file, 'utf8'), messages.outdated).toBe(expected);
  });

  it('names the site only once its address is confirmed', () => {
    expect(formSiteUrl(readSettings({}, TODAY))).toBeUndefined();
    const url = formSiteUrl(
      readSettings({ SITE_URL: 'https://www.example.org', SITE_BASE: '/rights/' }, TODAY),
    );
    expect(url).toBe('https://www.example.org/rights');
    expect(text).not.toContain('https://www.example.org/rights/');
    expect(issueForm(principles, checklist, url)).toContain('https://www.example.org/rights/join/');
  });
});

describe('GitHub’s rules for issue forms', () => {
  it('allow only these keys', () => {
    expect(Object.keys(written)).toEqual(['name', 'description', 'title', 'labels', 'body']);
    for (const { attributes, ...element } of written.body) {
      const isText = element.type === 'markdown';
      const more = { input: ['placeholder'], textarea: ['placeholder'], dropdown: ['options'] }[
        element.type
      ];
      const keys = isText ? ['type'] : ['type', 'id', 'validations'];
      expect(keys).toEqual(expect.arrayContaining(Object.keys(element)));
      expect(isText ? ['value'] : ['label', 'description', ...(more ?? [])]).toEqual(
        expect.arrayContaining(Object.keys(attributes)),
      );
    }
  });

  it('require texts that are not empty', () => {
    const texts = [
      written.name,
      written.description,
      written.title,
      ...written.labels,
      ...written.body.flatMap(({ attributes }) => Object.values(attributes).flat()),
    ];
    expect(texts.filter((value) => typeof value !== 'string' || value.trim() === '')).toEqual([]);
  });

  it('require unique ids of letters, digits, "-" and "_"', () => {
    const ids = inputs.map(({ id }) => id);
    expect(ids.filter((id) => !/^[\w-]+$/.test(id ?? ''))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('require labels that differ in letters or digits', () => {
    const labels = inputs.map(({ attributes }) =>
      (attributes.label ?? '').toLowerCase().replace(/[^a-z0-9_-]+/g, '-'),
    );
    expect(new Set(labels).size).toBe(inputs.length);
  });

  it('forbid labels that ask for secrets', () => {
    expect(
      inputs.filter(({ attributes }) =>
        /passw|secret|token|credential|api.?key/i.test(attributes.label ?? ''),
      ),
    ).toEqual([]);
  });

  it('require distinct options, without the reserved words', () => {
    const lists = inputs
      .filter(({ type }) => type === 'dropdown')
      .map(({ attributes }) => attributes.options ?? []);
    expect(lists).toHaveLength(questions.filter(({ field }) => field.options).length);
    for (const options of lists) {
      expect(options.length).toBeGreaterThan(1);
      expect(new Set(options).size).toBe(options.length);
      expect(options.filter((option) => /^(none|n\/a)$/i.test(option))).toEqual([]);
    }
  });

  it('are met in every version of YAML', () => {
    expect(parse(text, { version: '1.1' })).toEqual(written);
    expect(parse(text)).toEqual(written);
  });
});

describe('the issue form', () => {
  it('asks one question per field', () => {
    expect(inputs.map(({ id }) => id)).toEqual(
      questions.map(({ field }) => field.name.replaceAll('.', '-')),
    );
    expect(inputs.map(({ attributes }) => attributes.label)).toEqual(
      questions.map(({ label }) => label),
    );
    expect(inputs.map(({ validations }) => validations?.required)).toEqual(
      questions.map(({ field }) => !field.optional && !field.either),
    );
  });

  it('offers a choice that says no wherever none has to be made', () => {
    const refusals: string[] = [inEnglish.t.join.noItem, messages.notYet];
    for (const { attributes, validations } of inputs.filter(({ type }) => type === 'dropdown')) {
      const first = attributes.options?.[0] ?? '';
      const isTicked = attributes.options?.length === 2 && first === messages.notYet;
      expect(refusals.includes(first), attributes.label).toBe(isTicked || !validations?.required);
    }
    expect(byId('promise')?.attributes.options).toEqual([
      messages.notYet,
      inEnglish.t.join.yes.promise,
    ]);
  });

  it('says what the schema says', () => {
    expect(byId('name')).toEqual({
      type: 'input',
      id: 'name',
      attributes: {
        label: 'Name in English',
        description:
          'The name of the city as written in English. At most 60 characters. Example: Athens',
        placeholder: 'Athens',
      },
      validations: { required: true },
    });
  });

  it('offers the items of a principle below “None of these”', () => {
    expect(byId('actions-1-checklist')?.attributes.options?.slice(0, 2)).toEqual([
      'None of these',
      'The city publishes its data protection policy.',
    ]);
  });
});

/** The text that GitHub writes for answers by label. */
function issueText(answers: ReadonlyMap<string, string>): string {
  return questions
    .map(({ label }) => `### ${label}\n\n${answers.get(label) || '_No response_'}`)
    .join('\n\n');
}

/** What the issue contains for a value of a field. */
function answerOf(
  { field, label }: (typeof questions)[number],
  values: ReadonlyMap<string, string>,
): [string, string] {
  const value = values.get(field.name) ?? '';
  return [label, field.options?.find(([option]) => option === value)?.[1] ?? value];
}

/** Lines that look like parts of the issue, among any text. */
const lines = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '',
    '### Not a question',
    '###',
    '# Heading',
    '### ',
    '#### Name in English',
    'Text ### Country',
    '_No response_ at all',
    '```',
    '---',
    '<!-- ### Summary -->',
    'None',
    ...questions.map(({ label }) => `### ${label}`),
  ),
);
const paragraphs = fc
  .array(lines, { maxLength: 6 })
  .map((parts) => parts.join('\n').replace(/\r\n?/g, '\n').trim());
const oneLine = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .map((line) => line.replace(/[\r\n]/g, ' ').trim());
const someValues = fc
  .tuple(
    ...questions.map(({ field }) =>
      field.options
        ? fc.constantFrom('', ...field.options.map(([id]) => id))
        : field.name === 'country'
          ? fc.constantFrom('', ...COUNTRY_CODES)
          : field.control === 'textarea'
            ? paragraphs
            : oneLine,
    ),
  )
  .map((values) => new Map(questions.map(({ field }, index) => [field.name, values[index] ?? ''])))
  // An answer that contains the label of the next question is ambiguous.
  .filter((values) =>
    questions.every(
      ({ field }, index) =>
        !values
          .get(field.name)
          ?.split('\n')
          .some((line) => line.trimEnd() === `### ${questions[index + 1]?.label}`),
    ),
  )
  .filter((values) => ![...values.values()].includes('_No response_'));

const withPrinciples = (values: ReadonlyMap<string, string>) => [
  ...under.map(({ principle, name }) => [name, principle.id]),
  ...values,
];
const read = (issue: string) => fieldsFromIssue(issue, principles, checklist);
const write = (values: ReadonlyMap<string, string>) =>
  issueText(new Map(questions.map((question) => answerOf(question, values))));

describe('fieldsFromIssue', () => {
  it.each(['\n', '\r\n'])('returns any answers, with line ends %j', (lineEnd) => {
    fc.assert(
      fc.property(someValues, (values) => {
        expect(read(write(values).replaceAll('\n', lineEnd))).toEqual(withPrinciples(values));
      }),
      { numRuns: 300 },
    );
  });

  it('never fails, whatever the text is', () => {
    fc.assert(
      fc.property(paragraphs, (issue) => {
        expect(read(issue).map(([name]) => name)).toEqual(
          withPrinciples(new Map(questions.map(({ field }) => [field.name, '']))).map(
            ([name]) => name,
          ),
        );
      }),
    );
  });

  it('skips a missing question, and needs no empty lines', () => {
    const values = new Map(read('### Name in English\n\nPorto\n### Place\n41.15, -8.61'));
    expect(['name', 'country', 'coordinates'].map((name) => values.get(name))).toEqual([
      'Porto',
      '',
      '41.15, -8.61',
    ]);
  });

  it.each([
    ['Portugal', 'PT'],
    ['pt', 'PT'],
    ['Atlantis', 'Atlantis'],
  ])('reads the country %s as %s', (answer, code) => {
    expect(new Map(read(issueText(new Map([['Country', answer]])))).get('country')).toBe(code);
  });

  it.each(['None', 'None of these', 'Not yet', '_No response_'])(
    'reads %s as no choice',
    (answer) => {
      const label = questions.find(({ field }) => field.options)?.label ?? '';
      const { name } = questions.find((one) => one.label === label)?.field ?? { name: '' };
      expect(new Map(read(issueText(new Map([[label, answer]])))).get(name)).toBe('');
    },
  );

  it('cuts an answer that contains the label of the next question', () => {
    const answers = {
      Summary: 'Before\n### Why the city joins\nAfter',
      'Why the city joins': 'Why',
    };
    const values = new Map(read(issueText(new Map(Object.entries(answers)))));
    expect(values.get('summary')).toBe('Before');
    expect(values.get('statement')).toContain('Why');
  });
});

describe('the judgement of an issue', () => {
  const complete: [string, string][] = [
    ['Name in English', 'São Tomé'],
    ['Country', 'São Tomé & Príncipe'],
    ['Place', '0,33; 6,73'],
    ['Summary', 'São Tomé opens its data, and asks its people what to do with them.'],
    ['Why the city joins', 'First paragraph, long enough.\n\n### A heading\n\nSecond paragraph.'],
    ['Transparency and non-discrimination: Checklist item', 'The city runs an open data portal.'],
    [
      'Transparency and non-discrimination: What the city does',
      'Runs an open data portal for everyone.',
    ],
    ['Transparency and non-discrimination: Kind', 'Service'],
    ['Transparency and non-discrimination: Link to a source', 'https://www.example.org/data'],
    ['Transparency and non-discrimination: Publisher of the source', 'Câmara de São Tomé'],
    ['Who decides', 'City council'],
    ['Day of the decision', '2026-10-12'],
    ['Promise', inEnglish.t.join.yes.promise],
    ['Role or office', 'Digital Office'],
    ['E-mail of the office', 'digital@example.org'],
    ['Who proposes the city', inEnglish.t.join.senders.staff],
  ];
  const judge = (changes: Record<string, string> = {}, known: CityIdentity[] = []) =>
    judgeSent(
      { kind: 'answers', text: issueText(new Map([...complete, ...Object.entries(changes)])) },
      { ...content, known, existing: () => undefined },
      TODAY,
    ) as JudgedCity;
  const errorsOf = (changes: Record<string, string>) =>
    judge(changes).errors.map(({ label, message }) => `${label}: ${message}`);

  it('returns the file', () => {
    const { outcome, slug, file, errors } = judge();
    expect(errors).toEqual([]);
    expect([outcome, slug]).toEqual(['complete', 'sao-tome']);
    const { checked, problems } = checkFile('cities', 'content/cities/sao-tome.md', file);
    expect(problems).toEqual([]);
    expect(checked?.data).toMatchObject({
      name: 'São Tomé',
      country: 'ST',
      latitude: 0.33,
      status: 'candidate',
      applied: TODAY,
      actions: [
        {
          id: 'runs-open-data-portal',
          kind: 'service',
          principle: 'transparency-and-accountability',
          checklist: 'open-data-portal',
          source: { url: 'https://www.example.org/data', publisher: 'Câmara de São Tomé' },
        },
      ],
    });
  });

  it('names errors by the questions, in the order of the form', () => {
    expect(
      errorsOf({
        'Role or office': 'X',
        'Transparency and non-discrimination: Kind': '',
        'Transparency and non-discrimination: Link to a source': '',
        'Transparency and non-discrimination: Publisher of the source': '',
        Country: 'Atlantis',
        'Name in English': '',
      }),
    ).toEqual([
      'Name in English: Enter the name of the city in English.',
      expect.stringMatching(/^Country: No country of this name or code is known/),
      'Transparency and non-discrimination: Kind: Choose what kind of action it is.',
      'Transparency and non-discrimination: Link to a source: Enter the address of a public page that shows it.',
      'Transparency and non-discrimination: Publisher of the source: Enter who publishes that page.',
      'Role or office: Write at least 3 characters.',
    ]);
  });

  it('refuses an answer that is not on its list, and repeats it', () => {
    const label = 'Transparency and non-discrimination: Checklist item';
    for (const answer of ['something-else', 'Something else.'])
      expect(judge({ [label]: answer }).errors).toEqual([
        { label, message: inEnglish.t.receiving.notAnOption, answer },
      ]);
    const { errors, data } = judge({ Promise: 'Perhaps' });
    expect(errors).toMatchObject([{ label: 'Promise', answer: 'Perhaps' }]);
    expect(data).not.toHaveProperty('promise');
  });

  it('does not know a city by its name alone', () => {
    const { outcome } = judge({}, [cityIdentity('sao-tome', {})]);
    expect(outcome).toBe('incomplete');
  });
});
