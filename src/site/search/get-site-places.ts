/** What the search has to know of this site about places. Separate from site-places.ts because it needs Astro for the content. */
import { readFile } from 'node:fs/promises';
import { inEnglish, type Locale } from '../../i18n/index.ts';
import { cityIdentity } from '../../model/city-identity.ts';
import { routes } from '../../model/urls.ts';
import { getGazetteer } from '../gazetteer/site-gazetteer.ts';
import { getSite, type Site } from '../site.ts';
import type { PlacesFile } from './places.ts';
import { namesInTexts, type NamesInTexts } from './site-places.ts';

/** Front matter, markup and addresses, in HTML and in MDX. */
const NO_PROSE = /^---\n[^]*?\n---|<[^>]*>|\]\([^)]*\)|https?:\S+/g;

/** The sentences and names among the values of an entry; its codes, slugs and addresses are none. */
function sentencesIn(value: unknown): string[] {
  if (typeof value === 'string') return /\s|^\p{Lu}/u.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(sentencesIn)
    : [];
}

/** All texts of the content. MDX has no HTML of its own. */
async function textsOf(site: Site): Promise<string[]> {
  const { pages, principles, cities, activities, partners, projects } = site;
  const entries = [...pages, ...principles, ...cities, ...activities, ...partners, ...projects];
  const bodies = entries.map(
    async ({ rendered, filePath = '' }) => rendered?.html ?? (await readFile(filePath, 'utf8')),
  );
  return [
    ...sentencesIn([...entries.map(({ data }) => data), site.checklist]),
    ...(await Promise.all(bodies)),
  ].map((text) => text.replace(NO_PROSE, ' '));
}

const found = new Map<Site, Promise<NamesInTexts>>();

/** The names of places in the texts of the site, which are the same in all languages of its pages. */
function namesOf(site: Site): Promise<NamesInTexts> {
  const names =
    found.get(site) ??
    Promise.all([textsOf(site), getGazetteer()]).then(([texts, { populations }]) =>
      namesInTexts(texts, populations),
    );
  found.set(site, names);
  return names;
}

/** What the script of the search page loads, for pages in one language. */
export async function getPlacesFile({ t, link }: Locale): Promise<PlacesFile> {
  const [site, { index }] = await Promise.all([getSite(inEnglish), getGazetteer()]);
  return {
    cities: site.cities.map(({ id, data }) => ({
      ...cityIdentity(id, data),
      status: data.status,
      url: link(routes.city(id)),
    })),
    ...(await namesOf(site)),
    index,
    join: link('/join/'),
    texts: t.search.place,
  };
}
