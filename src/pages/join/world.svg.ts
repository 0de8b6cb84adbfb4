import { fineWorldMap } from '../../site/map/map.ts';

/** The map on which a city sees where it is; it follows light and dark by itself. */
export function GET(): Response {
  const { width, height, land, borders } = fineWorldMap();
  const style =
    'path{fill:#e4e0d4;stroke:#8a8779;stroke-width:1.5}path+path{fill:none;stroke:#6d717b}@media(prefers-color-scheme:dark){path{fill:#33373f;stroke:#8b8f98}path+path{stroke:#b9bac0}}';
  return new Response(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><style>${style}</style><path d="${land}"/><path d="${borders}"/></svg>`,
    { headers: { 'content-type': 'image/svg+xml' } },
  );
}
