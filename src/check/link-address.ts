/** Judges the addresses of links in texts: what is wrong, and the address that was meant. */
import { SITE_SECTIONS } from '../model/addresses.ts';
import { hasUnsafeCharacter } from '../model/characters.ts';
import { linkError } from '../model/schemas/fields.ts';
import { plainLink } from '../model/wrapped-addresses.ts';
import { inWords } from './in-words.ts';

/** What is wrong with an address. */
export interface AddressError {
  message: string;
  /** How to fix it, where there is more to say than which address to write. */
  fix?: string;
  /** The address that was meant. */
  to?: string;
}

const MAILBOX = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;

/** An encoded line break or second address would add header lines to the message. */
const MAILTO =
  /^mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\?subject=(?:[\w.~!'()*-]|%(?!0[AD])[\dA-F]{2})*)?$/i;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function mailError(href: string): AddressError | undefined {
  if (MAILBOX.test(href))
    return { message: 'A mailbox needs "mailto:" in front of it.', to: `mailto:${href}` };
  const [, rest, query = ''] = /^mailto:(?:\/\/)?([^?]*)(?:\?(.*))?$/is.exec(href) ?? [];
  if (rest === undefined) return undefined;
  const mailboxes = decoded(rest)
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter(Boolean);
  if (mailboxes.length > 1)
    return {
      message: 'A link leads to one mailbox, and this one names several.',
      fix: `Write a link for each: ${mailboxes.map((one) => `[words](mailto:${one})`).join(', ')}`,
    };
  const parameters = new URLSearchParams(query);
  const subject = parameters.get('subject');
  const plain = `mailto:${mailboxes.join('')}`;
  const whole = subject ? `${plain}?subject=${encodeURIComponent(subject)}` : plain;
  const to = [whole, plain].find((one) => MAILTO.test(one));
  if (to === undefined)
    return {
      message: 'This is not the address of a mailbox.',
      fix: 'Write it as mailto:office@example.org',
    };
  return {
    message: [...parameters.keys()].some((name) => name !== 'subject')
      ? 'After the mailbox, a link may have a subject (?subject=) and nothing else.'
      : 'The address of the mailbox is not written plainly.',
    to,
  };
}

/** Schemes that people paste, by what they lead to. */
const SCHEMES: readonly (readonly [RegExp, string, string])[] = [
  [
    /^(?:tel|callto|sms|fax|whatsapp|skype|facetime|sip):/i,
    'A telephone number or an account to call cannot be a link.',
    'Write the number of the office as text, without a link.',
  ],
  [
    /^(?:data|blob|cid):/i,
    'This is data, such as a pasted picture, and not an address.',
    'Put a picture in the folder of the text and write ![What it shows](./name.jpg). Link to anything else where it is published.',
  ],
  [
    /^(?:javascript|vbscript):/i,
    'This is program code, and not an address.',
    'Link to the page that it opens, or remove the link and keep its words.',
  ],
  [
    /^(?:file:|[a-z]:[\\/]|\\\\)/i,
    'This leads to a file on your own computer or network, where nobody else can open it.',
    'Link to the page on which the file is published.',
  ],
  [
    /^(?:ftp|ftps|sftp):/i,
    'Browsers do not open addresses that begin with ftp.',
    'Look whether the file is also published at an address that starts with https://, and link to that.',
  ],
];

function schemeError(href: string): AddressError | undefined {
  const [, message, fix] = SCHEMES.find(([pattern]) => pattern.test(href)) ?? [];
  return message === undefined || fix === undefined ? undefined : { message, fix };
}

function emptyError(href: string): AddressError | undefined {
  return /^#?$/.test(href)
    ? {
        message: 'This link has no address: it is empty.',
        fix: 'Write the address between the round brackets. If there is none, keep the words without the brackets.',
      }
    : undefined;
}

/** Endings of files, which are not those of sites. */
const FILE =
  /\.(?:mdx?|markdown|pdf|docx?|xlsx?|pptx?|odt|ods|csv|zip|txt|html?|php|aspx?|jpe?g|png|gif|webp)(?:[?#]|$)/i;

/** An address without its scheme, or with one that was not typed in full. */
function incompleteError(href: string): AddressError | undefined {
  const [, rest] =
    /^(?:\/\/|(?:h?t?tps?|https?)(?::\/?|;\/\/|\/\/)(?!\/))?([\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#].*)?)$/i.exec(
      href,
    ) ?? [];
  if (rest === undefined) return undefined;
  const [host = ''] = rest.split(/[/?#]/);
  if (FILE.test(host)) return undefined;
  return {
    message: 'This address is not complete: it does not begin with https://',
    to: `https://${rest}`,
  };
}

/**
 * The path of a page of this site that is written without its first slash, or relative to the file;
 * undefined for other addresses.
 */
function pathWithin(href: string): AddressError | undefined {
  const [, path, section = ''] = /^(?:\.{1,2}\/)*(([\w-]+)\/[\w/#-]*)$/.exec(href) ?? [];
  if (path === undefined || !SITE_SECTIONS.includes(section)) return undefined;
  return {
    message: 'A link to a page of this site begins with a slash.',
    to: `/${path}${path.endsWith('/') || path.includes('#') ? '' : '/'}`,
  };
}

function relativeError(href: string): AddressError | undefined {
  return /^(?:\.{0,2}\/)?[^:/?#\s][^:?#\s]*(?:[?#]\S*)?$/.test(href)
    ? {
        message: 'This address is relative, so that it leads to a different place on each page.',
        fix: 'Link to a page of this site with its path from the first slash, such as /cities/porto/, or to another site with https://.',
      }
    : undefined;
}

function otherError(href: string): AddressError | undefined {
  const error = linkError(href);
  if (error === undefined) return undefined;
  const plain = URL.canParse(href) ? plainLink(href) : href;
  return { message: inWords(error), ...(plain === href ? {} : { to: plain }) };
}

const KINDS = [
  emptyError,
  mailError,
  schemeError,
  pathWithin,
  incompleteError,
  (href: string) => (/^[a-z][a-z\d+.-]*:/i.test(href) ? undefined : relativeError(href)),
  otherError,
];

/**
 * What is wrong with the address of a link, or undefined. Allowed are pages of the site
 * (`/cities/`), a place on the page (`#why`), a mailbox, and public pages at https.
 */
export function addressError(href: string): AddressError | undefined {
  if (hasUnsafeCharacter(href))
    return { message: 'There is an invisible character in this address.' };
  if (/^\/(?!\/)[^\s\\<>"]*$/.test(href) || /^#[^\s<>"]+$/.test(href) || MAILTO.test(href))
    return undefined;
  for (const kind of KINDS) {
    const error = kind(href);
    if (!error) continue;
    const { to, ...others } = error;
    return to !== undefined && to !== href && !addressError(to) ? error : others;
  }
  return undefined;
}

/** The path and the place of a link to a file of texts: `../cities/porto.md#actions`. */
export function textFileOf(href: string): { path: string; place: string } | undefined {
  const [, path, place = ''] =
    /^((?!\/\/|#)[^:?#\s]+\.(?:md|mdx|markdown))(#\S*)?$/i.exec(href) ?? [];
  return path === undefined ? undefined : { path: decoded(path), place };
}
