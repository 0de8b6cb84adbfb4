/** What cities send as text, in every form in which it arrives. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../quality/testing/texts.ts';
import { PLAIN } from '../../quality/testing/sites.ts';
import { writeCityFile, type CityInput } from '../join/city-file.ts';
import { bareTemplate, cityTemplate } from '../join/template.ts';
import { readJoinContent } from '../join/join-content.ts';
import { readCityFile } from '../join/read-city-file.ts';
import { fieldsFromCity, judgeAnswers } from '../join/answers.ts';
import { REJOINS } from '../join/form.ts';
import { joinFields } from '../join/fields.ts';
import { questionsOf } from '../join/issue-form.ts';
import { inEnglish } from '../../i18n/index.ts';
import type { PartialDate } from '../../base/dates.ts';
import { findProposals } from './find-proposals.ts';
import { judgeSent, missingIn, type JudgedCity, type ReceivingContent } from './judge-sent.ts';
import { findFile, findSent } from '../join/sent-text.ts';

const TODAY = '2026-11-24' as PartialDate;
const content: ReceivingContent = {
  ...(await readJoinContent(PLAIN.content)),
  existing: (slug) => {
    const text = readFileSync(`${PLAIN.content}/cities/${slug}.md`, 'utf8');
    const read = readCityFile(text);
    return read && { slug, text, ...read };
  },
};
const labels = questionsOf(joinFields(content.principles, content.checklist, inEnglish)).map(
  ({ label }) => label,
);

/** Finds and judges the one proposal in a text; undefined if there is none, or more than one. */
function receiveText(text: string): JudgedCity | undefined {
  const { proposals } = findProposals(text, labels, false);
  const judged = proposals[0] && judgeSent(proposals[0], content, TODAY);
  return proposals.length === 1 && judged && 'data' in judged ? judged : undefined;
}

const PATRAS: CityInput = {
  name: 'Patras',
  localNames: [{ name: 'Πάτρα', language: 'el' }],
  country: 'GR',
  latitude: 38.2466,
  longitude: 21.7346,
  status: 'candidate',
  applied: TODAY,
  website: 'https://www.example.org/',
  language: 'el',
  summary: 'Η Πάτρα ανοίγει τα δεδομένα της και ρωτά τους κατοίκους της τι να κάνει με αυτά.',
  statement:
    'Γιατί τα δικαιώματα ισχύουν και στο διαδίκτυο, "παντού" και για όλους.\n\nWe bring our registers: all of them, with what they are for, and with whom people can talk about them.',
  actions: [
    {
      id: 'algorithm-register',
      text: 'Publishes a register of the algorithms that its services use, and explains each of them.',
      kind: 'register',
      principle: 'transparency-and-accountability',
      source: {
        url: 'https://www.example.org/a/very/long/address/that/no/program/wraps?a=1&b=2',
        publisher: 'Δήμος Πατρέων',
      },
    },
  ],
  decision: { body: 'City council', date: '2026-10-12' },
  promise: true,
  contact: { role: 'Digital Office', email: 'digital@example.org' },
  sender: 'staff',
};
const FILE = writeCityFile(PATRAS);

const quoted = (mark: string) => (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `${mark}${line}`)
    .join('\n');

/** Lines of at most 72 characters, as mail programs make them. */
function wrapped(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', rest = ''] = /^([\s>]*)(.*)$/.exec(line) ?? [];
      const lines = [indent];
      for (const word of rest.split(' ')) {
        const last = lines.at(-1) ?? '';
        if (last === indent && lines.length === 1) lines[0] = indent + word;
        else if (`${last} ${word}`.length <= 72) lines[lines.length - 1] = `${last} ${word}`;
        else lines.push(word);
      }
      return lines;
    })
    .join('\n');
}

const inMail = (text: string) =>
  `From: digital@example.org\nSubject: Proposal: Patras\n\nDear colleagues,\n\nhere is our proposal:\n\n${text}\n\n-- \nDigital Office\nhttps://www.example.org/\n`;

const WAYS: [string, (text: string) => string][] = [
  ['as it is', (text) => text],
  ['with line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
  ['with a byte order mark', (text) => `\uFEFF${text}`],
  ['in a mail', inMail],
  ['in a mail with line ends of Windows', (text) => inMail(text).replaceAll('\n', '\r\n')],
  ['in a mail, wrapped', (text) => inMail(wrapped(text))],
  ['quoted', (text) => inMail(quoted('> ')(text))],
  ['quoted twice', (text) => inMail(quoted('> > ')(text))],
  ['quoted twice, without spaces', (text) => inMail(quoted('>>')(text))],
  ['quoted, then wrapped', (text) => inMail(wrapped(quoted('> ')(text)))],
  ['wrapped, then quoted', (text) => inMail(quoted('> ')(wrapped(text)))],
];

describe.each(WAYS)('a file that is sent %s', (_, send) => {
  it('becomes the same file', () => {
    expect(receiveText(send(FILE))).toMatchObject({
      outcome: 'complete',
      errors: [],
      slug: 'patras',
      file: FILE,
    });
  });
});

describe('a file that is sent', () => {
  it('can have any text, quoted or not', () => {
    fc.assert(
      fc.property(anyText(20, 300), anyText(30, 190), (statement, summary) => {
        const file = writeCityFile({ ...PATRAS, statement, summary: `${summary}.` });
        for (const [, send] of WAYS.filter(([way]) => !way.includes('wrapped')))
          expect(findFile(send(file))?.file.trimEnd()).toBe(file.trimEnd());
      }),
    );
  });

  it('may name the country, have empty fields, and be the empty file filled in', () => {
    const byHand = FILE.replace('country: GR', 'country: Greece').replace(
      'website: https://www.example.org/',
      'website: ""',
    );
    const result = receiveText(byHand);
    expect(result).toMatchObject({ outcome: 'complete', errors: [] });
    expect(result?.file).toBe(writeCityFile({ ...PATRAS, website: undefined }));
    expect(result?.notes.filter((note) => note.startsWith('Put right'))).toHaveLength(2);

    const filled = (template: string) =>
      template
        .replace(/^name: ""/m, 'name: "Patras"')
        .replace(/^country: ""/m, 'country: "Ελλάδα"')
        .replace(/^latitude:/m, 'latitude: 38.2466')
        .replace(/^longitude:/m, 'longitude: 21.7346')
        .replace(/^summary: ""/m, `summary: ${JSON.stringify(PATRAS.summary)}`)
        .replace(/^# noActionsYet/m, 'noActionsYet')
        .replace(/^# promise/m, 'promise')
        .replace('  body: ""', '  body: "City council"')
        .replace('  # date: ""', '  date: "2026-10-12"')
        .replace('  role: ""', '  role: "Digital Office"')
        .replace('  email: ""', '  email: "digital@example.org"')
        .replace('sender: ""', 'sender: "staff"');
    // The help in the empty file is meant to be attached: wrapped, it can look like fields.
    for (const [way, send] of WAYS) {
      const template = way.includes('wrapped') ? bareTemplate(TODAY) : cityTemplate(TODAY, []);
      expect(receiveText(send(filled(template))), way).toMatchObject({
        outcome: 'complete',
        errors: [],
        slug: 'patras',
      });
    }
  });

  it('becomes a draft if an answer is missing or wrong, with every other answer', () => {
    const sent = FILE.replace('GR', 'Atlantis').replace('latitude: 38.2466', 'latitude: here');
    const result = receiveText(inMail(sent));
    expect(result).toMatchObject({
      outcome: 'incomplete',
      errors: [
        {
          label: 'Country',
          message: expect.stringMatching(/^No country/) as string,
          answer: 'Atlantis',
        },
        { label: 'Place', answer: 'here, 21.7346' },
      ],
    });
    expect(missingIn(readCityFile(result?.file ?? '')?.data, PATRAS)).toEqual([]);
    expect(receiveText(FILE.replace('name: Patras', 'name: ""'))).toMatchObject({
      outcome: 'incomplete',
      slug: 'unnamed',
      errors: [{ label: 'Name in English', message: 'Enter the name of the city in English.' }],
    });
  });

  it('is asked for what joining needs, as answers of the issue form are', () => {
    const { promise: _, decision: _decision, sender: _sender, ...less } = PATRAS;
    expect(receiveText(writeCityFile(less))?.errors.map(({ label }) => label)).toEqual([
      'Who decides',
      'Day of the decision',
      'Promise',
      'Who proposes the city',
    ]);
  });

  it('is reported as unreadable if it is', () => {
    const [sent] = findProposals('---\nname: "Patras\n---\n', labels, false).proposals;
    const judged = sent && judgeSent(sent, content, TODAY);
    expect(judged).toMatchObject({
      outcome: 'unreadable',
      report: expect.stringContaining('content/cities/unnamed.md') as string,
    });
    expect(judged?.outcome === 'unreadable' && judged.problems).not.toHaveLength(0);
  });

  it('makes no second page of a city', () => {
    const athens = FILE.replace('name: Patras', 'name: City of Athens')
      .replace(/latitude: .*/, 'latitude: 37.98')
      .replace(/longitude: .*/, 'longitude: 23.73');
    const result = receiveText(athens);
    expect(result).toMatchObject({ outcome: 'correction', slug: 'athens' });
    expect(result?.data).toMatchObject({ status: 'member', wikidata: 'Q1524' });
    expect(result?.differences).toContain(
      'Summary: Athens offers free classes in digital skills and set out its digital plans in a roadmap in 2018. → ' +
        PATRAS.summary,
    );
  });

  it('changes what was corrected in the file of a member, and nothing else', () => {
    const athens = content.existing('athens');
    const commented = athens && {
      ...athens,
      text: athens.text.replace('wikidata:', '# Checked by hand.\nwikidata:'),
    };
    const correct = (text: string) =>
      judgeSent(
        { kind: 'file', text },
        { ...content, existing: () => commented },
        TODAY,
      ) as JudgedCity;
    const { text = '' } = athens ?? {};
    expect(correct(text)).toMatchObject({
      outcome: 'correction',
      file: commented?.text,
      differences: [],
      errors: [],
    });
    expect(correct(text.replace('free classes', 'classes'))).toMatchObject({
      file: commented?.text.replace('free classes', 'classes'),
      differences: [expect.stringMatching(/^Summary: /)],
    });
    expect(correct(text.replace(/\n---\n[^]*/, '\n---\n\nAnother text.\n'))).toMatchObject({
      file: commented?.text.replace(/\n---\n[^]*/, '\n---\n\nAnother text.\n'),
      differences: ['The text below the front matter is another one.'],
    });
  });

  it('lets a former member apply again, and keeps when it was a member', () => {
    const again = FILE.replace('name: Patras', 'name: Gothenburg')
      .replace('country: GR', 'country: SE')
      .replace(/latitude: .*/, 'latitude: 57.7089')
      .replace(/longitude: .*/, 'longitude: 11.9746');
    const result = receiveText(again);
    expect(result).toMatchObject({
      outcome: 'rejoins',
      slug: 'gothenburg',
      errors: [],
      data: { status: 'candidate', applied: TODAY, memberBy: '2019-03-28', left: '2025-03' },
    });
    expect(result?.differences).toContain('Status: former → candidate');
    expect(result?.existing && result.file).toContain(
      '\nmembershipSource: https://www.example.net/members\n',
    );

    const draft = receiveText(again.replace('promise: true', ''));
    expect(draft?.outcome).toBe('incomplete');
    const { data } = readCityFile(draft?.file ?? '') ?? {};
    expect(data).toMatchObject({ status: 'former', left: '2025-03', summary: PATRAS.summary });
    // The form takes a candidate for a new city, and offers a former member to apply again.
    const existing = { slug: 'gothenburg', data: data ?? PATRAS, body: '' };
    const ticked: [string, string][] = [
      ['promise', 'yes'],
      [REJOINS, 'yes'],
    ];
    const fields = [...fieldsFromCity(existing.data, []), ...ticked];
    expect(judgeAnswers(fields, content.known, TODAY, existing)).toMatchObject({
      ok: true,
      city: { status: 'candidate', left: '2025-03' },
    });
  });

  it('is a candidate, whatever it says of itself', () => {
    const result = receiveText(FILE.replace('status: candidate', 'status: member'));
    expect(result).toMatchObject({ outcome: 'complete', file: FILE });
    expect(result?.notes.join('\n')).toContain('The file said “status: member”.');
  });

  it('names the country in the address of a namesake', () => {
    const result = receiveText(
      FILE.replace('name: Patras', 'name: Athens')
        .replace('country: GR', 'country: United States')
        .replace(/latitude: .*/, 'latitude: 33.95')
        .replace(/longitude: .*/, 'longitude: -83.36'),
    );
    expect(result).toMatchObject({ outcome: 'complete', slug: 'athens-united-states' });
    expect(result?.notes.join('\n')).toContain('another city named Athens');
  });

  it('loses nothing silently: what stands around it in a mail is kept', () => {
    const said = 'One more thing: we can host a meeting.';
    const below = findProposals(inMail(`${FILE}\n${said}`), labels, false).rest.join('\n');
    expect(below).toContain(said);
    expect(below).toContain('here is our proposal:');
    expect(below).toContain('-- \nDigital Office');
    const answered = `${quoted('> ')(FILE)}\n\n${said}`;
    expect(findProposals(answered, labels, true).rest).toEqual([said]);
    expect(receiveText(`${FILE}\nPatras is a port.\n`)?.file).toBe(`${FILE}\nPatras is a port.\n`);
  });

  it('says what the form would drop', () => {
    const sent = FILE.replace('promise: true', 'wikidata: Q1524000').concat(
      '\nPatras is a port.\n',
    );
    expect(receiveText(sent)?.notes.join('\n')).toMatch(
      /The form does not ask for these.*Wikidata and the text below the front matter/,
    );
  });

  it('is found with others in one text', () => {
    const two = `${inMail(FILE)}\n${quoted('> ')(FILE.replace('Patras', 'Thebes'))}`;
    expect(findProposals(two, labels, false).proposals).toEqual([
      { kind: 'file', text: FILE },
      { kind: 'file', text: FILE.replace('Patras', 'Thebes') },
    ]);
    const answers = (name: string) => `### Name in English\n\n${name}\n\n### Country\n\nGreece\n`;
    const issues = `${answers('Patras')}\n${answers('Thebes')}`;
    expect(findProposals(issues, labels, false).proposals.map(({ text }) => text.trim())).toEqual([
      answers('Patras').trim(),
      answers('Thebes').trim(),
    ]);
  });

  it('never makes it fail, whatever it says', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom(
        ...[
          '---',
          'name: A',
          '> ---',
          '> name: B',
          '### Country',
          '### Name in English',
          '-- ',
          '> ',
          '',
        ],
        ...['actions: x', 'actions:', '  - source:', '  - x', 'contact: y', 'localNames: [1, {}]'],
        ...['latitude: [1]', 'name: {a: b}', 'a: &a {b: *a}', 'name: &b Patras', 'sender: *b'],
        ...[
          'actions: [null, 1, {source: 1, text: {}}]',
          'status: 2',
          'language: true',
          'applied: {}',
        ],
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const sent = [['---'], lines, ['---']].flat().join('\n');
        for (const text of [lines.join('\n'), sent, inMail(sent)]) {
          const { proposals, rest } = findProposals(text, labels, false);
          const judged = proposals.map((proposal) => judgeSent(proposal, content, TODAY));
          expect(judged.filter(({ outcome }) => outcome === 'complete')).toEqual([]);
          if (proposals.length === 0 && text.trim() !== '') expect(rest.join('')).not.toBe('');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('keeps every answer in the draft, as the form reads it', () => {
    const keys = Object.keys(PATRAS).filter((key) => key !== 'status') as (keyof CityInput)[];
    fc.assert(
      fc.property(fc.subarray(keys, { maxLength: keys.length - 1 }), (kept) => {
        const some = Object.fromEntries(kept.map((key) => [key, PATRAS[key]]));
        const sent = writeCityFile({ ...some, status: 'candidate' } as CityInput);
        const draft = readCityFile(receiveText(sent)?.file ?? '');
        expect(missingIn(draft?.data, some)).toEqual([]);
        const asFormReads = judgeAnswers(
          fieldsFromCity(draft?.data ?? PATRAS, []),
          [],
          TODAY,
        ).input;
        expect(missingIn(asFormReads, some)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('findSent', () => {
  const find = (text: string) => findSent(text, (line) => line === 'Start');

  it('keeps quotations within what was sent', () => {
    expect(find('Start\n> quoted\n-- \nStill here')).toEqual({
      at: 0,
      text: 'Start\n> quoted\n-- \nStill here',
      isInMail: false,
      above: '',
      below: '',
    });
    expect(find('> Start\n> > quoted\n>\n> end\nRegards')?.text).toBe('Start\n> quoted\n\nend');
  });

  it('ends at a signature, in a mail alone', () => {
    for (const mark of ['-- ', '--', '--\u00A0'])
      expect(find(`Hello\nStart\ntext\n${mark}\nOffice`)?.text).toBe('Start\ntext');
  });

  it('finds nothing where nothing is', () => {
    expect(find('')).toBeUndefined();
    expect(find('> Started')).toBeUndefined();
  });
});
