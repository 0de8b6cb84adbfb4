/**
 * Steps in the rendering of Markdown. The content check refuses what they drop;
 * they are the second lock, for a text that reaches the build without the check.
 */
import { defineHastPlugin, defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import { hrefError, isLocalImage, isPlainComponent } from '../check/markdown.ts';
import { plainCharacters } from '../model/schemas/fields.ts';
import { PICTURE } from './picture-sizes.ts';

type Target = Parameters<MdastVisitorContext['removeNode']>[0];

function remove(node: Target, context: MdastVisitorContext): void {
  context.removeNode(node);
}

/** Removes invisible characters, and marks that would cover other lines. */
function clean(
  node: Extract<Target, { type: 'text' | 'inlineCode' | 'code' }>,
  context: MdastVisitorContext,
): void {
  const value = plainCharacters(node.value);
  if (value !== node.value)
    context.setProperty<Extract<Target, { type: 'text' }>, 'value'>(
      node as Extract<Target, { type: 'text' }>,
      'value',
      value,
    );
}

function dropUnlessComponent(
  node: Parameters<typeof isPlainComponent>[0] & Target,
  context: MdastVisitorContext,
): void {
  if (!isPlainComponent(node)) context.removeNode(node);
}

/**
 * Drops raw HTML, links with unusual schemes (their text stays), pictures from
 * elsewhere (their description stays) and odd characters; in MDX also code, which
 * would run during the build.
 */
export const dropUnsafe = defineMdastPlugin({
  name: 'drop-unsafe',
  html: remove,
  mdxjsEsm: remove,
  mdxFlowExpression: remove,
  mdxTextExpression: remove,
  mdxJsxFlowElement: dropUnlessComponent,
  mdxJsxTextElement: dropUnlessComponent,
  text: clean,
  inlineCode: clean,
  code: clean,
  link(node, context) {
    if (hrefError(node.url)) context.replaceNode(node, [...node.children]);
    else if (node.title) context.setProperty(node, 'title', plainCharacters(node.title));
  },
  definition(node, context) {
    if (hrefError(node.url)) context.removeNode(node);
    else if (node.title) context.setProperty(node, 'title', plainCharacters(node.title));
  },
  image(node, context) {
    const alt = plainCharacters(node.alt ?? '');
    if (!isLocalImage(node.url)) context.replaceNode(node, { type: 'text', value: alt });
    else if (alt !== node.alt) context.setProperty(node, 'alt', alt);
  },
  imageReference(node, context) {
    context.replaceNode(node, { type: 'text', value: plainCharacters(node.alt ?? '') });
  },
});

/** Adds the site's base to links to other pages of the site, and marks links to elsewhere. */
export function siteLinks(base: string) {
  return defineHastPlugin({
    name: 'site-links',
    element: {
      filter: ['a'],
      visit(node, context) {
        const href = node.properties['href'] ?? '';
        if (href.startsWith('/')) context.setProperty(node, 'href', base.slice(0, -1) + href);
        else if (href.startsWith('https:')) context.setProperty(node, 'rel', 'noopener noreferrer');
      },
    },
  });
}

/**
 * Asks for the sizes in which a picture is shown. Astro makes them, sets width
 * and height, and lets the browser load the picture lazily.
 */
export function pictureSizes() {
  return defineHastPlugin({
    name: 'picture-sizes',
    element: {
      filter: ['img'],
      visit(node, context) {
        context.setProperty(node, 'widths', [...PICTURE.widths]);
        context.setProperty(node, 'sizes', PICTURE.sizes);
      },
    },
  });
}
