/**
 * Programs that people read the site with, beside the browser: a feed reader, a
 * calendar and a spreadsheet show what the files say.
 */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { XMLParser } from 'fast-xml-parser';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inEnglish } from '../../i18n/index.ts';
import { isOnCalendar, toCalendar } from '../../site/calendar/calendar.ts';
import { toCsv } from '../../site/open-data/csv.ts';
import { COLLECTIONS } from '../../site/open-data/item-schemas.ts';
import { activity } from '../testing/entries.ts';
import { PLAIN, scratchFolder, serve } from '../testing/sites.ts';
import { toolForTests } from '../testing/tools.ts';

const newsboat = toolForTests('newsboat', { optional: true });
const khal = toolForTests('khal', { optional: true });
const calcurse = toolForTests('calcurse', { optional: true });
const soffice = toolForTests('soffice', { optional: true });

const home = await scratchFolder('clients');
afterAll(() => rm(home, { recursive: true, force: true }));

/** Runs a program in a home of its own. @returns all that it printed. */
async function run(program: string, ...args: readonly string[]): Promise<string> {
  const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8', HOME: home };
  const { stdout, stderr } = await promisify(execFile)(program, args, { cwd: home, env });
  return stdout + stderr;
}

describe.skipIf(!newsboat)('newsboat', () => {
  interface Item {
    title: string;
    link: string;
    pubDate?: string;
    'content:encoded': string;
  }
  const reload = (database: string) =>
    run(newsboat ?? '', ...['-u', 'urls', '-C', '/dev/null', '-c', database, '-x', 'reload']);

  it.each(['', 'topics/ai/'])(
    'lists each item of /%srss.xml with its title, link, day and text',
    async (path) => {
      const { rss } = new XMLParser().parse(
        await readFile(join(PLAIN.folder, path, 'rss.xml'), 'utf8'),
      ) as { rss: { channel: { title: string; item: Item[] } } };
      const server = await serve(PLAIN);
      await writeFile(join(home, 'urls'), `${server.url}${path}rss.xml\n`);
      const printed = await reload(`${path.length}.db`);
      server.close();
      expect(printed).toBe('');
      const database = new DatabaseSync(join(home, `${path.length}.db`), { readOnly: true });
      const feeds = database.prepare('SELECT title FROM rss_feed').all();
      const items = database
        .prepare(
          'SELECT title, url, pubDate, content FROM rss_item WHERE NOT deleted ORDER BY url, content',
        )
        .all();
      database.close();
      expect(feeds).toEqual([{ title: rss.channel.title }]);
      expect(items).toEqual(
        rss.channel.item
          .map((item) => ({
            title: item.title,
            url: item.link,
            // The program gives an item without a date the time at which it was found.
            pubDate: item.pubDate
              ? Date.parse(item.pubDate) / 1000
              : (expect.any(Number) as number),
            content: item['content:encoded'],
          }))
          .sort((a, b) => (a.url + a.content < b.url + b.content ? -1 : 1)),
      );
    },
  );

  it('finds nothing new when the site moves, and the old address redirects', async () => {
    const xml = await readFile(join(PLAIN.folder, 'rss.xml'), 'utf8');
    const moved = xml.replaceAll(PLAIN.origin, 'https://elsewhere.example.net/below');
    expect(moved).not.toBe(xml);
    let target = xml;
    const server = createServer((request, response) => {
      if (request.url === '/rss.xml') response.writeHead(301, { location: '/feed' }).end();
      else response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(target);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await writeFile(join(home, 'urls'), `http://127.0.0.1:${port}/rss.xml\n`);
    const unread = () => {
      const database = new DatabaseSync(join(home, 'moved.db'));
      const { count } = database
        .prepare('SELECT count(*) AS count FROM rss_item WHERE unread')
        .get() as { count: number };
      database.prepare('UPDATE rss_item SET unread = 0').run();
      database.close();
      return count;
    };
    await reload('moved.db');
    expect(unread()).toBe(xml.split('<item>').length - 1);
    target = moved;
    await reload('moved.db');
    expect(unread()).toBe(0);
    server.close();
  });
});

describe.skipIf(!khal)('khal', () => {
  /** The events of the fixtures, at the time in Tokyo, where the clocks never change. */
  const EVENTS = [
    '2021-11-16 – 2021-11-18 Smart City Expo World Congress 2021 (CONFIRMED)',
    '2025-06-03 – 2025-06-03 Cities shaping their digital rights future at the CC4DR Annual Meeting 2025 (CONFIRMED)',
    '2026-11-15 23:00 – 2026-11-16 00:30 عمّان تنشر سجلًّا لخوارزمياتها (AI Register). (CONFIRMED)',
    '2026-11-23 – 2026-11-25 Title of several-days (CONFIRMED)',
    '2026-12-01 – 2026-12-01 Title of several-days (CONFIRMED)',
    '2027-03-28 17:00 – 2027-03-28 18:00 Title of renamed (CONFIRMED)',
    // It has no end; khal gives such an event an hour.
    '2027-11-03 22:00 – 2027-11-03 23:00 Cancelled: Title of cancelled (CANCELLED)',
  ];

  const command = (...args: string[]) => run(khal ?? '', '-c', 'khal.conf', ...args);
  const take = async (calendar: string, file: string) =>
    expect(await command('import', '--batch', '-a', calendar, file)).toBe('');
  async function listed(calendar: string): Promise<string[]> {
    const text = await command(
      ...['list', '-a', calendar, '--once', '--day-format', '', '--format'],
      '{start-long} – {end-long} {title} ({status})',
      ...['2000-01-01', '2050-01-01'],
    );
    return text.replaceAll(' )', ')').split('\n').filter(Boolean);
  }

  beforeAll(async () => {
    const calendars = ['events', 'single'];
    for (const name of calendars) await mkdir(join(home, name));
    await writeFile(
      join(home, 'khal.conf'),
      `[calendars]
${calendars.map((name) => `[[${name}]]\npath = ${join(home, name)}`).join('\n')}
[sqlite]
path = ${join(home, 'khal.db')}
[locale]
local_timezone = Asia/Tokyo
default_timezone = Asia/Tokyo
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
`,
    );
  });

  it('shows each event on its days and at its time, once, also when it is imported again', async () => {
    for (let times = 0; times < 2; times += 1)
      await take('events', join(PLAIN.folder, 'events.ics'));
    expect(await listed('events')).toEqual(EVENTS);
  });

  // What is imported last counts for khal, whatever its revision; calendar.test.ts compares revisions.
  it('follows an event that is moved, cancelled and held after all', async () => {
    const steps = [
      [
        '2027-05-02T10:00',
        { revision: 0 },
        '2027-05-02 18:00 – 2027-05-02 19:00 A meeting (CONFIRMED)',
      ],
      [
        '2027-06-02T09:00',
        { revision: 1 },
        '2027-06-02 17:00 – 2027-06-02 18:00 A meeting (CONFIRMED)',
      ],
      [
        '2027-06-02T09:00',
        { revision: 2, cancelled: true },
        '2027-06-02 17:00 – 2027-06-02 18:00 Cancelled: A meeting (CANCELLED)',
      ],
      [
        '2027-06-02T09:00',
        { revision: 3 },
        '2027-06-02 17:00 – 2027-06-02 18:00 A meeting (CONFIRMED)',
      ],
    ] as const;
    for (const [start, changes, expected] of steps) {
      const event = { start, timeZone: 'Europe/Lisbon', place: 'Porto', ...changes };
      const meeting = activity('a-meeting', { title: 'A meeting', kind: 'event', event });
      if (!isOnCalendar(meeting)) throw new Error('The event is not on a known day.');
      const calendar = toCalendar([meeting], inEnglish, () => {
        throw new Error('The event names no city.');
      });
      await writeFile(join(home, 'a-meeting.ics'), calendar);
      await take('single', join(home, 'a-meeting.ics'));
      expect(await listed('single')).toEqual([expected]);
    }
  });
});

// It keeps no identifiers and adds what it imports, so it has to read the whole calendar anew.
describe.skipIf(!calcurse)('calcurse', () => {
  it('takes in every event, each on its days', async () => {
    const data = join(home, 'calcurse');
    await mkdir(data);
    const report = await run(
      calcurse ?? '',
      ...['-D', data, '-i', join(PLAIN.folder, 'events.ics')],
    );
    expect(report).toMatch(/ 0 skipped/);
    const lines = (await readFile(join(data, 'apts'), 'utf8')).split('\n').filter(Boolean);
    expect(
      lines
        .filter((line) => line.includes('Title of several-days'))
        .map((line) => line.slice(0, 10)),
    ).toEqual(expect.arrayContaining(['12/01/2026']));
    expect(lines.some((line) => line.includes('Cancelled: Title of cancelled'))).toBe(true);
  });
});

describe.skipIf(!soffice)('LibreOffice', () => {
  const ATTACKS = [
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(1;1)',
    '＝1+1',
    ' =1+1',
    "'=1+1",
    '=HYPERLINK("https://evil.example/";"x")',
    '=WEBSERVICE("https://evil.example/")',
    'one;=1+1',
    'two lines\n=1+1',
  ];

  /** Opens tables and saves them again: text in quotation marks; numbers, dates and what formulas give without. */
  async function saved(
    tables: Readonly<Record<string, string | Uint8Array>>,
    settings: string,
  ): Promise<Record<string, string>> {
    const files = Object.keys(tables);
    for (const [file, csv] of Object.entries(tables)) await writeFile(join(home, file), csv);
    await run(
      soffice ?? '',
      `-env:UserInstallation=file://${join(home, 'office')}`,
      ...['--headless', `--infilter=CSV:${settings}`],
      // All text quoted, cells as they are shown, and in place of formulas what they give.
      ...['--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false'],
      ...['--outdir', 'saved', ...files],
    );
    const texts = files.map(async (file) => [
      file,
      await readFile(join(home, 'saved', file), 'utf8'),
    ]);
    return Object.fromEntries((await Promise.all(texts)) as [string, string][]);
  }

  it.each([
    ['.csv', '44,34,76,1,,0,true,false', (bytes: Buffer) => bytes.toString()],
    ['.excel.csv', '9,34,65535,1,,0,true,false', (bytes: Buffer) => bytes.toString('utf16le')],
  ])('opens each published table (*%s) with the right columns and characters', async (...test) => {
    const [extension, settings, decode] = test;
    const tables: Record<string, Buffer> = {};
    for (const collection of COLLECTIONS) {
      const name = collection + extension;
      tables[name] = await readFile(join(PLAIN.folder, 'data', name));
    }
    const opened = await saved(tables, settings);
    const cells = (csv: string) => Papa.parse(csv.trimEnd(), { skipEmptyLines: true }).data;
    for (const [name, bytes] of Object.entries(tables))
      expect(cells(opened[name] ?? ''), name).toEqual(
        cells(
          decode(bytes)
            .replace(/^\uFEFF/, '')
            .replaceAll('\r\n', '\n'),
        ),
      );
  });

  const FULL_DAY_OR_YEAR = /"(\d{4}(?:-\d\d-\d\d)?)"/g;

  /**
   * The settings of the import by their place, as in
   * https://help.libreoffice.org/latest/en-US/text/shared/guide/csv_params.html:
   * comma, quotation mark, UTF-8, from the first row, any column, any language;
   * then whether quoted fields are text, and whether it looks for special numbers.
   */
  it.each([
    [
      'takes quoted fields for text',
      '44,34,76,1,,0,true,false',
      (csv: string) => csv.replace(/,(true|false)(?=,)/g, ',"$1"'),
    ],
    [
      'guesses, and takes only a whole day for a date',
      '44,34,76,1,,0,false,true',
      (csv: string) =>
        csv
          .replace(FULL_DAY_OR_YEAR, '$1')
          .replace(/,(?:true|false)(?=,)/g, (cell) => cell.toUpperCase()),
    ],
  ])('%s, gives back each cell in any script, and runs no formula of ours', async (...test) => {
    const [, settings, expected] = test;
    const cities = await readFile(join(PLAIN.folder, 'data', 'cities.csv'), 'utf8');
    expect(cities).toMatch(/عمّان[^]*Αθήνα[^]*京都市/);
    expect(cities).toMatch(FULL_DAY_OR_YEAR);
    const attacks = toCsv(
      ['text'],
      ATTACKS.map((text) => [text]),
    );
    const tables = await saved(
      { 'cities.csv': cities, 'attacks.csv': attacks, 'raw.csv': 'text\n=1+1\n' },
      settings,
    );
    const plain = (csv: string) =>
      csv.replaceAll('\r\n', '\n').replace(/^.*/, (names) => names.replace(/[^,]+/g, '"$&"'));
    expect(tables['cities.csv']).toBe(plain(expected(cities)));
    expect(tables['attacks.csv']).toBe(plain(attacks));
    // A formula that no apostrophe stops does run here.
    expect(tables['raw.csv']).toBe('"text"\n2\n');
  });
});
