/**
 * The newsletter as HTML. It is written in MJML, which becomes the nested tables
 * that mail programs show alike, Outlook's included.
 */
import { Engine } from 'mrml';
import { newsletterTexts as t } from '../../i18n/newsletter.ts';
import { t as site } from '../../i18n/index.ts';
import { HUES } from '../../model/schemas/principle.ts';
import { settings } from '../../settings.ts';
import { escapeXml } from '../../base/escape.ts';
import { absolute } from '../../model/urls.ts';
import { sitePalette } from '../../site/styles/palette.ts';
import type { Newsletter, NewsletterItem, NewsletterList } from './newsletter.ts';
import { UNSUBSCRIBE } from './placeholders.ts';

/** The fonts of the reader's device: the site's own would have to be loaded, which tells who reads when. */
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

const SIZES = {
  small: '15px',
  text: '17px',
  title: '20px',
  section: '24px',
  head: '30px',
} as const;

/** Colours with a class each, which says the one of dark mode; the light one stands in the element, for programs that drop styles. */
const TEXT_COLOURS = ['ink', 'ink-2', ...HUES] as const;
type TextColour = (typeof TEXT_COLOURS)[number];

/** Text for HTML, in which no mailing program finds a command. */
function escape(text: string): string {
  return escapeXml(text).replaceAll('{', '&#123;').replaceAll('}', '&#125;');
}

/** Writes the newsletter in MJML. */
export function toMjml(newsletter: Newsletter): string {
  const colour = sitePalette();
  const styled = (name: TextColour, css: string) =>
    `class="${name}" style="color:${colour(name).light};${css}"`;
  const link = (url: string, text: string, name: TextColour = 'ink', css = '') =>
    `<a href="${escapeXml(url)}" ${styled(name, css)}>${escape(text)}</a>`;
  const note = (html: string) =>
    `<p ${styled('ink-2', `margin:4px 0 0;font-size:${SIZES.small}`)}>${html}</p>`;

  const principlesOf = ({ principles }: NewsletterItem) =>
    principles.length === 0
      ? ''
      : note(
          `${escape(t.principles)} ${principles.map(({ name, hue }) => `<span aria-hidden="true" ${styled(hue, '')}>■</span>&nbsp;${escape(name)}`).join(', ')}`,
        );
  const itemOf = (item: NewsletterItem) =>
    `<mj-text padding="0 0 28px"><h3 style="margin:0;font-size:${SIZES.title};line-height:1.3">${link(item.url, item.title)}</h3>${note(escape(item.details))}<p style="margin:8px 0 0">${escape(item.summary)}</p>${principlesOf(item)}</mj-text>`;
  const listOf = ({ title, items, more }: NewsletterList) =>
    `<mj-section css-class="part" padding="28px 24px 0"><mj-column><mj-text padding="0 0 20px"><h2 style="margin:0;font-size:${SIZES.section};line-height:1.25">${escape(title)}</h2></mj-text>${items.map(itemOf).join('')}${more ? `<mj-text padding="0 0 28px">${link(more.url, more.text)}</mj-text>` : ''}</mj-column></mj-section>`;
  const bar = HUES.map(
    (hue) =>
      `<td class="bar-${hue}" width="20%" style="background-color:${colour(hue).light};height:8px;line-height:8px;font-size:1px">&nbsp;</td>`,
  ).join('');
  const foot = [
    [absolute('/'), t.website],
    [absolute('/activities/'), t.archive],
    [absolute('/privacy/'), t.privacy],
  ] as const;

  const light = (name: string) => colour(name).light;
  const dark = (name: string) => `${colour(name).dark} !important`;
  const styles = [
    ':root{color-scheme:light dark}',
    'h1,h2,h3{font-weight:700}',
    `.part{border-top:1px solid ${light('line')}}`,
    '@media (prefers-color-scheme:dark){',
    `body,.paper{background-color:${dark('paper')}}`,
    `.paper div,.paper h1,.paper h2,.paper h3,.paper p{color:${dark('ink')}}`,
    ...TEXT_COLOURS.map((name) => `.paper .${name}{color:${dark(name)}}`),
    ...HUES.map((hue) => `.bar-${hue}{background-color:${dark(hue)}}`),
    `.part{border-top-color:${dark('line')}}`,
    '}',
  ].join('');

  return [
    `<mjml lang="${site.language}" dir="${site.direction}"><mj-head>`,
    `<mj-title>${escape(newsletter.subject)}</mj-title><mj-preview>${escape(newsletter.preheader)}</mj-preview>`,
    '<mj-raw><meta name="color-scheme" content="light dark" /><meta name="supported-color-schemes" content="light dark" /></mj-raw>',
    `<mj-attributes><mj-all font-family="${FONT}" /><mj-text padding="0" font-size="${SIZES.text}" line-height="1.5" color="${light('ink')}" align="${site.direction === 'ltr' ? 'left' : 'right'}" /></mj-attributes>`,
    `<mj-style>${styles}</mj-style></mj-head>`,
    `<mj-body width="600px" background-color="${light('paper')}" css-class="paper">`,
    `<mj-section padding="0"><mj-column><mj-raw><tr><td style="padding:0"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tbody><tr>${bar}</tr></tbody></table></td></tr></mj-raw></mj-column></mj-section>`,
    `<mj-section padding="24px 24px 28px"><mj-column><mj-text>${link(absolute('/'), settings.name, 'ink', `font-weight:700;font-size:${SIZES.small};text-decoration:none`)}<h1 style="margin:12px 0 0;font-size:${SIZES.head};line-height:1.2">${escape(newsletter.title)}</h1><p style="margin:12px 0 0">${escape(t.lead)}</p></mj-text></mj-column></mj-section>`,
    ...newsletter.lists.map(listOf),
    `<mj-section css-class="part" padding="24px"><mj-column><mj-text>${note(escape(`${t.why} ${t.quiet}`))}${note([...foot.map(([url, text]) => link(url, text, 'ink-2')), `<a href="${UNSUBSCRIBE}" ${styled('ink-2', '')}>${escape(t.unsubscribe)}</a>`].join(' · '))}</mj-text></mj-column></mj-section>`,
    '</mj-body></mjml>',
  ].join('');
}

/**
 * The newsletter as a whole HTML document.
 *
 * @throws Error if MJML does not accept what was written, which would be an error of ours.
 */
export function toMailHtml(newsletter: Newsletter): string {
  const engine = new Engine();
  // Without this, MJML loads fonts that it knows from elsewhere.
  engine.setRenderOptions({ disableComments: false, socialIconOrigin: null, fonts: {} });
  const result = engine.toHtml(toMjml(newsletter));
  if (result.type === 'error')
    throw new Error(`The newsletter could not be made into HTML: ${result.message}`);
  // mrml writes the title into this attribute as Rust shows a text, with "\u{2009}" for a narrow space.
  return `${result.content.replace(/ aria-label="[^"]*"/, () => ` aria-label="${escape(newsletter.subject)}"`)}\n`;
}
