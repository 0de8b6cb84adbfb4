/**
 * Finds what plain text does not have: entities, HTML and Markdown. The patterns are small, because
 * a form in the browser uses them.
 */

/** An entity, such as `&amp;` or `&#8211;`. Company names such as AT&T have no semicolon. */
const ENTITY = new RegExp(
  `&(?:${[
    String.raw`[a-z][a-z\d]+`,
    '[A-Z][a-z]*(?:acute|grave|circ|uml|tilde|ring|cedil|lig|slash|caron)',
    '[A-Z]{2,4}lig',
    String.raw`#\d{1,7}`,
    String.raw`#[xX][\da-fA-F]{1,6}`,
  ].join('|')});`,
);

/** Elements of HTML that are used in running text. Other words in angle brackets may be meant. */
const ELEMENTS = [
  'a abbr address article b big blockquote br center cite code dd div dl dt em figure',
  'font footer h[1-6] header hr i iframe img ins del kbd li mark o:p ol p pre q s',
  'script section small span strike strong style sub sup svg table tbody td th thead tr',
  'u ul video wbr',
]
  .join(' ')
  .replaceAll(' ', '|');

/** A tag of one of them, or a comment. */
const TAG = new RegExp(
  String.raw`<!--.*?-->|<\/?(?:${ELEMENTS})(?:[\s/]+[\w:-]+=[^<>]*|\s*\/?)>`,
  'is',
);

/** A link or a picture in Markdown: the words are the first group. */
const LINK = /!?\[([^[\]]+)\]\([^()\s]*[/.#@][^()\s]*(?:\s"[^"]*")?\)/;

/** Whole words in bold, in italics, struck through or as code: what is before, the marks, the words. */
const EMPHASIS = new RegExp(
  /(^|[\s([{“„«"‘'¿¡*_~—–/-])/.source +
    /(\*{1,3}|_{1,3}|~~|`+)/.source +
    /([\p{L}\p{N}“„«"‘'(¿¡&*_~](?:[^*_~`]*[^*_~`\s])?[*_~]{0,3})/u.source +
    String.raw`\2(?=$|[\s.,;:!?)\]}”“»"’'*_~—–/-])`,
  'u',
);

/** The first entity in a text. */
export function entityIn(text: string): string | undefined {
  return ENTITY.exec(text)?.[0];
}

/** The first tag of HTML in a text. */
export function tagIn(text: string): string | undefined {
  return TAG.exec(text)?.[0];
}

/** The first piece of Markdown in a text. */
export function markdownIn(text: string): string | undefined {
  const [link] = LINK.exec(text) ?? [];
  const [whole, before = ''] = EMPHASIS.exec(text) ?? [];
  return link ?? whole?.slice(before.length);
}

/**
 * The text without tags and, unless it may have it, without Markdown.
 *
 * @param decode the character of an entity.
 */
export function withoutMarkup(text: string, decode: (entity: string) => string): string {
  return text
    .replace(new RegExp(TAG, 'gis'), (tag) =>
      /^<\/?(?:br|p|div|li|h\d|hr|t[dhr])\b/i.test(tag) ? ' ' : '',
    )
    .replace(new RegExp(LINK, 'g'), '$1')
    .replace(new RegExp(EMPHASIS, 'gu'), '$1$3')
    .replace(new RegExp(ENTITY, 'g'), decode);
}
