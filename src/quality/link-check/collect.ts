/** Finds every link to another site in the content, with file and line. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { markdownToMdast, mdxToMdast } from 'satteri';
import { filesBelow, isLeftover, withSlashes } from '../../base/files.ts';
import { parseStrictYaml, splitFrontMatter } from '../../check/front-matter.ts';

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

interface MarkdownNode {
  url?: string;
  attributes?: { value?: unknown }[];
  position?: { start: { line: number } };
  children?: MarkdownNode[];
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

function inMarkdown(node: MarkdownNode, firstLine: number): Mention[] {
  const line = (node.position?.start.line ?? 1) + firstLine - 1;
  const own = [node.url, ...(node.attributes ?? []).map(({ value }) => value)];
  return [
    ...own.flatMap((text) =>
      typeof text === 'string' && text.startsWith('https://') ? [{ text, line }] : [],
    ),
    ...(node.children ?? []).flatMap((child) => inMarkdown(child, firstLine)),
  ];
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
  let body: Mention[] = [];
  try {
    body = inMarkdown(
      (file.endsWith('.mdx')
        ? mdxToMdast(parts.body)
        : markdownToMdast(parts.body)) as MarkdownNode,
      parts.bodyLine,
    );
  } catch {
    // MDX that cannot be read.
  }
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
