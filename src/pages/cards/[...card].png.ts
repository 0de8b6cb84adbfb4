import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { cachedDrawer } from '../../lib/cards/cache.ts';
import { cardsOf } from '../../lib/cards/cards.ts';
import type { Card } from '../../lib/cards/draw.ts';
import { getSite } from '../../lib/site.ts';
import { settings } from '../../settings.ts';

export const getStaticPaths = (async () => {
  if (settings.cards === 'off') return [];
  return [...cardsOf(await getSite())].map(([address, card]) => ({ params: { card: address.replace(/^\/cards\/|\.png$/g, '') }, props: { card } }));
}) satisfies GetStaticPaths;

const draw = cachedDrawer(join(process.env['CACHE_DIR'] ?? '.astro', 'cards'));

/** The social card of a page. */
export const GET: APIRoute<{ card: Card }> = async ({ props }) => new Response(new Uint8Array(await draw(props.card)), { headers: { 'content-type': 'image/png' } });
