import type { APIRoute, GetStaticPaths } from 'astro';
import { getGazetteer } from '../../site/gazetteer/site-gazetteer.ts';

export const getStaticPaths = (async () => {
  const { parts } = await getGazetteer();
  return parts.map((part, number) => ({ params: { part: String(number) }, props: { part } }));
}) satisfies GetStaticPaths;

/** A part of the gazetteer. */
export const GET: APIRoute<{ part: string }> = ({ props }) =>
  new Response(props.part, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
