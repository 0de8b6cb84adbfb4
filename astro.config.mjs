import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserScripts } from './src/publishing/integrations/browser-scripts.ts';
import { contentCheck } from './src/publishing/integrations/content-check.ts';
import { editor } from './src/editorial/browser-editor/integration.ts';
import { hostFiles } from './src/publishing/integrations/host-files.ts';
import { integrity } from './src/publishing/integrations/integrity.ts';
import { searchIndex } from './src/publishing/integrations/pagefind.ts';
import { precompressed } from './src/publishing/integrations/precompressed.ts';
import { figuresAndSums } from './src/publishing/integrations/figures-and-sums.ts';
import { isIndexed, withLastChange } from './src/publishing/integrations/sitemap.ts';
import { dropUnusedPictures } from './src/publishing/integrations/unused-pictures.ts';
import { settingsCheck } from './src/publishing/integrations/settings-check.ts';
import { dropUnsafe, pictureSizes, siteLinks } from './src/site/markdown-plugins.ts';
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
  logger: { entrypoint: resolve(root, 'src/publishing/integrations/strict-logger.js') },
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
    figuresAndSums(packages),
  ],
});
