import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { availabilityUrl, findCopy } from './archive.ts';
import { checkLinks } from './check-links.ts';
import { collectLinks, type FoundLink } from './collect.ts';
import { judgeLink, NOT_ASKED } from './judge.ts';
import { writeMarkdown } from './report.ts';
import { Visitor, type Manners } from './visitor.ts';

type Answer = number | (() => Response) | Error;

const answers = new Map<string, Answer>();
const asked: string[] = [];

/** Sets what the web answers at an address; elsewhere below .example it answers 404, and other hosts do not exist. */
function at(url: string, answer: Answer, location?: string): void {
  answers.set(
    url,
    typeof answer === 'number' && location !== undefined
      ? () => new Response(null, { status: answer, headers: { location } })
      : answer,
  );
}
const error = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

const web: Manners['fetch'] = (url, { method }) => {
  asked.push(`${method ?? ''} ${url}`);
  const answer =
    answers.get(`${method ?? ''} ${url}`) ??
    answers.get(url) ??
    (new URL(url).hostname.endsWith('.example') ? 404 : error('ENOTFOUND'));
  if (answer instanceof Error) return Promise.reject(answer);
  return Promise.resolve(
    typeof answer === 'number'
      ? ({ status: answer, headers: new Headers() } as Response)
      : answer(),
  );
};
const manners: Manners = { fetch: web, userAgent: 'Test/1', pause: 0, parallel: 2, timeLimit: 50 };
const judge = (url: string, changes: Partial<Manners> = {}) =>
  judgeLink(url, new Visitor({ ...manners, ...changes }));

beforeEach(() => {
  answers.clear();
  asked.length = 0;
});

describe('a visitor', () => {
  it('says who it is, brings no cookie and follows no redirect', async () => {
    const fetch = vi.fn<Manners['fetch']>(() => Promise.resolve(new Response()));
    await judge('https://a.example/page?id=3', { fetch });
    expect(fetch).toHaveBeenCalledExactlyOnceWith(
      'https://a.example/page?id=3',
      expect.objectContaining({
        method: 'HEAD',
        redirect: 'manual',
        headers: { 'user-agent': 'Test/1', accept: '*/*' },
      }),
    );
  });

  it('pauses between requests to a host, and asks few hosts at a time', async () => {
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
    await checkLinks(
      urls.map((url) => link(url)),
      { ...manners, fetch, pause: 40 },
      [],
      '2026-11-24',
    );
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
    at('https://a.example/', error('ECONNRESET'));
    at('https://b.example/', 429);
    const visitor = new Visitor(manners);
    for (const url of ['https://a.example/', 'https://b.example/']) {
      expect((await judgeLink(url, visitor)).verdict).toBe('unclear');
      expect((await judgeLink(`${url}other`, visitor)).verdict).toBe('unclear');
    }
    expect(asked).toEqual([
      'HEAD https://a.example/',
      'GET https://a.example/',
      'HEAD https://b.example/',
    ]);
  });
});

describe('a link', () => {
  it('is fine if it answers, if only HEAD fails, or at the second try', async () => {
    at('https://a.example/', 200);
    at('HEAD https://b.example/', 405);
    at('GET https://b.example/', 200);
    at('HEAD https://c.example/', error('ECONNRESET'));
    at('GET https://c.example/', 200);
    for (const host of ['a', 'b', 'c'])
      expect(await judge(`https://${host}.example/`)).toEqual({ verdict: 'fine', reason: '' });
    expect(asked).toHaveLength(5);
  });

  it.each([
    [404, 'dead', '404: the page does not exist.'],
    [410, 'dead', '410: the page was removed for good.'],
    [401, 'unclear', '401: asks for a password.'],
    [403, 'unclear', '403: refuses programs, or everybody.'],
    [418, 'unclear', '418: an unusual answer.'],
    [429, 'unclear', '429: too many requests.'],
    [500, 'unclear', '500: an error of the site.'],
    [999, 'unclear', '999: an unusual answer.'],
  ])('that is answered by %i is %s', async (status, verdict, reason) => {
    at('https://a.example/', status);
    expect(await judge('https://a.example/')).toEqual({ verdict, reason });
  });

  it.each([
    ['ENOTFOUND', 'dead', 'There is no site of this name any more. (ENOTFOUND)'],
    ['EAI_AGAIN', 'unclear', 'The connection breaks off. (EAI_AGAIN)'],
    ['ECONNREFUSED', 'unclear', 'The connection breaks off. (ECONNREFUSED)'],
    ['UND_ERR_CONNECT_TIMEOUT', 'unclear', 'The site does not answer in time.'],
    ['CERT_HAS_EXPIRED', 'unclear', 'The certificate of the site is not valid.'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unclear', 'The certificate of the site is not valid.'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unclear', 'The certificate of the site is not valid.'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'unclear', 'The certificate of the site is not valid.'],
  ])('that fails with %s is %s', async (code, verdict, reason) => {
    at('https://a.example/', error(code));
    expect(await judge('https://a.example/')).toEqual({
      verdict,
      reason: expect.stringContaining(reason) as string,
    });
  });

  it('is unclear if the site is too slow', async () => {
    const fetch: Manners['fetch'] = (_, { signal }) =>
      new Promise((_done, fail) =>
        signal?.addEventListener('abort', () => {
          fail(signal.reason as Error);
        }),
      );
    expect((await judge('https://a.example/', { fetch })).reason).toBe(
      'The site does not answer in time. (TimeoutError)',
    );
  });

  it.each(Object.keys(NOT_ASKED))('to %s is not asked, with a reason', async (host) => {
    expect(await judge(`https://www.${host}/page`)).toEqual({
      verdict: 'not-asked',
      reason: `${host} ${NOT_ASKED[host] ?? ''}.`,
    });
    expect(asked).toEqual([]);
  });
});

describe('a redirect', () => {
  it('for good gives the new address, without what tracks', async () => {
    at('https://a.example/old', 301, '/new?utm_source=old#part');
    at('https://a.example/new?utm_source=old', 200);
    expect(await judge('https://a.example/old')).toEqual({
      verdict: 'moved',
      to: 'https://a.example/new',
      reason: 'The site gives it a new address.',
    });
  });

  it('for good to another site asks people to look', async () => {
    at('https://a.example/old', 308, 'https://b.example/new');
    at('https://b.example/new', 200);
    expect(await judge('https://a.example/old')).toEqual({
      verdict: 'moved',
      to: 'https://b.example/new',
      reason: expect.stringContaining('another site') as string,
    });
  });

  it.each([302, 303, 307])('by %i is temporary', async (status) => {
    at('https://a.example/old', 301, '/middle');
    at('https://a.example/middle', status, '/new');
    at('https://a.example/new', 200);
    expect((await judge('https://a.example/old')).verdict).toBe('fine');
  });

  it('to an address without encryption, or back to itself, is no new address', async () => {
    at('https://a.example/old', 301, 'http://a.example/old');
    at('http://a.example/old', 200);
    expect((await judge('https://a.example/old')).verdict).toBe('fine');
    at('http://a.example/old', 301, 'https://a.example/old?fbclid=1');
    at('https://a.example/old?fbclid=1', 200);
    expect((await judge('https://a.example/old')).verdict).toBe('fine');
  });

  it('to the front page is unclear: sites that lost the page do so', async () => {
    at('https://a.example/old', 301, '/');
    at('https://a.example/', 200);
    expect((await judge('https://a.example/old')).reason).toContain(
      'leads to the front page https://a.example/',
    );
  });

  it('to nothing is dead', async () => {
    at('https://a.example/old', 301, '/new');
    expect(await judge('https://a.example/old')).toEqual({
      verdict: 'dead',
      reason: '404: the page does not exist (at https://a.example/new).',
    });
  });

  it('in a circle, without end, or without an address is unclear', async () => {
    at('https://a.example/1', 302, '/2');
    at('https://a.example/2', 302, '/1');
    expect((await judge('https://a.example/1')).reason).toBe('It leads in a circle.');
    for (let step = 0; step < 20; step += 1) at(`https://b.example/${step}`, 302, `/${step + 1}`);
    expect((await judge('https://b.example/0')).reason).toBe('It leads on more than 8 times.');
    expect(asked.filter((one) => one.includes('b.example'))).toHaveLength(9);
    at('https://c.example/', 302);
    expect((await judge('https://c.example/')).reason).toContain('does not say where it leads');
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
  ])('into the local network is not followed: %s', async (location) => {
    at('https://a.example/', 302, location);
    expect(await judge('https://a.example/')).toEqual({
      verdict: 'unclear',
      reason: `It leads to an address that is not on the public web. (at ${new URL(location).href})`,
    });
    expect(asked).toEqual(['HEAD https://a.example/']);
  });
});

const copy = {
  available: true,
  status: '200',
  timestamp: '20190402101112',
  url: 'http://web.archive.org/web/20190402101112/https://a.example/b',
};
/** Sets what the archive answers about a page. */
function archive(url: string, data: unknown): void {
  at(availabilityUrl(url, '2019'), () => Response.json(data));
}

describe('the archive', () => {
  const url = 'https://a.example/x?a=b&c=d';
  const find = () => findCopy(url, '2019', new Visitor(manners));

  it('is asked for the time of the entry', () => {
    expect(availabilityUrl(url, '2019-03')).toBe(
      'https://archive.org/wayback/available?url=https%3A%2F%2Fa.example%2Fx%3Fa%3Db%26c%3Dd&timestamp=201903',
    );
    expect(availabilityUrl(url, '2019-03-04')).toContain('timestamp=20190304');
    expect(availabilityUrl(url, undefined)).not.toContain('timestamp');
  });

  it('has a copy', async () => {
    archive(url, { archived_snapshots: { closest: copy } });
    expect(await find()).toEqual({
      found: true,
      day: '2019-04-02',
      url: 'https://web.archive.org/web/20190402101112/https://a.example/b',
    });
  });

  it.each([
    ['none', undefined],
    ['a copy of an error', { ...copy, status: '404' }],
    ['a copy that it does not show', { ...copy, available: false }],
    ['a copy elsewhere', { ...copy, url: 'https://evil.example/web/20190402101112/x' }],
  ])('has %s', async (_, closest) => {
    archive(url, { archived_snapshots: { closest } });
    expect(await find()).toEqual({ found: false, asked: true });
  });

  it.each([
    ['is down', () => new Response('', { status: 503 })],
    ['answers with a page', () => new Response('<!doctype html>')],
    ['answers with something else', () => Response.json([])],
  ])('%s', async (_, answer) => {
    at(availabilityUrl(url, '2019'), answer);
    expect(await find()).toEqual({ found: false, asked: false });
  });
});

function link(url: string, line = 1): FoundLink {
  return { url, places: [{ file: 'content/cities/porto.md', line }], date: '2019' };
}
const run = (links: readonly FoundLink[]) =>
  checkLinks(
    links,
    manners,
    ['https://probe.example/', 'https://other-probe.example/'],
    '2026-11-24',
  );

describe('the report', () => {
  it('groups, sorts, and says what to change', async () => {
    at('https://fine.example/', 200);
    at('https://moved.example/old', 301, '/new');
    at('https://moved.example/new', 200);
    at('https://unclear.example/', 403);
    at('https://gone.example/', error('ENOTFOUND'));
    archive('https://dead.example/a', { archived_snapshots: {} });
    archive('https://dead.example/b', {
      archived_snapshots: {
        closest: { ...copy, url: copy.url.replace('a.example', 'dead.example') },
      },
    });
    const report = await run([
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
    at('https://fine.example/', 200);
    for (const host of ['dead', 'probe', 'other-probe'])
      at(`https://${host}.example/`, error('ENOTFOUND'));
    const report = await run([link('https://fine.example/'), link('https://dead.example/')]);
    expect(report).toMatchObject({ offline: true, counts: { dead: 0, unclear: 1 } });
    expect(writeMarkdown(report)).toBe(
      '# Links to other sites\n\n2026-11-24. This machine reached no other site, so that nothing can be said about 2 links.\n',
    );
    expect(asked.filter((one) => one.includes('archive.org'))).toEqual([]);
  });

  it('takes any answer as proof of a network', async () => {
    at('https://probe.example/', error('ENOTFOUND'));
    at('https://other-probe.example/', 503);
    at('https://gone.example/', error('ENOTFOUND'));
    const report = await run([link('https://gone.example/')]);
    expect(report).toMatchObject({ offline: false, counts: { dead: 1 } });
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
    expect(collectLinks(join(folder, 'content'), folder, 'https://www.example.org')).toEqual([
      {
        url: 'https://a.example/x',
        date: '2019-03-04',
        places: [
          { file: 'content/activities/a.md', line: 5 },
          { file: 'content/activities/a.md', line: 8 },
          { file: 'content/list.yaml', line: 4 },
        ],
      },
      {
        url: 'https://b.example/',
        date: '2019-03-04',
        places: [{ file: 'content/activities/a.md', line: 4 }],
      },
      {
        url: 'https://c.example/',
        date: '2019-03-04',
        places: [{ file: 'content/activities/a.md', line: 9 }],
      },
      {
        url: 'https://d.example/',
        date: '2019-03-04',
        places: [{ file: 'content/activities/a.md', line: 11 }],
      },
      {
        url: 'https://e.example/',
        date: undefined,
        places: [{ file: 'content/pages/p.mdx', line: 5 }],
      },
      {
        url: 'https://f.example/',
        date: undefined,
        places: [{ file: 'content/list.yaml', line: 2 }],
      },
      {
        url: 'https://g.example/',
        date: undefined,
        places: [{ file: 'content/cities/broken.md', line: 5 }],
      },
    ]);
  });

  it('are found in this project', () => {
    const links = collectLinks('content', '.', 'https://www.example.org');
    expect(links.length).toBeGreaterThan(200);
    expect(new Set(links.map(({ url }) => url)).size).toBe(links.length);
    expect(links.flatMap(({ places }) => places).every(({ line }) => line > 0)).toBe(true);
  });
});
