import type { APIRoute, GetStaticPaths } from 'astro';
import { inEnglish } from '../../../i18n/index.ts';
import { ICON_SIZES } from '../../../site/feeds/formats.ts';
import { drawIcon, iconNames } from '../../../site/feeds/icon.ts';
import { getSite } from '../../../site/site.ts';
import { pngOf } from '../../../site/site-icon.ts';

export const getStaticPaths = (async () => {
  const site = await getSite(inEnglish);
  return iconNames(site.channels, site).flatMap((name) =>
    Object.values(ICON_SIZES).map((size) => ({ params: { size: String(size), name } })),
  );
}) satisfies GetStaticPaths;

/** The pictures of the feeds. */
export const GET: APIRoute = ({ params: { name = '', size } }) =>
  new Response(new Uint8Array(pngOf(drawIcon(name), Number(size))), {
    headers: { 'content-type': 'image/png' },
  });
