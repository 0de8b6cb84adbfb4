/** The configuration of nginx (1.18 or newer). */
import type { HeaderRule, Where } from './headers.ts';
import { spellings, type Moved } from './static-host.ts';

/** Name of the file in the built site with the old addresses, as a map of nginx. */
export const NGINX_REDIRECTS = '_redirects.map';

/** Extensions whose media type nginx has to know here; all are compressed but those of {@link PACKED}. */
const TYPES: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'text/css': 'css',
  'text/javascript': 'js',
  'application/json': 'json',
  'application/xml': 'xml',
  'text/plain': 'txt',
  'image/svg+xml': 'svg',
};
const PACKED: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg jpeg',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'font/woff2': 'woff2',
};

export interface ServerOptions {
  host: string;
  /** The path below which the site is served: `/` or `/website/`. */
  base: string;
  /** Folder on the server below which the built site lies, at its base. */
  root: string;
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
}

/** The old addresses: a map from each to the present one. */
export function nginxRedirects(redirects: readonly Moved[], base: string): string {
  const root = base.slice(0, -1);
  return redirects
    .flatMap(({ from, to }) =>
      spellings(from).map((path) => `${quote(root + path)} ${quote(root + to)};\n`),
    )
    .join('');
}

export function nginxConfiguration(
  rules: readonly HeaderRule[],
  { host, base, root }: ServerOptions,
): string {
  const at = base.slice(0, -1);
  const variable = (name: string) => `$site_${name.toLowerCase().replaceAll('-', '_')}`;
  const key = (where: Where) =>
    'page' in where
      ? quote(`${at}${where.page}index.html`)
      : quote(`~${where.pattern.replaceAll('^/', `^${base}`)}`);
  const headers = rules.filter(({ name }) => name !== 'Content-Type');
  const types = rules.find(({ name }) => name === 'Content-Type')?.cases ?? [];
  const mediaType = (type: string) => type.split(';')[0] ?? type;
  const extensions = types
    .flatMap(([where, type]) =>
      'pattern' in where
        ? [[/^\\\.(\w+)\$$/.exec(where.pattern)?.[1], mediaType(type)] as const]
        : [],
    )
    .flatMap(([extension, type]) => (extension ? [[type, extension] as const] : []));
  const named = types.filter(([where]) => 'pattern' in where && where.pattern.startsWith('/'));
  const compressed = [...Object.keys(TYPES), ...types.map(([, type]) => mediaType(type))].filter(
    (type) => type !== 'text/html',
  );
  return `# The website behind nginx: put this file into /etc/nginx/conf.d/, and the built site into
# ${root}${base}
# Made by "npm run deploy-files" from src/publishing/deploy: change it there.

map_hash_bucket_size 512;
map_hash_max_size 8192;

# Old addresses; the build writes this file. Reload nginx when they change.
map $uri $site_moved {
    default "";
    include ${root}${base}${NGINX_REDIRECTS};
}

# Headers that differ from file to file. None is sent where the value is empty.
${headers
  .filter(({ cases }) => cases.length > 0)
  .map(
    ({ name, cases, otherwise }) =>
      `map $uri ${variable(name)} {\n${cases.map(([where, value]) => `    ${key(where)} ${quote(value)};\n`).join('')}    default ${quote(otherwise)};\n}\n`,
  )
  .join('\n')}
server {
    listen 80;
    listen [::]:80;
    server_name ${host};
    server_tokens off;

    # Where certificates are renewed by HTTP.
    location ^~ /.well-known/acme-challenge/ {
        root /var/www/acme;
    }
    location / {
        return 301 https://${host}$request_uri;
    }
}

server {
    listen 443 ssl http2;
    listen [::]:443 ssl http2;
    server_name ${host};
    server_tokens off;

    ssl_certificate /etc/letsencrypt/live/${host}/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/${host}/privkey.pem;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_session_tickets off;

    root ${root};
    index index.html;
    error_page 403 404 =404 ${base}404.html;
    absolute_redirect off;
    etag on;

    types {
${[...Object.entries(TYPES), ...extensions, ...Object.entries(PACKED)].map(([type, extension]) => `        ${type} ${extension};`).join('\n')}
    }
    default_type application/octet-stream;
    charset utf-8;
    charset_types ${compressed.join(' ')};

    # Files that were compressed beforehand are taken as they are; for Brotli install libnginx-mod-http-brotli-static.
    # brotli_static on;
    gzip_static on;
    gzip on;
    gzip_vary on;
    gzip_comp_level 6;
    gzip_min_length 256;
    gzip_types ${compressed.join(' ')};

${headers.map(({ name, cases, otherwise }) => `    add_header ${name} ${cases.length > 0 ? variable(name) : quote(otherwise)} always;`).join('\n')}

    if ($site_moved) {
        return 301 $site_moved;
    }
    # A page has one address: that of its folder.
    if ($request_uri ~ "^(/(?:[^/?\\\\\\\\][^?]*/)?)index\\.html(?:$|\\?)") {
        return 301 $1;
    }

    location ^~ ${base}.well-known/ {
    }
    # What is meant for hosts, and hidden files, are not there.
    location ~ "/[._]" {
        return 404;
    }
${named.map(([where, type]) => `    location ~ ${quote('pattern' in where ? where.pattern : '')} {\n        types { }\n        default_type ${mediaType(type)};\n    }`).join('\n')}
}
`;
}
