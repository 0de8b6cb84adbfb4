/**
 * Drives browsers that Playwright does not: Firefox and WebKitGTK as Debian
 * ships them. Firefox speaks WebDriver BiDi, and WebKit’s driver only the older
 * WebDriver over HTTP; for both, the parts that tests need are a few lines. The
 * packages for this (puppeteer-core, selenium-webdriver) drive one of the two,
 * or need a program that Debian lacks (geckodriver).
 *
 * https://www.w3.org/TR/webdriver2/, https://www.w3.org/TR/webdriver-bidi/
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { freePorts } from './servers.ts';

/** What both protocols can do in the same way. */
interface Session {
  open: (url: string) => Promise<void>;
  /** The value of an expression, which must be a string. */
  evaluate: (expression: string) => Promise<string>;
  /** Input as a visitor makes it, in the form that both protocols share. */
  perform: (actions: readonly object[]) => Promise<void>;
  resize: (width: number, height: number) => Promise<void>;
  /** Errors in the console; WebKit’s driver tells none. */
  complaints: string[];
}

/** What closes all that a test has opened, to be called one after the other from the first. */
export type Closers = (() => unknown)[];

/** The first group of a pattern, as soon as a program prints it. */
function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((found, fail) => {
    let output = '';
    const read = (part: Buffer) => {
      output += part.toString();
      const match = pattern.exec(output)?.[1];
      if (match !== undefined) found(match);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', fail);
    child.on('close', () => fail(new Error(`${child.spawnfile} ended:\n${output}`)));
  });
}

/** Ends a program, and waits until it has ended, when the closers are called. */
function endWith(closers: Closers, child: ChildProcess): void {
  const closed = new Promise((done) => child.on('close', done));
  closers.unshift(async () => {
    if (child.kill()) await closed;
  });
}

/** Tries until something succeeds; after half a minute, fails as it last failed. */
async function eventually<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (const last = Date.now() + 30_000; ;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > last) throw error;
      await new Promise((next) => setTimeout(next, 100));
    }
  }
}

interface BidiMessage {
  id?: number;
  type: 'success' | 'error' | 'event';
  result?: unknown;
  error?: string;
  message?: string;
  params?: { level: string; text: string };
}

/** Connects to a browser by WebDriver BiDi. */
async function connect(address: string): Promise<{
  send: (method: string, params: object) => Promise<unknown>;
  complaints: string[];
}> {
  const socket = new WebSocket(address);
  await new Promise((done, fail) => {
    socket.addEventListener('open', done);
    socket.addEventListener('error', () => fail(new Error(`There is no answer at ${address}`)));
  });
  const complaints: string[] = [];
  const waiting: ((message: BidiMessage) => void)[] = [];
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as BidiMessage;
    if (message.id !== undefined) waiting[message.id]?.(message);
    else if (message.params?.level === 'error') complaints.push(message.params.text);
  });
  const send = async (method: string, params: object): Promise<unknown> => {
    const answer = await new Promise<BidiMessage>((done) => {
      socket.send(JSON.stringify({ id: waiting.push(done) - 1, method, params }));
    });
    if (answer.type === 'error') throw new Error(`${method}: ${answer.error}, ${answer.message}`);
    return answer.result;
  };
  return { send, complaints };
}

/** Starts Firefox without windows. @param folder empty, for its profile. @param closers get what ends it. */
export async function startFirefox(
  program: string,
  folder: string,
  closers: Closers,
): Promise<Session> {
  const child = spawn(
    program,
    ['--headless', '--no-remote', '--profile', folder, '--remote-debugging-port', '0'],
    { env: { ...process.env, HOME: folder } },
  );
  endWith(closers, child);
  const address = await printed(child, /WebDriver BiDi listening on (ws:\S+)/);
  const { send, complaints } = await connect(`${address}/session`);
  await send('session.new', { capabilities: {} });
  await send('session.subscribe', { events: ['log.entryAdded'] });
  const tree = (await send('browsingContext.getTree', {})) as { contexts: { context: string }[] };
  const context = tree.contexts[0]?.context;
  return {
    complaints,
    open: async (url) => {
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    evaluate: async (expression) => {
      const { result, exceptionDetails } = (await send('script.evaluate', {
        ...{ expression, target: { context }, awaitPromise: true },
      })) as { result?: { value: string }; exceptionDetails?: { text: string } };
      if (!result) throw new Error(exceptionDetails?.text);
      return result.value;
    },
    perform: async (actions) => {
      await send('input.performActions', { context, actions });
    },
    resize: async (width, height) => {
      await send('browsingContext.setViewport', { context, viewport: { width, height } });
    },
  };
}

/**
 * Starts WebKit’s small browser on a screen of its own. @param folder for what it writes. @param
 * closers get what ends it.
 */
export async function startWebKit(
  program: string,
  xvfb: string,
  folder: string,
  closers: Closers,
): Promise<Session> {
  const screen = spawn(xvfb, ['-displayfd', '1', '-nolisten', 'tcp']);
  endWith(closers, screen);
  const display = await printed(screen, /^(\d+)\n/);
  const [port = 0] = await freePorts(1);
  const driver = spawn(program, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${display}`, HOME: folder },
  });
  endWith(closers, driver);
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}/session${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return value;
  };
  const { sessionId } = (await eventually(() => send('POST', '', { capabilities: {} }))) as {
    sessionId: string;
  };
  closers.unshift(() => send('DELETE', `/${sessionId}`));
  const post = (command: string, body: object) => send('POST', `/${sessionId}/${command}`, body);
  return {
    complaints: [],
    open: async (url) => {
      await post('url', { url });
    },
    evaluate: async (expression) =>
      (await post('execute/sync', { script: `return ${expression}`, args: [] })) as string,
    perform: async (actions) => {
      await post('actions', { actions });
    },
    resize: async (width, height) => {
      await post('window/rect', { width, height });
    },
  };
}

/** The middle of the first element that can be seen and hit, by selector and text. */
function middleOf(selector: string, text: string): { x: number; y: number } {
  const element = [...document.querySelectorAll(selector)].find(
    (candidate) => candidate.checkVisibility() && candidate.textContent.includes(text),
  );
  if (!element) throw new Error(`Nothing is visible of ${selector} ${text}`);
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  if (!element.contains(document.elementFromPoint(x, y)))
    throw new Error(`Something covers ${selector} ${text}`);
  return { x, y };
}

/** What a visitor does in a page. Everything waits until it can be done. */
export class Visitor {
  readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  /** What a function says within the page. It can use nothing from outside but its arguments. */
  async ask<Args extends readonly unknown[], Value>(
    question: (...args: Args) => Value,
    ...args: Args
  ): Promise<Value> {
    const call = `(${String(question)})(...${JSON.stringify(args)})`;
    return JSON.parse(await this.session.evaluate(`JSON.stringify(${call} ?? null)`)) as Value;
  }

  /** Waits until a function says true within the page. */
  async until<Args extends readonly unknown[]>(
    question: (...args: Args) => boolean,
    ...args: Args
  ): Promise<void> {
    await eventually(async () => {
      if (!(await this.ask(question, ...args)))
        throw new Error(
          `Still not so: ${String(question)} ${JSON.stringify(args)}, with the focus on ${await this.ask(() => document.activeElement?.outerHTML.slice(0, 600))}`,
        );
    });
  }

  async click(selector: string, text = ''): Promise<void> {
    const { x, y } = await eventually(() => this.ask(middleOf, selector, text));
    await this.session.perform([
      {
        type: 'pointer',
        id: 'mouse',
        actions: [
          { type: 'pointerMove', x, y },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      },
    ]);
  }

  /** Clicks into an empty field and types, until it has the whole text. */
  async fill(selector: string, text: string): Promise<void> {
    // The list that another field has opened may take the first click.
    await eventually(async () => {
      await this.click(selector);
      if (!(await this.ask((field) => document.activeElement?.matches(field), selector)))
        throw new Error(`${selector} does not get the focus.`);
    });
    await this.type(text);
    await this.until(
      (value) => (document.activeElement as HTMLInputElement | null)?.value === value,
      text,
    );
  }

  /** Types into whatever has the focus. */
  async type(text: string): Promise<void> {
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.session.perform([{ type: 'key', id: 'keyboard', actions }]);
  }
}
