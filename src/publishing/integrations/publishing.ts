/** What this project adds to a build of Astro, in the order in which it happens. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { settings, unconfirmedSettings } from '../../settings.ts';
import { precompress } from '../build/precompress.ts';
import { browserScripts } from './browser-scripts.ts';
import { COLOPHON, writeFiguresAndSums } from './colophon.ts';
import { requireSoundContent } from './content-check.ts';
import { measureEnclosures } from './enclosures.ts';
import { writeHostFiles } from './host-files.ts';
import { securePages } from './integrity.ts';
import { writeSearchIndex } from './pagefind.ts';
import { removeUnusedPictures, shownPictures } from './unused-pictures.ts';

function settingsWarnings(): string[] {
  return [
    ...(settings.drafts === 'show'
      ? [
          'DRAFTS is "show": drafts and posts of a later day are in this site, marked as such. Do not publish it.',
        ]
      : []),
    ...unconfirmedSettings(settings).map(
      (variable) =>
        `${variable} is not confirmed yet. Set it, or change its default in src/settings.ts (README, "Settings").`,
    ),
  ];
}

/**
 * Give it to Astro as the last integration: it hashes, compresses and sums up what
 * all others wrote.
 *
 * @param contentFolder path of the content folder, absolute or from the project's root.
 * @param checkedFiles stops the build if the content has problems; only a test of what follows replaces it.
 */
export function publishing(
  contentFolder: string,
  checkedFiles = requireSoundContent,
): AstroIntegration {
  const scripts = browserScripts();
  let pictures: ReadonlySet<string> = new Set();
  let cache = '';
  return {
    name: 'publishing',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig }) => {
        updateConfig({ vite: { plugins: [scripts.plugin] } });
        if (command !== 'build' && command !== 'dev') return;
        const root = fileURLToPath(config.root);
        const content = resolve(root, contentFolder);
        const files = await checkedFiles(content, root, command === 'dev');
        pictures = new Set(shownPictures(files, settings));
      },
      'astro:config:done': ({ config, logger }) => {
        cache = fileURLToPath(config.cacheDir);
        for (const warning of settingsWarnings()) logger.fork('settings').warn(warning);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        await removeUnusedPictures(site, pictures);
        await measureEnclosures(site);
        logger.info(`${await writeSearchIndex(site)} pages in the search index`);
        const policies = securePages(site);
        writeHostFiles(site, policies);
        if (settings.precompress === 'on') {
          // The colophon still changes.
          const copies = await precompress(site, join(cache, 'compressed-copies'), [COLOPHON]);
          logger.info(
            `${copies.files} compressed copies, ${(copies.bytes / 1e6).toFixed(1)} MB; ${copies.compressed} files have changed since the last build`,
          );
        }
        for (const warning of await writeFiguresAndSums(site, scripts.packages))
          logger.fork('budgets').warn(warning);
      },
    },
  };
}
