import type { APIRoute, GetStaticPaths } from 'astro';
import { allFiles, type DataFile } from '../../site/open-data/files.ts';
import { getOpenData } from '../../site/open-data/site-data.ts';

export const getStaticPaths = (async () =>
  allFiles(await getOpenData()).map((file) => ({
    params: { file: file.name },
    props: { file },
  }))) satisfies GetStaticPaths;

/** A file of the open data. */
export const GET: APIRoute<{ file: DataFile }> = ({ props: { file } }) =>
  new Response(file.content, { headers: { 'content-type': file.mediaType } });
