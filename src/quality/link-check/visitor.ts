/**
 * Asks other sites politely: few at a time, with a pause at each, and not again where an error
 * shows that it is in vain.
 */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Manners {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Says who asks, and where to read about it. */
  userAgent: string;
  /** Milliseconds between two requests to a host. */
  pause: number;
  /** How many hosts are asked at the same time. */
  parallel: number;
  /** Milliseconds until a request without an answer is given up. */
  timeLimit: number;
}

interface NoAnswer {
  status?: undefined;
  /** As a sentence. */
  reason: string;
  /** True if the name system knows no such host. */
  isGone: boolean;
}

/** What a host answered to one request, or why it did not. */
export type Reply = { status: number; location: string | null } | NoAnswer;

/** True for names of the public web. A redirect must not lead into a local network. */
function isPublic({ protocol, hostname, port }: URL): boolean {
  return (
    /^https?:$/.test(protocol) &&
    port === '' &&
    /^[^[\]:]+\.[a-z][a-z0-9-]*$/i.test(hostname) &&
    !/\.(local|localhost|internal|intranet|lan|home|corp|test|invalid|onion)$/i.test(hostname)
  );
}

/** Reasons by the code of the error, or its name if it has none. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^ENOTFOUND$/, 'There is no site of this name any more.'],
  [/TIMEDOUT|TIMEOUT|^TimeoutError$/, 'The site does not answer in time.'],
  [/CERT|TLS|SSL|SIGNATURE|SIGNED|ISSUER/, 'The certificate of the site is not valid.'],
  [/(?:)/, 'The connection breaks off.'],
];

function explain(error: unknown): NoAnswer {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) causes.push(cause);
  const code =
    causes
      .map((cause) => (cause as NodeJS.ErrnoException).code)
      .find((value) => typeof value === 'string') ??
    causes[0]?.name ??
    '';
  const reason = REASONS.find(([pattern]) => pattern.test(code))?.[1] ?? '';
  return { reason: `${reason} (${code})`, isGone: code === 'ENOTFOUND' };
}

export class Visitor {
  readonly #manners: Manners;
  /** When each host may be asked again. */
  readonly #free = new Map<string, number>();
  /** Hosts that are not asked again, and why. */
  readonly #closed = new Map<string, NoAnswer>();

  constructor(manners: Manners) {
    this.#manners = manners;
  }

  /** Asks with HEAD, and once more with GET if that fails. Follows no redirect. */
  async visit(address: string): Promise<Reply> {
    const url = new URL(address);
    if (!isPublic(url))
      return { reason: 'It leads to an address that is not on the public web.', isGone: false };
    const closed = this.#closed.get(url.host);
    if (closed) return closed;
    const first = await this.#reply(url, 'HEAD');
    const isFinal = first.status !== undefined && (first.status < 400 || first.status === 429);
    const reply = isFinal ? first : await this.#reply(url, 'GET');
    if (reply.status === undefined) this.#closed.set(url.host, reply);
    if (reply.status === 429)
      this.#closed.set(url.host, { reason: 'The site asks for fewer requests.', isGone: false });
    return reply;
  }

  /** @returns undefined if there is no such answer. */
  async readJson(address: string): Promise<unknown> {
    try {
      const response = await this.#request(new URL(address), 'GET');
      return response.ok ? await response.json() : undefined;
    } catch {
      return undefined;
    }
  }

  async #reply(url: URL, method: 'HEAD' | 'GET'): Promise<Reply> {
    try {
      const response = await this.#request(url, method);
      await response.body?.cancel();
      return { status: response.status, location: response.headers.get('location') };
    } catch (error) {
      return explain(error);
    }
  }

  async #request({ href, host }: URL, method: 'HEAD' | 'GET'): Promise<Response> {
    const { fetch, userAgent, pause, timeLimit } = this.#manners;
    const now = Date.now();
    const begin = Math.max(now, this.#free.get(host) ?? 0);
    this.#free.set(host, begin + pause);
    await sleep(begin - now);
    try {
      return await fetch(href, {
        method,
        redirect: 'manual',
        headers: { 'user-agent': userAgent, accept: '*/*' },
        signal: AbortSignal.timeout(timeLimit),
      });
    } finally {
      this.#free.set(host, Date.now() + pause);
    }
  }
}
