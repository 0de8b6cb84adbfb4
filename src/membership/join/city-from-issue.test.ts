/** What cities send, in every form in which it arrives. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../quality/testing/texts.ts';
import { PLAIN } from '../../quality/testing/sites.ts';
import { cityFromIssue } from './city-from-issue.ts';
import { writeCityFile, type CityInput } from './city-file.ts';
import { readJoinContent } from './join-content.ts';
import { findFile, findSent } from './sent-text.ts';
import { bareTemplate, cityTemplate } from './template.ts';

const TODAY = '2026-11-24';
const content = await readJoinContent(PLAIN.content);

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
    const result = cityFromIssue(send(FILE), content, TODAY);
    expect(result.ok ? result : result.report).toMatchObject({
      ok: true,
      path: 'content/cities/patras.md',
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
    const result = cityFromIssue(byHand, content, TODAY);
    expect(result.ok ? result.file : result.report).toBe(
      writeCityFile({ ...PATRAS, website: undefined }),
    );
    expect(result.ok && result.notes).toHaveLength(2);

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
      const sent = cityFromIssue(send(filled(template)), content, TODAY);
      expect(sent.ok ? sent.path : sent.report, way).toBe('content/cities/patras.md');
    }
  });

  it('is reported with what is wrong', () => {
    const result = cityFromIssue(inMail(FILE.replace('GR', 'Atlantis')), content, TODAY);
    expect(result.ok ? '' : result.report).toMatch(
      /^1 answer needs your attention:\n\ncontent\/cities\/patras\.md:.*\n {2}country: No country/,
    );
    const nameless = cityFromIssue(FILE.replace('name: Patras', 'name: ""'), content, TODAY);
    expect(nameless.ok ? '' : nameless.report).toContain('name: This is missing.');
    const notYaml = cityFromIssue('---\nname: "Patras\n---\n', content, TODAY);
    expect(notYaml.ok).toBe(false);
  });

  it('makes no second page of a city', () => {
    const result = cityFromIssue(
      FILE.replace('name: Patras', 'name: City of Athens')
        .replace(/latitude: .*/, 'latitude: 37.98')
        .replace(/longitude: .*/, 'longitude: 23.73'),
      content,
      TODAY,
    );
    expect(result.ok ? '' : result.report).toContain('There is a page for a city named Athens');
  });

  it('names the country in the address of a namesake', () => {
    const result = cityFromIssue(
      FILE.replace('name: Patras', 'name: Athens')
        .replace('country: GR', 'country: United States')
        .replace(/latitude: .*/, 'latitude: 33.95')
        .replace(/longitude: .*/, 'longitude: -83.36'),
      content,
      TODAY,
    );
    expect(result.ok ? result.path : result.report).toBe('content/cities/athens-united-states.md');
  });

  it('loses nothing silently: what stands below it in a mail is shown', () => {
    const sent = inMail(`${FILE}\nOne more thing: we can host a meeting.`);
    const result = cityFromIssue(sent, content, TODAY);
    expect(result.ok && result.notes).toEqual([
      expect.stringContaining('One more thing: we can host a meeting.'),
    ]);
    const profile = cityFromIssue(`${FILE}\nPatras is a port.\n`, content, TODAY);
    expect(profile.ok && profile.file).toBe(`${FILE}\nPatras is a port.\n`);
  });

  it('never fails, whatever the text is', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'grapheme', maxLength: 20 }),
            fc.constantFrom('---', 'name: A', '> ---', '> name: B', '### Country', '-- ', '> ', ''),
          ),
          { maxLength: 12 },
        ),
        (lines) => {
          expect(cityFromIssue(lines.join('\n'), content, TODAY).ok).toBe(false);
        },
      ),
      { numRuns: 200 },
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
