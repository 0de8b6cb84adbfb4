/** Finds every link to another site in the content, with file and line. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesBelow, isLeftover, withSlashes } from '../../base/files.ts';
import { parseStrictYaml, splitFrontMatter } from '../../check/front-matter.ts';
import { parseMarkdown } from '../../check/markdown.ts';
import { nodesOf, type TreeNode } from '../../check/tree.ts';

export interface LinkPlace {
  /** Path from the project's root. */
  file: string;
  line: number;
}

export interface FoundLink {
  /** Without a fragment, which servers do not see. */
  url: string;
  places: LinkPlace[];
  /** Date of the first entry that names it (ISO 8601, perhaps only a year or month). */
  date: string | undefined;
}

interface MarkdownNode extends TreeNode {
  url?: string;
  attributes?: { value?: unknown }[];
}

interface Mention {
  text: string;
  line: number;
}

/** Web addresses within a YAML value. */
function inData(
  value: unknown,
  path: readonly PropertyKey[],
  placeOf: (path: readonly PropertyKey[]) => { line: number },
): Mention[] {
  if (typeof value === 'string')
    return value.startsWith('https://') ? [{ text: value, line: placeOf(path).line }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    inData(item, [...path, Array.isArray(value) ? Number(key) : key], placeOf),
  );
}

function inMarkdown(tree: MarkdownNode, firstLine: number): Mention[] {
  return [...nodesOf(tree)].flatMap(({ url, attributes = [], position }) =>
    [url, ...attributes.map(({ value }) => value)].flatMap((text) =>
      typeof text === 'string' && text.startsWith('https://')
        ? [{ text, line: (position?.start.line ?? 1) + firstLine - 1 }]
        : [],
    ),
  );
}

/**
 * Web addresses in one file of the content. Errors are left to the content
 * check: a broken file gives what can be read of it.
 */
function mentions(file: string, text: string): { found: Mention[]; date: string | undefined } {
  const parts = /\.ya?ml$/.test(file)
    ? { yaml: text, yamlLine: 1, body: '', bodyLine: 1 }
    : splitFrontMatter(text);
  if (!parts) return { found: [], date: undefined };
  const { data, placeOf } = parseStrictYaml(parts.yaml, parts.yamlLine);
  const { date } = (typeof data === 'object' && data !== null ? data : {}) as { date?: unknown };
  const { tree } = parseMarkdown(parts.body, 1, file.endsWith('.mdx') ? 'mdx' : 'md');
  const body = tree ? inMarkdown(tree as MarkdownNode, parts.bodyLine) : [];
  return {
    found: [...inData(data, [], placeOf), ...body],
    date: typeof date === 'string' || typeof date === 'number' ? String(date) : undefined,
  };
}

/**
 * Reads all content.
 *
 * @param folder of the content, absolute; @param root what the paths of places are relative to.
 * @param ownOrigin origin of this site, whose links are checked in the built site.
 * @returns each address once, in alphabetical order.
 */
export function collectLinks(folder: string, root: string, ownOrigin: string): FoundLink[] {
  const links = new Map<string, FoundLink>();
  for (const name of filesBelow(folder, isLeftover).filter((path) =>
    /\.(mdx?|ya?ml)$/.test(path),
  )) {
    const file = withSlashes(relative(root, join(folder, name)));
    const { found, date } = mentions(name, readFileSync(join(folder, name), 'utf8'));
    for (const { text, line } of found.sort((a, b) => a.line - b.line)) {
      const address = URL.parse(text);
      if (!address || address.origin === ownOrigin) continue;
      address.hash = '';
      const link = links.get(address.href) ?? { url: address.href, places: [], date };
      if (!link.places.some((place) => place.file === file && place.line === line))
        link.places.push({ file, line });
      links.set(address.href, link);
    }
  }
  return [...links.values()].sort((a, b) => (a.url < b.url ? -1 : 1));
}
