/** Finds every link to another site in the content, with the places where it stands. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { markdownToMdast, mdxToMdast } from 'satteri';
import { parseStrictYaml, splitFrontMatter } from '../../check/front-matter.ts';

export interface LinkPlace {
  /** Path from the project's root. */
  file: string;
  line: number;
}

export interface FoundLink {
  /** Without what stands after "#", which servers are not told. */
  url: string;
  places: LinkPlace[];
  /** Of the first entry that names it, as precise as it is known (ISO 8601); undefined if it has none. */
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

/** The texts within a value of YAML that are web addresses. */
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
 * Web addresses in one file of the content. A file with errors gives what can
 * be read of it: judging it is the content check's work.
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
 * @param folder of the content, absolute; @param root what paths are relative to.
 * @param ownOrigin origin of this site, whose links are judged where it is built.
 * @returns each address once, in alphabetical order.
 */
export async function collectLinks(
  folder: string,
  root: string,
  ownOrigin: string,
): Promise<FoundLink[]> {
  const links = new Map<string, FoundLink>();
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.(mdx?|ya?ml)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const path of files) {
    const file = relative(root, path).split(sep).join('/');
    const { found, date } = mentions(file, await readFile(path, 'utf8'));
    for (const { text, line } of found.sort((a, b) => a.line - b.line)) {
      if (!URL.canParse(text)) continue;
      const address = new URL(text);
      address.hash = '';
      if (address.origin === ownOrigin) continue;
      const link = links.get(address.href) ?? { url: address.href, places: [], date };
      if (!link.places.some((place) => place.file === file && place.line === line))
        link.places.push({ file, line });
      links.set(address.href, link);
    }
  }
  return [...links.values()].sort((a, b) => (a.url < b.url ? -1 : 1));
}
