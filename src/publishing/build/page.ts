/** Reads a built page: what it names, loads and links to. */
import { Parser } from 'htmlparser2';
import type { PictureSource } from './picture-choice.ts';

export interface Link {
  /** Element and attribute: `a href`, `img src` …; `template script src` for what is loaded only on request. */
  kind: string;
  url: string;
  rel: string;
}

export interface Image {
  src: string;
  /** As written in the page, '' if missing. */
  width: string;
  height: string;
  isLazy: boolean;
  /** True for the picture below the head of a page, which is likely to be visible first. */
  isLead: boolean;
  /** The alternatives of which a browser loads one, the `img` element itself last. */
  sources: readonly PictureSource[];
}

/** What a page loads ahead of what uses it. */
export interface Preload {
  url: string;
  as: string;
  /** True if it is requested as fonts are; otherwise a font would load twice. */
  isAnonymous: boolean;
}

export interface Page {
  /** Path of the file in the site: `cities/porto/index.html`. */
  file: string;
  /** Address of the page, from the root of the host: `/cities/porto/`. */
  url: string;
  html: string;
  /** The file of the project that holds what the page says. */
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
  /** Addresses of scripts; '' for each inline one. */
  scripts: string[];
  /** Contents of script elements that hold data, which browsers do not run. */
  dataBlocks: string[];
  styles: string[];
  /** Scripts and styles with the hash that the page names for them, '' if none. */
  integrity: { url: string; hash: string }[];
  /** Elements that have a style or an event handler in an attribute. */
  inlineAttributes: string[];
  /** Contents of style elements. */
  inlineStyles: string[];
  /** True if the page only leads on to another. */
  isRedirect: boolean;
  isIndexed: boolean;
  /** True if the full-text search reads it: lists of other pages are left out. */
  isSearched: boolean;
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
 * True for a script element that holds data: it has a media type other than
 * JavaScript, and loads nothing. Import maps and speculation rules have no media
 * type; browsers act on them, so they count as scripts.
 */
function isDataBlock({ type, src }: Attributes): boolean {
  return (
    src === undefined &&
    type !== undefined &&
    /^[\w.+-]+\/[\w.+-]+$/.test(type) &&
    !/(java|ecma|j|live)script/i.test(type)
  );
}

type Attributes = Readonly<Record<string, string>>;

/** Where the parser is in the page. */
interface Position {
  svg: number;
  template: number;
  /** Within the picture below the head of the page. */
  isLead: boolean;
  /** The alternatives of the picture that is open. */
  sources: PictureSource[];
  /** Receives the text of the element that is open, if it is of interest. */
  addText: ((part: string) => void) | undefined;
}

function collect(texts: string[]): (part: string) => void {
  const index = texts.push('') - 1;
  return (part) => (texts[index] = (texts[index] ?? '') + part);
}

function readHeading(depth: number): ElementReader {
  return (page, _, position) => {
    const heading = { depth, text: '' };
    page.headings.push(heading);
    position.addText = (part) => (heading.text += part);
  };
}

type ElementReader = (page: Page, attributes: Attributes, position: Position) => void;

/** What is read of elements besides links and identifiers, by their names. */
const ELEMENTS: Readonly<Record<string, ElementReader>> = {
  script(page, attributes, position) {
    const { src, integrity = '' } = attributes;
    if (isDataBlock(attributes)) position.addText = collect(page.dataBlocks);
    else page.scripts.push(src ?? '');
    if (src !== undefined) page.integrity.push({ url: src, hash: integrity });
  },
  style(page, _, position) {
    position.addText = collect(page.inlineStyles);
  },
  link(page, { rel, href = '', integrity = '', as = '', crossorigin }) {
    if (rel === 'preload')
      page.preloads.push({ url: href, as, isAnonymous: crossorigin !== undefined });
    if (rel === 'canonical') page.canonical = href;
    if (rel !== 'stylesheet') return;
    page.styles.push(href);
    page.integrity.push({ url: href, hash: integrity });
  },
  meta(page, { name, content, 'http-equiv': equiv }) {
    if (name === 'description') page.description = content;
    if (name === 'robots') page.isIndexed = !content?.includes('noindex');
    if (equiv?.toLowerCase() === 'content-security-policy') page.policy = content;
    if (equiv?.toLowerCase() === 'refresh') page.isRedirect = true;
  },
  figure(_, attributes, position) {
    position.isLead ||= attributes['class'] === 'picture';
  },
  main(page, attributes) {
    page.isSearched = attributes['data-pagefind-body'] !== undefined;
  },
  source(_, { srcset, sizes }, position) {
    position.sources.push({ srcset, sizes });
  },
  img(page, { src = '', srcset, sizes, width = '', height = '', loading }, { isLead, sources }) {
    page.images.push({
      src,
      width,
      height,
      isLazy: loading === 'lazy',
      isLead,
      sources: [...sources, { src, srcset, sizes }],
    });
  },
  title(page, _, position) {
    if (position.svg === 0) position.addText = (part) => (page.title += part);
  },
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((depth) => [`h${depth}`, readHeading(depth)])),
};

const HAS_TEXT = /^(title|script|style|h[1-6])$/;

/** Reads what any element may have: identifier, source, inline styles and handlers, links. */
function readAttributes(page: Page, name: string, attributes: Attributes, inTemplate: boolean) {
  const { id, style, rel = '', srcset, 'data-source': source } = attributes;
  if (id !== undefined) page.ids.add(id);
  if (source !== undefined) page.source = source;
  if (style !== undefined || Object.keys(attributes).some((key) => key.startsWith('on')))
    page.inlineAttributes.push(name);
  for (const attribute of URL_ATTRIBUTES[name] ?? []) {
    const url = attributes[attribute];
    const kind = `${inTemplate ? 'template ' : ''}${name} ${attribute}`;
    if (url !== undefined) page.links.push({ kind, url, rel });
  }
  for (const candidate of srcset?.split(',') ?? [])
    page.links.push({ kind: `${name} srcset`, url: candidate.trim().split(' ')[0] ?? '', rel: '' });
}

/**
 * Reads a page.
 *
 * @param file path in the site.
 * @param base path below which the site is served.
 */
export function readPage(file: string, html: string, base: string): Page {
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
    isSearched: false,
  };
  const position: Position = {
    svg: 0,
    template: 0,
    isLead: false,
    sources: [],
    addText: undefined,
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'svg' || name === 'template') position[name] += 1;
      readAttributes(page, name, attributes, position.template > 0);
      if (Object.hasOwn(ELEMENTS, name)) ELEMENTS[name]?.(page, attributes, position);
    },
    ontext: (part) => position.addText?.(part),
    onclosetag(name) {
      if (name === 'svg' || name === 'template') position[name] -= 1;
      if (name === 'figure') position.isLead = false;
      if (name === 'picture') position.sources = [];
      if (HAS_TEXT.test(name)) position.addText = undefined;
    },
  });
  parser.end(html);
  return page;
}
