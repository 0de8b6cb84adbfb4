/** Reads a built site, page by page, for the checks. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';
import { EDITOR_PAGE } from '../../site/policy.ts';

export interface Link {
  /** Element and attribute: `a href`, `img src` …; `template script src` for what is only loaded when it is asked for. */
  kind: string;
  url: string;
  rel: string;
}

export interface Image {
  src: string;
  /** Numbers as they stand in the page, '' if there are none. */
  width: string;
  height: string;
  isLazy: boolean;
  /** True for the picture below the head of a page, which may be seen first. */
  isLead: boolean;
}

/** What a page asks for ahead of what uses it. */
export interface Preload {
  url: string;
  as: string;
  /** True if it is asked for as fonts are; otherwise a font would be loaded twice. */
  isAnonymous: boolean;
}

export interface Page {
  /** Path of the file in the site: `cities/porto/index.html`. */
  file: string;
  /** Address of the page, from the root of the host: `/cities/porto/`. */
  url: string;
  html: string;
  /** The file of the project that says what the page says. */
  source: string;
  title: string;
  description: string | undefined;
  canonical: string | undefined;
  policy: string | undefined;
  headings: { depth: number; text: string }[];
  ids: Set<string>;
  links: Link[];
  images: Image[];
  preloads: Preload[];
  /** Addresses of scripts, and '' for each one in the page itself. */
  scripts: string[];
  /** Contents of script elements that hold data, which no browser runs. */
  dataBlocks: string[];
  styles: string[];
  /** Scripts and styles with the hash that the page names for them, '' if it names none. */
  integrity: { url: string; hash: string }[];
  /** Elements that carry a style or an event handler in an attribute. */
  inlineAttributes: string[];
  /** Contents of style elements. */
  inlineStyles: string[];
  /** True if the page does nothing but lead on to another. */
  isRedirect: boolean;
  isIndexed: boolean;
}

export interface BuiltSite {
  folder: string;
  /** The path below which the site is served: `/` or `/website/`. */
  base: string;
  /** Address of the site without a path. */
  origin: string;
  pages: Page[];
  /** All files, by their path in the site, with their size in bytes. */
  files: Map<string, Buffer>;
}

const URL_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  area: ['href'],
  link: ['href'],
  img: ['src'],
  script: ['src'],
  source: ['src'],
  form: ['action'],
  iframe: ['src'],
  use: ['href'],
  image: ['href'],
};

/**
 * True for a script element that holds data: it is of a media type that is not
 * JavaScript, and loads nothing. Import maps and rules for loading ahead have no
 * media type; browsers act on them, so that they count as scripts.
 */
function isDataBlock({ type, src }: Readonly<Record<string, string>>): boolean {
  return (
    src === undefined &&
    type !== undefined &&
    /^[\w.+-]+\/[\w.+-]+$/.test(type) &&
    !/(java|ecma|j|live)script/i.test(type)
  );
}

function parsePage(file: string, html: string, base: string): Page {
  const page: Page = {
    file,
    url: base + file.replace(/(^|\/)index\.html$/, '$1'),
    html,
    source: file,
    title: '',
    description: undefined,
    canonical: undefined,
    policy: undefined,
    headings: [],
    ids: new Set(),
    links: [],
    images: [],
    preloads: [],
    scripts: [],
    dataBlocks: [],
    styles: [],
    integrity: [],
    inlineAttributes: [],
    inlineStyles: [],
    isRedirect: false,
    isIndexed: true,
  };
  let text: { add: (part: string) => void } | undefined;
  const svg = { depth: 0 };
  const lead = { isOpen: false };
  const template = { depth: 0 };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'svg') svg.depth += 1;
        if (name === 'template') template.depth += 1;
        if (attributes['id'] !== undefined) page.ids.add(attributes['id']);
        if (attributes['data-source'] !== undefined) page.source = attributes['data-source'];
        if (
          attributes['style'] !== undefined ||
          Object.keys(attributes).some((key) => key.startsWith('on'))
        )
          page.inlineAttributes.push(name);
        for (const attribute of URL_ATTRIBUTES[name] ?? []) {
          const url = attributes[attribute];
          if (url !== undefined)
            page.links.push({
              kind: `${template.depth > 0 ? 'template ' : ''}${name} ${attribute}`,
              url,
              rel: attributes['rel'] ?? '',
            });
        }
        for (const candidate of attributes['srcset']?.split(',') ?? [])
          page.links.push({
            kind: `${name} srcset`,
            url: candidate.trim().split(' ')[0] ?? '',
            rel: '',
          });
        if (name === 'script' && isDataBlock(attributes)) {
          const index = page.dataBlocks.push('') - 1;
          text = {
            add: (part) => (page.dataBlocks[index] = (page.dataBlocks[index] ?? '') + part),
          };
        } else if (name === 'script') {
          page.scripts.push(attributes['src'] ?? '');
        }
        if (name === 'figure' && attributes['class'] === 'picture') lead.isOpen = true;
        if (name === 'img')
          page.images.push({
            src: attributes['src'] ?? '',
            width: attributes['width'] ?? '',
            height: attributes['height'] ?? '',
            isLazy: attributes['loading'] === 'lazy',
            isLead: lead.isOpen,
          });
        if (name === 'link' && attributes['rel'] === 'preload')
          page.preloads.push({
            url: attributes['href'] ?? '',
            as: attributes['as'] ?? '',
            isAnonymous: attributes['crossorigin'] !== undefined,
          });
        if (name === 'style') {
          const index = page.inlineStyles.push('') - 1;
          text = {
            add: (part) => (page.inlineStyles[index] = (page.inlineStyles[index] ?? '') + part),
          };
        }
        if (name === 'link' && attributes['rel'] === 'stylesheet')
          page.styles.push(attributes['href'] ?? '');
        const loads =
          name === 'script'
            ? attributes['src']
            : name === 'link' && attributes['rel'] === 'stylesheet'
              ? attributes['href']
              : undefined;
        if (loads !== undefined)
          page.integrity.push({ url: loads, hash: attributes['integrity'] ?? '' });
        if (name === 'link' && attributes['rel'] === 'canonical')
          page.canonical = attributes['href'];
        if (name === 'meta') {
          if (attributes['name'] === 'description') page.description = attributes['content'];
          if (attributes['name'] === 'robots')
            page.isIndexed = !attributes['content']?.includes('noindex');
          const equiv = attributes['http-equiv']?.toLowerCase();
          if (equiv === 'content-security-policy') page.policy = attributes['content'];
          if (equiv === 'refresh') page.isRedirect = true;
        }
        if (name === 'title' && svg.depth === 0) text = { add: (part) => (page.title += part) };
        const depth = /^h([1-6])$/.exec(name)?.[1];
        if (depth) {
          const heading = { depth: Number(depth), text: '' };
          page.headings.push(heading);
          text = { add: (part) => (heading.text += part) };
        }
      },
      ontext: (part) => text?.add(part),
      onclosetag(name) {
        if (name === 'svg') svg.depth -= 1;
        if (name === 'figure') lead.isOpen = false;
        if (name === 'template') template.depth -= 1;
        if (name === 'title' || name === 'script' || name === 'style' || /^h[1-6]$/.test(name))
          text = undefined;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return page;
}

/** @param folder of the built site; @param base and @param origin as it was built. */
export function readBuiltSite(folder: string, base: string, origin: string): BuiltSite {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = new Map<string, Buffer>();
  const paths = entries
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  for (const path of paths) files.set(path, readFileSync(join(folder, path)));
  const pages = [...files]
    .filter(([path]) => path.endsWith('.html'))
    .map(([path, bytes]) => parsePage(path, bytes.toString('utf8'), base));
  return { folder, base, origin, pages, files };
}

/** True for the editor, which is no page for visitors: it is outside the rules and figures that say so. */
export function isEditor({ base }: Pick<BuiltSite, 'base'>, { url }: Pick<Page, 'url'>): boolean {
  return url === base.slice(0, -1) + EDITOR_PAGE;
}

/** Bytes of a text after gzip at its best level, which every server can do. */
export function compressedSize(bytes: Buffer | string): number {
  return gzipSync(bytes, { level: 9 }).length;
}

/** The file that answers at a path of the host, or undefined if none does. */
export function fileAt(site: BuiltSite, pathname: string): string | undefined {
  if (!pathname.startsWith(site.base)) return undefined;
  const path = decodeURIComponent(pathname.slice(site.base.length));
  return [path === '' || path.endsWith('/') ? `${path}index.html` : path].find((file) =>
    site.files.has(file),
  );
}
