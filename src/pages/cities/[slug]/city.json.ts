import { readFile } from 'node:fs/promises';
import type { APIRoute, GetStaticPaths } from 'astro';
import { parseStrictYaml, splitFrontMatter } from '../../../check/front-matter.ts';
import { getSite } from '../../../site/site.ts';
import { inEnglish } from '../../../i18n/index.ts';

export const getStaticPaths = (async () => {
  const { cities } = await getSite(inEnglish);
  return cities.map(({ id, filePath }) => ({ params: { slug: id }, props: { file: filePath } }));
}) satisfies GetStaticPaths;

/** The file of a city as data, to fill in the form for corrections. */
export const GET: APIRoute<{ file: string }> = async ({ params, props }) => {
  // Text editors on Windows end lines with two characters; the result must be the same.
  const parts = splitFrontMatter((await readFile(props.file, 'utf8')).replaceAll('\r\n', '\n'));
  return new Response(
    JSON.stringify({
      slug: params['slug'],
      data: parseStrictYaml(parts?.yaml ?? '', 1).data,
      body: parts?.body.trim() ?? '',
    }),
  );
};
