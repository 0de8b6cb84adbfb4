import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { fileURLToPath } from 'node:url';
import { contentCheck } from './src/integrations/content-check.ts';
import { searchIndex } from './src/integrations/pagefind.ts';
import { settingsCheck } from './src/integrations/settings-check.ts';
import { dropUnsafe, siteLinks } from './src/lib/markdown-plugins.ts';
import { contentSecurityPolicy } from './src/lib/policy.ts';
import { settings } from './src/settings.ts';

export default defineConfig({
  site: settings.site,
  base: settings.base,
  trailingSlash: 'always',
  outDir: process.env.OUT_DIR ?? './dist',
  cacheDir: process.env.CACHE_DIR ?? './.astro',
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  logger: { entrypoint: fileURLToPath(new URL('./src/integrations/strict-logger.js', import.meta.url)) },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ mdastPlugins: [dropUnsafe], hastPlugins: [siteLinks(settings.base)] }),
  },
  security: { csp: contentSecurityPolicy(settings) },
  build: { inlineStylesheets: 'never', assets: 'assets' },
  vite: {
    build: {
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        // Astro marks MDX modules with a directive of its own, which the bundler warns about at each page.
        onLog: (level, log, handle) => log.code === 'MODULE_LEVEL_DIRECTIVE' || handle(level, log),
      },
    },
  },
  integrations: [
    settingsCheck(),
    contentCheck(process.env.CONTENT_DIR ?? 'content'),
    mdx(),
    sitemap({ filter: (page) => !page.endsWith('/404/') }),
    searchIndex(),
  ],
});
