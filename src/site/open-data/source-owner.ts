/** Whose page a source is, as far as its address and its publisher say. */
import { settings } from '../../settings.ts';

export const SOURCE_OWNERS = ['coalition', 'city', 'other'] as const;
export type SourceOwner = (typeof SOURCE_OWNERS)[number];

function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, '');
}

/** True for a host, and for those below it. */
function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** The domain of the coalition, which stands in all identifiers, and the host of this site. */
const OWN_DOMAINS = [
  settings.identity.replace(/^tag:(?:.*@)?([^,]+),.*$/, '$1'),
  hostOf(settings.site),
];

/**
 * The owner of a source.
 *
 * A host alone cannot tell all: a city may publish on a host that is not below that of its website.
 * The publisher then tells it, where it is the city by name.
 *
 * @param cities that the source is about.
 */
export function ownerOf(
  { url, publisher }: { url: string; publisher?: string },
  cities: readonly { name: string; website?: string | undefined }[],
): SourceOwner {
  const host = hostOf(url);
  if (publisher === settings.name || OWN_DOMAINS.some((domain) => isWithin(host, domain)))
    return 'coalition';
  const isOfCity = cities.some(
    ({ name, website }) =>
      publisher === `City of ${name}` || (website !== undefined && isWithin(host, hostOf(website))),
  );
  return isOfCity ? 'city' : 'other';
}
