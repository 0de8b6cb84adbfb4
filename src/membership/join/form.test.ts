/** A field that is added to the schema of cities and to the form appears in every place that needs it. */
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { PartialDate } from '../../base/dates.ts';
import { inEnglish } from '../../i18n/index.ts';
import { PLAIN } from '../../quality/testing/sites.ts';

const TODAY = '2026-11-24' as PartialDate;
const answers: [string, string][] = [
  ['name', 'Patras'],
  ['country', 'GR'],
  ['coordinates', '38.2466, 21.7346'],
  ['summary', 'Patras opens its data, and asks its people what to do with them.'],
  ['noActionsYet', 'yes'],
  ['decision.body', 'City council'],
  ['decision.date', '2026-10-12'],
  ['promise', 'yes'],
  ['contact.role', 'Digital Office'],
  ['contact.email', 'digital@example.org'],
  ['sender', 'staff'],
];

/** Adds fields to the form. */
function addToForm(...names: string[]): void {
  vi.doMock('./form.ts', async (original) => {
    const form = await original<typeof import('./form.ts')>();
    return {
      ...form,
      FORM: [...form.FORM, { group: 'city', rows: names.map((name) => [name]) }],
      ASKED_FOR: [...form.ASKED_FOR, ...names],
    };
  });
}

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.doUnmock('./form.ts');
  vi.doUnmock('../../model/schemas/city.ts');
});

describe('a new field', () => {
  const fields: [string, string][] = [
    ['population', '167446'],
    ['twins', 'Bari\nOttawa'],
    ['wikidata', 'Q133123'],
  ];

  beforeEach(() => {
    vi.doMock('../../model/schemas/city.ts', async (original) => {
      const city = await original<typeof import('../../model/schemas/city.ts')>();
      return {
        ...city,
        citySchema: city.citySchema.safeExtend({
          population: z
            .int('Write a whole number.')
            .positive('Write the number of residents.')
            .optional()
            .meta({ title: 'Population', description: 'Residents.', examples: [167446] }),
          twins: z
            .array(z.string().min(3, 'Write the whole name.'))
            .optional()
            .meta({ title: 'Twin cities', description: 'One a line.' }),
        }),
      };
    });
    addToForm(...fields.map(([name]) => name));
  });

  it('is in the form', async () => {
    const { readJoinContent } = await import('./join-content.ts');
    const { default: JoinForm } = (await import('../components/JoinForm.astro')) as {
      default: Parameters<AstroContainer['renderToString']>[0];
    };
    const container = await AstroContainer.create();
    const { principles, checklist } = await readJoinContent(PLAIN.content);
    const html = await container.renderToString(JoinForm, { props: { principles, checklist } });
    expect(html).toMatch(/<label for="join-population">\s*Population \(optional\)/);
    expect(html).toMatch(/<input id="join-population" name="population"[^>]*type="text"/);
    expect(html).toMatch(/<textarea id="join-twins" name="twins"/);
    expect(html).toMatch(/<input id="join-wikidata" name="wikidata"/);
  });

  it('is read from the form, written into the file, and read by the check', async () => {
    const { judgeAnswers } = await import('./answers.ts');
    const { writeCityFile } = await import('./city-file.ts');
    const { checkFile } = await import('../../check/check-content.ts');
    const judgement = judgeAnswers([...answers, ...fields], [], TODAY);
    expect(judgement.ok ? [] : judgement.errors).toEqual([]);
    const file = writeCityFile(judgement.input);
    expect(file).toContain('\nwikidata: Q133123\n');
    expect(file).toContain('\npopulation: 167446\n');
    expect(file).toContain('\ntwins: [Bari, Ottawa]\n');
    const { checked, problems } = checkFile('cities', 'content/cities/patras.md', file);
    expect(problems).toEqual([]);
    expect(checked?.data).toMatchObject({ population: 167446, twins: ['Bari', 'Ottawa'] });
  });

  it.each([
    ['population', 'many', 'Write a whole number.'],
    ['population', '1,5', 'Write a whole number.'],
    ['population', '-1', 'Write the number of residents.'],
    ['twins', 'Bari\nX', 'Write the whole name.'],
    ['wikidata', 'Patras', 'Write the identifier of Wikidata'],
  ])('gets a message beside the field for %s: %j', async (name, value, message) => {
    const { inWords, judgeAnswers } = await import('./answers.ts');
    const judgement = judgeAnswers([...answers, [name, value]], [], TODAY);
    expect(judgement.ok ? [] : inWords(judgement.errors, inEnglish.t)).toEqual([
      expect.objectContaining({ name, message: expect.stringContaining(message) as string }),
    ]);
    const { checkFile } = await import('../../check/check-content.ts');
    const { writeCityFile } = await import('./city-file.ts');
    const { problems } = checkFile(
      'cities',
      'content/cities/patras.md',
      writeCityFile(judgement.input),
    );
    expect(problems.map(({ field }) => field?.split('.')[0])).toEqual([name]);
  });

  it('is filled in for a city that has it, and can be changed and removed', async () => {
    const { fieldsFromCity, judgeAnswers } = await import('./answers.ts');
    const { input: data } = judgeAnswers([...answers, ...fields], [], TODAY);
    const filled = fieldsFromCity(data, []);
    expect(filled).toEqual(expect.arrayContaining(fields));
    const existing = { slug: 'patras', body: '', data };
    const change = (value: string) =>
      judgeAnswers(
        filled.map(([name, old]) => [name, name === 'population' ? value : old]),
        [],
        TODAY,
        existing,
      ).input;
    expect(change('170000')).toEqual({ ...data, population: 170_000 });
    expect(change('')).not.toHaveProperty('population');
  });

  it('is in the issue form, and its answer is read back', async () => {
    const { readJoinContent } = await import('./join-content.ts');
    const { issueForm } = await import('./issue-form.ts');
    const { judgeSent } = await import('../receiving/judge-sent.ts');
    const content = await readJoinContent(PLAIN.content);
    expect(issueForm(content.principles, content.checklist)).toContain('label: Population\n');
    const { joinFields } = await import('./fields.ts');
    const { questionsOf } = await import('./issue-form.ts');
    // The words of the fields come from the schema, which has more of them here.
    const { inEnglish: withFields } = await import('../../i18n/index.ts');
    const questions = questionsOf(joinFields(content.principles, content.checklist, withFields));
    const values = new Map([...answers, ...fields]);
    const issue = questions
      .flatMap(({ label, field: { name, options } }) => {
        const value = values.get(name);
        const shown = options?.find(([option]) => option === value)?.[1] ?? value;
        return shown === undefined ? [] : [`### ${label}\n\n${shown}`];
      })
      .join('\n\n');
    const sent = { kind: 'answers', text: issue } as const;
    const judged = judgeSent(sent, { ...content, existing: () => undefined }, TODAY);
    expect('file' in judged && judged.file).toContain('\npopulation: 167446\n');
  });

  it('is in the empty file', async () => {
    const { cityTemplate } = await import('./template.ts');
    expect(cityTemplate(TODAY, [])).toMatch(
      /# Population \(optional\): Residents\. Example: 167446\n# population:\n# Twin cities \(optional\): One a line\.\n# twins: \[\]\n/,
    );
    expect(cityTemplate(TODAY, [])).toContain('\n# wikidata: ""\n');
  });
});

describe('the list of fields', () => {
  it.each(['populace', 'contact.phone', 'contact', 'actions'])(
    'cannot contain %s, for which nothing can be typed',
    async (name) => {
      addToForm(name);
      const { joinFields } = await import('./fields.ts');
      expect(() => joinFields([], [], inEnglish)).toThrow(new RegExp(`The join form .*${name}`));
    },
  );

  it.each(['wikidata', 'populace', 'contact.phone', 'actions.0.populace', '__proto__.name'])(
    'leaves no answer unread, such as %s',
    async (name) => {
      const { judgeAnswers } = await import('./answers.ts');
      for (const value of ['', 'anything'])
        expect(() => judgeAnswers([...answers, [name, value]], [], TODAY)).toThrow(
          `The join form has an answer to ${name}, which nothing reads.`,
        );
    },
  );
});
