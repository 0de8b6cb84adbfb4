import { readFile } from 'node:fs/promises';
import type { APIRoute, GetStaticPaths } from 'astro';
import { parseStrictYaml, splitFrontMatter } from '../../../check/front-matter.ts';
import { identify } from '../../../model/identity.ts';
import { absolute, routes } from '../../../model/urls.ts';
import { settings } from '../../../settings.ts';
import { contentHistory } from '../../../site/content-history.ts';
import { getSite, type CityEntry } from '../../../site/site.ts';
import { inEnglish } from '../../../i18n/index.ts';

export const getStaticPaths = (async () => {
  const { cities } = await getSite(inEnglish);
  return cities.map((city) => ({ params: { slug: city.id }, props: { city } }));
}) satisfies GetStaticPaths;

/** The file of a city as data, to fill in the form for corrections. The page about the data explains it. */
export const GET: APIRoute<{ city: CityEntry }> = async ({ props: { city } }) => {
  const file = city.filePath ?? '';
  // Text editors on Windows end lines with two characters; the result must be the same.
  const parts = splitFrontMatter((await readFile(file, 'utf8')).replaceAll('\r\n', '\n'));
  const { added, changed } = (await contentHistory(file)) ?? {};
  return new Response(
    JSON.stringify({
      slug: city.id,
      identifier: identify('city', city),
      url: absolute(routes.city(city.id)),
      licence: { name: settings.contentLicenceName, url: settings.contentLicenceUrl },
      source: absolute('/data/'),
      added,
      changed,
      data: parseStrictYaml(parts?.yaml ?? '', 1).data,
      body: parts?.body.trim() ?? '',
    }),
  );
};
