/**
 * Addresses that are not those of the page: a mail program, a network or a newsletter has put its
 * own around it, often with the mailbox of the reader in it, or only insiders can open the page.
 */
import { parseUrl } from '../base/url.ts';
import { ARCHIVES, withoutTracking } from './tracking.ts';

/** Where the address inside is found: in a parameter, in a group of the pattern, or by reading that group. */
type Inside = string | ((group: string, url: URL) => string | undefined);

const decoded = (text: string): string => decodeURIComponent(text);

function fromBase64(text: string): string {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

const RUN_LENGTHS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Proofpoint’s third form: an asterisk stands for the next of some encoded characters, `**B` for the next three. */
function fromProofpoint(group: string): string | undefined {
  const [, address = '', code = ''] = /^(.+)__;([^!]*)!/.exec(group) ?? [];
  const characters = [...fromBase64(code)];
  return address.replace(/\*(?:\*(.))?/g, (_, length?: string) =>
    characters
      .splice(0, length === undefined ? 1 : RUN_LENGTHS.indexOf(length) + 2)
      .map((one) => (/[\s<>"`{}|\\^]/.test(one) ? encodeURIComponent(one) : one))
      .join(''),
  );
}

/** Google writes dots as hyphens and hyphens as two: `www-my--city-example` is `www.my-city.example`. */
function fromTranslation(name: string, { pathname, search, searchParams, hash }: URL): string {
  const host = ((searchParams.get('_x_tr_hp') ?? '') + name)
    .replace(/^[01]-/, '')
    .replace(/--?/g, (hyphens) => (hyphens === '-' ? '.' : '-'));
  const rest = search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !parameter.startsWith('_x_tr_'));
  return `https://${host}${pathname}${rest.length > 0 ? '?' : ''}${rest.join('&')}${hash}`;
}

const fromCopy = (path: string, { hash }: URL): string =>
  path.startsWith('s/') ? `https://${path.slice(2)}${hash}` : `http://${path}${hash}`;

/**
 * Services that wrap addresses. A pattern matches host (without www), path and query; a service
 * without a second value hides the address.
 */
const WRAPPERS: readonly (readonly [RegExp, Inside?])[] = [
  // Mail programs and filters
  [/^[\w.-]+\.safelinks\.protection\.[\w.]+\/|^statics\.teams\.[\w.]+\/.*safelinks\//, 'url'],
  [/^[\w.-]+\.safelink\.emails\.azure\.net\/redirect/, 'destination'],
  [/^urldefense\.proofpoint\.com\/v1\/url/, 'u'],
  [
    /^urldefense\.proofpoint\.com\/v2\/url\?(?:.*&)?u=([^&]*)/,
    (code) => decoded(code.replaceAll('-', '%').replaceAll('_', '/')),
  ],
  [/^urldefense\.(?:com|us|proofpoint\.com)\/v3\/__(.+)/, fromProofpoint],
  [/^[\w.-]+\.(?:mimecast|mimecastprotect)\.com\/(?:s|r)\//],
  [/^(?:[\w-]+\.)?emailprotection\.link\/|^link\.edgepilot\.com\/s\/|\.hornetsecurity\.com\/\?d=/],
  [/^linkprotect\.cudasvc\.com\/url/, 'a'],
  [/^secure-web\.cisco\.com\/.*\/(https?[%:].+)/, decoded],
  [/^secure-web\.cisco\.com\/./],
  [/^clicktime\.(?:symantec\.com|cloud\.postoffice\.net)\/./, 'u U'],
  [/^[\w-]+\.protection\.sophos\.com\/\?(?:.*&)?u=([^&]*)/, (code) => fromBase64(decoded(code))],
  [/^protect\d?\.(?:fireeye|trellix)\.com\/(?:v1\/)?url/, 'u'],
  [/^[\w.-]+\.trendmicro\.com(?::\d+)?\/wis\/clicktime/, 'url'],
  [/^(?:url\.avanan\.click|protect\.checkpoint\.com)\/v2\/(?:.*\/)?___(.+?)___/, decoded],
  [/^[\w.-]+\.vadesecure\.com\/|^scanmail\.trustwave\.com\/|^urlsand\.esvalabs\.com\//, 'u'],
  [/^linklock\.titanhq\.com\/analyse/, 'url'],
  [/^deref-[\w-]+\.\w+\/mail\//, 'redirectUrl'],
  // Search engines and translations
  [
    /^(?:[\w-]+\.)*google(?:\.[a-z]{2,3}){1,2}\/(?:url|scholar_url|imgres|aclk)\?/,
    'q url imgrefurl adurl',
  ],
  [/^google(?:\.[a-z]{2,3}){1,2}\/amp\/(.+)/, fromCopy],
  [/^(?:[\w-]+\.)?(?:cdn\.ampproject\.org|bing-amp\.com)\/[a-z]{1,2}\/(.+)/, fromCopy],
  [/^translate\.google(?:\.[a-z]{2,3}){1,2}\/(?:translate|website)/, 'u'],
  [/^([\w-]+)\.translate\.goog\//, fromTranslation],
  [/^news\.google\.com\/(?:rss\/)?(?:articles|read)\//],
  [/^bing\.com\/ck\/a\?(?:.*&)?u=a1([^&]*)/, fromBase64],
  [/^bing\.com\/(?:ck\/a|news\/apiclick)/, 'url'],
  [/^r\.search\.yahoo\.com\/.*\/RU=([^/]+)/, decoded],
  [/^duckduckgo\.com\/l\//, 'uddg'],
  [/^baidu\.com\/link\?/],
  // Networks
  [/^(?:lm?\.)?(?:facebook|messenger|workplace)\.com\/(?:l\.php|flx\/warn)/, 'u'],
  [/^l\.(?:instagram\.com|threads\.(?:com|net)|wl\.co)\/.*[?&]u=/, 'u'],
  [/^linkedin\.com\/(?:redir\/|safety\/go)/, 'url'],
  [/^(?:m\.)?youtube\.com\/redirect\?/, 'q'],
  [
    /^out\.reddit\.com\/|^slack-redir\.net\/link|^medium\.com\/r\/\?|^disq\.us\/url|^exit\.sc\//,
    'url',
  ],
  [/^(?:[\w-]+\.)?pinterest\.com\/offsite|^getpocket\.com\/redirect/, 'url'],
  [/^t\.umblr\.com\/redirect/, 'z'],
  [/^(?:m\.)?(?:away\.)?vk\.com\/away\.php/, 'to'],
  [/^href\.li\/\?(.+)/, (address) => address],
  // Newsletters
  [/^[\w.-]+\/(?:CL0|L0)\/(https?[%:][^/]+)/, decoded],
  [/^links[\w-]*\.govdelivery\.com\/track\?.*&(https?:.+)/, (address) => address],
  [/^links[\w-]*\.govdelivery\.com\/|^lnks\.gd\/l\/|^[\w.-]+\.list-manage\.com\/track\/click/],
  [
    /^[\w.-]+\/(?:(?:uni\/)?(?:ls|wf)\/click\?(?:.*&)?upn=|(?:ss\/c|tr\/cl)\/[\w.-]{20}|e3t\/Ctc\/|c\/eJ[\w-]{40})/,
  ],
  [/^[\w.-]+\/f\/a\/[\w-]+~~\/|^click\.[\w.-]+\/\?qs=|^mandrillapp\.com\/track\/click/],
  [
    /^(?:[\w-]+\.)*(?:hubspotlinks[\w-]*|hs-sales-engage|sidekickopen\d*|klclick\d?|cmail\d+)\.com\/./,
  ],
  [/^cta-redirect\.hubspot\.com\/|^[\w.-]+\.rs6\.net\/tn\.jsp|^[\w.-]+\.mjt\.lu\/lnk\//],
  [/^[\w.-]+\.(?:acemln[a-z]|activehosted|emlnk\d?)\.com\/lt\.php|^substack\.com\/redirect\//],
  [
    /^[\w.-]+\.(?:en25\.com\/e\/er|crsend\.com\/c\/|cleverreach\.com\/c\/)|^click\.(?:mlsend|mailerlite|convertkit-mail\d?)\.com\/./,
  ],
  [/^europa\.eu\/!/],
];

/** Hosts whose addresses are short names of others. */
const SHORTENERS = new Set(
  [
    'bit.ly j.mp bit.do tinyurl.com tiny.cc t.co lnkd.in ow.ly buff.ly goo.gl app.goo.gl',
    'maps.app.goo.gl photos.app.goo.gl maps.goo.gl forms.gle g.co c.gle share.google',
    'search.app is.gd v.gd t.ly rb.gy cutt.ly shorturl.at dlvr.it trib.al fb.me wp.me',
    'amzn.to amzn.eu ift.tt spr.ly hubs.ly hubs.la hubs.li eepurl.com conta.cc go.usa.gov',
    '1drv.ms aka.ms qrco.de clck.ru vk.cc t.cn url.cn w.wiki n9.cl acortar.link kutt.it',
    'rebrand.ly dub.sh urlz.fr t1p.de surl.li soo.gd s.id tr.im su.pr nyti.ms wapo.st',
    'econ.st reut.rs bbc.in apple.co spoti.fi flic.kr redd.it pin.it db.tt',
  ].flatMap((line) => line.split(' ')),
);

/** Pages that need an account, with host (without www), path and query. */
const FOR_INSIDERS = [
  /\.sharepoint\.com\/(?::\w:|sites|teams|personal|_layouts|shared(?:%20| )documents)\//i,
  /^outlook\.(?:office|office365|live)\.com\/(?:mail|people|groups|calendar\/(?!published))|\/owa\/(?:\?|#|$)/,
  /^mail\.google\.com\/mail\/(?!help)|^mail\.(?:yahoo\.com|proton\.me|zoho\.\w+)\/./,
  /^calendar\.google\.com\/calendar\/(?:u\/\d+\/)?r(?:\/|\?|$)/,
  /^drive\.google\.com\/drive\/(?:u\/\d+\/)?(?:my-drive|shared-with-me|shared-drives|recent|starred|home|priority|trash)/,
  /^docs\.google\.com\/forms\/(?:u\/\d+\/)?d\/(?!e\/)[\w-]+\/edit/,
  /^(?:accounts|myaccount|classroom|chat)\.google\.com\/|^login\.(?:microsoftonline|live)\.com\//,
  /^teams\.(?:microsoft|cloud|live)(?:\.com|\.microsoft)?\/(?:_#|v2\/|l\/(?!meetup-join))/,
  /^[\w-]+\.slack\.com\/(?:archives|files|client)\//,
  /^dropbox\.com\/home|^app\.box\.com\/(?:file|folder)\/|^(?:web\.)?yammer\.com\//,
  /^linkedin\.com\/(?:messaging|notifications|mynetwork|in\/me|feed\/?(?:\?|$))/,
  /^[^?]*(?:\/wp-admin\/(?!admin-ajax\.php)|\/wp-login\.php|\/node\/\d+\/edit$)|[?&]preview_nonce=|^[^/]+\/(?:typo3|administrator|umbraco)\/?(?:index\.php|\?|#|$)/,
  /^intranet\.[^/]+\.[^/]+\//,
];

/** Host without www, path and query; undefined for what is no web address, and for copies in archives. */
function partsOf(text: string): { url: URL; parts: string } | undefined {
  const url = /^https?:/i.test(text) ? parseUrl(text) : undefined;
  if (!url || ARCHIVES.has(url.hostname)) return undefined;
  return { url, parts: url.host.replace(/^www\./, '') + url.pathname + url.search };
}

/** True for a page that people have to sign in to see. */
export function isForInsiders(text: string): boolean {
  const { parts = '' } = partsOf(text) ?? {};
  return FOR_INSIDERS.some((pattern) => pattern.test(parts));
}

function insideOf(inside: Inside, group: string, url: URL): string | undefined {
  try {
    const address =
      typeof inside === 'string'
        ? inside
            .split(' ')
            .map((name) => url.searchParams.get(name))
            .find(Boolean)
        : inside(group, url);
    const whole = address
      ?.trim()
      .replace(/^(https?:)\/*/i, '$1//')
      .replaceAll(' ', '%20');
    return whole !== undefined && /^https?:/i.test(whole) && parseUrl(whole) ? whole : undefined;
  } catch {
    return undefined;
  }
}

/** One layer: the address inside, `hidden`, or undefined if nothing is around this address. */
function layerOf(text: string): { inside: string } | 'hidden' | undefined {
  const { url, parts } = partsOf(text) ?? {};
  if (!url || parts === undefined) return undefined;
  if (SHORTENERS.has(parts.replace(/\/.*/s, '')) && url.pathname !== '/') return 'hidden';
  for (const [pattern, inside] of WRAPPERS) {
    const match = pattern.exec(parts);
    if (!match) continue;
    const address = inside && insideOf(inside, match[1] ?? '', url);
    return address === undefined ? 'hidden' : { inside: address };
  }
  return undefined;
}

/** Most layers that are taken off: a mail through two filters has two. */
const MOST_LAYERS = 10;

/**
 * What a service has wrapped.
 *
 * @returns the address inside, without further layers and tracking; `hidden` if only the service
 *   knows it; undefined for an address that is not wrapped.
 */
export function unwrapped(text: string): { inside: string } | 'hidden' | undefined {
  let [layer, result] = [layerOf(text), undefined as ReturnType<typeof layerOf>];
  for (let depth = 0; layer !== undefined && depth < MOST_LAYERS; depth += 1) {
    result = layer;
    layer = layer === 'hidden' ? undefined : layerOf(layer.inside);
  }
  return result === undefined || result === 'hidden'
    ? result
    : { inside: withoutTracking(result.inside) };
}

/** A web address without what others put around it or behind it; unchanged if that is nothing, or hidden. */
export function plainLink(url: string): string {
  const layer = unwrapped(url);
  return layer === undefined || layer === 'hidden' ? withoutTracking(url) : layer.inside;
}
