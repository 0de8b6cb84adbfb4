/** What the search has to know of this site about places. Separate from site-places.ts because it needs Astro for the content. */
import { readFile } from 'node:fs/promises';
import { inEnglish } from '../../i18n/index.ts';
import { cityIdentity } from '../../model/city-identity.ts';
import { getGazetteer } from '../gazetteer/site-gazetteer.ts';
import { getSite, type Site } from '../site.ts';
import { namesInTexts, type SitePlaces } from './site-places.ts';

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

/** The cities of the site, and the names of places in its texts. */
export async function getSitePlaces(): Promise<SitePlaces> {
  const [site, { populations }] = await Promise.all([getSite(inEnglish), getGazetteer()]);
  return {
    cities: site.cities.map(({ id, data }) => ({ ...cityIdentity(id, data), status: data.status })),
    ...namesInTexts(await textsOf(site), populations),
  };
}
