/** Checks that a built site works in the oldest browsers: its HTML, CSS and scripts, but for the editor. */
import type { PageProblem as Problem } from '../../check/problem.ts';
import { isEditor, type BuiltSite } from '../../publishing/build/built-site.ts';
import { HARMLESS, type Harmless } from './harmless.ts';
import { lackedByMarkup } from './markup-features.ts';
import { readAsOldBrowser } from './old-css.ts';
import { lackedByScript } from './script-features.ts';
import { lackedBy, type Feature } from './support.ts';

interface Use extends Feature {
  /** The file of the project that has it, or of the built site, if that is made of several. */
  source: string;
  /** Of the built site. */
  file: string;
}

/** The stylesheets within a picture. */
const stylesIn = (svg: string): string =>
  [...svg.matchAll(/<style>([^]*?)<\/style>/g)].map(([, css]) => css).join('');

function lackedByFile(file: string, content: Buffer): Feature[] {
  if (file.startsWith('admin/')) return [];
  if (file.endsWith('.css')) return readAsOldBrowser(content.toString()).dropped;
  if (file.endsWith('.svg')) return readAsOldBrowser(stylesIn(content.toString())).dropped;
  return file.endsWith('.js') ? lackedByScript(content.toString()) : [];
}

function usesOf(site: BuiltSite): Use[] {
  return [
    ...site.pages
      .filter((page) => !isEditor(site, page))
      .flatMap(({ html, file, source, inlineStyles }) =>
        [
          ...lackedByMarkup(html),
          ...inlineStyles.flatMap((css) => readAsOldBrowser(css).dropped),
        ].map((feature) => ({ ...feature, file, source })),
      ),
    ...[...site.files].flatMap(([file, content]) =>
      lackedByFile(file, content).map((feature) => ({ ...feature, file, source: file })),
    ),
  ];
}

const isAbout = ({ key, files }: Harmless, use: Use): boolean =>
  `${use.key}.`.startsWith(`${key}.`) && (files?.test(use.file) ?? true);

/** What the site uses though one of the oldest browsers lacks it, and does harm there. */
export function checkBrowsers(site: BuiltSite): Problem[] {
  return usesOf(site)
    .filter((use) => !HARMLESS.some((harmless) => isAbout(harmless, use)))
    .map(({ key, text, source, file }) => ({
      file: source,
      message: `/${file}: ${lackedBy(key).join(', ')} lack ${key}: ${text}`,
      fix: 'Use what they know, give them something else, or say in src/quality/browsers/harmless.ts why it does no harm.',
    }));
}

/** Entries of the list of what is harmless that the site does not need. */
export function unusedHarmless(site: BuiltSite): string[] {
  const uses = usesOf(site);
  return HARMLESS.filter((harmless) => !uses.some((use) => isAbout(harmless, use))).map(
    ({ key }) => key,
  );
}
