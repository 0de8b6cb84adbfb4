/**
 * The newsletter as HTML. It is written in MJML, which compiles to the nested
 * tables that all mail programs, Outlook included, show alike.
 */
import { Engine } from 'mrml';
import type { Locale } from '../../i18n/index.ts';
import type { Direction } from '../../model/languages.ts';
import { HUES } from '../../model/schemas/principle.ts';
import { settings } from '../../settings.ts';
import { escapeXml } from '../../base/escape.ts';
import { sitePalette, type Palette } from '../../site/styles/palette.ts';
import type { Newsletter, NewsletterItem, NewsletterList } from './newsletter.ts';
import { UNSUBSCRIBE } from './placeholders.ts';

/** The fonts of the reader's device: loading the site's own would reveal who reads the mail, and when. */
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

const SIZES = {
  small: '15px',
  text: '17px',
  title: '20px',
  section: '24px',
  head: '30px',
} as const;

/**
 * Each has a class, which sets its dark-mode colour; the light one is inline, for programs that
 * drop style elements.
 */
const TEXT_COLOURS = ['ink', 'ink-2', ...HUES] as const;
type TextColour = (typeof TEXT_COLOURS)[number];

/** Escapes text for HTML, and braces for mailing programs, which would run them as commands. */
function escape(text: string): string {
  return escapeXml(text).replaceAll('{', '&#123;').replaceAll('}', '&#125;');
}

/** The side on which text begins. */
const sideOf = (direction: Direction) => (direction === 'ltr' ? 'left' : 'right');

/** The pieces of HTML that all parts of the mail use. */
function writer(colour: Palette, locale: Locale) {
  const styled = (name: TextColour, css: string) =>
    `class="${name}" style="color:${colour(name).light};${css}"`;
  return {
    locale,
    styled,
    link: (url: string, text: string, name: TextColour = 'ink', css = '') =>
      `<a href="${escapeXml(url)}" ${styled(name, css)}>${escape(text)}</a>`,
    note: (html: string) =>
      `<p ${styled('ink-2', `margin:4px 0 0;font-size:${SIZES.small}`)}>${html}</p>`,
  };
}
type Writer = ReturnType<typeof writer>;

/** The style element: dark mode, and what no attribute can say. */
function stylesFor(colour: Palette): string {
  const dark = (name: string) => `${colour(name).dark} !important`;
  return [
    ':root{color-scheme:light dark}',
    'h1,h2,h3{font-weight:700}',
    `.part{border-top:1px solid ${colour('line').light}}`,
    '@media (prefers-color-scheme:dark){',
    `body,.paper{background-color:${dark('paper')}}`,
    `.paper div,.paper h1,.paper h2,.paper h3,.paper p{color:${dark('ink')}}`,
    ...TEXT_COLOURS.map((name) => `.paper .${name}{color:${dark(name)}}`),
    ...HUES.map((hue) => `.bar-${hue}{background-color:${dark(hue)}}`),
    `.part{border-top-color:${dark('line')}}`,
    '}',
  ].join('');
}

function principlesHtml({ principles }: NewsletterItem, { locale, note, styled }: Writer): string {
  if (principles.length === 0) return '';
  const names = principles.map(
    ({ name, hue }) => `<span aria-hidden="true" ${styled(hue, '')}>■</span>&nbsp;${escape(name)}`,
  );
  return note(`${escape(locale.t.mailing.principles)} ${names.join(', ')}`);
}

function itemHtml(item: NewsletterItem, write: Writer): string {
  const { lang, dir } = item.foreign;
  // Mail programs inherit the alignment of the newsletter, which "dir" alone does not change.
  const marks = lang && dir ? ` lang="${lang}" dir="${dir}"` : '';
  const aligned = dir ? `;text-align:${sideOf(dir)}` : '';
  return `<mj-text padding="0 0 28px"><h3${marks} style="margin:0;font-size:${SIZES.title};line-height:1.3${aligned}">${write.link(item.url, item.title)}</h3>${write.note(escape(item.details))}<p${marks} style="margin:8px 0 0${aligned}">${escape(item.summary)}</p>${principlesHtml(item, write)}</mj-text>`;
}

function listHtml({ title, items, more }: NewsletterList, write: Writer): string {
  const rest = more
    ? `<mj-text padding="0 0 28px">${write.link(more.url, more.text)}</mj-text>`
    : '';
  return `<mj-section css-class="part" padding="28px 24px 0"><mj-column><mj-text padding="0 0 20px"><h2 style="margin:0;font-size:${SIZES.section};line-height:1.25">${escape(title)}</h2></mj-text>${items.map((item) => itemHtml(item, write)).join('')}${rest}</mj-column></mj-section>`;
}

function footHtml({ locale, note, link, styled }: Writer): string {
  const { address } = locale;
  const t = locale.t.mailing;
  const links = [
    link(address('/'), t.website, 'ink-2'),
    link(address('/activities/'), t.archive, 'ink-2'),
    link(address('/privacy/'), t.privacy, 'ink-2'),
    `<a href="${UNSUBSCRIBE}" ${styled('ink-2', '')}>${escape(t.unsubscribe)}</a>`,
  ];
  return `<mj-section css-class="part" padding="24px"><mj-column><mj-text>${note(escape(`${t.why} ${t.quiet}`))}${note(links.join(' · '))}</mj-text></mj-column></mj-section>`;
}

/** Writes the newsletter in MJML. */
export function toMjml(newsletter: Newsletter): string {
  const colour = sitePalette();
  const { locale } = newsletter;
  const { language, address } = locale;
  const write = writer(colour, locale);
  const light = (name: string) => colour(name).light;
  const bar = HUES.map(
    (hue) =>
      `<td class="bar-${hue}" width="20%" style="background-color:${light(hue)};height:8px;line-height:8px;font-size:1px">&nbsp;</td>`,
  ).join('');
  return [
    `<mjml lang="${language.tag}" dir="${language.direction}"><mj-head>`,
    `<mj-title>${escape(newsletter.subject)}</mj-title><mj-preview>${escape(newsletter.preheader)}</mj-preview>`,
    '<mj-raw><meta name="color-scheme" content="light dark" /><meta name="supported-color-schemes" content="light dark" /></mj-raw>',
    `<mj-attributes><mj-all font-family="${FONT}" /><mj-text padding="0" font-size="${SIZES.text}" line-height="1.5" color="${light('ink')}" align="${sideOf(language.direction)}" /></mj-attributes>`,
    `<mj-style>${stylesFor(colour)}</mj-style></mj-head>`,
    `<mj-body width="600px" background-color="${light('paper')}" css-class="paper">`,
    `<mj-section padding="0"><mj-column><mj-raw><tr><td style="padding:0"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tbody><tr>${bar}</tr></tbody></table></td></tr></mj-raw></mj-column></mj-section>`,
    `<mj-section padding="24px 24px 28px"><mj-column><mj-text>${write.link(address('/'), settings.name, 'ink', `font-weight:700;font-size:${SIZES.small};text-decoration:none`)}<h1 style="margin:12px 0 0;font-size:${SIZES.head};line-height:1.2">${escape(newsletter.title)}</h1><p style="margin:12px 0 0">${escape(locale.t.mailing.lead)}</p></mj-text></mj-column></mj-section>`,
    ...newsletter.lists.map((list) => listHtml(list, write)),
    footHtml(write),
    '</mj-body></mjml>',
  ].join('');
}

/**
 * Writes the newsletter as a complete HTML document.
 *
 * @throws Error if MJML rejects the document, which would be a bug.
 */
export function toMailHtml(newsletter: Newsletter): string {
  const engine = new Engine();
  // By default, MJML loads well-known fonts from their servers.
  engine.setRenderOptions({ disableComments: false, socialIconOrigin: null, fonts: {} });
  const result = engine.toHtml(toMjml(newsletter));
  if (result.type === 'error')
    throw new Error(`The newsletter could not be made into HTML: ${result.message}`);
  // mrml writes the title into this attribute in Rust's debug format, with "\u{2009}" for a narrow space.
  return `${result.content.replace(/ aria-label="[^"]*"/, () => ` aria-label="${escape(newsletter.subject)}"`)}\n`;
}
