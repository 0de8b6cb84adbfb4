/** The configuration of Caddy (2.6 or newer). */
import { headersAt, patternOf, type HeaderRule, type Where } from './headers.ts';
import { fillTemplate, type ServerOptions } from './template.ts';

function quote(text: string): string {
  return `"${text.replaceAll('"', String.raw`\"`)}"`;
}

/** @param matcher name of the addresses that get the header, with a space after it; '' for all. */
function set(name: string, value: string, matcher = ''): string {
  return `        header ${matcher}${value === '' ? `-${name}` : `${name} ${quote(value)}`}\n`;
}

export function caddyConfiguration(rules: readonly HeaderRule[], options: ServerOptions): string {
  const { base } = options;
  const matcher = (where: Where) =>
    'page' in where
      ? `path ${base.slice(0, -1)}${where.page}`
      : `path_regexp ${patternOf(where, base)}`;
  /** The last header that Caddy sets wins: so the cases are written from the last to the first. */
  const linesFor = ({ name, cases, otherwise }: HeaderRule) => [
    ...(otherwise === '' ? [] : [set(name, otherwise)]),
    ...cases
      .map(([where, value], index) => {
        const label = `@${name}-${index}`.toLowerCase();
        return `        ${label} ${matcher(where)}\n${set(name, value, `${label} `)}`;
      })
      .reverse(),
  ];
  const varying = rules.filter(({ cases }) => cases.length > 0);
  const onErrorPage = headersAt('/404.html', varying);
  return fillTemplate('Caddyfile.template', {
    ...options,
    always: rules
      .filter(({ cases }) => cases.length === 0)
      .map(({ name, otherwise }) => `        ${name} ${quote(otherwise)}\n`)
      .join(''),
    cases: varying.flatMap(linesFor).join(''),
    page: varying
      .filter(({ name }) => name !== 'Content-Type')
      .map(({ name }) => set(name, onErrorPage.get(name) ?? ''))
      .join(''),
  });
}
