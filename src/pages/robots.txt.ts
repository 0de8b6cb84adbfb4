import { absolute, path } from '../model/urls.ts';
import { settings } from '../settings.ts';

/** Search engines are welcome everywhere except in the files of the site's own search; in a preview nowhere. */
export const GET = () =>
  new Response(
    settings.drafts === 'show'
      ? `User-agent: *\nDisallow: ${path('/')}\n`
      : `User-agent: *\nDisallow: ${path('/pagefind/')}\n\nSitemap: ${absolute('/sitemap-index.xml')}\n`,
  );
