import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MANNERS,
  retryAfter,
  Visitor,
  type Clock,
  type Fetch,
  type Manners,
  type Reply,
} from './visitor.ts';

/** Time that passes only when nothing else is left to do: waits are measured, not waited for. */
class VirtualClock implements Clock {
  time = 0;
  readonly #sleepers: { at: number; wake: () => void }[] = [];

  now(): number {
    return this.time;
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((wake) => this.#sleepers.push({ at: this.time + milliseconds, wake }));
  }

  async run<T>(work: Promise<T>): Promise<T> {
    let ended = false as boolean;
    void work.then(
      () => (ended = true),
      () => (ended = true),
    );
    for (;;) {
      await setImmediate();
      if (ended) return work;
      this.#sleepers.sort((a, b) => a.at - b.at);
      const next = this.#sleepers.shift();
      if (!next) throw new Error('Nothing is under way, and the work has not ended.');
      this.time = next.at;
      next.wake();
    }
  }
}

interface Request {
  url: string;
  host: string;
  method: string;
  begin: number;
  end: number;
}

const LATENCY = 300;

/** Visits all addresses at once, and records each request in virtual time. */
async function visitAll(
  urls: readonly string[],
  answer: (request: Request, index: number) => Response | Error,
  manners: Partial<Manners> = {},
): Promise<{ requests: Request[]; replies: Reply[]; headers: Headers[] }> {
  const clock = new VirtualClock();
  const requests: Request[] = [];
  const headers: Headers[] = [];
  const fetch: Fetch = async (url, init) => {
    const request = {
      url,
      host: new URL(url).host,
      method: init.method ?? '',
      begin: clock.time,
      end: Number.NaN,
    };
    const index = requests.push(request) - 1;
    headers.push(new Headers(init.headers));
    expect(init.redirect).toBe('manual');
    await clock.sleep(LATENCY);
    request.end = clock.time;
    const result = answer(request, index);
    if (result instanceof Error) throw result;
    return result;
  };
  const visitor = new Visitor({
    fetch,
    clock,
    manners: { ...MANNERS, ...manners },
    userAgent: 'Test/1 (+https://www.example.org/)',
    mayAsk: ({ hostname }) => hostname !== 'never.example',
  });
  const replies = await clock.run(Promise.all(urls.map((url) => visitor.visit(url))));
  return { requests, replies, headers };
}

const fine = () => new Response(null, { status: 200 });
const error = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
const statusOf = (replies: readonly Reply[]) => replies.map((reply) => reply.status ?? reply.error);

describe('a visitor', () => {
  it('asks one address at a time at each host, with a pause, and few hosts at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 24 }),
        fc.integer({ min: 1, max: 4 }),
        async (hosts, parallel) => {
          const { requests } = await visitAll(
            hosts.map((host, index) => `https://h${host}.example/${index}`),
            fine,
            { parallel, pause: 1_000 },
          );
          expect(requests).toHaveLength(hosts.length);
          for (const host of new Set(requests.map((request) => request.host))) {
            const own = requests.filter((request) => request.host === host);
            own
              .slice(1)
              .forEach((request, index) =>
                expect(request.begin - (own[index]?.end ?? Number.NaN)).toBeGreaterThanOrEqual(
                  1_000,
                ),
              );
          }
          for (const { begin } of requests)
            expect(
              requests.filter((other) => other.begin <= begin && begin < other.end).length,
            ).toBeLessThanOrEqual(parallel);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('uses the places that it has', async () => {
    const { requests } = await visitAll(
      [0, 1, 2, 3].map((host) => `https://h${host}.example/`),
      fine,
      { parallel: 2 },
    );
    expect(requests.map(({ begin }) => begin)).toEqual([0, 0, LATENCY, LATENCY]);
  });

  it('asks with HEAD, says who it is, and brings no cookie', async () => {
    const { requests, headers } = await visitAll(['https://a.example/'], fine);
    expect(requests.map(({ method }) => method)).toEqual(['HEAD']);
    expect([...(headers[0]?.keys() ?? [])].sort()).toEqual(['accept', 'user-agent']);
    expect(headers[0]?.get('user-agent')).toBe('Test/1 (+https://www.example.org/)');
  });

  it.each([400, 401, 403, 404, 405, 410, 501])(
    'asks with GET where HEAD is answered by %i',
    async (status) => {
      const { requests, replies } = await visitAll(
        ['https://a.example/'],
        ({ method }) => new Response(null, { status: method === 'HEAD' ? status : 200 }),
      );
      expect(requests.map(({ method }) => method)).toEqual(['HEAD', 'GET']);
      expect(statusOf(replies)).toEqual([200]);
      expect((requests[1]?.begin ?? 0) - (requests[0]?.end ?? 0)).toBeGreaterThanOrEqual(
        MANNERS.pause,
      );
    },
  );

  it('does not repeat what will not pass', async () => {
    const { requests, replies } = await visitAll(
      ['https://a.example/'],
      () => new Response(null, { status: 404 }),
    );
    expect(requests).toHaveLength(2);
    expect(statusOf(replies)).toEqual([404]);
  });

  it.each([500, 502, 503, 504])('tries again after %i, each time later', async (status) => {
    const { requests, replies } = await visitAll(
      ['https://a.example/'],
      (_, index) => new Response(null, { status: index < 3 ? status : 200 }),
    );
    expect(requests.map(({ method }) => method)).toEqual(['HEAD', 'GET', 'GET', 'GET']);
    expect(
      requests.slice(1).map(({ begin }, index) => begin - (requests[index]?.end ?? 0)),
    ).toEqual([MANNERS.pause, MANNERS.backOff, 2 * MANNERS.backOff]);
    expect(statusOf(replies)).toEqual([200]);
  });

  it('gives up after some tries', async () => {
    const { requests, replies } = await visitAll(
      ['https://a.example/'],
      () => new Response(null, { status: 500 }),
    );
    expect(requests).toHaveLength(1 + 1 + MANNERS.retries);
    expect(statusOf(replies)).toEqual([500]);
  });

  it('waits as long as it is asked to, with all addresses of the host, and with no other', async () => {
    const busy = () => new Response(null, { status: 429, headers: { 'retry-after': '60' } });
    const { requests, replies } = await visitAll(
      ['https://a.example/1', 'https://a.example/2', 'https://b.example/'],
      (_, index) => (index === 0 ? busy() : fine()),
    );
    expect(statusOf(replies)).toEqual([200, 200, 200]);
    const [first, second, third] = requests.filter(({ host }) => host === 'a.example');
    expect((second?.begin ?? 0) - (first?.end ?? 0)).toBe(60_000);
    expect(third?.url).toBe('https://a.example/2');
    expect(requests.find(({ host }) => host === 'b.example')?.begin).toBe(0);
  });

  it('leaves a host alone that asks for a longer time', async () => {
    const { requests, replies } = await visitAll(
      ['https://a.example/1', 'https://a.example/2'],
      () => new Response(null, { status: 429, headers: { 'retry-after': '86400' } }),
    );
    expect(requests).toHaveLength(1);
    expect(statusOf(replies)).toEqual(['asked-to-wait', 'asked-to-wait']);
  });

  it.each([
    ['ENOTFOUND', 'no-name'],
    ['EAI_AGAIN', 'connection'],
    ['ECONNREFUSED', 'connection'],
    ['ECONNRESET', 'connection'],
    ['UND_ERR_CONNECT_TIMEOUT', 'time-out'],
    ['ETIMEDOUT', 'time-out'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'certificate'],
  ])('tries again after %s, and then calls it %s', async (code, kind) => {
    const { requests, replies } = await visitAll(['https://a.example/'], () => error(code));
    expect(requests).toHaveLength(1 + MANNERS.retries);
    expect(replies).toEqual([
      { url: 'https://a.example/', status: undefined, error: kind, detail: code },
    ]);
  });

  it('is content if the second try succeeds', async () => {
    const { replies } = await visitAll(['https://a.example/'], (_, index) =>
      index === 0 ? error('ECONNRESET') : fine(),
    );
    expect(statusOf(replies)).toEqual([200]);
  });

  it('does not ask a host for all of its pages that is not there', async () => {
    const urls = Array.from({ length: 9 }, (_, index) => `https://a.example/${index}`);
    const gone = await visitAll(urls, () => error('ENOTFOUND'));
    expect(gone.requests).toHaveLength(1 + MANNERS.retries);
    expect(statusOf(gone.replies)).toEqual(urls.map(() => 'no-name'));
    const silent = await visitAll(urls, () => error('ECONNREFUSED'));
    expect(silent.requests).toHaveLength(3 * (1 + MANNERS.retries));
    expect(statusOf(silent.replies)).toEqual(urls.map(() => 'connection'));
  });

  it('asks nothing that the host rules forbid', async () => {
    const { requests, replies } = await visitAll(['https://never.example/'], fine);
    expect(requests).toEqual([]);
    expect(statusOf(replies)).toEqual(['refused']);
  });
});

describe('Retry-After', () => {
  it.each([
    [null, undefined],
    ['0', 0],
    [' 7 ', 7_000],
    ['Thu, 01 Jan 1970 00:00:10 GMT', 9_000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['soon', undefined],
  ])('%s is %s', (header, wait) => {
    expect(retryAfter(header, 1_000)).toBe(wait);
  });
});
