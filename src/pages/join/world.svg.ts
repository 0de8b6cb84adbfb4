import { worldMap } from '../../site/map/map.ts';

/** The map on which a place is picked; it follows light and dark by itself. */
export function GET(): Response {
  const { width, height, land } = worldMap();
  return new Response(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><style>path{fill:#e4e0d4;stroke:#8a8779;stroke-width:.15}@media(prefers-color-scheme:dark){path{fill:#33373f;stroke:#8b8f98}}</style><path d="${land}"/></svg>`,
    { headers: { 'content-type': 'image/svg+xml' } },
  );
}
