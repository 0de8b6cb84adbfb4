/**
 * Builds the browser editor at /admin/: its page, with the configuration made
 * from the schemas; Sveltia CMS and our previews, bundled into one script; and
 * the fonts and translations of Sveltia CMS, so that it asks no third party for them.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { rolldown } from 'rolldown';
import { CONTEXT_ID, type EditorContext } from './page/context.ts';
import { inEnglish } from '../../i18n/index.ts';
import { editorConfig } from './config.ts';
import { withoutOthers } from './sveltia.ts';
import { escapeXml } from '../../base/escape.ts';
import { contentSecurityPolicy, EDITOR_PAGE } from '../../site/policy.ts';
import { absolute, path } from '../../model/urls.ts';
import { COUNTRY_CODES } from '../../model/schemas/fields.ts';
import { settings } from '../../settings.ts';

const { language, t, formats } = inEnglish;
const texts = t.editor;

/** Where Sveltia CMS is installed. */
const SVELTIA = fileURLToPath(new URL('../../../node_modules/@sveltia/cms/', import.meta.url));

/** The source of this page, which "Suggest a change" would open: it has no content file. */
const SOURCE = 'src/editorial/browser-editor/integration.ts';

/** The parts of a published entry that the editor shows. */
interface Published {
  slug: string;
  name?: string;
  shortTitle?: string;
  shortName?: string;
  hue?: string;
  items?: readonly { slug: string; text: string }[];
}

function published(site: string, collection: string): readonly Published[] {
  return (
    JSON.parse(readFileSync(join(site, 'data', `${collection}.json`), 'utf8')) as {
      items: Published[];
    }
  ).items;
}

function named(entries: readonly Published[]): EditorContext['names']['cities'] {
  return Object.fromEntries(
    entries.map(({ slug, name, shortName, shortTitle, hue }) => [
      slug,
      { name: shortTitle ?? shortName ?? name ?? slug, ...(hue === undefined ? {} : { hue }) },
    ]),
  );
}

/** @param site folder of the built site, in which pages and open data are already written. */
function contextFor(site: string): EditorContext {
  // The layout of every page, src/site/layouts/Base.astro, gives its stylesheet its name.
  const [stylesheet, ...more] = readdirSync(join(site, 'assets')).filter((name) =>
    /^Base\..*\.css$/.test(name),
  );
  if (stylesheet === undefined || more.length > 0)
    throw new Error('The layout must have one stylesheet, which the previews of the editor use.');
  const checklist = published(site, 'checklist').flatMap(({ items = [] }) =>
    items.map(({ slug, text }) => ({ label: text, value: slug })),
  );
  return {
    config: editorConfig(settings, checklist),
    styles: [path(`/assets/${stylesheet}`), path(`${EDITOR_PAGE}preview.css`)],
    language: language.tag,
    locale: settings.locale,
    names: {
      cities: named(published(site, 'cities')),
      partners: named(published(site, 'partners')),
      principles: named(published(site, 'principles')),
    },
    words: {
      kind: t.activity.kind,
      topic: Object.fromEntries(
        Object.entries(t.topic).map(([topic, { label }]) => [topic, label]),
      ),
      status: t.city.status,
      partnerKind: t.partner.kind,
      country: Object.fromEntries(COUNTRY_CODES.map((code) => [code, formats.country(code)])),
      draft: t.preview.draft,
      date: t.activity.date,
      when: t.activity.when,
      where: t.activity.where,
      online: t.activity.online,
      cancelled: t.activity.cancelled,
      cities: t.activity.cities,
      partners: t.activity.partners,
      principles: t.activity.principles,
      topics: t.activity.topicsLabel,
      original: t.activity.original,
      publishedHere: t.activity.publishedHere,
      credit: t.activity.credit,
      statusLabel: t.city.statusLabel,
      profile: t.city.profile,
      actions: t.city.actions,
      about: t.partner.about,
      role: t.partner.role,
      kindLabel: t.partner.kindLabel,
      website: t.partner.website,
    },
  };
}

/** The page. The build adds hashes and policy to it, as to every page. */
function pageFor(context: EditorContext): string {
  // A "</script>" in the data would end the script element.
  const json = JSON.stringify(context).replaceAll('<', String.raw`\u003c`);
  return `<!doctype html>
<html lang="${language.tag}" dir="${language.direction}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="content-security-policy" content="${contentSecurityPolicy()}">
    <title>${escapeXml(t.head.title(texts.title, settings.shortName))}</title>
    <meta name="viewport" content="width=device-width">
    <meta name="description" content="${escapeXml(texts.description)}">
    <link rel="canonical" href="${absolute(EDITOR_PAGE)}">
    <meta name="robots" content="noindex">
    <meta name="referrer" content="no-referrer">
    <link rel="icon" href="${path('/favicon.svg')}" type="image/svg+xml">
    <link rel="alternate" type="application/rss+xml" title="${escapeXml(t.head.feed)}" href="${absolute('/rss.xml')}">
    <script id="${CONTEXT_ID}" type="application/json">${json}</script>
    <script type="module" src="${path(`${EDITOR_PAGE}editor.js`)}"></script>
  </head>
  <body data-source="${SOURCE}">
    <noscript>
      <h1>${escapeXml(texts.title)}</h1>
      <p>${escapeXml(texts.noScript)}</p>
      <p><a href="${path('/')}">${escapeXml(settings.name)}</a></p>
    </noscript>
  </body>
</html>
`;
}

/** Bundles the script of the editor into one file: the policy names it by its hash. */
async function bundle(): Promise<string> {
  const bundled = await rolldown({
    input: fileURLToPath(new URL('./page/editor.ts', import.meta.url)),
    platform: 'browser',
    transform: { target: 'es2022' },
    plugins: [
      {
        name: 'sveltia',
        transform: (code, id) =>
          id.replaceAll('\\', '/').endsWith('/@sveltia/cms/npm/index.js')
            ? { code: withoutOthers(code), map: null }
            : undefined,
      },
    ],
  });
  const { output } = await bundled.generate({ format: 'esm', minify: true, codeSplitting: false });
  await bundled.close();
  return output[0].code;
}

/** Must run after the pages and the open data are written, and before the hashes are computed. */
export function editor(): AstroIntegration {
  return {
    name: 'editor',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        if (settings.admin === 'off') return;
        const site = fileURLToPath(dir);
        const folder = join(site, EDITOR_PAGE);
        for (const name of ['assets', 'locales'])
          mkdirSync(join(folder, name), { recursive: true });
        const code = await bundle();
        writeFileSync(join(folder, 'index.html'), pageFor(contextFor(site)));
        writeFileSync(join(folder, 'editor.js'), code);
        writeFileSync(
          join(folder, 'preview.css'),
          readFileSync(new URL('./page/preview.css', import.meta.url)),
        );
        // Fonts, and their licences.
        const assets = readdirSync(join(SVELTIA, 'npm', 'assets')).filter((name) =>
          /\.(woff2|LICENSE\.txt)$/.test(name),
        );
        for (const name of assets)
          writeFileSync(
            join(folder, 'assets', name),
            readFileSync(join(SVELTIA, 'npm', 'assets', name)),
          );
        for (const name of readdirSync(join(SVELTIA, 'locales')))
          writeFileSync(
            join(folder, 'locales', name),
            JSON.stringify(JSON.parse(readFileSync(join(SVELTIA, 'locales', name), 'utf8'))),
          );
        logger.info(
          `the editor is at ${EDITOR_PAGE}, with ${(code.length / 1e6).toFixed(1)} MB of JavaScript`,
        );
      },
    },
  };
}
