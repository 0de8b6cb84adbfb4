/**
 * Makes Sveltia CMS ask no server of others. It is published so that it loads
 * fonts, translations and tools from public servers, or from files beside it;
 * what we need lies beside it, and what we do not need is taken out.
 */

/** What it loads when it is first needed, and we keep: for previews, and for text that is pasted. */
const KEPT = ['immutable', 'turndown/lib/turndown.browser.es.js', './chunks/react-dom-'] as const;

/** What it would load for fields and files that the content of this site does not have: code blocks, maps, drawings, pictures of telephones. */
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

/** Counts what a change of the code must find: a new version that is written in another way is noticed. */
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
      `Sveltia CMS no longer has ${what} where src/editorial/browser-editor/sveltia.ts looks for it. Read its release notes, and correct that file.`,
    );
  return result;
}

/**
 * @param code of `@sveltia/cms/npm/index.js`.
 * @returns the code with fonts and translations from beside it, and without what is not needed.
 * @throws Error if a version loads something that is not known.
 */
export function withoutOthers(code: string): string {
  // Two fonts of each: by script, from beside it; and by style, from a server of others. Both become the first.
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
        throw new Error(`Sveltia CMS loads the font ${address}, and brings no file of it.`);
      return file;
    },
    'fonts of others',
  );
  // As data: a script that loads another one would need a wider policy.
  const translated = replaced(
    own,
    /import\(`\.\.\/locales\/([\w-]+)\.json`\)/g,
    (_, locale) =>
      `fetch(new URL(\`locales/${locale}.json\`,import.meta.url)).then((answer)=>answer.json()).then((texts)=>({default:texts}))`,
    'translations',
  );
  // It would ask every few minutes whether the git host has an incident.
  const quiet = replaced(
    translated,
    /`https:\/\/(?:www\.githubstatus\.com\/api|status-api\.hostedstatus\.com)[^`]*`/g,
    () =>
      `\`data:application/json,${JSON.stringify({ status: { indicator: 'none' }, result: { status_overall: { status_code: 100 } } })}\``,
    'questions for the state of a git host',
  );
  const reduced = replaced(
    quiet,
    /\bimport\(`([^`]+)`\)/g,
    (load, module = '') => {
      if (KEPT.some((kept) => module.startsWith(kept))) return load;
      if (DROPPED.some((dropped) => module.startsWith(dropped)))
        return `Promise.reject(Error(\`${module} is not part of this editor\`))`;
      throw new Error(
        `Sveltia CMS loads "${module}", which is not known. Say in src/editorial/browser-editor/sveltia.ts whether the editor needs it.`,
      );
    },
    'modules that it loads when they are needed',
  );
  return reduced.replace(/\n\/\/# sourceMappingURL=.*/, '');
}
