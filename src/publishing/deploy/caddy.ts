/** The configuration of Caddy (2.6 or newer). */
import type { HeaderRule, Where } from './headers.ts';
import type { ServerOptions } from './nginx.ts';

export function caddyConfiguration(
  rules: readonly HeaderRule[],
  { host, base, root }: ServerOptions,
): string {
  const at = base.slice(0, -1);
  const quote = (text: string) => `"${text.replaceAll('"', String.raw`\"`)}"`;
  const matcher = (where: Where) =>
    'page' in where
      ? `path ${at}${where.page}`
      : `path_regexp ${where.pattern.replaceAll('^/', `^${base}`)}`;
  const set = (name: string, value: string, at = '') =>
    `        header ${at}${value === '' ? `-${name}` : `${name} ${quote(value)}`}\n`;
  const varying = rules.filter(({ cases }) => cases.length > 0);
  /** The first case that fits decides: so it is written last. */
  const cases = varying.flatMap(({ name, cases, otherwise }) => [
    ...(otherwise === '' ? [] : [set(name, otherwise)]),
    ...cases
      .map(([where, value], index) => ({ label: `@${name}-${index}`.toLowerCase(), where, value }))
      .reverse()
      .flatMap(({ label, where, value }) => [
        `        ${label} ${matcher(where)}\n`,
        set(name, value, `${label} `),
      ]),
  ]);
  const page = varying.flatMap(({ name, cases, otherwise }) => {
    const value =
      cases.find(
        ([where]) => 'pattern' in where && new RegExp(where.pattern).test('/404.html'),
      )?.[1] ?? otherwise;
    return name === 'Content-Type' ? [] : [set(name, value)];
  });
  return `# The website behind Caddy: put this file into /etc/caddy/, and the built site into
# ${root}${base}
# Made by "npm run deploy-files" from src/publishing/deploy: change it there.

(always) {
    header {
        -Server
${rules
  .filter(({ cases }) => cases.length === 0)
  .map(({ name, otherwise }) => `        ${name} ${quote(otherwise)}\n`)
  .join('')}    }
}

${host} {
    root * ${root}
    encode zstd gzip
    import always

    route {
        @other not method GET HEAD
        respond @other 405

        # What is meant for hosts, and hidden files, are not there.
        @hidden {
            path_regexp /[._]
            not path ${base}.well-known/*
        }
        error @hidden 404

        # A page has one address: that of its folder.
        @index path_regexp folder ^(/(?:[^/\\\\].*/)?)index\\.html$
        redir @index {re.folder.1} 301

${cases.join('')}        file_server {
            precompressed br gzip
        }
    }

    handle_errors {
        import always
${page.join('')}        rewrite * ${base}404.html
        file_server
    }
}
`;
}
