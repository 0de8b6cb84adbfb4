import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../check/check-content.ts';
import { splitFrontMatter } from '../../check/front-matter.ts';
import { cityIdentity } from '../../model/city-identity.ts';
import type { CityIdentity } from '../../model/known-city.ts';
import { ACTION_KINDS } from '../../model/schemas/action.ts';
import { citySchema, type City } from '../../model/schemas/city.ts';
import { TOPICS } from '../../model/schemas/topics.ts';
import {
  fieldsFromCity,
  inWords,
  judgeAnswers,
  type ExistingCity,
  type Judgement,
} from './answers.ts';
import { cityFilePath, writeCityFile, type CityInput } from './city-file.ts';
import { LEAVES } from './form.ts';
import { readCityFile } from './read-city-file.ts';
import { OFFICERS } from '../../quality/journeys/officers.ts';
import { contentOf, SEARCH } from '../../quality/testing/sites.ts';
import { anyText as texts } from '../../quality/testing/texts.ts';
import { inEnglish } from '../../i18n/index.ts';

const TODAY = '2026-11-24';

const answers: [string, string][] = [
  ['name', 'São Tomé'],
  ['localNames.0.name', 'São Tomé'],
  ['localNames.0.language', 'pt'],
  ['country', 'st'],
  ['coordinates', '0,33; 6,73'],
  ['website', 'https://www.example.org/'],
  ['summary', 'São Tomé opens its data, and asks its people what to do with them.'],
  ['statement', 'First paragraph, long enough.\r\n\r\nSecond: "quoted" – and so on.'],
  ['actions.0.principle', 'access-and-literacy'],
  ['actions.0.text', ''],
  ['actions.2.principle', 'transparency-and-accountability'],
  ['actions.2.checklist', 'open-data-portal'],
  ['actions.2.text', 'Runs an open data portal for everyone.'],
  ['actions.2.kind', 'service'],
  ['actions.2.source.url', 'https://www.example.org/data'],
  ['actions.2.source.publisher', 'Câmara de São Tomé'],
  ['contact.role', 'Digital Office'],
  ['contact.email', 'digital@example.org'],
  ['decision.body', 'Assembleia Distrital'],
  ['decision.date', '12 October 2026'],
  ['promise', 'yes'],
  ['sender', 'staff'],
];

function judge(fields = answers, known: CityIdentity[] = []): Judgement {
  return judgeAnswers(fields, known, TODAY);
}

function change(name: string, value: string): [string, string][] {
  return [...answers.filter(([other]) => other !== name), [name, value]];
}

function errorsOf(judgement: Judgement): Record<string, string> {
  if (judgement.ok) return {};
  return Object.fromEntries(
    inWords(judgement.errors, inEnglish.t).map(({ name, message }) => [name, message]),
  );
}

describe('judgeAnswers', () => {
  it('accepts complete answers, as a candidate who applied today', () => {
    const judgement = judge();
    expect(errorsOf(judgement)).toEqual({});
    expect(judgement).toMatchObject({
      ok: true,
      slug: 'sao-tome',
      city: {
        status: 'candidate',
        applied: TODAY,
        country: 'ST',
        latitude: 0.33,
        longitude: 6.73,
        decision: { body: 'Assembleia Distrital', date: '2026-10-12' },
        promise: true,
      },
    });
  });

  it('leaves out actions that are not begun, and normalises line breaks', () => {
    const { input } = judge();
    expect(input.actions).toHaveLength(1);
    expect(input.statement).toBe('First paragraph, long enough.\n\nSecond: "quoted" – and so on.');
  });

  it('names the field of each error, even after empty actions', () => {
    const errors = errorsOf(judge(change('actions.2.source.url', 'ftp://example.org/a')));
    expect(Object.keys(errors)).toEqual(['actions.2.source.url']);
  });

  it('names the fields of a source of which nothing was typed', () => {
    const fields = answers.filter(
      ([name]) => !name.startsWith('actions.2.source.') && name !== 'website',
    );
    expect(errorsOf(judge(fields))).toEqual({
      'actions.2.source.url': 'This is missing.',
      'actions.2.source.publisher': 'This is missing.',
    });
  });

  it('gives each action an id from its words, and none twice', () => {
    const twice = answers.flatMap(([name, value]): [string, string][] => [
      [name, value],
      ...(name.startsWith('actions.2.')
        ? [[name.replace('.2.', '.7.'), value] as [string, string]]
        : []),
    ]);
    expect(judge(twice).input.actions?.map(({ id }) => id)).toEqual([
      'runs-open-data-portal',
      'runs-open-data-portal-2',
    ]);
  });

  it.each([
    ['name', '', 'This is missing.'],
    ['coordinates', '91, 10', 'Write latitude and longitude as a map shows them'],
    ['coordinates', 'north', 'Write latitude and longitude as a map shows them'],
    ['coordinates', '', 'This is missing.'],
    ['decision.body', '', 'This is missing.'],
    ['decision.date', '', 'Enter the day of the decision'],
    ['decision.date', '10/12/2026', 'This is not a date'],
    ['decision.planned', '2027', 'Enter either the day of the decision or'],
    ['promise', '', 'promises to uphold the Declaration'],
    ['noActionsYet', 'yes', 'You named an action, and said that there is none'],
    ['contact.email', '', 'This is missing.'],
    ['sender', '', 'This is missing.'],
    ['country', 'Atlantis', 'No country of this name or code is known.'],
    ['website', 'https://user:secret@example.org', 'Remove the user name or password'],
    ['summary', 'Short.', 'Write at least 30 characters.'],
    ['contact.email', 'nobody', 'Write an e-mail address'],
    ['name', 'Αθήνα', 'Write the name in Latin letters'],
  ])('refuses %s = %j', (name, value, message) => {
    expect(errorsOf(judge(change(name, value)))[name]).toContain(message);
  });

  it.each([
    ['City of Porto', 'PT', 'There is a page for this city already'],
    ['Oporto', 'PT', 'There is a page for this city already'],
  ])('knows that %s in %s has a page', (name, country, message) => {
    const known = [
      cityIdentity('porto', { name: 'Porto', localNames: [{ name: 'Oporto' }], country: 'PT' }),
    ];
    const fields = change('name', name).filter(([field]) => field !== 'country');
    expect(errorsOf(judge([...fields, ['country', country]], known))['name']).toContain(message);
  });
});

describe('what people type', () => {
  it.each(OFFICERS)('is understood where the officer writes in $script', (officer) => {
    const { body, date, state, link } = officer.decision;
    const fields: [string, string][] = [
      ['name', officer.name],
      ['localNames.0.name', officer.typed],
      ['localNames.0.language', officer.languageName],
      ['country', officer.countryTyped],
      ['coordinates', officer.coordinates],
      ['website', officer.website],
      ['language', officer.languageName],
      ['summary', officer.summary],
      ['statement', officer.statement],
      ...officer.actions.flatMap(({ principle, text, kind, url, publisher }, number) => [
        [`actions.${number}.principle`, `principle-${principle}`] as [string, string],
        [`actions.${number}.text`, text] as [string, string],
        [`actions.${number}.kind`, kind] as [string, string],
        [`actions.${number}.source.url`, url] as [string, string],
        [`actions.${number}.source.publisher`, publisher] as [string, string],
      ]),
      ['noActionsYet', officer.actions.length === 0 ? 'yes' : ''],
      ['decision.body', body],
      [state === 'made' ? 'decision.date' : 'decision.planned', date],
      ['decision.link', link],
      ['promise', 'yes'],
      ['contact.role', officer.role],
      ['contact.email', officer.email],
      ['sender', 'staff'],
    ];
    const judgement = judge(fields);
    expect(errorsOf(judgement)).toEqual({});
    const { input } = judgement;
    expect(input).toMatchObject({ country: officer.country, language: officer.language });
    expect(input.latitude).toBeCloseTo(officer.near.latitude, 0);
    expect(input.longitude).toBeCloseTo(officer.near.longitude, 0);
    // Nothing is lost but what nobody sees.
    const letters = (text: string) =>
      text
        .normalize('NFC')
        .match(/[\p{L}\p{N}]/gu)
        ?.join('') ?? '';
    expect(letters(input.statement ?? '')).toBe(letters(officer.statement));
    expect(letters(input.summary)).toBe(letters(officer.summary));
    expect((input.actions ?? []).map(({ text }) => letters(text))).toEqual(
      officer.actions.map(({ text }) => letters(text)),
    );
    const { checked, problems } = checkFile('cities', 'content/cities/a.md', writeCityFile(input));
    expect(problems).toEqual([]);
    expect(checked?.data).toEqual(citySchema.parse(input));
  });
});

const cities = fc.record({
  name: texts(1, 60),
  country: fc.constant('BR'),
  // Within the country: whether a place can be there is a rule of its own.
  latitude: fc.double({ min: -15, max: -10, noNaN: true }),
  longitude: fc.double({ min: -48, max: -43, noNaN: true }),
  status: fc.constant('candidate' as const),
  applied: fc.constant(TODAY),
  summary: texts(30, 190).map((text) => `${text}.`),
  statement: fc
    .array(texts(20, 120), { minLength: 1, maxLength: 3 })
    .map((paragraphs) => paragraphs.join('\n\n')),
  localNames: fc.array(
    fc.record({ name: texts(1, 60), language: fc.constantFrom('el', 'ja', 'ar') }),
    { maxLength: 2 },
  ),
  actions: fc.uniqueArray(
    fc.record({
      id: fc.stringMatching(/^[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,2}$/),
      text: texts(15, 300),
      kind: fc.constantFrom(...ACTION_KINDS),
      principle: fc.constant('access-and-literacy'),
      topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { maxLength: 5 }),
      source: fc.record(
        {
          url: fc.webUrl({ validSchemes: ['https'], withQueryParameters: true }),
          title: texts(2, 200),
          publisher: texts(2, 100),
          language: fc.constantFrom('el', 'ja', 'ar'),
        },
        { requiredKeys: ['url', 'publisher'] },
      ),
    }),
    { maxLength: 3, selector: ({ id }) => id },
  ),
});

describe('the decision on a candidate', () => {
  it('changes one line of the file', () => {
    const file = writeCityFile(judge().input);
    const decided = file.replace('status: candidate', 'status: member');
    expect(decided).not.toBe(file);
    const { checked, problems } = checkFile('cities', 'content/cities/sao-tome.md', decided);
    expect(problems).toEqual([]);
    expect(checked?.data['status']).toBe('member');
  });
});

describe('the file of a city', () => {
  it('is read the same by the check and by the build, for any answers', () => {
    fc.assert(
      fc.property(cities, (input) => {
        const city = citySchema.safeParse(input);
        fc.pre(city.success);
        const text = writeCityFile(input);
        const { checked, problems } = checkFile('cities', cityFilePath('any'), text);
        expect(problems).toEqual([]);
        expect(checked?.data).toEqual(city.data);
        // The build has a YAML reader of its own.
        expect(citySchema.parse(parse(splitFrontMatter(text)?.yaml ?? ''))).toEqual(city.data);
      }),
      { numRuns: 500 },
    );
  });

  it('is in the folder of the cities', () => {
    expect(cityFilePath('porto')).toBe('content/cities/porto.md');
  });
});

describe('a draft', () => {
  it('keeps a place that is none, so that it can be corrected', () => {
    const placeOf = (data: object) =>
      new Map(fieldsFromCity(data as CityInput, [])).get('coordinates');
    expect(placeOf({ latitude: 38.25, longitude: 21.73 })).toBe('38.25, 21.73');
    expect(placeOf({ latitude: 'in Greece' })).toBe('in Greece');
    expect(placeOf({ latitude: '38.25', longitude: '21.73' })).toBe('38.25, 21.73');
    expect(placeOf({ longitude: 21.73 })).toBe('21.73');
    expect(placeOf({})).toBeUndefined();
  });

  it('fills the form in with what it can, whatever the file holds', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const city = fc.record(
      Object.fromEntries(
        [...Object.keys(citySchema.shape), '__proto__', 'other'].map((key) => [
          key,
          fc.oneof(
            value,
            fc.array(fc.record({ name: value, text: value, principle: value, source: value })),
          ),
        ]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(city, (data) => {
        const fields = fieldsFromCity(data as unknown as CityInput, ['privacy-and-security']);
        expect(fields.filter(([, answer]) => answer === '')).toEqual([]);
        expect(judgeAnswers(fields, [], TODAY).ok).toBe(false);
      }),
    );
  });

  it('is none if its data refer to each other', () => {
    expect(readCityFile('---\nname: &a Patras\nsummary: *a\n---\n')).toBeUndefined();
    expect(readCityFile('---\na: &a {b: *a}\n---\n')).toBeUndefined();
  });
});

describe('a corrected page', () => {
  const principles = [
    'access-and-literacy',
    'privacy-and-security',
    'transparency-and-accountability',
    'democracy-and-inclusion',
    'open-and-ethical-standards',
  ];

  /** The form shows actions by principle; within one their order is kept. */
  const grouped = (city: City) => ({
    ...city,
    actions: principles.map((principle) =>
      city.actions.filter((action) => action.principle === principle),
    ),
  });
  const correct = (
    existing: ExistingCity,
    fields: readonly (readonly [string, string])[] = fieldsFromCity(existing.data, principles),
  ) => judgeAnswers(fields, [cityIdentity(existing.slug, existing.data)], TODAY, existing);

  it('is unchanged by a form that nobody edited, for every city', async () => {
    const { files } = await contentOf(SEARCH);
    const pages = files.filter(({ collection }) => collection === 'cities');
    expect(pages.length).toBeGreaterThan(40);
    for (const { slug, file, body } of pages) {
      const { yaml = '' } =
        splitFrontMatter(await readFile(join(SEARCH.content, '..', file), 'utf8')) ?? {};
      const data = parse(yaml) as CityInput;
      const judgement = correct({ slug, data, body });
      expect(errorsOf(judgement), file).toEqual({});
      const { checked, problems } = checkFile('cities', file, writeCityFile(judgement.input, body));
      expect(problems, file).toEqual([]);
      expect(grouped(checked?.data as unknown as City), file).toEqual(
        grouped(citySchema.parse(data)),
      );
      expect(checked?.body.trim(), file).toBe(body.trim());
    }
  });

  const existing = {
    slug: 'porto',
    body: 'A profile.',
    data: {
      name: 'Porto',
      country: 'PT',
      latitude: 41,
      longitude: -8,
      status: 'member' as const,
      joined: '2020',
      founder: false,
      membershipSource: 'https://www.example.org/',
      summary: 'Porto opens its data, and asks its people what to do with them.',
      aliases: ['/city/porto'],
    },
  };

  it('keeps what the form does not ask for, and its address', () => {
    const filled = fieldsFromCity(existing.data, principles);
    const judgement = correct(
      existing,
      filled.map(([name, value]) => [name, name === 'name' ? 'Oporto' : value]),
    );
    expect(judgement).toMatchObject({
      ok: true,
      slug: 'porto',
      input: { name: 'Oporto', status: 'member', joined: '2020', aliases: ['/city/porto'] },
    });
    expect(judgement.input.applied).toBeUndefined();
  });

  it('loses an action whose fields were emptied, though the form keeps what it does not show', () => {
    const action = (id: string) => ({
      id,
      text: 'Runs an open data portal for everyone.',
      kind: 'service' as const,
      principle: 'access-and-literacy',
      topics: ['data' as const, 'transparency' as const],
      date: '2020',
      source: { url: 'https://www.example.org/', publisher: 'City of Porto', language: 'pt' },
    });
    const withActions = {
      ...existing,
      data: { ...existing.data, actions: [action('one'), action('two')] },
    };
    const filled = fieldsFromCity(withActions.data, principles);
    expect(correct(withActions, filled).input.actions).toEqual(withActions.data.actions);
    const emptied = filled.filter(
      ([name]) => !/^actions\.0\.(?:text|kind|source\.(?:url|publisher))$/.test(name),
    );
    expect(emptied.length).toBe(filled.length - 4);
    const judgement = correct(withActions, emptied);
    expect(errorsOf(judgement)).toEqual({});
    expect(judgement.input.actions).toEqual([action('two')]);
  });

  it('becomes the page of a former member when the city leaves', () => {
    const filled = fieldsFromCity(existing.data, principles);
    const judgement = correct(existing, [...filled, [LEAVES, 'yes']]);
    expect(judgement).toMatchObject({
      ok: true,
      input: { status: 'former', left: TODAY, joined: '2020' },
    });
    expect(writeCityFile(judgement.input, existing.body)).toMatch(
      /^---\nname: Porto\n[\s\S]*\n---\n\nA profile\.\n$/,
    );
  });
});
