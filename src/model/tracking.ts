/** Parameters of addresses that say nothing about the page, but tell its keepers who came from where. */

/**
 * Names of such parameters, by who made them up. A star stands for any ending.
 * Only those that sites do not use for anything else are named: without them an
 * address has to lead to the same page.
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

/** Short names that track on one site only, and mean something on others. */
const TRACKING_AT: Readonly<Record<string, readonly string[]>> = {
  'youtube.com': ['si', 'feature', 'pp'],
  'youtu.be': ['si', 'feature'],
  'spotify.com': ['si'],
  'twitter.com': ['s', 't'],
  'x.com': ['s', 't'],
  'linkedin.com': ['trk', 'trackingid', 'rcm', 'lipi'],
  'medium.com': ['source', 'sk'],
};

/** A copy in an archive is filed under the whole address that was asked for: without a part of it, it may not be found. */
const ARCHIVES: ReadonlySet<string> = new Set([
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

/** The name of a parameter such as `utm%5Fsource=x`, as the server reads it. */
function nameOf(parameter: string): string {
  return [...new URLSearchParams(parameter).keys()][0] ?? '';
}

/**
 * Names of the tracking parameters in an address, also behind its "#".
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

/** The same address without them. All else stays as it is written, sign by sign. */
export function withoutTracking(url: string): string {
  const { hostname } = new URL(url);
  if (ARCHIVES.has(hostname)) return url;
  const keep = (part: string | undefined, sign: string) => {
    if (part === undefined) return '';
    const parameters = part.split('&');
    const kept = parameters.filter((parameter) => !tracks(hostname, nameOf(parameter)));
    return kept.length === 0 || (kept.length < parameters.length && kept.every((one) => one === ''))
      ? ''
      : sign + kept.join('&');
  };
  const [, address = '', search, hash] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? [];
  return address + keep(search, '?') + keep(hash, '#');
}
