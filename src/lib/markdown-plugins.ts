/**
 * Steps in the rendering of Markdown. The content check has refused what they
 * drop; they are the second lock, for a text that reached the build without it.
 */
import { defineHastPlugin, defineMdastPlugin } from 'satteri';
import { hrefFault, isLocalImage } from './content-check/markdown.ts';

/** Drops raw HTML, links with odd schemes (their text stays) and pictures from elsewhere. */
export const dropUnsafe = defineMdastPlugin({
  name: 'drop-unsafe',
  html(node, context) {
    context.removeNode(node);
  },
  link(node, context) {
    if (hrefFault(node.url)) context.replaceNode(node, [...node.children]);
  },
  definition(node, context) {
    if (hrefFault(node.url)) context.removeNode(node);
  },
  image(node, context) {
    if (!isLocalImage(node.url)) context.replaceNode(node, { type: 'text', value: node.alt ?? '' });
  },
});

/** Puts the site's base before links to other pages of the site, and marks links to elsewhere. */
export function siteLinks(base: string) {
  return defineHastPlugin({
    name: 'site-links',
    element: {
      filter: ['a'],
      visit(node, context) {
        const href = String(node.properties?.['href'] ?? '');
        if (href.startsWith('/')) context.setProperty(node, 'href', base.slice(0, -1) + href);
        else if (href.startsWith('https:')) context.setProperty(node, 'rel', 'noopener noreferrer');
      },
    },
  });
}
