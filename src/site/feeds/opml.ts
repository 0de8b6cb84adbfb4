/** A list of feeds for feed readers to import (OPML 2.0). */
import { escapeXml } from '../../base/escape.ts';

export interface OpmlFeed {
  title: string;
  /** Address of the feed; `homeUrl` is the page that shows the same. */
  url: string;
  homeUrl: string;
}

export interface OpmlGroup {
  title: string;
  feeds: readonly OpmlFeed[];
}

/** @param groups in the order of the file; a group without feeds is left out. */
export function toOpml(title: string, groups: readonly OpmlGroup[]): string {
  const outline = ({ title: name, url, homeUrl }: OpmlFeed) =>
    `<outline type="rss" text="${escapeXml(name)}" title="${escapeXml(name)}" xmlUrl="${escapeXml(url)}" htmlUrl="${escapeXml(homeUrl)}"/>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `<head><title>${escapeXml(title)}</title></head>`,
    '<body>',
    ...groups
      .filter(({ feeds }) => feeds.length > 0)
      .flatMap((group) => [
        `<outline text="${escapeXml(group.title)}">`,
        ...group.feeds.map(outline),
        '</outline>',
      ]),
    '</body>',
    '</opml>',
    '',
  ].join('\n');
}
