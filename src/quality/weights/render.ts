/**
 * Renders the pages of the site from any content, without a build: for tests in which the collections of
 * Astro are those of {@link collections}.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { checkContent } from '../../check/check-content.ts';
import { parseStrictYaml } from '../../check/front-matter.ts';
import { collections as definitions, lists } from '../../model/schemas/index.ts';

type Entries = readonly { id: string; data: unknown }[];

/** What stands in for Astro’s collections, by their names. */
export const store = new Map<string, Entries>();

/** Content folders that were read, by their paths. */
const read = new Map<string, ReadonlyMap<string, Entries>>();

async function readContent(folder: string): Promise<ReadonlyMap<string, Entries>> {
  const { files } = await checkContent(folder, '.');
  return new Map<string, Entries>([
    ...Object.keys(definitions).map((name): [string, Entries] => [
      name,
      files
        .filter(({ collection }) => collection === name)
        .map(({ slug, data }) => ({ id: slug, data })),
    ]),
    ...Object.entries(lists).map(([name, { file, schema }]): [string, Entries] => {
      const { data } = parseStrictYaml(readFileSync(join(folder, file), 'utf8'), 1);
      return [name, [{ id: name, data: { items: schema.array().parse(data) } }]];
    }),
  ]);
}

/** Fills {@link store} with what is in a content folder. */
export async function useContent(folder: string): Promise<void> {
  const content = read.get(folder) ?? (await readContent(folder));
  read.set(folder, content);
  store.clear();
  for (const [name, entries] of content) store.set(name, entries);
}

type Component = Parameters<AstroContainer['renderToString']>[0];

interface PageModule {
  default: Component;
  getStaticPaths: (options: object) => Promise<readonly StaticPath[]>;
}

interface StaticPath {
  params: Record<string, string | undefined>;
  props?: Record<string, unknown>;
}

/** The pages below `[...lang]`, by their path below src/pages. */
const modules = Object.fromEntries(
  Object.entries(import.meta.glob<PageModule>('../../pages/?...lang?/**/*.astro')).map(
    ([file, load]) => [file.replace('../../pages/', ''), load],
  ),
);

export const PAGES = Object.keys(modules).map((file) => file.slice('[...lang]/'.length));

/** A path of a page, without rendering it. */
export interface Path extends StaticPath {
  /** From the root of the site. */
  url: string;
  module: PageModule;
}

/** The address of a route with its parameters filled in. */
function urlOf(page: string, params: StaticPath['params']): string {
  return `/${page}`
    .replace(/\.astro$/, '/')
    .replace(/\/index\/$/, '/')
    .replace(/\[(?:\.\.\.)?(\w+)\]\/?/g, (_, name: string) =>
      params[name] ? `${params[name]}/` : '',
    );
}

/** The paths of a page that the site would have. @param page as in {@link PAGES}. */
export async function pathsOf(page: string): Promise<Path[]> {
  const load = modules[`[...lang]/${page}`];
  if (!load) throw new Error(`There is no page ${page}.`);
  const module = await load();
  const paths = await module.getStaticPaths({});
  return paths.map((path) => ({ ...path, module, url: urlOf(page, path.params) }));
}

let container: Promise<AstroContainer> | undefined;

/** The HTML of a page. */
export async function render({ module, params, props = {}, url }: Path): Promise<string> {
  container ??= AstroContainer.create();
  const astro = await container;
  return astro.renderToString(module.default, {
    params: params,
    props,
    partial: false,
    request: new Request(`https://www.example.org${url}`),
  });
}
