/** Judges the text of a Markdown file: only what is safe, and reads well, in the site and in feeds. */
import { markdownToMdast, mdxToMdast } from 'satteri';
import { characterFault, hasUnsafeCharacter, linkFault } from '../../schemas/fields.ts';
import { oddCharacters, type Fault } from './front-matter.ts';

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
  if (hasUnsafeCharacter(href)) return 'There is an invisible character in this address.';
  if (/^\/(?!\/)[^\s\\<>"]*$/.test(href) || /^#[^\s<>"]+$/.test(href)) return undefined;
  // A line break or a second address, in code, would add to the head of the message.
  if (/^mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\?subject=(?:[\w.~!'()*-]|%(?!0[AD])[\dA-F]{2})*)?$/i.test(href)) return undefined;
  return linkFault(href);
}

/** True for a picture that is stored beside the text: `./meeting.jpg`. */
export function isLocalImage(src: string): boolean {
  return /^\.\/[\w-]+\.(jpe?g|png|webp|avif)$/i.test(src);
}

/** True for what the coalition's own pages may embed in MDX: a component by its name, with nothing in it that could run. */
export function isPlainComponent({ name, attributes = [], children = [] }: { name?: string | null; attributes?: readonly unknown[]; children?: readonly unknown[] }): boolean {
  return /^[A-Z][A-Za-z]*$/.test(name ?? '') && name !== 'Fragment' && attributes.length === 0 && children.length === 0;
}

/**
 * @param body the text below the front matter; @param firstLine its line in the file.
 * @param format `mdx` for the pages that maintainers write, in which components are allowed.
 */
export function checkMarkdown(body: string, firstLine: number, format: 'md' | 'mdx'): Fault[] {
  const faults = oddCharacters(body, firstLine);
  const isSeen = faults.length > 0;
  let tree: Node;
  try {
    tree = (format === 'mdx' ? mdxToMdast(body) : markdownToMdast(body)) as Node;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const [, line = '1', column = '1'] = /^(\d+):(\d+)/.exec(reason) ?? [];
    return [...faults, { line: firstLine + Number(line) - 1, column: Number(column), message: `The text cannot be read as ${format.toUpperCase()}: ${reason.slice(0, 300)}`, mend: 'Put a backslash before "<" and "{" where you mean the sign itself, and close each component: <MemberCount />.' }];
  }

  let lastDepth = 1;
  const walk = (node: Node): void => {
    const fault = (message: string, mend: string) =>
      faults.push({ line: (node.position?.start.line ?? 1) + firstLine - 1, column: node.position?.start.column ?? 1, message, mend });
    // One that is written as an entity, such as &#8238;, is not seen in the line.
    const odd = isSeen ? undefined : [node.value, node.alt, node.title].map((text) => characterFault(text ?? '')).find((found) => found !== undefined);
    if (odd) fault(odd.message, 'Remove what stands for it.');
    if (node.type === 'mdxjsEsm' || /^mdx(?:Flow|Text)Expression$/.test(node.type)) fault('There is program code in the text.', 'Remove it. If you mean the signs themselves, put a backslash before "{", or begin the line with another word.');
    if (/^mdxJsx(?:Flow|Text)Element$/.test(node.type) && !isPlainComponent(node)) fault('There is HTML in the text, or a component with something in it.', 'Write it in Markdown. A component stands alone, such as <MemberCount />. If you mean the sign itself, put a backslash before "<".');
    if (node.type === 'imageReference') fault('This picture is named by a reference.', 'Put the file into the same folder and write ![What it shows](./name.jpg).');
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
