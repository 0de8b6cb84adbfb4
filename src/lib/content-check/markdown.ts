/** Judges the text of a Markdown file: only what is safe, and reads well, in the site and in feeds. */
import { markdownToMdast, mdxToMdast } from 'satteri';
import { linkFault } from '../../schemas/fields.ts';
import { invisibleCharacters, type Fault } from './front-matter.ts';

interface Node {
  type: string;
  url?: string;
  alt?: string | null;
  depth?: number;
  value?: string;
  position?: { start: { line: number; column: number } };
  children?: Node[];
}

/**
 * Addresses that a text may link to: other pages of the site (`/cities/`), a
 * place on the page (`#why`), a mailbox, or a public page by https.
 *
 * @returns what is wrong, or undefined.
 */
export function hrefFault(href: string): string | undefined {
  if (/^\/(?!\/)[^\s\\]*$/.test(href) || /^#[^\s]+$/.test(href)) return undefined;
  if (/^mailto:[^\s@?]+@[^\s@?]+(\?subject=[^\s&]*)?$/i.test(href)) return undefined;
  return linkFault(href);
}

/** True for a picture that is stored beside the text: `./meeting.jpg`. */
export function isLocalImage(src: string): boolean {
  return /^\.\/[\w-]+\.(jpe?g|png|webp|avif)$/i.test(src);
}

/**
 * @param body the text below the front matter; @param firstLine its line in the file.
 * @param format `mdx` for the pages that maintainers write, in which components are allowed.
 */
export function checkMarkdown(body: string, firstLine: number, format: 'md' | 'mdx'): Fault[] {
  const faults = invisibleCharacters(body, firstLine);
  let tree: Node;
  try {
    tree = (format === 'mdx' ? mdxToMdast(body) : markdownToMdast(body)) as Node;
  } catch (error) {
    return [...faults, { line: firstLine, column: 1, message: `The text cannot be read as ${format.toUpperCase()}: ${error instanceof Error ? error.message : String(error)}` }];
  }

  let lastDepth = 1;
  const walk = (node: Node): void => {
    const fault = (message: string, mend: string) =>
      faults.push({ line: (node.position?.start.line ?? 1) + firstLine - 1, column: node.position?.start.column ?? 1, message, mend });
    if (node.type === 'html') fault('There is HTML in the text.', 'Write it in Markdown. If you mean the sign itself, put a backslash before "<".');
    if ((node.type === 'link' || node.type === 'definition') && node.url !== undefined) {
      const wrong = hrefFault(node.url);
      if (wrong) fault(`The link to "${node.url.slice(0, 80)}" cannot be used. ${wrong}`, 'Link to a page of this site with a path such as /cities/porto/, or to another site with https://.');
    }
    if (node.type === 'image') {
      if (!isLocalImage(node.url ?? '')) fault('This picture is not stored beside the text.', 'Put the file into the same folder and write ![What it shows](./name.jpg).');
      if (!node.alt?.trim()) fault('This picture has no description.', 'Write between the square brackets what it shows: ![What it shows](./name.jpg).');
    }
    if (node.type === 'heading') {
      const depth = node.depth ?? 1;
      if (depth === 1) fault('This heading is on the first level, which is the title of the page.', 'Begin headings in the text with two signs: "## ".');
      else if (depth > lastDepth + 1) fault(`This heading skips a level (from ${lastDepth} to ${depth}).`, `Use "${'#'.repeat(lastDepth + 1)} ".`);
      lastDepth = Math.max(depth, 2);
    }
    for (const child of node.children ?? []) walk(child);
  };
  walk(tree);
  return faults;
}
