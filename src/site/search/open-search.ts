/** The description of the site's search for browsers (OpenSearch 1.1, draft 6). */
import { escapeXml } from '../../base/escape.ts';
import type { Locale } from '../../i18n/index.ts';
import { absolute } from '../../model/urls.ts';
import { settings } from '../../settings.ts';

export const OPEN_SEARCH = {
  route: '/opensearch.xml',
  type: 'application/opensearchdescription+xml',
} as const;

/** What the standard allows at most, in characters. */
const MOST = { shortName: 16, longName: 48 } as const;

/** The description of the search in one language. */
export function openSearchDescription({ language, t, address }: Locale): string {
  const name = settings.name.length > MOST.longName ? settings.shortName : settings.name;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeXml(t.search.engine.slice(0, MOST.shortName))}</ShortName>
  <LongName>${escapeXml(name.slice(0, MOST.longName))}</LongName>
  <Description>${escapeXml(t.search.description)}</Description>
  <Url type="text/html" template="${escapeXml(address('/search/'))}?q={searchTerms}"/>
  <Url type="${OPEN_SEARCH.type}" rel="self" template="${escapeXml(address(OPEN_SEARCH.route))}"/>
  <Image width="16" height="16" type="image/svg+xml">${escapeXml(absolute('/favicon.svg'))}</Image>
  <Language>${language.tag}</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`;
}
