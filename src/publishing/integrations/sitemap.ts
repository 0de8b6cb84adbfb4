/** What the sitemap lists: the pages that search engines may index, with the day of their last change. */
import type { SitemapOptions } from '@astrojs/sitemap';
import { siteFacts } from '../../site/page-facts.ts';

export const sitemapOptions = {
  // Pages of old addresses state no facts.
  filter: (address) => siteFacts.pages.get(decodeURI(address))?.isIndexed === true,
  serialize(item) {
    const { changed, alternates = [] } = siteFacts.pages.get(decodeURI(item.url)) ?? {};
    return {
      ...item,
      ...(changed === undefined ? {} : { lastmod: changed }),
      ...(alternates.length > 0 ? { links: [...alternates] } : {}),
    };
  },
} satisfies SitemapOptions;
