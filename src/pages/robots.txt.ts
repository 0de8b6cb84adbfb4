import { absolute, path } from '../lib/urls.ts';

/** Search engines are welcome everywhere but in the files of the search itself. */
export const GET = () => new Response(`User-agent: *\nDisallow: ${path('/pagefind/')}\n\nSitemap: ${absolute('/sitemap-index.xml')}\n`);
