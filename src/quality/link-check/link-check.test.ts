/** The check against real servers on this machine, which stand in for hosts of the web. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { availabilityUrl, findCopy } from './archive.ts';
import { checkLinks } from './check-links.ts';
import { collectLinks, type FoundLink } from './collect.ts';
import { summary, writeJson, writeMarkdown } from './report.ts';
import { isPublic, judgeLink, NOT_ASKED } from './rules.ts';
import { MANNERS, Visitor, type Clock, type Fetch } from './visitor.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

const answers = new Map<string, Handler>();
const asked: string[] = [];
let cookies = 0;
let server: Server;
let port: number;

/** What the web answers at an address; anything else is answered by 404. */
function at(url: string, handler: Handler | number, location?: string): void {
  answers.set(
    url,
    typeof handler === 'function'
      ? handler
      : (_, response) =>
          response.writeHead(handler, location === undefined ? {} : { location }).end(),
  );
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = `https:/${request.url ?? ''}`;
    asked.push(`${request.method ?? ''} ${url}`);
    if (request.headers.cookie !== undefined) cookies += 1;
    const handler = answers.get(url);
    if (handler) handler(request, response, asked.filter((one) => one.endsWith(` ${url}`)).length);
    else response.writeHead(404).end('Not found');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  answers.clear();
  asked.length = 0;
  cookies = 0;
});

const notFound = () =>
  Promise.reject(
    new TypeError('fetch failed', {
      cause: Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }),
    }),
  );

/** The web: hosts below .example are the server, by the first part of its paths; `gone.example` has no name; others do not exist. */
const web: Fetch = (url, init) => {
  const { hostname, protocol, pathname, search } = new URL(url);
  if (hostname === 'gone.example' || !(hostname.endsWith('.example') || hostname === 'archive.org'))
    return notFound();
  // A server that does not speak TLS at all.
  if (hostname === 'unsafe.example') return fetch(`https://127.0.0.1:${port}/`, init);
  return fetch(
    `http://127.0.0.1:${port}/${protocol === 'http:' ? 'plain-' : ''}${hostname}${pathname}${search}`,
    init,
  );
};

let waits: number[] = [];
const clock: Clock = {
  now: () => 0,
  sleep: (milliseconds) => (waits.push(milliseconds), Promise.resolve()),
};
const manners = { ...MANNERS, timeLimit: 5_000 };
const visitorOf = (fetch: Fetch = web, changes: Partial<typeof manners> = {}) =>
  new Visitor({
    fetch,
    clock,
    manners: { ...manners, ...changes },
    userAgent: 'Test/1',
    mayAsk: isPublic,
  });
const judge = (url: string, visitor = visitorOf()) =>
  judgeLink(url, (address, method) => visitor.visit(address, method), manners);

describe('a link', () => {
  it('is fine if it answers', async () => {
    at('https://a.example/page?id=3', 200);
    expect(await judge('https://a.example/page?id=3')).toEqual({ verdict: 'fine', reason: '' });
    expect(asked).toEqual(['HEAD https://a.example/page?id=3']);
  });

  it('is fine if only HEAD is refused', async () => {
    at('https://a.example/', ({ method }, response) =>
      response.writeHead(method === 'HEAD' ? 405 : 200).end(),
    );
    expect((await judge('https://a.example/')).verdict).toBe('fine');
    expect(asked).toEqual(['HEAD https://a.example/', 'GET https://a.example/']);
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

  it('is fine if an error of the site passes', async () => {
    at('https://a.example/', (_, response, count) =>
      response.writeHead(count < 3 ? 500 : 200).end(),
    );
    expect((await judge('https://a.example/')).verdict).toBe('fine');
  });

  it('is fine if the site had only too much to do, and is not asked before its time', async () => {
    waits = [];
    at('https://a.example/', (_, response, count) =>
      response.writeHead(count === 1 ? 429 : 200, { 'retry-after': '30' }).end(),
    );
    expect((await judge('https://a.example/')).verdict).toBe('fine');
    expect(waits).toContain(30_000);
  });

  it('is unclear if the site is too slow', async () => {
    at('https://a.example/', () => undefined);
    expect(await judge('https://a.example/', visitorOf(web, { timeLimit: 50 }))).toEqual({
      verdict: 'unclear',
      reason: 'The site does not answer in time.',
    });
  });

  it('is unclear if the connection breaks off', async () => {
    at('https://a.example/', ({ socket }) => socket.destroy());
    expect((await judge('https://a.example/')).reason).toMatch(/^The connection breaks off\./);
  });

  it('is unclear if the connection is not safe', async () => {
    const { verdict, reason } = await judge('https://unsafe.example/');
    expect(verdict).toBe('unclear');
    expect(reason).toMatch(/something is wrong with the certificate of the site\. \(ERR_SSL/);
  });

  it('is dead if there is no site of that name', async () => {
    expect(await judge('https://gone.example/')).toEqual({
      verdict: 'dead',
      reason: 'There is no site of this name any more. (ENOTFOUND)',
    });
  });

  it('is not read to its end', async () => {
    let sent = 0;
    let broken = false;
    at('https://a.example/', ({ method }, response) => {
      if (method === 'HEAD') return void response.writeHead(405).end();
      response.on('close', () => (broken = !response.writableFinished));
      const part = Buffer.alloc(64 * 1024);
      const more = () => {
        while (!response.destroyed && sent < 512 * 1024 * 1024) {
          sent += part.length;
          if (!response.write(part)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    expect((await judge('https://a.example/')).verdict).toBe('fine');
    await expect.poll(() => broken).toBe(true);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  it('brings no cookie back', async () => {
    at('https://a.example/', (_, response) =>
      response.writeHead(301, { location: '/b', 'set-cookie': 'a=b; Path=/' }).end(),
    );
    at('https://a.example/b', 200);
    expect((await judge('https://a.example/')).verdict).toBe('moved');
    expect(cookies).toBe(0);
  });

  it.each(Object.keys(NOT_ASKED))('to %s is not asked, with a reason', async (host) => {
    const { verdict, reason } = await judge(`https://www.${host}/page`);
    expect(verdict).toBe('not-asked');
    expect(reason.length).toBeGreaterThan(host.length + 10);
    expect(asked).toEqual([]);
  });
});

describe('the list of what is not asked', () => {
  it.each([
    ['https://a.example/', 'a.example', true],
    ['https://www.a.example/x', 'a.example', true],
    ['https://nota.example/', 'a.example', false],
    ['https://a.example/minutes/1', 'a.example/minutes/', true],
    ['https://a.example/other/1', 'a.example/minutes/', false],
  ])('%s, if it names %s: %s', async (url, beginning, isListed) => {
    at(url, 200);
    const { verdict } = await judgeLink(
      url,
      (address, method) => visitorOf().visit(address, method),
      manners,
      { [beginning]: 'for a reason' },
    );
    expect(verdict).toBe(isListed ? 'not-asked' : 'fine');
    expect(asked).toHaveLength(isListed ? 0 : 1);
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
    expect(await judge('https://a.example/old')).toMatchObject({
      verdict: 'moved',
      to: 'https://b.example/new',
      reason: expect.stringContaining('another site') as string,
    });
  });

  it.each([302, 303, 307])('by %i is a detour of the day', async (status) => {
    at('https://a.example/old', 301, '/middle');
    at('https://a.example/middle', status, '/new');
    at('https://a.example/new', 200);
    expect((await judge('https://a.example/old')).verdict).toBe('fine');
  });

  it('to an address without encryption is no new address', async () => {
    at('https://a.example/old', 301, 'http://a.example/old');
    at('https://plain-a.example/old', 200);
    expect((await judge('https://a.example/old')).verdict).toBe('fine');
  });

  it('there and back again is fine', async () => {
    at('https://a.example/old', 301, 'http://a.example/old');
    at('https://plain-a.example/old', 301, 'https://a.example/new');
    at('https://a.example/new', 200);
    expect(await judge('https://a.example/old')).toMatchObject({
      verdict: 'moved',
      to: 'https://a.example/new',
    });
  });

  it('to the front page is unclear: so do sites that lost the page', async () => {
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
    expect(await judge('https://a.example/1')).toEqual({
      verdict: 'unclear',
      reason: 'It leads in a circle.',
    });
    for (let step = 0; step < 20; step += 1) at(`https://b.example/${step}`, 302, `/${step + 1}`);
    expect(await judge('https://b.example/0')).toEqual({
      verdict: 'unclear',
      reason: `It leads on more than ${MANNERS.redirects} times.`,
    });
    expect(asked.filter((one) => one.includes('b.example'))).toHaveLength(MANNERS.redirects + 1);
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

describe('the archive', () => {
  const day = '2019-03';
  const question = availabilityUrl('https://a.example/x?a=b&c=d', day);
  const ask = (visitor = visitorOf()) =>
    findCopy('https://a.example/x?a=b&c=d', day, (url, method) => visitor.visit(url, method));
  const say = (closest: object | undefined) =>
    at(question, (_, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ url: 'x', archived_snapshots: closest ? { closest } : {} })),
    );
  const copy = {
    available: true,
    status: '200',
    timestamp: '20190402101112',
    url: 'http://web.archive.org/web/20190402101112/https://a.example/x?a=b&c=d',
  };

  it('is asked for the time of the entry', () => {
    expect(question).toBe(
      'https://archive.org/wayback/available?url=https%3A%2F%2Fa.example%2Fx%3Fa%3Db%26c%3Dd&timestamp=201903',
    );
    expect(availabilityUrl('https://a.example/', '2019-03-04')).toContain('timestamp=20190304');
    expect(availabilityUrl('https://a.example/', '2019')).toContain('timestamp=2019');
    expect(availabilityUrl('https://a.example/', undefined)).not.toContain('timestamp');
  });

  it('has a copy', async () => {
    say(copy);
    expect(await ask()).toEqual({
      found: true,
      day: '2019-04-02',
      url: 'https://web.archive.org/web/20190402101112/https://a.example/x?a=b&c=d',
    });
    expect(asked).toEqual([`GET ${question}`]);
  });

  it.each([
    ['none', undefined],
    ['a copy of an error', { ...copy, status: '404' }],
    ['a copy that it does not show', { ...copy, available: false }],
    ['a copy elsewhere', { ...copy, url: 'https://evil.example/web/20190402101112/x' }],
  ])('has %s', async (_, closest) => {
    say(closest);
    expect(await ask()).toEqual({ found: false, asked: true });
  });

  it.each([
    ['is down', 503, ''],
    ['answers with a page', 200, '<!doctype html>'],
    ['answers with something else', 200, '[]'],
  ])('%s', async (_, status, body) => {
    at(question, (_request, response) => response.writeHead(status).end(body));
    expect(await ask()).toEqual({ found: false, asked: false });
  });
});

const link = (url: string, line = 1): FoundLink => ({
  url,
  places: [{ file: 'content/cities/porto.md', line }],
  date: '2019',
});
const run = (links: readonly FoundLink[], fetch: Fetch = web) =>
  checkLinks(links, {
    visitor: visitorOf(fetch),
    manners,
    probes: ['https://probe.example/', 'https://other-probe.example/'],
    day: '2026-11-24',
  });

describe('the report', () => {
  it('groups, sorts, and says what to change', async () => {
    at('https://probe.example/', 200);
    at('https://fine.example/', 200);
    at('https://moved.example/old', 301, '/new');
    at('https://moved.example/new', 200);
    at('https://unclear.example/', 403);
    at(availabilityUrl('https://dead.example/b', '2019'), (_, response) =>
      response.end(
        JSON.stringify({
          archived_snapshots: {
            closest: {
              available: true,
              status: '200',
              timestamp: '20190402101112',
              url: 'http://web.archive.org/web/20190402101112/https://dead.example/b',
            },
          },
        }),
      ),
    );
    at(availabilityUrl('https://dead.example/a', '2019'), (_, response) =>
      response.end('{"archived_snapshots":{}}'),
    );
    at(availabilityUrl('https://gone.example/', '2019'), 503);
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
    expect(JSON.parse(writeJson(report))).toEqual(JSON.parse(JSON.stringify(report)));
  });

  it('calls nothing dead on a machine without a network, and asks for nothing more', async () => {
    let requests = 0;
    const report = await run(
      [link('https://fine.example/'), link('https://dead.example/')],
      () => ((requests += 1), notFound()),
    );
    expect(report).toMatchObject({ offline: true, counts: { dead: 0, unclear: 2 } });
    expect(requests).toBe(2 * (1 + MANNERS.retries));
    expect(summary(report)).toBe(
      'This machine reached no other site, so that nothing can be said about 2 links.',
    );
    expect(
      writeMarkdown(report)
        .split('\n')
        .filter((line) => line !== ''),
    ).toHaveLength(2);
  });

  it('calls nothing dead if the network breaks off on the way', async () => {
    let begun = false;
    const report = await run([link('https://dead.example/')], (url, init) =>
      url.includes('probe') && !begun ? web(url, init) : ((begun = true), notFound()),
    );
    expect(report).toMatchObject({ offline: true, counts: { dead: 0, unclear: 1 } });
  });

  it('takes any answer for a sign of the network', async () => {
    at('https://other-probe.example/', 503);
    const report = await run([link('https://gone.example/')], (url, init) =>
      url.includes('/probe') ? notFound() : web(url, init),
    );
    expect(report).toMatchObject({ offline: false, counts: { dead: 1 } });
  });
});

describe('links in the content', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'links-'));
    const write = async (name: string, text: string) => {
      await mkdir(join(folder, 'content', name, '..'), { recursive: true });
      await writeFile(join(folder, 'content', name), text);
    };
    await write(
      'activities/a.md',
      '---\ntitle: A\ndate: 2019-03-04\noriginal: https://b.example/\nsources: [https://a.example/x#part, "https://a.example/x"]\n---\n\n[one](https://a.example/x#other), [own](https://www.example.org/cities/), [in](/cities/)\n<https://c.example/>\n\n[d]: https://d.example/\n\n`https://code.example/` [write](mailto:a@b.example)\n',
    );
    await write('pages/p.mdx', '---\ntitle: P\n---\n\n<Card\n  href="https://e.example/" />\n');
    await write(
      'list.yaml',
      '- name: X\n  source: https://f.example/\n- name: Y\n  source: https://a.example/x\n',
    );
    await write('cities/broken.md', '---\nname: "open\n---\n\n[g](https://g.example/)\n');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are found once each, with every place and the date of the entry', async () => {
    expect(await collectLinks(join(folder, 'content'), folder, 'https://www.example.org')).toEqual([
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

  it('are found in this project', async () => {
    const links = await collectLinks('content', '.', 'https://www.example.org');
    expect(links.length).toBeGreaterThan(200);
    expect(new Set(links.map(({ url }) => url)).size).toBe(links.length);
    expect(links.flatMap(({ places }) => places).every(({ line }) => line > 0)).toBe(true);
  });
});
