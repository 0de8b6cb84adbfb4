/** Judges the text of a Markdown file: only what is safe, and reads well, in the site and in feeds. */
import GithubSlugger from 'github-slugger';
import { markdownToMdast, mdxToMdast } from 'satteri';
import {
  alternativeTextError,
  characterError,
  hasUnsafeCharacter,
  linkError,
} from '../model/schemas/fields.ts';
import { withoutTracking } from '../model/tracking.ts';
import { oddCharacters, type Error } from './front-matter.ts';
import type { Edit } from './problem.ts';
import type { GuideSection } from './guide.ts';
import { SITE_SECTIONS } from './site-links.ts';

interface Node {
  type: string;
  url?: string;
  title?: string | null;
  alt?: string | null;
  depth?: number;
  value?: string;
  /** Of a component in MDX. */
  name?: string | null;
  attributes?: readonly unknown[];
  position?: { start: { line: number; column: number; offset?: number }; end: { offset?: number } };
  children?: Node[];
}

/**
 * Addresses that a text may link to: other pages of the site (`/cities/`), a
 * place on the page (`#why`), a mailbox, or a public page by https.
 *
 * @returns what is wrong, or undefined.
 */
export function hrefError(href: string): string | undefined {
  if (hasUnsafeCharacter(href)) return 'There is an invisible character in this address.';
  if (/^\/(?!\/)[^\s\\<>"]*$/.test(href) || /^#[^\s<>"]+$/.test(href)) return undefined;
  // A line break or a second address, in code, would add to the head of the message.
  if (
    /^mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\?subject=(?:[\w.~!'()*-]|%(?!0[AD])[\dA-F]{2})*)?$/i.test(
      href,
    )
  )
    return undefined;
  return linkError(href);
}

/** True for a picture that is stored beside the text: `./meeting.jpg`. */
export function isLocalImage(src: string): boolean {
  return /^\.\/[\w-]+\.(jpe?g|png|webp|avif)$/i.test(src);
}

/** True for what the coalition's own pages may embed in MDX: a component by its name, with nothing in it that could run. */
export function isPlainComponent({
  name,
  attributes = [],
  children = [],
}: {
  name?: string | null;
  attributes?: readonly unknown[];
  children?: readonly unknown[];
}): boolean {
  return (
    /^[A-Z][A-Za-z]*$/.test(name ?? '') &&
    name !== 'Fragment' &&
    attributes.length === 0 &&
    children.length === 0
  );
}

/** A link or a picture of a text, with its place in the file. */
export interface Reference {
  url: string;
  line: number;
  column: number;
  /** How the text is changed for another address, with offsets in the body; undefined where that is not simple. */
  editOf: (to: string) => Edit | undefined;
}

/** What a text says, as far as other files have to know. */
export interface MarkdownReading {
  errors: Error[];
  /** Links within the site. */
  links: Reference[];
  /** Pictures that lie beside the text. */
  pictures: Reference[];
  /** Names of the places within the page, from its headings, as the build makes them. */
  anchors: Set<string>;
}

/** The text of a heading, from which its anchor is made. */
function textOf(node: Node): string {
  return node.children
    ? node.children.map(textOf).join('')
    : node.type === 'text' || node.type === 'inlineCode'
      ? (node.value ?? '')
      : '';
}

/** The change of an address in its link or picture; undefined if it does not stand there once, letter by letter. */
function addressEdit(body: string, { position, url = '' }: Node, to: string): Edit | undefined {
  const { start, end } = { start: position?.start.offset, end: position?.end.offset };
  if (start === undefined || end === undefined) return undefined;
  const source = body.slice(start, end);
  const at = source.indexOf(url);
  // Where the address is the text itself, a reader would miss what is taken out.
  if (url === '' || at <= 0 || source.includes(url, at + 1)) return undefined;
  return {
    start: start + at,
    end: start + at + url.length,
    text: to,
    says: `${JSON.stringify(url)} is now ${JSON.stringify(to)}.`,
  };
}

function tidyAddress(url: string): string | undefined {
  const tidy = URL.canParse(url) ? withoutTracking(url) : url;
  return tidy !== url && hrefError(tidy) === undefined ? tidy : undefined;
}

/** The path of a page of this site that is written without its first slash, or from the folder of the file; undefined for others. */
function pathWithin(url: string): string | undefined {
  const [, path, section = ''] = /^(?:\.{1,2}\/)*(([\w-]+)\/[\w/#-]*)$/.exec(url) ?? [];
  if (path === undefined || !SITE_SECTIONS.includes(section)) return undefined;
  return `/${path}${path.endsWith('/') || path.includes('#') ? '' : '/'}`;
}

/** Judges a text; see {@link readMarkdown}. */
export function checkMarkdown(body: string, firstLine: number, format: 'md' | 'mdx'): Error[] {
  return readMarkdown(body, firstLine, format).errors;
}

/**
 * Judges a text by itself, and finds what other files have to bear out.
 *
 * @param body the text below the front matter; @param firstLine its line in the file.
 * @param format `mdx` for the pages that maintainers write, in which components are allowed.
 */
export function readMarkdown(
  body: string,
  firstLine: number,
  format: 'md' | 'mdx',
): MarkdownReading {
  const errors = oddCharacters(body, firstLine);
  const reading: MarkdownReading = { errors, links: [], pictures: [], anchors: new Set() };
  const isSeen = errors.length > 0;
  let tree: Node;
  try {
    tree = (format === 'mdx' ? mdxToMdast(body) : markdownToMdast(body)) as Node;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const [, line = '1', column = '1'] = /^(\d+):(\d+)/.exec(reason) ?? [];
    errors.push({
      line: firstLine + Number(line) - 1,
      column: Number(column),
      guide: 'html',
      message: `The text cannot be read as ${format.toUpperCase()}: ${reason.slice(0, 300)}`,
      fix: 'Put a backslash before "<" and "{" where you mean the sign itself, and close each component: <MemberCount />.',
    });
    return reading;
  }

  const slugger = new GithubSlugger();
  let lastDepth = 1;
  const walk = (node: Node): void => {
    const place = {
      line: (node.position?.start.line ?? 1) + firstLine - 1,
      column: node.position?.start.column ?? 1,
    };
    const error = (guide: GuideSection, message: string, fix: string, edit?: Edit) =>
      errors.push({ ...place, guide, message, fix, ...(edit ? { edit } : {}) });
    const refer = (list: Reference[], url: string) =>
      list.push({ url, ...place, editOf: (to) => addressEdit(body, node, to) });
    // One that is written as an entity, such as &#8238;, is not seen in the line.
    const odd = isSeen
      ? undefined
      : [node.value, node.alt, node.title]
          .map((text) => characterError(text ?? ''))
          .find((found) => found !== undefined);
    if (odd) error('invisible-characters', odd.message, 'Remove what stands for it.');
    if (node.type === 'mdxjsEsm' || /^mdx(?:Flow|Text)Expression$/.test(node.type))
      error(
        'html',
        'There is program code in the text.',
        'Remove it. If you mean the signs themselves, put a backslash before "{", or begin the line with another word.',
      );
    if (/^mdxJsx(?:Flow|Text)Element$/.test(node.type) && !isPlainComponent(node))
      error(
        'html',
        'There is HTML in the text, or a component with something in it.',
        'Write it in Markdown. A component stands alone, such as <MemberCount />. If you mean the sign itself, put a backslash before "<".',
      );
    if (node.type === 'imageReference')
      error(
        'pictures',
        'This picture is named by a reference.',
        'Put the file into the same folder and write ![What it shows](./name.jpg).',
      );
    // The end of an element is told of with its beginning.
    if (
      node.type === 'html' &&
      !(node.value?.startsWith('</') && errors.some(({ guide }) => guide === 'html'))
    )
      error(
        'html',
        'There is HTML in the text.',
        'Write it in Markdown. If you mean the sign itself, put a backslash before "<".',
      );
    if ((node.type === 'link' || node.type === 'definition') && node.url !== undefined) {
      const within = pathWithin(node.url);
      const wrong =
        within === undefined
          ? hrefError(node.url)
          : 'A link to a page of this site begins with a slash.';
      const tidy = wrong === undefined ? undefined : (within ?? tidyAddress(node.url));
      if (wrong)
        error(
          'links',
          `The link to "${node.url.slice(0, 80)}" cannot be used. ${wrong}`,
          tidy === undefined
            ? 'Link to a page of this site with a path such as /cities/porto/, or to another site with https://.'
            : `Write ${tidy}`,
          tidy === undefined ? undefined : addressEdit(body, node, tidy),
        );
      else if (/^[/#]/.test(node.url)) refer(reading.links, node.url);
    }
    if (node.type === 'image') {
      if (isLocalImage(`./${node.url ?? ''}`))
        error(
          'pictures',
          'The address of this picture has no ./ at its beginning.',
          `Write ./${node.url ?? ''}`,
          addressEdit(body, node, `./${node.url ?? ''}`),
        );
      else if (!isLocalImage(node.url ?? ''))
        error(
          'pictures',
          'This picture is not stored beside the text.',
          'Put the file into the same folder and write ![What it shows](./name.jpg).',
        );
      else refer(reading.pictures, node.url ?? '');
      if (!node.alt?.trim())
        error(
          'pictures',
          'This picture has no description.',
          'Write between the square brackets what it shows: ![What it shows](./name.jpg).',
        );
      else {
        const useless = alternativeTextError(node.alt, node.url ?? '');
        if (useless)
          error(
            'pictures',
            useless,
            'Write between the square brackets what a person sees in it, for example: ![The mayor opens the library](./name.jpg).',
          );
      }
    }
    if (node.type === 'heading') {
      const depth = node.depth ?? 1;
      if (depth === 1)
        error(
          'headings',
          'This heading is on the first level, which is the title of the page.',
          'Begin headings in the text with two signs: "## ".',
        );
      else if (depth > lastDepth + 1)
        error(
          'headings',
          `This heading skips a level (from ${lastDepth} to ${depth}).`,
          `Use "${'#'.repeat(lastDepth + 1)} ".`,
        );
      lastDepth = Math.max(depth, 2);
      const text = textOf(node);
      if (text.trim() === '')
        error(
          'headings',
          'This heading is empty.',
          'Write a heading after the signs, or remove the line.',
        );
      reading.anchors.add(slugger.slug(text));
    }
    for (const child of node.children ?? []) walk(child);
  };
  walk(tree);
  return reading;
}
