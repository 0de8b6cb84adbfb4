import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPILER_TARGETS } from './src/base/oldest-browsers.ts';
import { editor } from './src/editorial/browser-editor/integration.ts';
import { publishing } from './src/publishing/integrations/publishing.ts';
import { sitemapOptions } from './src/publishing/integrations/sitemap.ts';
import { dropUnsafe, hastPlugins } from './src/site/markdown-plugins.ts';
import { readFolders, settings } from './src/settings.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
// Read here, because a build sets OUT_DIR after it has loaded the settings.
const folders = readFolders(process.env);

export default defineConfig({
  site: settings.site,
  base: settings.base,
  trailingSlash: 'always',
  outDir: folders.output,
  cacheDir: folders.cache,
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  logger: { entrypoint: resolve(root, 'src/publishing/integrations/strict-logger.js') },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({
      mdastPlugins: [dropUnsafe],
      hastPlugins: hastPlugins(settings.base),
    }),
  },
  image: { service: { entrypoint: resolve(root, 'src/site/image-service.ts') } },
  build: { inlineStylesheets: 'never', assets: 'assets' },
  vite: {
    resolve: { alias: { '@content': resolve(root, folders.content) } },
    build: {
      assetsInlineLimit: 0,
      cssTarget: COMPILER_TARGETS,
      rolldownOptions: {
        // Astro marks MDX modules with its own directive, about which the bundler warns for each page.
        onLog: (level, log, handle) => log.code === 'MODULE_LEVEL_DIRECTIVE' || handle(level, log),
      },
    },
  },
  // The last one completes what all others wrote.
  integrations: [mdx(), sitemap(sitemapOptions), editor(), publishing(folders.content)],
});
