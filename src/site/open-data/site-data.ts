/** The open data of this site. Separate from files.ts because it needs Astro for the content and the pictures. */
import { actionHistory } from '../action-history.ts';
import { pictureOf } from '../activity-picture.ts';
import { getSite } from '../site.ts';
import { openDataOf, type OpenData } from './files.ts';
import { inEnglish } from '../../i18n/index.ts';

async function load(): Promise<OpenData> {
  const site = await getSite(inEnglish);
  const pictures = await Promise.all(
    site.activities.flatMap(({ id, data, filePath }) =>
      data.image ? [pictureOf(data.image, filePath).then(({ src }) => [id, src] as const)] : [],
    ),
  );
  const days = await Promise.all(
    site.members.map(async ({ id, filePath }) =>
      [...(await actionHistory(filePath))].map(
        ([action, actionDays]) => [`${id}/${action}`, actionDays] as const,
      ),
    ),
  );
  return openDataOf(
    { ...site, pictures: new Map(pictures), actionDays: new Map(days.flat()) },
    inEnglish,
  );
}

let loaded: Promise<OpenData> | undefined;

/** Made once for the page and all files; in development for each request, to show what was just written. */
export function getOpenData(): Promise<OpenData> {
  if (import.meta.env.DEV) return load();
  return (loaded ??= load());
}

/**
 * One file, as a response.
 *
 * @param name below /data/: `cities.csv`.
 * @throws Error if there is no such file.
 */
export async function respondWith(name: string): Promise<Response> {
  const { files } = await getOpenData();
  const file = files.find((each) => each.name === name);
  if (!file) throw new Error(`There is no file "${name}" among the open data.`);
  return new Response(file.content, { headers: { 'content-type': file.mediaType } });
}
