/** The open data of this site. Separate from files.ts because it needs Astro for the content and the pictures. */
import type { Days } from '../../base/line-history.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { splitFrontMatter } from '../../check/front-matter.ts';
import { inEnglish } from '../../i18n/index.ts';
import { identifier, identify, identifyAction } from '../../model/identity.ts';
import { lists } from '../../model/schemas/index.ts';
import { folders } from '../../settings.ts';
import { actionHistory } from '../action-history.ts';
import { pictureOf } from '../activity-picture.ts';
import { contentHistory } from '../content-history.ts';
import { populationOf } from '../gazetteer/city-population.ts';
import { getGazetteer } from '../gazetteer/site-gazetteer.ts';
import { getSite, type Site } from '../site.ts';
import { daysOfList } from './days.ts';
import { openDataOf, type OpenData } from './files.ts';
import { memberCountSlugs } from './items.ts';

/** The entries that have a file and a page each, by their identifiers. */
function entriesOf(site: Site): [identifier: string, file: string][] {
  return (
    [
      ['principle', site.principles],
      ['city', site.cities],
      ['activity', site.activities],
      ['partner', site.partners],
      ['project', site.projects],
    ] as const
  ).flatMap(([kind, entries]) =>
    entries.flatMap((entry) =>
      entry.filePath === undefined
        ? []
        : [[identify(kind, entry), entry.filePath] as [string, string]],
    ),
  );
}

async function textOf(file: string): Promise<string> {
  // Text editors on Windows end lines with two characters; the result must be the same.
  const text = (await readFile(file, 'utf8')).replaceAll('\r\n', '\n');
  return splitFrontMatter(text)?.body.trim() ?? '';
}

/** The days of the items of a list, by their identifiers. */
async function daysInList(
  name: keyof typeof lists,
  ids: readonly string[],
  path: readonly PropertyKey[] = [],
): Promise<[string, Days][]> {
  const file = join(folders.content, lists[name].file);
  const history = await contentHistory(file);
  if (history === undefined) return [];
  const days = daysOfList(await readFile(file, 'utf8'), history.lines, path);
  return days.map((each, index) => [ids[index] ?? '', each]);
}

async function daysOf(site: Site): Promise<ReadonlyMap<string, Days>> {
  const entries = entriesOf(site).map(async ([id, file]): Promise<[string, Days][]> => {
    const history = await contentHistory(file);
    return history ? [[id, { added: history.added, changed: history.changed }]] : [];
  });
  const actions = site.members.map(async (city): Promise<[string, Days][]> => {
    const history = await actionHistory(city.filePath);
    return [...history].map(([id, days]) => [identifyAction(city, { id }), days]);
  });
  const sections = site.checklist.map(({ items }, index) =>
    daysInList(
      'checklist',
      items.map(({ id }) => identifier('checklist-item', id)),
      [index, 'items'],
    ),
  );
  const all = await Promise.all([
    ...entries,
    ...actions,
    ...sections,
    daysInList(
      'checklist',
      site.checklist.map(({ id }) => identifier('checklist', id)),
    ),
    daysInList(
      'memberCounts',
      memberCountSlugs(site.memberCounts).map((slug) => identifier('member-count', slug)),
    ),
  ]);
  return new Map(all.flat());
}

async function load(): Promise<OpenData> {
  const site = await getSite(inEnglish);
  const [{ geoNames }, days, pictures, texts] = await Promise.all([
    getGazetteer(),
    daysOf(site),
    Promise.all(
      site.activities.flatMap(({ id, data, filePath }) =>
        data.image ? [pictureOf(data.image, filePath).then(({ src }) => [id, src] as const)] : [],
      ),
    ),
    Promise.all(entriesOf(site).map(async ([id, file]) => [id, await textOf(file)] as const)),
  ]);
  const populations = new Map(
    site.cities.flatMap(({ id, data }) => {
      const population = populationOf(geoNames, data);
      return population ? [[id, population] as const] : [];
    }),
  );
  return openDataOf(
    { ...site, pictures: new Map(pictures), texts: new Map(texts), days, populations },
    inEnglish,
  );
}

let loaded: Promise<OpenData> | undefined;

/** Made once for the page and all files; in development for each request, to show what was just written. */
export function getOpenData(): Promise<OpenData> {
  if (import.meta.env.DEV) return load();
  return (loaded ??= load());
}
