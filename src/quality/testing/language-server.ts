/** Talks to a language server as an editor does: JSON-RPC over its standard input and output. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

export interface Position {
  line: number;
  character: number;
}

export interface LanguageServer {
  /** Shows the server a file as somebody types it; its diagnostics are asked for with {@link request}. */
  open: (path: string, languageId: string, text: string) => void;
  request: (method: string, params: unknown) => Promise<unknown>;
  stop: () => void;
}

interface Message {
  id?: number;
  method?: string;
  params?: { items?: unknown[] };
  result?: unknown;
  error?: { message: string };
}

/** What the editor of these tests can do. */
const CAPABILITIES = {
  workspace: { configuration: true, workspaceFolders: true },
  textDocument: {
    diagnostic: {},
    hover: { contentFormat: ['markdown'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
  },
};

/** Takes whole messages from the front of a stream of bytes. @returns the messages, and the bytes that are left. */
function takeMessages(bytes: Buffer): { messages: Message[]; rest: Buffer } {
  const messages: Message[] = [];
  let rest = bytes;
  for (;;) {
    const end = rest.indexOf('\r\n\r\n');
    const length = Number(
      /Content-Length: (\d+)/i.exec(rest.toString('latin1', 0, Math.max(end, 0)))?.[1],
    );
    if (end === -1 || rest.length < end + 4 + length) return { messages, rest };
    messages.push(JSON.parse(rest.toString('utf8', end + 4, end + 4 + length)) as Message);
    rest = rest.subarray(end + 4 + length);
  }
}

/** Speaks JSON-RPC with a program. */
function converse(server: ChildProcessByStdio<Writable, Readable, null>) {
  const waiting = new Map<
    number,
    { resolve: (result: unknown) => void; reject: (error: Error) => void }
  >();
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const receive = ({ id, method, params, result, error }: Message) => {
    if (id === undefined) return;
    // The server asks the editor for its settings, and for leave to watch files.
    if (method !== undefined) {
      const settings = (params?.items ?? []).map(() => null);
      send({ id, result: method === 'workspace/configuration' ? settings : null });
      return;
    }
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  };
  let buffer = Buffer.alloc(0);
  server.stdout.on('data', (chunk: Buffer) => {
    const { messages, rest } = takeMessages(Buffer.concat([buffer, chunk]));
    buffer = Buffer.from(rest);
    messages.forEach(receive);
  });
  server.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('The language server has ended.'));
  });
  let last = 0;
  const request = (method: string, params: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      send({ id: last, method, params });
    });
  return { send, request };
}

/**
 * Starts a language server and introduces the editor to it.
 *
 * @param root the folder that the editor has open.
 */
export async function startLanguageServer(
  command: string,
  argv: readonly string[],
  root: string,
  initializationOptions: unknown,
): Promise<LanguageServer> {
  const server = spawn(command, argv, { stdio: ['pipe', 'pipe', 'ignore'] });
  const { send, request } = converse(server);
  const uri = pathToFileURL(root).href;
  await request('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'project' }],
    capabilities: CAPABILITIES,
    initializationOptions,
  });
  send({ method: 'initialized', params: {} });
  return {
    open: (path, languageId, text) => {
      const textDocument = { uri: pathToFileURL(path).href, languageId, version: 1, text };
      send({ method: 'textDocument/didOpen', params: { textDocument } });
    },
    request,
    stop: () => server.kill(),
  };
}
