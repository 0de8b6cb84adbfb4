import type { APIRoute } from 'astro';
import { europeMap, worldMap, type MapView } from '../../site/map/map.ts';
import { sitePalette, type Colour } from '../../site/styles/palette.ts';

export const getStaticPaths = () =>
  [worldMap(), europeMap()].map((map) => ({ params: { map: map.name }, props: { map } }));

/**
 * The land of a map, below its marks: a file of its own, because it would take a fifth of what the
 * page of all cities may weigh. It follows light and dark by itself.
 */
export const GET: APIRoute<{ map: MapView }> = ({ props: { map } }) => {
  const [paper, line] = ['paper-2', 'line'].map(sitePalette()) as [Colour, Colour];
  const style = [
    `path{fill:${paper.light};stroke:${line.light};stroke-width:.6}`,
    `@media(prefers-color-scheme:dark){path{fill:${paper.dark};stroke:${line.dark}}}`,
    // System colours of a picture are not those of the page around it.
    '@media(forced-colors:active){path{fill:none;stroke:gray}}',
  ];
  return new Response(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${map.width} ${map.height}"><style>${style.join('')}</style><path d="${map.land}"/></svg>`,
    { headers: { 'content-type': 'image/svg+xml' } },
  );
};
