import type { APIRoute, GetStaticPaths } from 'astro';
import { getGazetteer } from '../../../site/gazetteer/site-gazetteer.ts';

export const getStaticPaths = (async () => {
  const { parts } = await getGazetteer();
  return parts.map((part, number) => ({ params: { part: String(number) }, props: { part } }));
}) satisfies GetStaticPaths;

/** A part of the gazetteer. The folder has nothing else, so that one rule of a host gives all parts their headers. */
export const GET: APIRoute<{ part: string }> = ({ props }) =>
  new Response(props.part, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
