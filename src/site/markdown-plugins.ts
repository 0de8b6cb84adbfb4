/**
 * Steps in the rendering of Markdown. The content check refuses what they drop;
 * they are the second lock, for a text that reaches the build without the check.
 */
import { defineHastPlugin, defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import { HeadingIds } from '../check/heading-ids.ts';
import { addressError } from '../check/link-address.ts';
import { isLocalImage, isPlainComponent } from '../check/markdown.ts';
import { plainCharacters } from '../model/characters.ts';
import { PICTURE } from './picture-sizes.ts';
import { ALIGNMENT } from './table-alignment.ts';

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
    if (addressError(node.url)) context.replaceNode(node, [...node.children]);
    else if (node.title) context.setProperty(node, 'title', plainCharacters(node.title));
  },
  definition(node, context) {
    if (addressError(node.url)) context.removeNode(node);
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

/** Gives each heading an id that nothing else on its page has. Astro keeps ids that are there. */
export function headingIds() {
  return () => {
    const ids = new HeadingIds();
    return defineHastPlugin({
      name: 'own-heading-ids',
      element: {
        filter: ['h2', 'h3', 'h4', 'h5', 'h6'],
        visit(node, context) {
          if (node.properties['id'] === undefined)
            context.setProperty(node, 'id', ids.next(context.textContent(node)));
        },
      },
    });
  };
}

/** Says by a class how the columns of a table are aligned. */
export function tableAlignment() {
  return defineHastPlugin({
    name: 'table-alignment',
    element: {
      filter: ['th', 'td'],
      visit(node, context) {
        const [, side] =
          /^text-align: (left|center|right)$/.exec(String(node.properties['style'])) ?? [];
        if (side === undefined) return;
        context.setProperty(node, 'style', null);
        context.setProperty(node, 'className', [ALIGNMENT[side as keyof typeof ALIGNMENT]]);
      },
    },
  });
}

const isBlock = (node: { type: string; tagName?: string }) =>
  /^(?:[ou]l|p|pre|blockquote|table|h[2-6]|hr|section)$/.test(node.tagName ?? '');

/** Makes the words of a task the label of its box, so that a screen reader says what is done. */
export function taskLabels() {
  return defineHastPlugin({
    name: 'task-labels',
    element: {
      filter: ['li'],
      visit(node, context) {
        const first = node.children.find(({ type }) => type === 'element');
        const inner = first?.type === 'element' && first.tagName === 'p' ? first : node;
        const [box] = inner.children;
        if (box?.type !== 'element' || box.tagName !== 'input') return;
        const end = inner.children.findIndex(isBlock);
        const words = end === -1 ? [...inner.children] : inner.children.slice(0, end);
        const rest = end === -1 ? [] : inner.children.slice(end);
        context.replaceNode(inner, {
          type: 'element',
          tagName: inner.tagName,
          properties: { ...inner.properties },
          children: [
            { type: 'element', tagName: 'label', properties: {}, children: words },
            ...rest,
          ],
        });
      },
    },
  });
}

/** All steps on the HTML of a text. @param base path of the site, with slashes at both ends. */
export function hastPlugins(base: string) {
  return [siteLinks(base), pictureSizes(), headingIds(), tableAlignment(), taskLabels()];
}
