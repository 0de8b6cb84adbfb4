/**
 * Kinds of field that several collections share. Their messages tell an editor
 * what is wrong; the caller adds file, line and field.
 */
import * as z from 'zod';
import iso2to3 from 'countries-list/minimal/countries.2to3.min.json' with { type: 'json' };
import { parseMoment, parsePartialDate, precisionOf } from '../../base/dates.ts';
import { foldWords } from '../../base/fold.ts';
import { entityIn, markdownIn, tagIn } from '../../base/markup.ts';
import { withPlainLetters } from '../../base/plain-letters.ts';
import { parseUrl } from '../../base/url.ts';
import { characterError, hasUnsafeCharacter } from '../characters.ts';
import { isSiteAddress, isUnstorable, LONGEST_PATH, plainAddress } from '../addresses.ts';
import { isLanguage, languageTag } from '../languages.ts';
import { trackingParameters, withoutTracking } from '../tracking.ts';
import { isForInsiders, unwrapped } from '../wrapped-addresses.ts';
import { message } from './messages.ts';

/** Number of code points, which is closer to what a reader counts than UTF-16 units. */
export function characters(text: string): number {
  return [...text].length;
}

/** The message for a field that is missing or empty. */
export const REQUIRED = message('missing');

/** Refuses text that cannot be seen, or would leave its place. */
function plainText(text: string, context: z.RefinementCtx<string>): void {
  const error = characterError(text);
  if (error)
    context.addIssue({ code: 'custom', message: `${error.message}\n${error.fix}`, input: text });
  // Joiners and marks alone would make an invisible name, and a link that nobody can click.
  else if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(text))
    context.addIssue({
      code: 'custom',
      message: message('nothingVisible'),
      input: text,
    });
}

/** The message for a field: that it is missing, or what is wrong with it. */
export function requiredOr(other: string) {
  return (issue: { input?: unknown }) =>
    issue.input === undefined || issue.input === null || issue.input === '' ? REQUIRED : other;
}

/** Refuses entities and HTML, which readers would see as they are typed. */
function noHtml(text: string, context: z.RefinementCtx<string>): void {
  const [entity, tag] = [entityIn(text), tagIn(text)];
  if (tag !== undefined)
    context.addIssue({ code: 'custom', message: message('htmlTag', { tag }), input: text });
  else if (entity !== undefined)
    context.addIssue({ code: 'custom', message: message('entity', { entity }), input: text });
}

/** Refuses Markdown, which readers would see as it is typed. */
function noMarkdown(text: string, context: z.RefinementCtx<string>): void {
  const part = markdownIn(text);
  if (part !== undefined)
    context.addIssue({ code: 'custom', message: message('markdownMarks', { part }), input: text });
}

/** Text that is there, in plain letters, without spaces around it. */
function trimmed(error: string) {
  return z
    .string({ error: requiredOr(error) })
    .overwrite(withPlainLetters)
    .refine((text) => text.trim() !== '', { error: REQUIRED, abort: true })
    .refine((text) => text === text.trim(), message('outerSpace'));
}

/** Scripts whose characters say more than a letter: each stands for a syllable, or for a word. */
const WEIGHTS: readonly (readonly [characters: RegExp, weight: number])[] = [
  [/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Yiii}]/gu, 3],
  [/[\p{sc=Hang}\p{sc=Ethi}]/gu, 2],
];

/** How much a text says, in letters: a minimum is about that, and not about space. */
function content(text: string): number {
  return WEIGHTS.reduce(
    (sum, [written, weight]) => sum + (text.match(written)?.length ?? 0) * (weight - 1),
    characters(text),
  );
}

/** Refuses text that says too little. */
function atLeast(min: number) {
  return (text: string, context: z.RefinementCtx<string>): void => {
    if (content(text) >= min) return;
    const needed = Math.ceil((min * characters(text)) / Math.max(content(text), 1));
    context.addIssue({
      code: 'custom',
      message: message('tooShort', { min: Math.max(needed, 1) }),
      input: text,
    });
  };
}

/** The largest weight of {@link WEIGHTS}. */
const HEAVIEST = 3;

/**
 * Visible text of a certain length.
 *
 * @param min in letters, see {@link content}; @param max in characters.
 */
function ofLength(schema: z.ZodString, min: number, max: number) {
  return schema
    .superRefine(plainText)
    .superRefine(noHtml)
    .superRefine(atLeast(min))
    .refine((text) => characters(text) <= max, {
      error: (issue) => message('tooLong', { max, now: characters(String(issue.input)) }),
    })
    .meta({ guide: 'texts', minLength: Math.ceil(min / HEAVIEST), maxLength: max });
}

/**
 * One line of text.
 *
 * @param min minimum number of characters; @param max maximum.
 */
export function line(min: number, max: number) {
  const error = message('quotedText');
  return ofLength(
    trimmed(error)
      .refine((text) => !/[\n\r\t]/.test(text), message('oneLine'))
      .superRefine(noMarkdown),
    min,
    max,
  );
}

/** The end of a sentence, in any script. */
const SENTENCE_END = /\p{Sentence_Terminal}[\p{Pf}\p{Pe}"'\u061C\u200E\u200F]*$/u;

/** A last letter of a script that has no full stop, or does without: sentences end with a space there. */
const WITHOUT_STOP =
  /[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}\p{sc=Java}\p{sc=Bali}\p{sc=Lana}\p{sc=Talu}]\P{L}*$/u;

/** One line that is a whole sentence. Text that was cut off does not end like one. */
export function sentence(min: number, max: number) {
  return line(min, max).refine(
    (text) => SENTENCE_END.test(text) || WITHOUT_STOP.test(text),
    message('wholeSentence'),
  );
}

/** Plain text of one or more paragraphs, with an empty line between them. */
export function paragraphs(min: number, max: number) {
  return ofLength(trimmed(message('plainText')), min, max);
}

const PICTURE = /\.(?:jpe?g|png|webp|avif|gif|svg|heic|tiff?)$/i;

/** Words that only say that there is a picture. */
const ONLY_A_PICTURE =
  /^(?:an? |the |this |our )?(?:(?:alt(?:ernative)? text|image|picture|photo(?:graph)?|pic|img|graphic|illustration|screenshot|figure|logo|banner|header|untitled|placeholder|description|todo|tbd|n\/a|none)[\s\d.:_#-]*)+$/i;

/**
 * What is wrong with an alternative text; undefined if nothing is.
 *
 * @param text not empty; @param src path or name of the file; empty if unknown.
 */
export function alternativeTextError(text: string, src: string): string | undefined {
  const name = src.split('/').at(-1) ?? '';
  const words = (file: string) => foldWords(file.replace(PICTURE, ''));
  if (
    PICTURE.test(text.trim()) ||
    (name !== '' && words(text) === words(name)) ||
    /^(?:img|dsc|dscn|pxl|screenshot)[ _-]?\d[\d _.-]*$/i.test(text.trim())
  )
    return message('altIsFileName');
  return ONLY_A_PICTURE.test(text.trim()) ? message('altIsEmpty') : undefined;
}

/** The alternative text of a picture. */
export const alternativeText = line(5, 250)
  .superRefine((text, context) => {
    const error = alternativeTextError(text, '');
    if (error) context.addIssue({ code: 'custom', message: error, input: text });
  })
  .meta({ guide: 'pictures' });

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** True for the last part of an address: lower-case letters a to z, digits, single hyphens between them. */
export function isSlug(text: string): boolean {
  return text.length <= 80 && SLUG.test(text);
}

/** The slug of an entry of another collection. */
export const slug = z
  .string({ error: requiredOr(message('slug')) })
  .refine((text) => text !== '', { error: REQUIRED, abort: true })
  .refine(isSlug, message('slugCharacters'))
  .meta({ guide: 'references', pattern: SLUG.source });

/** A list of {@link slug}s without repetition; empty if absent. */
export const slugs = z
  .array(slug, { error: message('slugs') })
  .refine((list) => new Set(list).size === list.length, message('slugTwice'))
  .default([])
  .meta({ guide: 'references' });

/**
 * Scripts for host names: those in modern use (Unicode TR 31, table 5). Latin is
 * restricted to the letters of languages, because some phonetic letters look like
 * others.
 */
const SCRIPTS = [
  'Arabic',
  'Armenian',
  'Bengali',
  'Cyrillic',
  'Devanagari',
  'Ethiopic',
  'Georgian',
  'Greek',
  'Gujarati',
  'Gurmukhi',
  'Hangul',
  'Hebrew',
  'Kannada',
  'Khmer',
  'Lao',
  'Malayalam',
  'Myanmar',
  'Oriya',
  'Sinhala',
  'Tamil',
  'Telugu',
  'Thaana',
  'Thai',
  'Tibetan',
];
const ONE_SCRIPT = [
  /^[a-z0-9ß-ɏḀ-ỿ-]+$/u,
  // Japanese, Chinese and Korean mix scripts (Unicode TR 39, 5.2).
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}0-9-]+$/u,
  /^[\p{scx=Han}\p{scx=Bopomofo}0-9-]+$/u,
  /^[\p{scx=Han}\p{scx=Hangul}0-9-]+$/u,
  ...SCRIPTS.map((script) => new RegExp(`^[\\p{scx=${script}}0-9-]+$`, 'u')),
];

/** Cyrillic and Greek names that look like Latin ones. */
const LOOK_ALIKE = [/^[авеіјкмнопрсӏѕтухгѵѡһԁԛԝҽьъ0-9-]+$/u, /^[αβγεηικνορτυχω0-9-]+$/u];

/**
 * What is wrong with a host name as it was typed; undefined if nothing is.
 * Browsers read many forms of a name as the same one. Only the plain form is
 * accepted, so that people read the name that the browser opens. Accents and
 * other scripts are accepted if the name cannot be mistaken for another; beside
 * a link the site shows the form that starts with xn--.
 */
function hostError(host: string): string | undefined {
  const labels = host.toLowerCase().normalize('NFC').split('.');
  const last = labels.at(-1) ?? '';
  if (labels.some((label) => label.startsWith('xn--'))) return message('hostInCode');
  if (
    !labels.every(
      (label) => /^[\p{L}\p{M}\p{N}-]+$/u.test(label) && label === label.normalize('NFKC'),
    )
  )
    return message('hostCharacter');
  if (/^(?:localhost|local|internal|onion|invalid)$/.test(last)) return message('hostNotPublic');
  if (!labels.every((label) => ONE_SCRIPT.some((script) => script.test(label))))
    return message('hostOfSeveralAlphabets');
  const isMistaken = LOOK_ALIKE.some(
    (letters) =>
      labels.some((label) => /\D/.test(label.replaceAll('-', '')) && letters.test(label)) &&
      !new RegExp(`\\p{scx=${letters === LOOK_ALIKE[0] ? 'Cyrillic' : 'Greek'}}`, 'u').test(last),
  );
  return isMistaken ? message('hostLooksLatin') : undefined;
}

/**
 * What is wrong with an address that a service has put around another, or that
 * only insiders can open; undefined if nothing is.
 */
function aroundError(text: string): string | undefined {
  const layer = unwrapped(text);
  if (layer === 'hidden') return message('linkHidden');
  if (layer) return message('linkWrapped', layer);
  return isForInsiders(text) ? message('linkForInsiders') : undefined;
}

/** What is wrong with an address that does not begin with https://. */
function schemeError(text: string): string {
  if (/^www\./i.test(text)) return message('linkWithoutScheme', { whole: `https://${text}` });
  const [, scheme = ''] = /^([a-z][a-z\d+.-]*):/i.exec(text) ?? [];
  return scheme === '' || /^http$/i.test(scheme)
    ? message('linkStart')
    : message('linkScheme', { scheme });
}

/**
 * A web address as it is typed, with the scheme that links need: `www.city.gr` and
 * `http://city.gr` give one that starts with https://. Text that is no web address stays as it is.
 */
export function completeAddress(text: string): string {
  const typed = text.trim();
  const whole = typed
    .replace(/^(?:https?:)?\/\/|^https?:\/(?!\/)/i, 'https://')
    .replace(
      /^(?=[\p{L}\p{N}][\p{L}\p{M}\p{N}.-]*\.\p{L}[\p{L}\p{M}-]+\.?(?::\d+)?(?:[/?#]|$))/u,
      'https://',
    );
  return /^https:\/\//.test(whole) ? whole : text;
}

/**
 * What is wrong with a link; undefined if nothing is. It must use https, without
 * a password, an IP address, odd characters, tracking or a deceptive host name,
 * and lead to a public page.
 */
export function linkError(text: string): string | undefined {
  const incomplete = message('linkIncomplete');
  if (hasUnsafeCharacter(text) || /\s/.test(text)) return message('linkSpace');
  const around = aroundError(text);
  if (around) return around;
  if (text.includes('&amp;')) return message('entity', { entity: '&amp;' });
  if (!/^https:\/\//i.test(text)) return schemeError(text);
  if (text.length > 600) return message('linkTooLong');
  const [character] = /[\\<>"`{}|^]/.exec(text) ?? [];
  if (character) return message('linkCharacter', { character });
  const url = parseUrl(text);
  if (!url) return incomplete;
  const [, host = ''] = /^https:\/\/([^/?#]*)/i.exec(text) ?? [];
  if (host.includes('@')) return message('linkPassword');
  if (/^\[|^[\d.]+$/.test(url.hostname)) return message('linkNumber');
  if (!url.hostname.includes('.') || url.hostname.endsWith('.') || host === '') return incomplete;
  const error = hostError(host.replace(/:\d+$/, ''));
  if (error) return error;
  const tracking = trackingParameters(text);
  if (tracking.length > 0)
    return message('linkTracking', {
      parameters: tracking.join(', '),
      plain: withoutTracking(text),
    });
  return undefined;
}

/** A public web address. */
export const link = z
  .string({ error: requiredOr(message('link')) })
  .superRefine((text, context) => {
    const error = text === '' ? REQUIRED : linkError(text);
    if (error) context.addIssue({ code: 'custom', message: error, input: text });
  })
  .meta({ guide: 'links', format: 'uri', pattern: '^https://' });

/** A mailbox of a role or office. */
export const email = z
  .email({ error: requiredOr(message('email')) })
  .max(120, message('atMost', { max: 120 }))
  .meta({ guide: 'links' });

/** A date in a text. YAML takes a year for a number. */
function dateText<Read>(
  read: (text: string) => Read | undefined,
  messages: { missing: string; wrong: string },
) {
  return z.preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    z.string({ error: requiredOr(messages.missing) }).transform((text, context) => {
      const date = read(text);
      if (date !== undefined) return date;
      context.addIssue(text === '' ? REQUIRED : messages.wrong);
      return z.NEVER;
    }),
  );
}

/** A date as precise as it is known. */
export const partialDate = dateText(parsePartialDate, {
  missing: message('date'),
  wrong: message('noDate'),
}).meta({ guide: 'dates', type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' });

/** When an event begins or ends: a partial date, or a local date and time. */
export const moment = dateText(parseMoment, {
  missing: message('moment'),
  wrong: message('noMoment'),
}).meta({
  guide: 'dates',
  type: 'string',
  pattern: '^\\d{4}(-\\d{2}(-\\d{2}(T\\d{2}:\\d{2})?)?)?$',
});

/** All country codes, ISO 3166-1 alpha-2. */
export const COUNTRY_CODES: readonly string[] = Object.keys(iso2to3);

/** ISO 3166-1 alpha-2 code of a country. */
export const country = z
  .string({
    error: requiredOr(message('country')),
  })
  .refine((code) => code !== '', { error: REQUIRED, abort: true })
  .refine((code) => Object.hasOwn(iso2to3, code), message('noCountry'))
  .meta({ guide: 'numbers-and-codes', pattern: '^[A-Z]{2}$' });

/** Language tag (BCP 47), for example `pt` or `zh-Hant`. */
export const language = z
  .string({ error: requiredOr(message('language')) })
  .refine((tag) => tag !== '', { error: REQUIRED, abort: true })
  .superRefine((tag, context) => {
    if (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) && isLanguage(tag)) return;
    const code = languageTag(tag);
    context.addIssue({
      code: 'custom',
      message: code === undefined ? message('noLanguage') : message('languageCode', { code }),
      input: tag,
    });
  })
  .meta({ guide: 'numbers-and-codes', pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' });

function pathOf(address: string): string | undefined {
  try {
    return decodeURI(address);
  } catch {
    return undefined;
  }
}

/** What is wrong with an old address; undefined if nothing is. The build creates a folder of this name. */
function oldAddressError(address: string): string | undefined {
  if (!address.startsWith('/') || address.startsWith('//')) return message('aliasPath');
  const path = pathOf(address);
  if (new TextEncoder().encode(path ?? address).length > LONGEST_PATH)
    return message('aliasTooLong', { max: LONGEST_PATH });
  // What decodeURI leaves encoded, such as %2F, still has its percent sign.
  if (
    path === undefined ||
    !/^[\p{L}\p{M}\p{N}\p{Pd}\u00A0’._~!$&'()+,;=@/-]+$/u.test(path) ||
    path.includes('//') ||
    /(?:^|\/)\.{1,2}(?:\/|$)/.test(path)
  )
    return message('aliasPlain');
  if (plainAddress(path) === '') return message('aliasHome');
  if (path.split('/').some(isUnstorable)) return message('aliasWindows');
  if (isSiteAddress(path)) return message('aliasReserved');
  return undefined;
}

/** An address that this site or its predecessor once had. It redirects to the page that lists it. */
const oldAddress = z
  .string({ error: message('alias') })
  .superRefine((address, context) => {
    const error = oldAddressError(address);
    if (error) context.addIssue({ code: 'custom', message: error, input: address });
  })
  .meta({ pattern: '^/[^/\\s?#]' });

export const aliases = z
  .array(oldAddress, { error: message('aliases') })
  .max(100, message('tooManyAliases'))
  .default([])
  .meta({
    guide: 'old-addresses',
    title: 'Old addresses',
    description: 'Paths at which this page was found before. Each of them leads to this page.',
    examples: [['/node/78', '/city/barcelona']],
  });

export const updated = partialDate.optional().meta({
  title: 'Updated',
  description: 'The day of the last change that matters to readers. Leave it out for spelling.',
  examples: ['2026-03-01'],
});

/** What was wrong on a page and is right now, for those who read it before. */
export const corrections = z
  .array(
    z.strictObject({
      date: partialDate
        .refine((date) => precisionOf(date) === 'day', message('dayNeeded'))
        .meta({
          title: 'Day',
          description: 'The day of the correction.',
          examples: ['2026-11-30'],
        }),
      text: sentence(20, 300).meta({
        title: 'Correction',
        description: 'What stood here, and what is right, in one or two sentences.',
        examples: ['The summary named 2019 as the year of joining. It was 2018.'],
      }),
    }),
    { error: message('corrections') },
  )
  .refine(
    (list) => new Set(list.map(({ date }) => date)).size === list.length,
    message('correctionsOfOneDay'),
  )
  .default([])
  .meta({
    guide: 'fields',
    title: 'Corrections',
    description:
      'What was wrong on this page and mattered to readers, one entry a day. The page and the feed of corrections show it.',
    examples: [
      [
        {
          date: '2026-11-30',
          text: 'The summary named 2019 as the year of joining. It was 2018.',
        },
      ],
    ],
  });

export type Correction = z.output<typeof corrections>[number];

export const sources = z
  .array(link, { error: message('sources') })
  .min(1, message('noSource'))
  .meta({
    guide: 'links',
    title: 'Sources',
    description: 'Where the facts on this page come from.',
    examples: [['https://www.example.org/report']],
  });
