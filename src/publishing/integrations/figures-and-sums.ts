/**
 * The last step of a build: writes the sums of all files, by which anyone can
 * compare this site with one they built themselves, and fills the figures of
 * the site into its colophon.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { measure, type Figures } from '../build/figures.ts';
import { SUMS } from '../../base/sums.ts';
import { nameHtml, readPackage, type Package } from '../../base/packages.ts';
import { fillPlaceholders } from '../build/placeholders.ts';
import { readBuiltSite } from '../build/built-site.ts';
import type { Weight } from '../build/weights.ts';
import { colophon as t } from '../../i18n/colophon.ts';
import { number, size } from '../../i18n/formats.ts';
import { escapeXml } from '../../base/escape.ts';
import { settings } from '../../settings.ts';

/** The page that shows the figures. It cannot be part of what it sums up. */
export const PAGE_OF_FIGURES = 'colophon/index.html';

function pageLink({ page }: Weight): string {
  return `<a href="${escapeXml(page.url)}">${escapeXml(page.url)}</a>`;
}

function columnOf(name: string, weight: Weight): Record<string, string> {
  return {
    [`${name}-page`]: pageLink(weight),
    [`${name}-htmlAndCss`]: size(weight.htmlAndCss),
    [`${name}-visit`]: size(weight.visit),
    [`${name}-scripts`]: size(weight.scripts),
    [`${name}-requests`]: number(weight.requests.own),
    [`${name}-foreign`]: number(weight.requests.foreign),
  };
}

/** The figures as HTML, by the names that src/site/components/content gives their places. */
function written(figures: Figures, packages: readonly Package[]): Record<string, string> {
  const { scripted, editor } = figures;
  return {
    ...(editor ? { editor: escapeXml(t.editorWeight(editor.page.url, size(editor.scripts))) } : {}),
    digest: figures.digest,
    ...columnOf('median', figures.median),
    ...columnOf('heaviest', figures.heaviest),
    pages: number(figures.pages),
    files: number(figures.files),
    bytes: size(figures.bytes),
    mostRequests: number(figures.requests.own),
    mostForeign: number(figures.requests.foreign),
    scripted: [
      t.scriptedPages(number(scripted.length), number(figures.pages)),
      ...scripted.map((weight) => `${pageLink(weight)} ${size(weight.scripts)}`),
    ].join('<br>'),
    packages: packages
      .map(
        ({ name, version, licence }) =>
          `<tr><th scope="row">${nameHtml(name)}</th><td>${escapeXml(version)}</td><td>${escapeXml(licence)}</td></tr>`,
      )
      .join(''),
  };
}

/** @param inScripts folders of the packages of which something runs in browsers, known by the end of the build. */
export function figuresAndSums(inScripts: ReadonlySet<string>): AstroIntegration {
  return {
    name: 'figures-and-sums',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const site = readBuiltSite(folder, settings.base, settings.site);
        const pages = site.pages.filter(({ file }) => file !== PAGE_OF_FIGURES);
        const files = new Map([...site.files].filter(([file]) => file !== PAGE_OF_FIGURES));
        const figures = measure({ ...site, pages, files });
        // The search engine comes as it is, past the bundler.
        const engine = [...files.keys()].some((file) => file.startsWith('pagefind/'))
          ? ['node_modules/pagefind']
          : [];
        const packages = [...inScripts, ...engine]
          .map(readPackage)
          .sort((a, b) => (a.name < b.name ? -1 : 1));

        const page = join(folder, PAGE_OF_FIGURES);
        await writeFile(
          page,
          fillPlaceholders(await readFile(page, 'utf8'), written(figures, packages)),
        );
        // Last of all: it is the sign that the site is whole.
        await writeFile(join(folder, SUMS), figures.sums);
      },
    },
  };
}
