/** Asks other sites politely: one request at a time at each host, with a pause, few hosts at once. */

/** As much of `fetch` as is needed. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Time, passed in so that tests need not wait. Milliseconds. */
export interface Clock {
  now: () => number;
  sleep: (milliseconds: number) => Promise<void>;
}

export const realClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
};

export interface Manners {
  /** Milliseconds between the end of one request to a host and the next. */
  pause: number;
  /** Most requests under way at a time, at all hosts together. */
  parallel: number;
  /** Milliseconds until a request without an answer is given up. */
  timeLimit: number;
  /** How often a request is tried again after an error that may pass. */
  retries: number;
  /** Milliseconds before the first such retry; doubled at each further one. */
  backOff: number;
  /** Most milliseconds that are waited because a host asks for it (Retry-After); it is left alone if it asks for more. */
  longestWait: number;
  /** Most redirects that are followed. */
  redirects: number;
  /** Most bytes of an answer that are read. */
  bytes: number;
}

export const MANNERS: Manners = {
  pause: 2_000,
  parallel: 4,
  timeLimit: 20_000,
  retries: 2,
  backOff: 5_000,
  longestWait: 120_000,
  redirects: 8,
  bytes: 16_384,
};

/**
 * Why there was no answer. `no-name`: the name system says that there is no
 * such host; `refused`: it is not asked, by our own rules.
 */
export type ErrorKind =
  'no-name' | 'time-out' | 'certificate' | 'connection' | 'refused' | 'asked-to-wait';

/** What a host answered to one request, or why it did not. */
export type Reply =
  | { url: string; status: number; location: string | undefined; body: string }
  | { url: string; status: undefined; error: ErrorKind; detail: string };

/** Errors that mean that the network or the host is not there, rather than the page. */
export function isNetworkError(reply: Reply): boolean {
  return (
    reply.status === undefined &&
    ['no-name', 'time-out', 'certificate', 'connection'].includes(reply.error)
  );
}

/** Answers that may be another at the next try. */
const PASSING: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/** After so many addresses in a row at which a host did not answer, the others are not asked. */
const GIVE_UP = 3;

function explain(error: unknown): { error: ErrorKind; detail: string } {
  const causes: unknown[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) causes.push(cause);
  if (causes.some((cause) => (cause as Error).name === 'TimeoutError'))
    return { error: 'time-out', detail: '' };
  const code =
    causes
      .map((cause) => (cause as NodeJS.ErrnoException).code)
      .find((value) => typeof value === 'string' && /^[A-Z][A-Z0-9_]+$/.test(value)) ?? '';
  if (code === 'ENOTFOUND') return { error: 'no-name', detail: code };
  if (/TIMEDOUT|TIMEOUT/.test(code)) return { error: 'time-out', detail: code };
  if (/CERT|TLS|SSL|SIGNATURE|SIGNED|ISSUER/.test(code))
    return { error: 'certificate', detail: code };
  return { error: 'connection', detail: code };
}

/** Milliseconds from a Retry-After header (RFC 9110, 10.2.3): seconds, or a date. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}

export class Visitor {
  readonly #fetch: Fetch;
  readonly #clock: Clock;
  readonly #manners: Manners;
  readonly #userAgent: string;
  readonly #mayAsk: (url: URL) => boolean;
  /** The end of what each host is being asked, pause included. */
  readonly #lanes = new Map<string, Promise<void>>();
  /** Hosts that are left alone, and why. */
  readonly #closed = new Map<string, { error: ErrorKind; detail: string }>();
  readonly #failures = new Map<string, number>();
  readonly #queue: (() => void)[] = [];
  #underWay = 0;

  /**
   * @param userAgent says who asks, and where to read about it.
   * @param mayAsk host rules: false for addresses that are never asked, also after a redirect.
   */
  constructor(options: {
    fetch: Fetch;
    clock: Clock;
    manners: Manners;
    userAgent: string;
    mayAsk: (url: URL) => boolean;
  }) {
    this.#fetch = options.fetch;
    this.#clock = options.clock;
    this.#manners = options.manners;
    this.#userAgent = options.userAgent;
    this.#mayAsk = options.mayAsk;
  }

  /**
   * One step, without following a redirect: HEAD, and GET where HEAD is refused
   * or its answer is no success. Tried again after what may pass.
   *
   * @param method GET where the answer itself is wanted.
   */
  visit(address: string, method: 'HEAD' | 'GET' = 'HEAD'): Promise<Reply> {
    const url = new URL(address);
    if (!this.#mayAsk(url))
      return Promise.resolve({ url: address, status: undefined, error: 'refused', detail: '' });
    const turn = (this.#lanes.get(url.host) ?? Promise.resolve()).then(() =>
      this.#inTurn(url, method),
    );
    this.#lanes.set(
      url.host,
      turn.then((asked) =>
        asked.requests > 0 ? this.#clock.sleep(this.#manners.pause) : undefined,
      ),
    );
    return turn.then(({ reply }) => reply);
  }

  async #inTurn(
    { href, host }: URL,
    first: 'HEAD' | 'GET',
  ): Promise<{ reply: Reply; requests: number }> {
    const { pause, retries, backOff, longestWait } = this.#manners;
    let method = first;
    for (let requests = 0, retried = 0; ;) {
      const closed = this.#closed.get(host);
      if (closed) return { reply: { url: href, status: undefined, ...closed }, requests };
      const { reply, wait } = await this.#request(href, method);
      requests += 1;
      if (wait !== undefined && wait > longestWait) {
        this.#closed.set(host, { error: 'asked-to-wait', detail: '' });
        continue;
      }
      const passing = reply.status === undefined || PASSING.has(reply.status);
      const done = reply.status !== undefined && reply.status < 400;
      if (done || (method === 'GET' && (!passing || retried === retries))) {
        this.#remember(host, reply);
        return { reply, requests };
      }
      if (method === 'GET' || reply.status === undefined) {
        await this.#clock.sleep(Math.max(wait ?? 0, backOff * 2 ** retried, pause));
        retried += 1;
      } else {
        await this.#clock.sleep(Math.max(wait ?? 0, pause));
      }
      method = 'GET';
    }
  }

  /** A host that is not there is not asked again and again for each of its pages. */
  #remember(host: string, reply: Reply): void {
    const failures = isNetworkError(reply) ? (this.#failures.get(host) ?? 0) + 1 : 0;
    this.#failures.set(host, failures);
    if (reply.status === undefined && (failures >= GIVE_UP || reply.error === 'no-name'))
      this.#closed.set(host, { error: reply.error, detail: reply.detail });
  }

  async #request(
    url: string,
    method: 'HEAD' | 'GET',
  ): Promise<{ reply: Reply; wait: number | undefined }> {
    if (this.#underWay >= this.#manners.parallel)
      await new Promise<void>((free) => this.#queue.push(free));
    else this.#underWay += 1;
    try {
      const response = await this.#fetch(url, {
        method,
        redirect: 'manual',
        headers: { 'user-agent': this.#userAgent, accept: '*/*' },
        signal: AbortSignal.timeout(this.#manners.timeLimit),
      });
      const body = await readBeginning(response, this.#manners.bytes);
      const wait = PASSING.has(response.status)
        ? retryAfter(response.headers.get('retry-after'), this.#clock.now())
        : undefined;
      return {
        reply: {
          url,
          status: response.status,
          location: response.headers.get('location') ?? undefined,
          body,
        },
        wait,
      };
    } catch (error) {
      return { reply: { url, status: undefined, ...explain(error) }, wait: undefined };
    } finally {
      // The place goes to whoever waits longest, or becomes free.
      const next = this.#queue.shift();
      if (next) next();
      else this.#underWay -= 1;
    }
  }
}

/** Reads no more than a few bytes, and lets go of the rest. */
async function readBeginning(response: Response, most: number): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const parts: Uint8Array[] = [];
  for (let length = 0; length < most;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  // What is under way may break off now; nobody waits for it.
  await reader.cancel().catch(() => undefined);
  return Buffer.concat(parts).subarray(0, most).toString('utf8');
}
