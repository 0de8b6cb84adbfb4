/** Whether two host names belong to one owner, by a rule of thumb: the part of a name that people register. */

/** Second labels below which countries register names: `gov.uk`, `gob.mx`, `lg.jp`. */
const SECOND_LEVEL =
  /^(?:ac|asn|co|com|council|edu|go|gob|gouv|gov|govt|gub|gv|id|lg|mil|muni|ne|net|nom|or|org|sch)$/;

/** Domains below which everybody can have a name of their own. */
const SHARED = new RegExp(
  `(?:^|\\.)(?:${[
    'blogspot\\.com|wordpress\\.com|home\\.blog|tumblr\\.com|substack\\.com|medium\\.com|hatenablog\\.com',
    'github\\.io|gitlab\\.io|codeberg\\.page|pages\\.dev|netlify\\.app|vercel\\.app|web\\.app|firebaseapp\\.com',
    'herokuapp\\.com|onrender\\.com|glitch\\.me|replit\\.app|surge\\.sh|neocities\\.org|readthedocs\\.io',
    'sites\\.google\\.com|business\\.site|wixsite\\.com|weebly\\.com|webnode\\.(?:page|com)|jimdo(?:free|site)?\\.com',
    'squarespace\\.com|webflow\\.io|framer\\.website|carrd\\.co|notion\\.site|strikingly\\.com|tilda\\.ws|mystrikingly\\.com',
    'ucoz\\.(?:ru|net|com|org)|altervista\\.org|000webhostapp\\.com|infinityfreeapp\\.com|godaddysites\\.com',
  ].join('|')})$`,
);

/** Services on which everybody can have a page. */
const NETWORKS =
  /(?:^|\.)(?:facebook\.com|instagram\.com|linkedin\.com|linktr\.ee|x\.com|twitter\.com|youtube\.com|t\.me|vk\.com|docs\.google\.com|drive\.google\.com|wikipedia\.org)$/;

const AUSTRALIAN_STATE = /^(?:act|nsw|nt|qld|sa|tas|vic|wa)$/;

/** How many labels of a name its owner registered. */
function labelsOfOwner(host: string, labels: readonly string[]): number {
  const [third = '', second = '', last = ''] = labels.slice(-3);
  if (SHARED.test(host)) return host.endsWith('.sites.google.com') ? 4 : 3;
  if (last.length !== 2) return 2;
  // States and provinces: `saoluis.ma.gov.br`, `boise.id.us`.
  if (last === 'br' && second === 'gov' && third.length === 2) return 4;
  if (last === 'au' && second === 'gov' && AUSTRALIAN_STATE.test(third)) return 4;
  if (last === 'us' && second.length === 2) return 3;
  return SECOND_LEVEL.test(second) ? 3 : 2;
}

/** The part of a host name that its owner registered: `city.gov.uk` of `data.city.gov.uk`. */
export function ownerOf(host: string): string {
  const name = host.toLowerCase().normalize('NFC').replace(/\.$/, '');
  const labels = name.split('.').filter(Boolean);
  return labels.slice(-labelsOfOwner(name, labels)).join('.');
}

/**
 * True if two host names belong to one owner, as far as their names say it.
 *
 * @param hostA for example that of a website. @param hostB for example that of a mailbox.
 */
export function isSameOwner(hostA: string, hostB: string): boolean {
  return ownerOf(hostA) !== '' && ownerOf(hostA) === ownerOf(hostB);
}

/** True for a host on which everybody can have pages: they show nothing about who writes them. */
export function isSharedHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return SHARED.test(name) || NETWORKS.test(name);
}
