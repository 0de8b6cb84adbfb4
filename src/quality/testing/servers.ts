/** Starts real web servers with the configuration files of the repository, for tests. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { request } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';

/** The module with which nginx sends files that Brotli has compressed, as Debian has it. */
export const BROTLI_MODULE = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

export interface RunningServer {
  /** Ports for HTTPS and HTTP on 127.0.0.1. */
  https: number;
  http: number;
  stop: () => Promise<void>;
}

/** Ports that are free now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers: Server[] = [];
  for (let left = count; left > 0; left -= 1) {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    servers.push(server);
  }
  const ports = servers.map((server) => {
    const address = server.address();
    return address !== null && typeof address !== 'string' ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** A text with other words in place of some, each of which must be there. */
function replaced(text: string, changes: readonly (readonly [string | RegExp, string])[]): string {
  return changes.reduce((result, [from, to]) => {
    const next = result.replaceAll(from, to);
    if (next === result) throw new Error(`The configuration has no "${String(from)}".`);
    return next;
  }, text);
}

/** A certificate for localhost that only the test trusts. */
function certificate(folder: string): { certificate: string; key: string } {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost,IP:127.0.0.1',
    ],
    { stdio: 'ignore' },
  );
  return { certificate: cert, key };
}

/** Waits until a port answers; fails with what the server printed if it ends before. */
async function whenUp(child: ChildProcess, port: number): Promise<void> {
  let output = '';
  child.stderr?.on('data', (part: Buffer) => (output += part.toString()));
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) break;
    try {
      await get(port, '/');
      return;
    } catch {
      await new Promise((next) => setTimeout(next, 50));
    }
  }
  child.kill();
  throw new Error(`The server did not start:\n${output}`);
}

async function run(
  program: string,
  args: readonly string[],
  ports: { https: number; http: number },
  env = process.env,
): Promise<RunningServer> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  await whenUp(child, ports.https);
  return {
    ...ports,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Puts a built site where a server looks for it: below its base. */
async function rootFor(folder: string, site: string, base: string): Promise<string> {
  const root = join(folder, 'root');
  await mkdir(dirname(join(root, base)), { recursive: true });
  await symlink(resolve(site), join(root, base).replace(/\/$/, ''));
  return root;
}

/**
 * Starts nginx with a configuration of ours, in which only ports, folders and
 * the certificate are other ones.
 *
 * @param configuration text of the file; with `brotli_static on` in it, the module for that is loaded.
 * @param folder empty, for what nginx writes.
 */
export async function startNginx(
  program: string,
  configuration: string,
  folder: string,
  site: string,
  base: string,
): Promise<RunningServer> {
  const [https = 0, http = 0] = await freePorts(2);
  const { certificate: cert, key } = certificate(folder);
  const text = replaced(configuration, [
    [/^ *listen \[::\].*\n/gm, ''],
    ['listen 80;', `listen 127.0.0.1:${http};`],
    ['listen 443 ', `listen 127.0.0.1:${https} `],
    [/ssl_certificate [^;]*;/g, `ssl_certificate ${cert};`],
    [/ssl_certificate_key [^;]*;/g, `ssl_certificate_key ${key};`],
    ['/var/www/website', await rootFor(folder, site, base)],
  ]);
  await writeFile(join(folder, 'site.conf'), text);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join(' ');
  await writeFile(
    join(folder, 'nginx.conf'),
    `${/^ *brotli_static on;/m.test(configuration) ? `load_module ${BROTLI_MODULE}; ` : ''}${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; worker_processes 1; pid ${join(folder, 'pid')}; error_log stderr warn;\nevents {}\nhttp { access_log off; ${temporary} include ${join(folder, 'site.conf')}; }\n`,
  );
  return run(program, ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')], {
    https,
    http,
  });
}

/** Starts Caddy likewise. */
export async function startCaddy(
  program: string,
  configuration: string,
  folder: string,
  site: string,
  base: string,
): Promise<RunningServer> {
  const [https = 0, http = 0] = await freePorts(2);
  const { certificate: cert, key } = certificate(folder);
  const text = replaced(configuration, [
    [
      'www.example.org {',
      `https://127.0.0.1:${https}, https://localhost:${https} {\n    bind 127.0.0.1\n    tls ${cert} ${key}`,
    ],
    ['/var/www/website', await rootFor(folder, site, base)],
  ]);
  await writeFile(
    join(folder, 'Caddyfile'),
    `{\n    admin off\n    auto_https disable_redirects\n    http_port ${http}\n    https_port ${https}\n}\n${text}`,
  );
  return run(
    program,
    ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')],
    { https, http },
    { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  );
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks a server on this machine by HTTPS, with the path exactly as it is written. */
export function get(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((done, fail) => {
    const call = request(
      {
        host: '127.0.0.1',
        servername: 'localhost',
        port,
        path,
        method,
        headers,
        rejectUnauthorized: false,
        agent: false,
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      },
    );
    call.on('error', fail);
    call.end();
  });
}
