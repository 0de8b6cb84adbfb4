/** Texts of links to other sites. */

/** How much of a long last part of a path a link to a source shows: characters at its start and at its end. */
const SHOWN = { start: 18, end: 14 };

/** Text of a link to a source: the site and the last part of the path, to tell apart two sources at one site. */
export function sourceName(url: string): string {
  const parts = new URL(url).pathname.split('/').filter(Boolean);
  const last = parts.at(-1);
  if (last === undefined) return host(url);
  const name = decodeURIComponent(last);
  return [
    host(url),
    parts.length > 1 && '…',
    name.length > SHOWN.start + SHOWN.end
      ? `${name.slice(0, SHOWN.start)}…${name.slice(-SHOWN.end)}`
      : name,
  ]
    .filter(Boolean)
    .join('/');
}

/** Text of a link to a site: `citiesfordigitalrights.org`. */
export function host(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}
