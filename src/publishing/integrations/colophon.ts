/**
 * The last step of a build: the figures of the site go into its colophon, and the
 * sums of all files into a list with which anyone can compare a site they built.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { budgetWarnings } from '../build/budgets.ts';
import { measure, type Figures } from '../build/figures.ts';
import { SUMS } from '../../base/sums.ts';
import { nameHtml, readPackage, type Package } from '../../base/packages.ts';
import { fillPlaceholders } from '../build/placeholders.ts';
import { readBuiltSite } from '../build/built-site.ts';
import type { Weight } from '../build/weights.ts';
import { inEnglish } from '../../i18n/index.ts';
import { groupBy } from '../../model/queries/entry.ts';
import { escapeXml } from '../../base/escape.ts';
import { SEARCH_ENGINE } from '../../site/policy.ts';
import { settings } from '../../settings.ts';

const { t: texts, formats } = inEnglish;
const { number, size } = formats;
const t = texts.colophon;

/** The page that shows the figures and so cannot be part of them. */
export const COLOPHON = 'colophon/index.html';

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

/** The figures as HTML, by the names of their placeholders in src/site/components/content. */
function figuresAsHtml(figures: Figures, packages: readonly Package[]): Record<string, string> {
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
      ...[...groupBy(scripted, ({ page }) => page.scripts.join(' ')).values()].map(
        ([weight, ...alike]) =>
          weight === undefined
            ? ''
            : `${pageLink(weight)} ${size(weight.scripts)}${alike.length > 0 ? ` ${t.scriptedAlike(number(alike.length))}` : ''}`,
      ),
    ].join('<br>'),
    packages: packages
      .map(
        ({ name, version, licence }) =>
          `<tr><th scope="row">${nameHtml(name)}</th><td>${escapeXml(version)}</td><td>${escapeXml(licence)}</td></tr>`,
      )
      .join(''),
  };
}

/**
 * Measures the site, fills the colophon, and writes the sums.
 *
 * @param folder of the built site, with all other files.
 * @param inScripts folders of the packages of which something runs in browsers.
 * @returns warnings about budgets of which little is left.
 */
export async function writeFiguresAndSums(
  folder: string,
  inScripts: ReadonlySet<string>,
): Promise<string[]> {
  const site = readBuiltSite(folder, settings.base, settings.site);
  const pages = site.pages.filter(({ file }) => file !== COLOPHON);
  const files = new Map([...site.files].filter(([file]) => file !== COLOPHON));
  const figures = measure({ ...site, pages, files });
  // The bundler never sees the search engine.
  const engine = files.has(SEARCH_ENGINE.slice(1)) ? ['node_modules/pagefind'] : [];
  const packages = [...inScripts, ...engine]
    .map(readPackage)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const page = join(folder, COLOPHON);
  await writeFile(
    page,
    fillPlaceholders(await readFile(page, 'utf8'), figuresAsHtml(figures, packages)),
  );
  // The last file: with it, the site is complete.
  await writeFile(join(folder, SUMS), figures.sums);
  return budgetWarnings(figures.spendings);
}
