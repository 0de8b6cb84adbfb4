/**
 * Keeps Sveltia CMS from asking third parties. As published, it loads fonts,
 * translations and tools from public servers or from separate files, and has no
 * option to change that. The site promises that no page makes a third-party
 * request, so what the editor needs is served beside it, and the rest is removed.
 *
 * This is fragile: the package has only minified code, which is changed here
 * with regular expressions. Local names in it change with every release, so the
 * patterns match only what minification keeps: web addresses, paths of modules
 * and strings. Every pattern must match at least once, and every module that is
 * loaded on demand must be listed below; otherwise the build stops. An update of
 * the package therefore breaks the build, not the promise.
 */

/** Modules loaded on demand that the editor needs: for previews, and for pasted text. */
const KEPT = ['immutable', 'turndown/lib/turndown.browser.es.js', './chunks/react-dom-'] as const;

/**
 * Modules loaded on demand for fields and files that this site does not have: code blocks, maps,
 * drawings, HEIC photos.
 */
const DROPPED = [
  '@shikijs/',
  './chunks/shiki-engine-',
  './chunks/heic-',
  './chunks/webp_enc',
  'exifr/',
  'leaflet',
  'svgo/browser',
  'terra-draw',
] as const;

/** Replaces every match, and fails if there is none: a new version is written differently. */
function replaced(
  code: string,
  pattern: RegExp,
  by: (...found: string[]) => string,
  what: string,
): string {
  let count = 0;
  const result = code.replace(pattern, (...found) => {
    count += 1;
    return by(...(found as string[]));
  });
  if (count === 0)
    throw new Error(
      `Sveltia CMS no longer has ${what} where src/editorial/browser-editor/sveltia.ts looks for it. Read its release notes, and adapt that file.`,
    );
  return result;
}

/**
 * @param code of `@sveltia/cms/npm/index.js`.
 * @returns the code with fonts and translations loaded from beside it, and without the modules that are not needed.
 * @throws Error if this version loads something unknown.
 */
export function withoutOthers(code: string): string {
  // Each font is loaded twice: by script, from a local file, and by style, from a public server.
  // Both get the local file.
  const fonts = new Map(
    [...code.matchAll(/`assets\/([a-z0-9-]+?)-(latin-[\w-]+)-[\w-]{8}\.woff2`/g)].map(
      ([file, family = '']) => [family, file.slice(1, -1)],
    ),
  );
  const own = replaced(
    code,
    /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([a-z0-9-]+)(?::vf)?@[^)\s]+\.woff2/g,
    (address, family = '') => {
      const file = fonts.get(family);
      if (file === undefined)
        throw new Error(`Sveltia CMS loads the font ${address}, and has no file of it.`);
      return file;
    },
    'fonts from public servers',
  );
  // Fetched as data: importing them as scripts would need a wider policy.
  const translated = replaced(
    own,
    /import\(`\.\.\/locales\/([\w-]+)\.json`\)/g,
    (_, locale) =>
      `fetch(new URL(\`locales/${locale}.json\`,import.meta.url)).then((answer)=>answer.json()).then((texts)=>({default:texts}))`,
    'translations',
  );
  // It polls a status page for incidents of the git host every few minutes.
  const quiet = replaced(
    translated,
    /`https:\/\/(?:www\.githubstatus\.com\/api|status-api\.hostedstatus\.com)[^`]*`/g,
    () =>
      `\`data:application/json,${JSON.stringify({ status: { indicator: 'none' }, result: { status_overall: { status_code: 100 } } })}\``,
    'requests for the status of a git host',
  );
  const reduced = replaced(
    quiet,
    /\bimport\(`([^`]+)`\)/g,
    (load, module = '') => {
      if (KEPT.some((kept) => module.startsWith(kept))) return load;
      if (DROPPED.some((dropped) => module.startsWith(dropped)))
        return `Promise.reject(Error(\`${module} is not part of this editor\`))`;
      throw new Error(
        `Sveltia CMS loads "${module}", which is unknown. Add it to KEPT or DROPPED in src/editorial/browser-editor/sveltia.ts.`,
      );
    },
    'modules that it loads on demand',
  );
  return reduced.replace(/\n\/\/# sourceMappingURL=.*/, '');
}
