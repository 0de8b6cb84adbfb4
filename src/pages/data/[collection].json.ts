import type { APIRoute, GetStaticPaths } from 'astro';
import { COLLECTIONS } from '../../site/open-data/items.ts';
import { respondWith } from '../../site/open-data/site-data.ts';

export const getStaticPaths = (() =>
  COLLECTIONS.map((collection) => ({ params: { collection } }))) satisfies GetStaticPaths;

/** A collection as JSON. */
export const GET: APIRoute = ({ params }) => respondWith(`${params['collection']}.json`);
