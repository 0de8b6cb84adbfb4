/** HTML as feeds need it: readable away from its page. */
import type { ForeignText } from '../../i18n/intl.ts';
import { ALIGNMENT } from '../table-alignment.ts';

const TAG = /<([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** Attributes that matter away from the page. */
const KEPT =
  /^(?:href|src|alt|title|lang|dir|rel|cite|datetime|start|reversed|value|type|checked|disabled|colspan|rowspan|scope|align|width|height)$/i;
const ADDRESS = /^(?:href|src|cite)$/i;

/**
 * Makes HTML readable away from its page: no scripts, styles or forms, only the
 * attributes that matter, all addresses absolute.
 *
 * @param html as rendered by the build, well-formed; @param base address of the post.
 */
export function toFeedHtml(html: string, base: string): string {
  const attribute = (name: string, value: string | undefined): string => {
    if (!KEPT.test(name)) return '';
    if (value === undefined) return ` ${name}`;
    if (!ADDRESS.test(name)) return ` ${name}="${value}"`;
    const address = value.replaceAll('&amp;', '&');
    return URL.canParse(address, base)
      ? ` ${name}="${new URL(address, base).href.replaceAll('&', '&amp;')}"`
      : '';
  };
  return withoutForms(html)
    .replace(/<(script|style|template|form)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(
      TAG,
      (_, name: string, attributes: string) =>
        `<${name}${[...attributes.matchAll(ATTRIBUTE)].map(([, key = '', double, single, bare]) => attribute(key, (double ?? single ?? bare)?.replaceAll('"', '&quot;'))).join('')}>`,
    )
    .trim();
}

/** Feed readers show neither boxes nor classes: signs and attributes say the same. */
function withoutForms(html: string): string {
  return html
    .replace(/<\/?label>/g, '')
    .replace(/<input type="checkbox"([^>]*)>/g, (_, rest: string) =>
      /\bchecked\b/.test(rest) ? '☑' : '☐',
    )
    .replace(
      /(<t[hd]) class="(align-\w+)"/g,
      (_, cell: string, name: string) => `${cell} align="${FEED_ALIGNMENT[name] ?? ''}"`,
    );
}

const FEED_ALIGNMENT: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ALIGNMENT).map(([side, name]) => [name, side]),
);

/** Attributes for an element of HTML. */
export const written = (attributes: ForeignText): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');

/** HTML within an element that says in which language it is, if it is not that of the feed. */
export function within(element: 'div' | 'span', foreign: ForeignText, html: string): string {
  const attributes = written(foreign);
  return attributes === '' ? html : `<${element}${attributes}>${html}</${element}>`;
}
