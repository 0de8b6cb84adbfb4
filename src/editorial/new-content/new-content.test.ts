import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../base/command.ts';
import { ACTIVITY_KINDS } from '../../model/schemas/activity.ts';
import { writeContentFile } from '../../model/front-matter.ts';
import { collections } from '../../model/schemas/index.ts';
import { TOPICS } from '../../model/schemas/topics.ts';
import { checkContent } from '../../check/check-content.ts';
import { splitFrontMatter } from '../../check/front-matter.ts';
import { FIXTURES } from '../../quality/testing/sites.ts';
import { anyText } from '../../quality/testing/texts.ts';
import { REFERENCES } from '../../check/references.ts';
import { readTyped } from './answers.ts';
import { composeFile, DRAFT_COMMENT, proposeSlug, slugError } from './compose.ts';
import { Cancelled, type Ask, type Dialogue } from './dialogue.ts';
import { describeOptions, readDescribed } from './described-options.ts';
import { readKnownContent, type KnownContent } from './known.ts';
import { dialogueOf, isNeeded, NEW_COLLECTIONS, questionsOf, type Answers } from './questions.ts';
import { optionsOf } from './new-options.ts';
import { runNew } from './run-new.ts';

let folder: string;
let content: string;
let known: KnownContent;
const today = '2026-11-24';
/** In Sydney, where it is already the 24th. */
const now = new Date('2026-11-23T14:30:00Z');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'new-'));
  content = join(folder, 'content');
  await cp(FIXTURES, content, { recursive: true });
  known = await readKnownContent(content);
});
afterAll(() => rm(folder, { recursive: true }));

/** The words of a command line, in which quotation marks keep words together. */
const wordsOf = (line: string) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word = '']) => quoted ?? word);

/** Runs the command where nobody can be asked. */
const run = (line: string) =>
  runNew(wordsOf(line), { content, shown: 'content', today, now }).catch((error: unknown) => {
    if (error instanceof UsageError) return { status: 2, errors: error.message, output: '' };
    throw error;
  });
const written = (file: string) => readFile(join(content, file), 'utf8');

const EVENT = `--kind event --title "Rules for sensors: a meeting" \
--summary "Twenty cities met in Porto and agreed on common rules for sensors." \
--topics data,privacy --cities porto,helsinki --start 2027-05-02T10:00 --end 2027-05-03 \
--time-zone Europe/Lisbon --place "Casa da Música, Porto, Portugal" \
--original https://www.example.org/meeting`;
/** Another event, with a title that is still free. */
/** The same command about something else: no two pages have the same summary. */
const about = (title: string) =>
  EVENT.replace('Rules for sensors: a meeting', title).replace('Twenty', `${title}: twenty`);
const OTHER = about('Another meeting');
const CITY = `city --name Évora --country portugal --latitude 38,57 --longitude=-7.91 \
--summary "Évora publishes what its sensors measure."`;

describe('npm run new, with options', () => {
  it('says when a post appears whose day has not begun in UTC', async () => {
    const { output } = await run(`${about('A meeting east of Greenwich')} --text "They met."`);
    expect(output).toContain(
      'a-meeting-east-of-greenwich.md: readers see it from 2026-11-24, 0:00 UTC, in about 10 hours',
    );
  });

  it('writes a post in the right place, with the right name, in the style of the others', async () => {
    const { status, output } = await run(EVENT);
    expect(output).toContain('Written: content/activities/rules-for-sensors-a-meeting.md');
    expect(status).toBe(0);
    expect(await written('activities/rules-for-sensors-a-meeting.md')).toBe(`---
title: "Rules for sensors: a meeting"
summary: Twenty cities met in Porto and agreed on common rules for sensors.
date: ${today}
kind: event
topics: [data, privacy]
cities: [porto, helsinki]
event:
  start: 2027-05-02T10:00
  end: 2027-05-03
  timeZone: Europe/Lisbon
  place: Casa da Música, Porto, Portugal
original: https://www.example.org/meeting
# ${DRAFT_COMMENT}
draft: true
---
`);
    // The same again would have the same title.
    expect(await run(EVENT)).toMatchObject({
      status: 2,
      errors: expect.stringMatching(
        /--title: content\/activities\/\S+ has the same title/,
      ) as string,
    });
  });

  it('takes the language of a post by its name, and no original for what is published here', async () => {
    const { output } = await run(
      `${about('Et møte i Porto').replace('--original https://www.example.org/meeting', '')} --language Norwegian`,
    );
    expect(output).toContain('Written: content/activities/et-mote-i-porto.md');
    const text = await written('activities/et-mote-i-porto.md');
    // In quotation marks, because YAML 1.1 would read "false".
    expect(text).toContain('\nlanguage: "no"\n');
    expect(text).not.toContain('original');
  });

  it('publishes what has a text', async () => {
    const { output } = await run(
      `activity --kind=news --title "A register of algorithms" --date 2026-11 --topics ai \
--summary "Porto published a register of the algorithms that it uses." --slug register \
--original https://www.example.org/register --text "Porto published it in November."`,
    );
    expect(output).toContain('content/activities/register.md');
    const text = await written('activities/register.md');
    expect(text).toContain('\n---\n\nPorto published it in November.\n');
    expect(text).not.toContain('draft');
  });

  it('writes a city', async () => {
    expect((await run(CITY)).output).toContain('content/cities/evora.md');
    expect(await written('cities/evora.md')).toBe(
      `---\nname: Évora\ncountry: PT\nlatitude: 38.57\nlongitude: -7.91\nstatus: candidate\napplied: ${today}\nsummary: Évora publishes what its sensors measure.\n---\n`,
    );
  });

  it.each([
    ['"City of EVORA"', 'PT', '38.57', '-7.91', 'evora.md is about a city with the same name'],
    ['Göteborg', 'SE', '57.71', '11.97', 'gothenburg.md is about a city with the same name'],
    ['Évora', 'PT', '41.8', '-6.75', 'evora.md is about another city of the same name'],
    ['Évora', 'BR', '-2.53', '-44.31', 'Written: content/cities/evora-brazil.md'],
    ['Ebora', 'PT', '38.57', '-7.91', 'Évora lies at the same place'],
  ])('compares %s (%s, %s, %s) with known ones', async (name, country, north, east, message) => {
    const { output = '', errors = '' } = await run(
      CITY.replace('Évora publishes', `${name.replaceAll('"', '')} in ${country} publishes`)
        .replace('Évora', name)
        .replace('portugal', country)
        .replace('38,57', north)
        .replace('-7.91', east),
    );
    expect(output + errors).toContain(message);
    for (const file of ['ebora', 'evora-brazil'])
      await rm(join(content, `cities/${file}.md`), { force: true });
  });

  it('writes a partner', async () => {
    const { output } = await run(
      `partner --name "Institute of Made-up Things" --short-name IMT --kind knowledge \
--role "Tests the tools of the coalition." --website https://www.example.org/ \
--summary "IMT is an institute that exists in this test, and nowhere else." \
--sources https://www.example.org/a --sources https://www.example.org/b`,
    );
    expect(output).toContain('content/partners/imt.md');
    expect(await written('partners/imt.md')).toContain(
      'sources:\n  - https://www.example.org/a\n  - https://www.example.org/b\n',
    );
  });

  it('passes the check with all of that', async () => {
    expect((await checkContent(content, folder)).problems).toEqual([]);
  });

  it.each([
    ['nothing is said', '', /Say what it is: npm run new -- activity, city or partner/],
    ['the word is wrong', 'citty', /There is no "citty"\. Did you mean "city"\?/],
    ['a title is not in quotation marks', 'activity A meeting', /between quotation marks/],
    [
      'an option does not exist',
      'activity --titel x',
      /no option --titel\. Did you mean --title\?/,
    ],
    ['an option is of another kind of file', 'city --topics ai', /There is no option --topics\./],
    ['a value is missing', 'activity --title --kind news', /--title needs a value\./],
    [
      'options are missing',
      '--kind news',
      /Missing, and there is no terminal.*--title: The title of the post.*--summary: .*--topics: .* Of: governance, ai/s,
    ],
    ['the kind does not exist', `${OTHER} --kind meeting`, /--kind: There is no "event,meeting"/],
    [
      'a topic does not exist',
      '--kind news --topics privcy',
      /"privcy"\. Did you mean "privacy"\?/,
    ],
    ['a city does not exist', '--kind news --cities prto', /"prto"\. Did you mean "porto"\?/],
    ['a date does not exist', '--kind news --date 2026-02-30', /--date: This is not a date/],
    ['the title is too short', '--kind news --title Hi', /--title: Write at least 5 characters/],
    [
      'the end lies before the start',
      '--kind event --start 2027-05-03 --end 2027-05-02',
      /--end: The end lies before the start/,
    ],
    ['a time has no zone', OTHER.replace('--time-zone Europe/Lisbon', ''), /--time-zone/],
    ['an event has no place', OTHER.replace(/--place "[^"]*"/, ''), /--place: Venue/],
    [
      'the title is taken',
      '--kind news --title "DEFINING digital, rights!"',
      /--title: content\/activities\/\S+ has the same title/,
    ],
    [
      'the name is taken',
      `${OTHER} --slug annual-meeting-2025`,
      /--slug: content\/activities\/annual-meeting-2025\.md is there already/,
    ],
    ['the name is a year', `${OTHER} --slug 2027`, /--slug: A file name cannot be a number/],
    ['the text has HTML', `${OTHER} --text <b>x</b>`, /--text: There is HTML in the text/],
    [
      'a picture is not described',
      `${OTHER} --image x.jpg`,
      /--image: There is no file x\.jpg.*--alt is missing/s,
    ],
    ['a description has no picture', `${OTHER} --alt "Delegates on steps."`, /belong to a picture/],
    [
      'a member has no source',
      CITY.replaceAll('Évora', 'Sines').replace('Sines', 'Sines --status member'),
      /--membership-source: /,
    ],
  ])('writes nothing if %s', async (_, line, message) => {
    const before = await readdir(content, { recursive: true });
    const { status, errors } = await run(line);
    expect(errors).toMatch(message);
    expect(status).toBe(2);
    expect(await readdir(content, { recursive: true })).toEqual(before);
  });

  it('lists an option for every question', async () => {
    for (const collection of NEW_COLLECTIONS) {
      const { status, output } = await run(
        `${{ activities: 'activity', cities: 'city', partners: 'partner' }[collection]} --help`,
      );
      expect(status).toBe(0);
      for (const { question } of dialogueOf(collection))
        expect(output).toMatch(new RegExp(`^ {2}--${question.flag}\\b`, 'm'));
      const names = optionsOf(collection).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('npm run new, with questions', () => {
  /** Somebody who gives these answers in turn: what is refused is answered anew, as at a terminal. */
  function person(answers: Record<string, (string | boolean | string[])[]>) {
    const asked: string[] = [];
    const told: string[] = [];
    const next = (title: string) => {
      asked.push(title);
      const answer = answers[title]?.shift();
      if (answer === 'Ctrl+C') throw new Cancelled();
      return answer;
    };
    const typed = async ({ title, initial, error }: Ask): Promise<string> => {
      const answer = next(title);
      const text = Array.isArray(answer) ? answer.join(',') : String(answer ?? initial ?? '');
      const refused = error(text);
      if (refused === undefined) return text;
      told.push(refused);
      return typed({ title, initial, isOptional: false, error });
    };
    const dialogue: Dialogue = {
      askText: typed,
      askOne: typed,
      askSome: async (ask) => (await typed(ask)).split(',').filter(Boolean),
      askYesNo: (title, _, initial) =>
        Promise.resolve((next(title) as boolean | undefined) ?? initial),
      tellError: (text) => void told.push(text),
    };
    return { dialogue, asked, told };
  }
  const talk = (dialogue: Dialogue, line = '') =>
    runNew(wordsOf(line), { content, shown: 'content', today, now, dialogue });

  it('writes an event, and judges each answer at once', async () => {
    const { dialogue, asked, told } = person({
      'What is it?': ['activities'],
      Kind: ['event'],
      Title: ['Hi', 'Defining digital rights', 'A meeting of cities'],
      Summary: [
        'Twenty cities met in Porto and agreed on common rules',
        'Twenty cities met in Porto and agreed on common rules.',
      ],
      Start: ['', '2027-05-02T10:00'],
      End: ['2027-05-01', '2027-05-03'],
      'Time zone': ['', 'Europe/Lisbon'],
      Place: ['', 'Porto, Portugal'],
      Topics: [['data']],
      Cities: [['porto', 'helsinki']],
      Original: ['www.example.org', 'https://www.example.org/x'],
    });
    const { status, output } = await talk(dialogue);
    expect(status).toBe(0);
    expect(output).toContain('Written: content/activities/a-meeting-of-cities.md');
    expect(told).toEqual([
      'Write at least 5 characters.',
      expect.stringMatching(/content\/\S+ has the same title/) as string,
      'Write a whole sentence, with a full stop at its end.',
      'This is missing.',
      'The end lies before the start.',
      expect.stringContaining('A time needs a time zone') as string,
      expect.stringContaining('Say where it takes place') as string,
      expect.stringContaining('https://') as string,
    ]);
    expect(asked).not.toContain('Draft');
    expect(await written('activities/a-meeting-of-cities.md')).toContain(
      'event:\n  start: 2027-05-02T10:00\n  end: 2027-05-03\n  timeZone: Europe/Lisbon\n  place: Porto, Portugal\n',
    );
  });

  it('asks for what no option gives, and nothing about an event for news', async () => {
    const { dialogue, asked } = person({
      Title: ['Some news of cities'],
      Original: ['https://www.example.org/y'],
    });
    const said = '"Thirty cities met in Porto and agreed on common rules."';
    const { status } = await talk(dialogue, `--kind news --summary ${said} --topics data`);
    expect(status).toBe(0);
    expect(asked.join()).toBe(
      'Title,Language,Date,Cities,Partners,Principles,Original,Further sources,Picture,Name of the file',
    );
  });

  it('asks again for what only shows at the end, and keeps the other answers', async () => {
    const city = {
      'Name in English': ['Beja'],
      Country: ['PT'],
      Latitude: ['38.01'],
      Longitude: ['-7.86'],
      Status: ['former'],
      Left: ['2020'],
      Summary: ['Beja publishes what its sensors measure.'],
    };
    const { dialogue, asked } = person({
      ...city,
      'Name of the file': ['porto', 'beja'],
      'UN/LOCODE': ['PTBEJ'],
    });
    expect((await talk(dialogue, 'city --unlocode ESBEJ')).output).toContain(
      'Written: content/cities/beja.md',
    );
    expect(asked.filter((title) => title === 'UN/LOCODE')).toHaveLength(1);
  });

  it('leaves nothing behind when somebody stops', async () => {
    const before = await readdir(content, { recursive: true });
    const stopped = { status: 130, errors: 'Stopped. Nothing was written.' };
    expect(await talk(person({ Title: ['Ctrl+C'] }).dialogue, '--kind news')).toEqual(stopped);
    expect(
      await talk(
        person({ 'Name of the file': ['Ctrl+C'], Title: ['A post that is stopped'] }).dialogue,
        OTHER.replace('--title "Another meeting"', ''),
      ),
    ).toEqual(stopped);
    expect(await readdir(content, { recursive: true })).toEqual(before);
  });
});

describe('the file', () => {
  const sentence = anyText(1, 60).map(
    (value) => `What happened is ${value}, which is told in this sentence.`,
  );
  const activity = fc.record(
    {
      kind: fc.constantFrom(...ACTIVITY_KINDS),
      title: anyText(5, 100),
      summary: sentence,
      date: fc.constantFrom('2026', '2026-11', '2026-11-24', '1999-01'),
      topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { minLength: 1, maxLength: 5 }),
      cities: fc.subarray(['porto', 'helsinki', 'amsterdam']),
      principles: fc.subarray(['privacy-and-security']),
      language: fc.constantFrom('no', 'ar', 'zh-Hant'),
      original: fc.constant('https://www.example.org/a?b=c#d'),
      dateNote: fc.option(anyText(10, 50), { nil: undefined }),
      event: fc.record({
        start: fc.constantFrom('2027', '2027-05', '2027-05-02', '2027-05-02T10:00'),
        timeZone: fc.constant('Europe/Lisbon'),
        place: anyText(2, 60),
        online: fc.boolean(),
      }),
      sources: fc.subarray(['https://www.example.org/1', 'https://www.example.org/2'], {
        minLength: 1,
      }),
    },
    { requiredKeys: ['kind', 'title', 'summary', 'date', 'topics', 'event'] },
  );

  it('is refused, or says what was answered', () => {
    let count = 0;
    fc.assert(
      fc.property(activity, fc.constantFrom('', 'A text.\n\nMore of it.'), (answers, body) => {
        const composed = composeFile('activities', answers, 'a-made-up-post', body, known);
        // Whatever is refused is refused by the schema itself, for what was typed.
        if (!composed.ok) {
          expect(
            composed.errors.filter(
              ({ field }) => !/^(?:title|summary|dateNote|event\.place)$/.test(field),
            ),
          ).toEqual([]);
          return;
        }
        count += 1;
        const parts = splitFrontMatter(composed.file.text);
        const read = collections.activities.schema.parse(parse(parts?.yaml ?? ''));
        expect(read).toEqual(
          collections.activities.schema.parse({
            ...answers,
            ...(body === '' ? { draft: true } : {}),
          }),
        );
        expect(composed.file.isDraft).toBe(body === '');
      }),
      { numRuns: 300 },
    );
    expect(count).toBeGreaterThan(100);
  });

  it('of a city or a partner is refused, or says what was answered', () => {
    const city = fc.record({
      name: anyText(1, 60),
      country: fc.constant('PT'),
      // Within the country: whether a place can be there is a rule of its own.
      latitude: fc.double({ min: 38, max: 40, noNaN: true }),
      longitude: fc.integer({ min: -9, max: -8 }),
      status: fc.constant('candidate'),
      applied: fc.constant('2026-11-24'),
      summary: sentence,
      contact: fc.option(fc.record({ role: anyText(3, 60) }), { nil: undefined }),
    });
    const partner = fc.record({
      name: anyText(2, 60),
      shortName: anyText(2, 40),
      kind: fc.constant('network'),
      core: fc.boolean(),
      role: anyText(10, 60),
      summary: sentence,
      since: fc.constantFrom('2019', '2019-03'),
      website: fc.constant('https://www.example.org/'),
      sources: fc.constant(['https://www.example.org/a,b']),
    });
    for (const [collection, entry] of [
      ['cities', city],
      ['partners', partner],
    ] as const) {
      let count = 0;
      fc.assert(
        fc.property(entry, (answers) => {
          const composed = composeFile(collection, answers, 'a-made-up-one', '', known);
          if (!composed.ok) return;
          count += 1;
          expect(
            collections[collection].schema.parse(
              parse(splitFrontMatter(composed.file.text)?.yaml ?? ''),
            ),
          ).toEqual(collections[collection].schema.parse(answers));
        }),
        { numRuns: 100 },
      );
      expect(count).toBeGreaterThan(30);
    }
  });

  it('has a short, free name that is made of the title', () => {
    const propose = (title: string, date = '2026-11-24') =>
      proposeSlug('activities', { title, date, kind: 'news' }, known);
    expect(propose('Überblick: Łódź & “São Paulo” – what’s new?')).toBe(
      'uberblick-lodz-sao-paulo-whats-new',
    );
    expect(propose('Annual meeting 2025')).toBe('annual-meeting-2025-2026');
    expect(propose('2027')).toBe('2027-2026');
    expect(propose('Index')).toBe('index-2026');
    expect(propose('Ελλάδα')).toBe('');
    expect(proposeSlug('cities', { name: 'Porto', country: 'BR' }, known)).toBe('porto-brazil');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        const slug = propose(title);
        if (slug !== '') expect(slugError('activities', slug, known)).toBeUndefined();
        expect(slug.length).toBeLessThanOrEqual(60);
      }),
    );
    expect(propose(`Word ${'and another word '.repeat(9)}`)).toBe(
      'word-and-another-word-and-another-word-and-another',
    );
  });
});

describe('an answer', () => {
  const question = (collection: 'activities' | 'cities', path: string) => {
    const found = questionsOf(collection).find((each) => each.path.join('.') === path);
    if (!found) throw new Error(`There is no question for ${path}.`);
    return found;
  };
  it.each([
    ['activities', 'topics', ' ai,  data ,', ['ai', 'data']],
    ['activities', 'event.online', 'Yes', true],
    ['activities', 'event.online', 'no', false],
    ['activities', 'title', '  A title ', 'A title'],
    ['activities', 'title', '   ', undefined],
    [
      'activities',
      'sources',
      'https://a.example.org/1,2,https://b.example.org/ https://c.example.org/',
      ['https://a.example.org/1,2', 'https://b.example.org/', 'https://c.example.org/'],
    ],
    ['activities', 'aliases', '/a,/b', ['/a', '/b']],
    ['cities', 'country', 'Portugal', 'PT'],
    ['cities', 'country', 'pt', 'PT'],
    ['cities', 'latitude', '-38,57', -38.57],
    ['cities', 'latitude', 'north', 'north'],
  ] as const)('of %s.%s is read: %s', (collection, path, typed, value) => {
    expect(readTyped(question(collection, path), typed)).toEqual(value);
  });
});

describe('options that explain themselves', () => {
  const options = [
    { name: 'alt', value: 'TEXT', help: 'Says it.' },
    { name: 'force', help: 'Does it.' },
    { name: 'help', help: 'Shows this.' },
  ];
  it.each([
    [['--alt', 'a b', 'photo.jpg'], { alt: 'a b' }, ['photo.jpg']],
    [['--alt=a', '--force', '--alt', 'b'], { alt: 'a,b', force: 'true' }, []],
    [['--force=no', '--alt', '-8.5'], { force: 'false', alt: '-8.5' }, []],
    [['-h'], { help: 'true' }, []],
  ])('%j are read', (args, values, positionals) => {
    const read = readDescribed(args, options, '--help');
    expect(Object.fromEntries(read.values)).toEqual(values);
    expect(read.positionals).toEqual(positionals);
  });

  it('are described', () => {
    expect(describeOptions(options.slice(0, 2))).toBe(
      '  --alt TEXT\n      Says it.\n  --force\n      Does it.',
    );
  });
});

describe('a question', () => {
  const needed = (collection: 'activities' | 'cities', answers: Answers) =>
    dialogueOf(collection)
      .filter(({ question }) => !question.required && isNeeded(collection, question, answers))
      .map(({ question }) => question.path.join('.'));

  it.each([
    ['activities', { kind: 'news' }, []],
    ['activities', { kind: 'webinar' }, []],
    ['activities', { kind: 'event' }, ['event.start']],
    [
      'activities',
      { kind: 'event', event: { start: '2027-05-02' } },
      ['event.start', 'event.place'],
    ],
    ['activities', { event: { start: '2027-05-02', online: true } }, ['event.start']],
    [
      'activities',
      { event: { start: '2027-05-02', end: '2027-05-02T10:00', place: 'Porto' } },
      ['event.start', 'event.timeZone', 'event.place'],
    ],
    ['cities', { status: 'candidate' }, ['applied']],
    ['cities', { status: 'candidate', applied: '2026' }, ['applied']],
    ['cities', { status: 'member' }, ['membershipSource']],
    ['cities', { status: 'member', applied: '2026' }, []],
    ['cities', { status: 'former', contact: { email: 'office@example.org' } }, ['contact.role']],
  ] as const)(
    'of %s has to be answered if the schema says so: %j',
    (collection, answers, fields) => {
      expect(needed(collection, answers)).toEqual(fields);
    },
  );
});

describe('the list of references', () => {
  it('names the fields that the check follows, and no other', async () => {
    const other = join(folder, 'references');
    await cp(FIXTURES, other, { recursive: true });
    const put = (value: unknown, keys: readonly string[]): unknown => {
      const [key = '', ...rest] = keys;
      if (keys.length === 0) return 'nobody';
      if (key !== '*') return { ...(value as Answers), [key]: put((value as Answers)[key], rest) };
      return rest.length === 0 ? ['nobody'] : (value as unknown[]).map((item) => put(item, rest));
    };
    for (const [collection, file] of [
      ['cities', 'porto'],
      ['activities', 'annual-meeting-2025'],
      ['projects', 'citizen-voices'],
      ['principles', 'access-and-literacy'],
    ] as const) {
      const path = join(other, collection, `${file}.md`);
      const parts = splitFrontMatter(await readFile(path, 'utf8'));
      let data = parse(parts?.yaml ?? '', { schema: 'failsafe' }) as Answers;
      for (const field of Object.keys(REFERENCES[collection] ?? {}))
        data = put(data, field.split('.')) as Answers;
      for (const key of ['latitude', 'longitude', 'number'])
        if (data[key] !== undefined) data = { ...data, [key]: Number(data[key]) };
      if (collection === 'projects')
        data = { ...data, results: [{ text: 'A result of this project.', activity: 'nobody' }] };
      await writeFile(path, writeContentFile(data, collections[collection].schema, parts?.body));
    }
    const found = (await checkContent(other, folder)).problems
      .filter(({ message }) => message.includes('"nobody"'))
      .map(
        ({ file, field }) => `${file.split('/')[1] ?? ''}.${(field ?? '').replace(/\d+/g, '*')}`,
      );
    expect([...new Set(found)].sort()).toEqual(
      Object.entries(REFERENCES)
        .flatMap(([collection, fields]) =>
          Object.keys(fields).map((field) => `${collection}.${field}`),
        )
        .sort(),
    );
  });
});
