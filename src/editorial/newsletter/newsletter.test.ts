import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { HUES } from '../../model/schemas/principle.ts';
import { htmlRules } from '../../quality/checks/html-rules.ts';
import { LINES } from '../../quality/testing/hostile.ts';
import { PLAIN } from '../../quality/testing/sites.ts';
import { anyText } from '../../quality/testing/texts.ts';
import { activity as post, PRINCIPLES as principles } from '../../quality/testing/entries.ts';
import type { ActivityEntry } from '../../model/queries/activities.ts';
import { sitePalette } from '../../site/styles/palette.ts';
import { selectNewsletter, writeNewsletter, type NewsletterContent } from './newsletter.ts';
import { toMailHtml } from './html.ts';
import { makeNewsletter, MOST_BYTES } from './make.ts';
import { formatNewsletterPeriod, readPeriod } from './period.ts';
import { partBraces, UNSUBSCRIBE } from './placeholders.ts';
import { COLUMNS, toMailText, wrap } from './text.ts';
import { inEnglish } from '../../i18n/index.ts';

const activity = (id: string, changes: object = {}) => post(id, { date: '2026-10-05', ...changes });
const event = (id: string, start: string, changes: object = {}) =>
  activity(id, { kind: 'event', event: { start, place: 'Porto, Portugal' }, ...changes });
const october = readPeriod({ month: '2026-10' });
const ids = (entries: readonly ActivityEntry[] | undefined) => entries?.map(({ id }) => id);

function select(activities: readonly ActivityEntry[]): NewsletterContent {
  const content = selectNewsletter(activities, october);
  if (!content) throw new Error('The newsletter is empty.');
  return content;
}
const written = (activities: readonly ActivityEntry[]) =>
  writeNewsletter(select(activities), principles, inEnglish);

describe('the period', () => {
  it('is a month, or goes from day to day', () => {
    expect(readPeriod({ month: '2028-02' })).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(readPeriod({ from: '2026-10-03', to: '2026-10-03' })).toEqual({
      from: '2026-10-03',
      to: '2026-10-03',
    });
    expect(formatNewsletterPeriod(october, 'en-GB')).toBe('October 2026');
    expect(formatNewsletterPeriod({ from: '2026-10-03', to: '2026-10-16' }, 'en-GB')).toMatch(
      /^3\s?–\s?16 October 2026$/,
    );
  });

  it.each([
    [{}, 'Say for which period'],
    [{ from: '2026-10-01' }, 'Say for which period'],
    [{ month: '2026-10', to: '2026-10-31' }, 'either --month, or --from'],
    [{ month: '2026' }, '--month takes a year and a month such as 2026-10; it is "2026"'],
    [
      { from: '2026-10-01', to: '2026-10-32' },
      '--to takes a day such as 2026-10-01; it is "2026-10-32"',
    ],
    [{ from: '2026-10', to: '2026-10-31' }, '--from takes a day'],
    [{ from: '2026-11-01', to: '2026-10-31' }, 'ends before it begins'],
  ])('%j is refused, and says how to write it', (options, message) => {
    expect(() => readPeriod(options)).toThrow(message);
  });
});

describe('the selection', () => {
  const all = [
    activity('first-day', { date: '2026-10-01' }),
    activity('last-day', { date: '2026-10-31' }),
    activity('some-day', { date: '2026-10' }),
    activity('before', { date: '2026-09-30' }),
    activity('after', { date: '2026-11-01' }),
    activity('draft', { draft: true }),
    activity('some-year', { date: '2026' }),
    event('over', '2026-10-31', { date: '2026-10-20' }),
    event('coming', '2026-11-01', { date: '2026-10-21' }),
    event('announced-before', '2026-12', { date: '2026-08' }),
    event('announced-later', '2026-11-20', { date: '2026-11-05' }),
    event('begun', '2026-10-30', {
      date: '2026-10-02',
      event: { start: '2026-10-30', end: '2026-11-02', place: 'Porto, Portugal' },
    }),
    event('draft-event', '2026-11-09', { draft: true }),
  ];

  it('takes what was published in the period, the newest first, each once', () => {
    expect(ids(select(all).news)).toEqual(['last-day', 'over', 'first-day', 'some-day']);
  });

  it('takes events that are not over when the period ends, the next one first', () => {
    expect(ids(select(all).events)).toEqual(['begun', 'coming', 'announced-before']);
  });

  it('is nothing where nothing was published, even if an event is to come', () => {
    expect(
      selectNewsletter(
        [
          activity('old', { date: '2020' }),
          event('announced-before', '2026-12', { date: '2026-08' }),
        ],
        october,
      ),
    ).toBeUndefined();
  });
});

const hostile = LINES.filter(({ verdict }) => verdict === 'text').map(({ id, input }) => ({
  id,
  text: `${[...input].slice(0, 150).join('').trim()} title`,
}));
/** Entries as no schema would take them: what is hostile is not to depend on one check alone. */
const unjudged = <Entry extends { data: object }>(entry: Entry, data: Partial<Entry['data']>) => ({
  ...entry,
  data: { ...entry.data, ...data },
});
const hostileEntries = hostile.map(({ text }, index) =>
  unjudged(activity(`hostile-${index}`, { principles: [`the-${HUES[index % 5]}-one`] }), {
    title: text,
    summary: `${text.slice(0, 120)} and so on, until it is long enough for a list.`,
  }),
);
const toCome = event('place', '2026-11-20', { date: '2026-10-02' });
const place = '</td></table><script>__ran(1)</script> {{ TrackView }}';
const withHostilePlace = unjudged(toCome, {
  event: toCome.data.event && { ...toCome.data.event, place },
});

interface Read {
  tags: Set<string>;
  attributes: [tag: string, name: string, value: string][];
  titles: string[];
}
function readHtml(html: string): Read {
  const read: Read = { tags: new Set(), attributes: [], titles: [] };
  let inTitle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      read.tags.add(name);
      for (const [key, value] of Object.entries(attributes))
        read.attributes.push([name, key, value]);
      if (name === 'h3') {
        inTitle = true;
        read.titles.push('');
      }
    },
    ontext: (text) => {
      if (inTitle) read.titles.push((read.titles.pop() ?? '') + text);
    },
    onclosetag(name) {
      if (name === 'h3') inTitle = false;
    },
  });
  parser.end(html);
  return read;
}

describe('the HTML', () => {
  const html = toMailHtml(written([...hostileEntries, withHostilePlace]));
  const read = readHtml(html);

  it('shows hostile titles as text', () => {
    expect(read.titles.sort()).toEqual(
      [...hostile.map(({ text }) => text), 'The title of place'].sort(),
    );
    expect([...read.tags].sort()).toEqual([
      'a',
      'body',
      'div',
      'h1',
      'h2',
      'h3',
      'head',
      'html',
      'meta',
      'p',
      'span',
      'style',
      'table',
      'tbody',
      'td',
      'title',
      'tr',
    ]);
    expect(
      read.attributes.filter(([, name]) => /^on|^srcset|^src$|^background$/.test(name)),
    ).toEqual([]);
  });

  it('has no command for the mailing program but the link to unsubscribe', () => {
    expect(html.match(/\{\{[^}]*\}\}/g)).toEqual([UNSUBSCRIBE]);
    expect(html).toContain(`<a href="${UNSUBSCRIBE}"`);
  });

  it('loads nothing, counts nothing, and links straight to the pages of the site', () => {
    expect(html).not.toMatch(/url\(|@import|@font-face|<img|<link|<script|\{\{ Track|@TrackLink/i);
    const links = read.attributes
      .filter(([tag, name]) => tag === 'a' && name === 'href')
      .map(([, , value]) => value);
    expect(links.length).toBeGreaterThan(hostile.length);
    expect(
      links.filter(
        (url) =>
          url !== UNSUBSCRIBE &&
          !/^https:\/\/cities-for-digital-rights\.github\.io\/[\w/-]*$/.test(url),
      ),
    ).toEqual([]);
  });

  it('has language, title, text beside the subject, and dark mode', () => {
    const plain = toMailHtml(
      written([activity('a', { title: 'Rights & duties', principles: ['the-blue-one'] })]),
    );
    expect(plain).toContain('<html lang="en" dir="ltr"');
    expect(plain).toContain('<title>Cities for Digital Rights: News of October 2026</title>');
    expect(plain).toMatch(/<div style="display:none[^>]*>Rights &amp; duties<\/div>/);
    expect(plain).toContain('Rights &amp; blue');
    expect(plain).toMatch(
      /@media \(prefers-color-scheme:dark\)\{body,\.paper\{background-color:#15171b !important\}/,
    );
    for (const hue of HUES)
      expect(plain).toContain(
        `.bar-${hue}{background-color:${sitePalette()(hue).dark} !important}`,
      );
    expect(plain).toContain('<meta name="color-scheme" content="light dark" />');
  });

  it('has a name for screen readers, whatever characters its subject has', () => {
    const named = toMailHtml({
      ...written([activity('a')]),
      subject: 'A\u2009b \\ "c" $& مدينة e\u0301',
    });
    expect(named.match(/aria-label="[^"]*"/g)).toEqual([
      'aria-label="A\u2009b \\ &quot;c&quot; $&amp; مدينة e\u0301"',
    ]);
  });

  it('is valid, apart from what mail programs need', async () => {
    const validator = new HtmlValidate(
      new StaticConfigLoader({
        ...htmlRules,
        rules: {
          ...htmlRules.rules,
          // Mail programs drop stylesheets and know no article element, and Outlook lays out by
          // tables and their attributes.
          'no-inline-style': 'off',
          'no-deprecated-attr': 'off',
          'no-conditional-comment': 'off',
          'prefer-native-element': ['error', { exclude: ['article'] }],
        },
      }),
    );
    const { results } = await validator.validateString(
      toMailHtml(written([activity('a', { principles: ['the-blue-one'] }), event('b', '2026-12')])),
    );
    expect(
      results.flatMap(({ messages }) =>
        messages.map(
          ({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`,
        ),
      ),
    ).toEqual([]);
  });

  it('uses tables for the layout only', () => {
    const layout = (tag: string) =>
      read.attributes.filter(
        ([each, name, value]) => each === tag && name === 'role' && value === 'presentation',
      ).length;
    expect(layout('table')).toBe(html.replace(/<!--[\s\S]*?-->/g, '').match(/<table/g)?.length);
  });

  it('is never longer than mail programs show', () => {
    const many = Array.from({ length: 400 }, (_, index) =>
      activity(`post-${index}`, {
        title: `${'A long title of a post with many words in it '.repeat(3)}${index}`,
        summary: `${'A sentence of many words. '.repeat(7)}End.`,
      }),
    );
    const { html: cut, text, left } = makeNewsletter(select(many), principles, inEnglish);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(MOST_BYTES);
    expect(Buffer.byteLength(cut)).toBeGreaterThan(MOST_BYTES * 0.9);
    expect(left).toBeGreaterThan(100);
    for (const form of [cut, text])
      expect(form).toContain(`${left} activities more, on the website`);
    expect(cut).toContain(UNSUBSCRIBE);
  });
});

describe('the plain text', () => {
  it('is wrapped: only a single word is longer than a line, and no word is lost', () => {
    fc.assert(
      fc.property(
        anyText(1, 400),
        fc.constantFrom('', '* '),
        fc.constantFrom('', '  '),
        (text, first, rest) => {
          const lines = wrap(text, first, rest).split('\n');
          for (const line of lines)
            if ([...line].length > COLUMNS)
              expect(line.slice((line.startsWith(first) ? first : rest).length).trim()).toMatch(
                /^\S+$/,
              );
          const words = text.split(/\s+/).filter(Boolean);
          expect(
            lines
              .map((line, index) => line.slice((index === 0 ? first : rest).length))
              .join(' ')
              .split(/\s+/)
              .filter(Boolean),
          ).toEqual(words);
        },
      ),
    );
  });

  it('has every link of the HTML in full', () => {
    const newsletter = written([activity('a'), event('b', '2026-12'), ...hostileEntries]);
    const text = toMailText(newsletter);
    const links = readHtml(toMailHtml(newsletter))
      .attributes.filter(([, name]) => name === 'href')
      .map(([, , value]) => value);
    expect(links.filter((url) => !text.includes(url))).toEqual([]);
    expect(text.match(/\{\{[^}]*\}\}/g)).toEqual([UNSUBSCRIBE]);
    expect(
      text
        .split('\n')
        .filter(
          (line) => [...line].length > COLUMNS && /\S\s+\S/.test(line.replace(/^\* /, '').trim()),
        ),
    ).toEqual([]);
  });

  it('says when and where an event is, and that it is cancelled', () => {
    const text = toMailText(
      written([
        activity('a'),
        event('b', '2026-12-04', {
          event: { start: '2026-12-04', place: 'Porto, Portugal', cancelled: true },
        }),
      ]),
    );
    expect(text).toContain(
      'Coming events\n-------------\n\n* The title of b\n  4 December 2026 · Porto, Portugal · Cancelled\n',
    );
  });

  it('separates braces that a mailing program would take for a command', () => {
    expect(partBraces('{{ TrackView }} {{{x}}} {a}')).toBe('{ { TrackView } } { { {x} } } {a}');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', ' ', 'a') }),
        (text) => !/\{\{|\}\}/.test(partBraces(text)),
      ),
    );
  });
});

describe('the command', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/newsletter.ts', ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...PLAIN.env },
    });

  it('writes both forms, the same each time, and says what to write as the subject', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'newsletter-'));
    const out = join(folder, 'made');
    const once = run('--from', '2021-10-01', '--to', '2021-12-31', '--out', out);
    expect(once.stderr).toBe('');
    expect(once.stdout).toMatch(
      /^1 activity, 0 events\. Written: .*newsletter\.html, .*newsletter\.txt \(\d+ kB of HTML\)\.\nSubject: Cities for Digital Rights: News of 1 October – 31 December 2021\n$/,
    );
    const read = async () =>
      Promise.all(
        ['newsletter.html', 'newsletter.txt'].map((name) => readFile(join(out, name), 'utf8')),
      );
    const first = await read();
    expect(first[0]).toContain('https://www.example.org/activities/smart-city-expo-2021/');
    run('--from', '2021-10-01', '--to', '2021-12-31', '--out', out);
    expect(await read()).toEqual(first);
    await rm(folder, { recursive: true });
  });

  it('writes nothing where there is nothing, or the period is not known', () => {
    const out = join(tmpdir(), 'no-newsletter');
    for (const [args, message] of [
      [
        ['--month', '1999-01'],
        'Nothing was published in January 1999, so no newsletter is written.',
      ],
      [['--month', '2026-12'], 'The period begins on 2026-12-01, and today is 2026-11-24'],
      [['--mont', '2026-10'], 'There is no option --mont. Did you mean --month?'],
    ] as const) {
      const { status, stderr, stdout } = run(...args, '--out', out);
      expect(stderr).toContain(message);
      expect([status, stdout, existsSync(out)]).toEqual([2, '', false]);
    }
  });

  it('explains itself, and the guide exists that it names', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    const guide = /docs\/guides\/\S+/.exec(stdout)?.[0] ?? '';
    expect(readFileSync(guide, 'utf8')).toContain('npm run newsletter');
  });
});
