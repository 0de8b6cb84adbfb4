import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { cachedDrawer, drawAhead } from '../../site/cards/cache.ts';
import { cardsOf } from '../../site/cards/cards.ts';
import type { Card } from '../../site/cards/draw.ts';
import { getSite } from '../../site/site.ts';
import { folders, settings } from '../../settings.ts';
import { inEnglish } from '../../i18n/index.ts';

const folder = join(folders.cache, 'cards');

export const getStaticPaths = (async () => {
  if (settings.cards === 'off') return [];
  const cards = cardsOf(await getSite(inEnglish), inEnglish);
  if (import.meta.env.PROD) await drawAhead([...cards.values()], folder);
  return [...cards].map(([address, card]) => ({
    params: { card: address.replace(/^\/cards\/|\.png$/g, '') },
    props: { card },
  }));
}) satisfies GetStaticPaths;

const draw = cachedDrawer(folder);

/** The social card of a page. */
export const GET: APIRoute<{ card: Card }> = async ({ props }) =>
  new Response(new Uint8Array(await draw(props.card)), {
    headers: { 'content-type': 'image/png' },
  });
