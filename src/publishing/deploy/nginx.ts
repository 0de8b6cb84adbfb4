/** The configuration of nginx (1.18 or newer). */
import { patternOf, type HeaderRule, type Where } from './headers.ts';
import { spellings, type Moved } from './static-host.ts';
import { fillTemplate, type ServerOptions } from './template.ts';

/** File in the built site that lists the old addresses, as a map of nginx. */
export const NGINX_REDIRECTS = '_redirects.map';

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
}

/** A map from each old address to the present one. */
export function nginxRedirects(redirects: readonly Moved[], base: string): string {
  const root = base.slice(0, -1);
  return redirects
    .flatMap(({ from, to }) =>
      spellings(from).map((path) => `${quote(root + path)} ${quote(root + to)};\n`),
    )
    .join('');
}

export function nginxConfiguration(rules: readonly HeaderRule[], options: ServerOptions): string {
  const { base } = options;
  const variable = (name: string) => `$site_${name.toLowerCase().replaceAll('-', '_')}`;
  const key = (where: Where) =>
    'page' in where
      ? quote(`${base.slice(0, -1)}${where.page}index.html`)
      : quote(`~${patternOf(where, base)}`);
  const map = ({ name, cases, otherwise }: HeaderRule) =>
    `map $uri ${variable(name)} {\n${cases.map(([where, value]) => `    ${key(where)} ${quote(value)};\n`).join('')}    default ${quote(otherwise)};\n}\n`;
  const addHeader = ({ name, cases, otherwise }: HeaderRule) =>
    `    add_header ${name} ${cases.length > 0 ? variable(name) : quote(otherwise)} always;`;

  // nginx sets Content-Type by other means, and without the charset.
  const headers = rules.filter(({ name }) => name !== 'Content-Type');
  const mediaTypes = (rules.find(({ name }) => name === 'Content-Type')?.cases ?? []).map(
    ([where, value]) => ({ where, type: value.split(';')[0] ?? value }),
  );
  return fillTemplate('nginx.template.conf', {
    ...options,
    maps: headers
      .filter(({ cases }) => cases.length > 0)
      .map(map)
      .join('\n'),
    types: mediaTypes
      .flatMap(({ where, type }) =>
        'extension' in where ? [`        ${type} ${where.extension};`] : [],
      )
      .join('\n'),
    texts: mediaTypes.map(({ type }) => type).join(' '),
    headers: headers.map(addHeader).join('\n'),
    locations: mediaTypes
      .flatMap(({ where, type }) =>
        'file' in where
          ? [
              `    location ~ ${quote(patternOf(where))} {\n        types { }\n        default_type ${type};\n    }`,
            ]
          : [],
      )
      .join('\n'),
  });
}
