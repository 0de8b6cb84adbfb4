import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserScripts } from './src/integrations/browser-scripts.ts';
import { contentCheck } from './src/integrations/content-check.ts';
import { editor } from './src/integrations/editor.ts';
import { hostFiles } from './src/integrations/host-files.ts';
import { integrity } from './src/integrations/integrity.ts';
import { searchIndex } from './src/integrations/pagefind.ts';
import { precompressed } from './src/integrations/precompressed.ts';
import { proof } from './src/integrations/proof.ts';
import { isIndexed, withLastChange } from './src/integrations/sitemap.ts';
import { dropUnusedPictures } from './src/integrations/unused-pictures.ts';
import { settingsCheck } from './src/integrations/settings-check.ts';
import { dropUnsafe, pictureSizes, siteLinks } from './src/lib/markdown-plugins.ts';
import { settings } from './src/settings.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
/** Tests and benchmarks build other content into other folders. */
const {
  CONTENT_DIR: contentFolder = 'content',
  OUT_DIR: outDir = './dist',
  CACHE_DIR: cacheDir = './.astro',
} = process.env;

/**
 * Packages that run in browsers: noticed when the scripts are made, shown in the colophon.
 * @type {Set<string>}
 */
const packages = new Set();
/**
 * Pictures that the site may show: found when the content is checked.
 * @type {Set<string>}
 */
const pictures = new Set();

export default defineConfig({
  site: settings.site,
  base: settings.base,
  trailingSlash: 'always',
  outDir,
  cacheDir,
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  logger: { entrypoint: resolve(root, 'src/integrations/strict-logger.js') },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({
      mdastPlugins: [dropUnsafe],
      hastPlugins: [siteLinks(settings.base), pictureSizes()],
    }),
  },
  build: { inlineStylesheets: 'never', assets: 'assets' },
  vite: {
    plugins: [browserScripts(packages)],
    resolve: { alias: { '@content': resolve(root, contentFolder) } },
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Astro marks MDX modules with a directive of its own, which the bundler warns about at each page.
        onLog: (level, log, handle) => log.code === 'MODULE_LEVEL_DIRECTIVE' || handle(level, log),
      },
    },
  },
  integrations: [
    settingsCheck(),
    contentCheck(contentFolder, pictures),
    mdx(),
    sitemap({
      filter: isIndexed(resolve(root, outDir), settings),
      serialize: withLastChange(resolve(root, outDir), settings),
    }),
    dropUnusedPictures(pictures),
    searchIndex(),
    editor(),
    integrity(),
    hostFiles(),
    precompressed(),
    // Measures and sums up what all others wrote, so it comes last.
    proof(packages),
  ],
});
