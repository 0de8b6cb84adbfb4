import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FIXTURES } from '../testing/sites.ts';
import { availabilityUrl, findCopy } from './archive.ts';
import { checkLinks } from './check-links.ts';
import { collectLinks, type FoundLink } from './collect.ts';
import { judgeLink, NOT_ASKED } from './judge.ts';
import { writeMarkdown } from './report.ts';
import { Visitor, type Manners } from './visitor.ts';

type Answer = number | readonly [status: number, location: string] | Error | (() => Response);
/**
 * What the web answers at an address, perhaps to one method only. Elsewhere below .example it
 * answers 404, and other hosts do not exist.
 */
type Web = Readonly<Record<string, Answer>>;

const asked: string[] = [];
beforeEach(() => {
  asked.length = 0;
});

const error = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
const fetchFrom =
  (web: Web): Manners['fetch'] =>
  (url, { method = '' }) => {
    asked.push(`${method} ${url}`);
    const answer =
      web[`${method} ${url}`] ??
      web[url] ??
      (new URL(url).hostname.endsWith('.example') ? 404 : error('ENOTFOUND'));
    if (answer instanceof Error) return Promise.reject(answer);
    if (typeof answer === 'function') return Promise.resolve(answer());
    const [status, location] = typeof answer === 'number' ? [answer] : answer;
    const headers = new Headers(location === undefined ? {} : { location });
    return Promise.resolve({ status, headers } as Response);
  };
const manners = (fetch: Manners['fetch'], pause = 0): Manners => ({
  fetch,
  userAgent: 'Test/1',
  pause,
  parallel: 2,
  timeLimit: 50,
});
const visitor = (web: Web) => new Visitor(manners(fetchFrom(web)));

const A = 'https://a.example/';
const OLD = 'https://a.example/old';
const judge = (web: Web, url = OLD) => judgeLink(url, visitor(web));
const link = (url: string, line = 1): FoundLink => ({
  url,
  places: [{ file: 'content/cities/porto.md', line }],
  date: '2019',
});
const run = (web: Web, links: readonly FoundLink[]) =>
  checkLinks(
    links,
    manners(fetchFrom(web)),
    ['https://probe.example/', 'https://other-probe.example/'],
    '2026-11-24',
  );

describe('a visitor', () => {
  it('identifies itself, sends no cookie and follows no redirect', async () => {
    const requests: unknown[] = [];
    const fetch: Manners['fetch'] = (url, init) => {
      requests.push({ url, ...init });
      return Promise.resolve(new Response());
    };
    await judgeLink('https://a.example/page?id=3', new Visitor(manners(fetch)));
    expect(requests).toEqual([
      {
        url: 'https://a.example/page?id=3',
        method: 'HEAD',
        redirect: 'manual',
        headers: { 'user-agent': 'Test/1', accept: '*/*' },
        signal: expect.any(AbortSignal) as AbortSignal,
      },
    ]);
  });

  it('pauses between requests to a host, and visits few hosts at a time', async () => {
    const requests: { host: string; begin: number; end: number }[] = [];
    const fetch = async (url: string) => {
      const request = { host: new URL(url).host, begin: Date.now(), end: Infinity };
      requests.push(request);
      await new Promise((done) => setTimeout(done, 10));
      request.end = Date.now();
      return new Response();
    };
    const urls = ['a', 'a', 'a', 'b', 'b', 'c', 'd'].map(
      (host, n) => `https://${host}.example/${n}`,
    );
    const links = urls.map((url) => link(url));
    await checkLinks(links, manners(fetch, 40), [], '2026-11-24');
    expect(requests).toHaveLength(7);
    for (const [index, { host, begin }] of requests.entries()) {
      const before = requests.slice(0, index);
      // Clocks of timers and of the date differ by a millisecond.
      for (const other of before.filter((one) => one.host === host))
        expect(begin - other.end).toBeGreaterThanOrEqual(39);
      expect(before.filter((other) => other.end > begin).length).toBeLessThan(2);
    }
  });

  it('leaves a host alone that does not answer, or asks for fewer requests', async () => {
    const urls = [A, 'https://b.example/'];
    const one = visitor({ 'https://a.example/': error('ECONNRESET'), 'https://b.example/': 429 });
    for (const url of urls.flatMap((host) => [host, `${host}other`]))
      expect((await judgeLink(url, one)).verdict).toBe('unclear');
    expect(asked).toEqual([`HEAD ${A}`, `GET ${A}`, 'HEAD https://b.example/']);
  });
});

const cases = parse(readFileSync('src/quality/fixtures/links.yaml', 'utf8')) as [
  string,
  Record<string, number | string | [number, string]>,
  ...string[],
][];

describe('a link', () => {
  it.each(cases)('that %s: %o is %s', async (_, pages, verdict, reason, to) => {
    const web = Object.entries(pages).map(([key, answer]): [string, Answer] => {
      const [, method = '', path = ''] = /^((?:HEAD |GET )?)(.*)$/.exec(key) ?? [];
      return [method + new URL(path, A).href, typeof answer === 'string' ? error(answer) : answer];
    });
    expect(await judge(Object.fromEntries(web))).toEqual({ verdict, reason, ...(to && { to }) });
  });

  it('is unclear if the site is too slow', async () => {
    const fetch: Manners['fetch'] = (_, { signal }) =>
      new Promise((_done, fail) =>
        signal?.addEventListener('abort', () => {
          fail(signal.reason as Error);
        }),
      );
    expect(await judgeLink(A, new Visitor(manners(fetch)))).toEqual({
      verdict: 'unclear',
      reason: 'The site does not answer in time. (TimeoutError)',
    });
  });

  it.each(Object.entries(NOT_ASKED))('to %s is not visited: %s', async (host, reason) => {
    expect(await judge({}, `https://www.${host}/page`)).toEqual({
      verdict: 'not-asked',
      reason: `${host} ${reason}.`,
    });
    expect(asked).toEqual([]);
  });

  it.each([
    'http://127.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://localhost/',
    'https://router/',
    'https://db.internal/',
    'https://a.example:8443/',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ])('is not followed into the local network: %s', async (location) => {
    expect(await judge({ [OLD]: [302, location] })).toEqual({
      verdict: 'unclear',
      reason: `It leads to an address that is not on the public web. (at ${new URL(location).href})`,
    });
    expect(asked).toEqual([`HEAD ${OLD}`]);
  });
});

const copyOf = (url: string) => ({
  available: true,
  status: '200',
  timestamp: '20190402101112',
  url: `http://web.archive.org/web/20190402101112/${url}`,
});
/** What the archive answers about a page. */
const archive = (url: string, closest?: object): Web => ({
  [availabilityUrl(url, '2019')]: () => Response.json({ archived_snapshots: { closest } }),
});

describe('the archive', () => {
  const url = 'https://a.example/x?a=b&c=d';
  const copy = copyOf('https://a.example/b');

  it('is asked for the time of the entry', () => {
    expect(availabilityUrl(url, '2019-03')).toBe(
      'https://archive.org/wayback/available?url=https%3A%2F%2Fa.example%2Fx%3Fa%3Db%26c%3Dd&timestamp=201903',
    );
    expect(availabilityUrl(url, '2019-03-04')).toContain('timestamp=20190304');
    expect(availabilityUrl(url, undefined)).not.toContain('timestamp');
  });

  const found = {
    found: true,
    day: '2019-04-02',
    url: 'https://web.archive.org/web/20190402101112/https://a.example/b',
  };
  const json = (data: unknown) => () => Response.json(data);
  const closest = (value?: object) => json({ archived_snapshots: { closest: value } });
  it.each<[string, () => Response, object]>([
    ['has a copy', closest(copy), found],
    ['has none', closest(), { found: false, asked: true }],
    ['has a copy of an error', closest({ ...copy, status: '404' }), { found: false, asked: true }],
    ['hides its copy', closest({ ...copy, available: false }), { found: false, asked: true }],
    [
      'has it elsewhere',
      closest({ ...copy, url: 'https://evil.example/web/20190402101112/x' }),
      { found: false, asked: true },
    ],
    ['is down', () => new Response('', { status: 503 }), { found: false, asked: false }],
    ['answers with a page', () => new Response('<!doctype html>'), { found: false, asked: false }],
    ['answers with something else', json([]), { found: false, asked: false }],
  ])('%s', async (_, answer, result) => {
    const web = visitor({ [availabilityUrl(url, '2019')]: answer });
    expect(await findCopy(url, '2019', web)).toEqual(result);
  });
});

describe('the report', () => {
  it('groups, sorts, and says what to change', async () => {
    const web: Web = {
      'https://fine.example/': 200,
      'https://moved.example/old': [301, '/new'],
      'https://moved.example/new': 200,
      'https://unclear.example/': 403,
      'https://gone.example/': error('ENOTFOUND'),
      ...archive('https://dead.example/a'),
      ...archive('https://dead.example/b', copyOf('https://dead.example/b')),
    };
    const report = await run(web, [
      link('https://fine.example/'),
      link('https://www.linkedin.com/x'),
      link('https://dead.example/b', 12),
      link('https://moved.example/old', 7),
      link('https://gone.example/'),
      link('https://unclear.example/'),
      link('https://dead.example/a'),
    ]);
    expect(writeMarkdown(report)).toBe(`# Links to other sites

2026-11-24. 7 links to other sites: 3 dead, 1 unclear, 1 moved for good, 1 not asked, 1 fine.

## Dead (3)

Readers find nothing there.

- <https://dead.example/a>
  404: the page does not exist.
  The archive has no copy. Find another page that shows the same, or take out what rests on it.
  - \`content/cities/porto.md:1\`
- <https://dead.example/b>
  404: the page does not exist.
  An archived copy of 2019-04-02 is at <https://web.archive.org/web/20190402101112/https://dead.example/b>. Look whether it shows what the text says, and put its address in place of the dead one.
  - \`content/cities/porto.md:12\`
- <https://gone.example/>
  There is no site of this name any more. (ENOTFOUND)
  The archive could not be asked. Look there by hand: <https://web.archive.org/>.
  - \`content/cities/porto.md:1\`

## Moved for good (1)

These work. Put the new address in place of the old one, before it is forgotten.

- <https://moved.example/old>
  The site gives it a new address.
  New address: <https://moved.example/new>
  - \`content/cities/porto.md:7\`

## Unclear (1)

A program could not find out: open them in a browser. Many sites refuse programs, and much passes by the next run.

- <https://unclear.example/>
  403: refuses programs, or everybody.
  - \`content/cities/porto.md:1\`

## Not asked (1)

Open them in a browser now and then.

- <https://www.linkedin.com/x>
  linkedin.com answers 999 to every program.
  - \`content/cities/porto.md:1\`

## Before a page dies

Everybody can ask the Internet Archive for a copy of a page that is still there: <https://web.archive.org/save>. Do it for each new source.
`);
  });

  it('calls nothing dead if the machine has no network', async () => {
    const web: Web = {
      'https://fine.example/': 200,
      'https://dead.example/': error('ENOTFOUND'),
      'https://probe.example/': error('ENOTFOUND'),
      'https://other-probe.example/': error('ENOTFOUND'),
    };
    const report = await run(web, [link('https://fine.example/'), link('https://dead.example/')]);
    expect(report).toMatchObject({ offline: true, counts: { dead: 0, unclear: 1 } });
    expect(writeMarkdown(report)).toBe(
      '# Links to other sites\n\n2026-11-24. This machine reached no other site, so that nothing can be said about 2 links.\n',
    );
    expect(asked.filter((one) => one.includes('archive.org'))).toEqual([]);
  });

  it('takes any answer as proof of a network', async () => {
    const web: Web = {
      'https://probe.example/': error('ENOTFOUND'),
      'https://other-probe.example/': 503,
      'https://gone.example/': error('ENOTFOUND'),
    };
    expect(await run(web, [link('https://gone.example/')])).toMatchObject({
      offline: false,
      counts: { dead: 1 },
    });
  });
});

describe('links in the content', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'links-'));
    const write = (name: string, text: string) => {
      mkdirSync(dirname(join(folder, 'content', name)), { recursive: true });
      writeFileSync(join(folder, 'content', name), text);
    };
    write(
      'activities/a.md',
      '---\ntitle: A\ndate: 2019-03-04\noriginal: https://b.example/\nsources: [https://a.example/x#part, "https://a.example/x"]\n---\n\n[one](https://a.example/x#other), [own](https://www.example.org/cities/), [in](/cities/)\n<https://c.example/>\n\n[d]: https://d.example/\n\n`https://code.example/` [write](mailto:a@b.example)\n',
    );
    write('pages/p.mdx', '---\ntitle: P\n---\n\n<Card\n  href="https://e.example/" />\n');
    write(
      'list.yaml',
      '- name: X\n  source: https://f.example/\n- name: Y\n  source: https://a.example/x\n',
    );
    write('cities/broken.md', '---\nname: "open\n---\n\n[g](https://g.example/)\n');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('are found once each, with every place and the date of the entry', () => {
    const found = collectLinks(join(folder, 'content'), folder, 'https://www.example.org');
    const lines = found.map(({ url, date = '', places }) =>
      [url, date, ...places.map(({ file, line }) => `${file}:${line}`)].join(' '),
    );
    expect(lines).toEqual([
      'https://a.example/x 2019-03-04 content/activities/a.md:5 content/activities/a.md:8 content/list.yaml:4',
      'https://b.example/ 2019-03-04 content/activities/a.md:4',
      'https://c.example/ 2019-03-04 content/activities/a.md:9',
      'https://d.example/ 2019-03-04 content/activities/a.md:11',
      'https://e.example/  content/pages/p.mdx:5',
      'https://f.example/  content/list.yaml:2',
      'https://g.example/  content/cities/broken.md:5',
    ]);
  });

  it('are found in the fixtures', () => {
    const links = collectLinks(FIXTURES, '.', 'https://www.example.org');
    expect(links.length).toBeGreaterThan(50);
    expect(new Set(links.map(({ url }) => url)).size).toBe(links.length);
    expect(links.flatMap(({ places }) => places).every(({ line }) => line > 0)).toBe(true);
  });
});
