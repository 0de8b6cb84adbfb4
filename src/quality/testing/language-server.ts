/** Talks to a language server as an editor does: JSON-RPC over its standard input and output. */
import { spawn } from 'node:child_process';
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

/**
 * Starts a language server, and says hello.
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
  const waiting = new Map<
    number,
    { resolve: (result: unknown) => void; reject: (error: Error) => void }
  >();
  let last = 0;
  const send = (message: unknown) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...(message as object) });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const receive = ({ id, method, params, result, error }: Message) => {
    // What the server asks of the editor: its settings, and leave to watch files.
    if (method !== undefined && id !== undefined) {
      send({
        id,
        result: method === 'workspace/configuration' ? (params?.items ?? []).map(() => null) : null,
      });
      return;
    }
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !asked) return;
    waiting.delete(id);
    if (error) asked.reject(new Error(error.message));
    else asked.resolve(result);
  };
  let buffer = Buffer.alloc(0);
  server.stdout.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      const length = Number(
        /Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, Math.max(end, 0)))?.[1],
      );
      if (end === -1 || buffer.length < end + 4 + length) return;
      receive(JSON.parse(buffer.toString('utf8', end + 4, end + 4 + length)) as Message);
      buffer = buffer.subarray(end + 4 + length);
    }
  });
  server.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('The language server has ended.'));
  });
  const request = (method: string, params: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      send({ id: last, method, params });
    });
  const uri = pathToFileURL(root).href;
  await request('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'project' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: {
        diagnostic: {},
        hover: { contentFormat: ['markdown'] },
        completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
      },
    },
    initializationOptions,
  });
  send({ method: 'initialized', params: {} });
  return {
    open: (path, languageId, text) =>
      send({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri: pathToFileURL(path).href, languageId, version: 1, text } },
      }),
    request,
    stop: () => server.kill(),
  };
}
