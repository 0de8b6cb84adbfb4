/** Tracking parameters in web addresses. */

/**
 * Names of tracking parameters, by origin. A star stands for any ending. The list
 * has only names that sites use for nothing else, because an address must lead to
 * the same page without them.
 */
const TRACKING: Readonly<Record<string, readonly string[]>> = {
  'campaigns, as counted by Google Analytics and Matomo': [
    'utm_*',
    'mtm_*',
    'pk_campaign',
    'pk_kwd',
    'pk_source',
    'pk_medium',
    'pk_content',
    'piwik_*',
    'matomo_*',
  ],
  'clicks on advertisements: Google, Microsoft, Meta, TikTok, X, LinkedIn, Yandex, Pinterest': [
    'gclid',
    'gclsrc',
    'gbraid',
    'wbraid',
    'dclid',
    'gad_source',
    'gad_campaignid',
    'srsltid',
    '_gl',
    '_ga',
    'msclkid',
    'fbclid',
    'ttclid',
    'twclid',
    'li_fat_id',
    'yclid',
    'ysclid',
    '_openstat',
    'epik',
  ],
  'sharing: Instagram, Facebook, X': [
    'igshid',
    'igsh',
    'fb_action_ids',
    'fb_action_types',
    'fb_source',
    'fb_ref',
    'mibextid',
    'ref_src',
    'ref_url',
  ],
  'newsletters: Mailchimp, HubSpot, Marketo, Klaviyo, Vero, Drip, Brevo, MailerLite, Listrak': [
    'mc_cid',
    'mc_eid',
    '_hsenc',
    '_hsmi',
    '__hssc',
    '__hstc',
    '__hsfp',
    'hsctatracking',
    'mkt_tok',
    '_ke',
    '_kx',
    'vero_id',
    'vero_conv',
    '__s',
    'sib_id',
    'ml_subscriber',
    'ml_subscriber_hash',
    'trk_contact',
    'trk_msg',
    'trk_module',
    'trk_sid',
  ],
  'others: Adobe, Oracle, Omeda, Wicked Reports, Branch, Impact': [
    's_cid',
    's_kwcid',
    'ef_id',
    'elqtrackid',
    'elqtrack',
    'oly_anon_id',
    'oly_enc_id',
    'rb_clickid',
    'wickedid',
    '_branch_match_id',
    'irclickid',
  ],
};

/** Names that track on one site, but mean something else on others. */
const TRACKING_AT: Readonly<Record<string, readonly string[]>> = {
  'youtube.com': ['si', 'feature', 'pp'],
  'youtu.be': ['si', 'feature'],
  'spotify.com': ['si'],
  'twitter.com': ['s', 't'],
  'x.com': ['s', 't'],
  'linkedin.com': ['trk', 'trackingid', 'rcm', 'lipi'],
  'medium.com': ['source', 'sk'],
};

/** Archives file a copy under its complete address, and may not find it without the parameters. */
export const ARCHIVES: ReadonlySet<string> = new Set([
  'web.archive.org',
  'archive.org',
  'archive.ph',
  'arquivo.pt',
]);

const names = Object.values(TRACKING).flat();
const exact = new Set(names.filter((name) => !name.endsWith('*')));
const beginnings = names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));

function tracks(hostname: string, parameter: string): boolean {
  const name = parameter.toLowerCase();
  return (
    exact.has(name) ||
    beginnings.some((beginning) => name.startsWith(beginning)) ||
    Object.entries(TRACKING_AT).some(
      ([site, local]) =>
        (hostname === site || hostname.endsWith(`.${site}`)) && local.includes(name),
    )
  );
}

/** The decoded name of a parameter: `utm_source` for `utm%5Fsource=x`. */
function nameOf(parameter: string): string {
  return [...new URLSearchParams(parameter).keys()][0] ?? '';
}

/**
 * Names of the tracking parameters in an address, including those after the "#".
 *
 * @param url a complete web address.
 */
export function trackingParameters(url: string): string[] {
  const { hostname, search, hash } = new URL(url);
  if (ARCHIVES.has(hostname)) return [];
  return [search, hash]
    .flatMap((part) => part.slice(1).split('&').map(nameOf))
    .filter((name) => tracks(hostname, name));
}

/** An address without its tracking parameters, otherwise unchanged to the character. */
export function withoutTracking(url: string): string {
  const { hostname } = new URL(url);
  if (ARCHIVES.has(hostname)) return url;
  const keep = (part: string | undefined, separator: string) => {
    if (part === undefined) return '';
    const parameters = part.split('&');
    const kept = parameters.filter((parameter) => !tracks(hostname, nameOf(parameter)));
    return kept.length === 0 || (kept.length < parameters.length && kept.every((one) => one === ''))
      ? ''
      : separator + kept.join('&');
  };
  const [, address = '', search, hash] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? [];
  return address + keep(search, '?') + keep(hash, '#');
}
