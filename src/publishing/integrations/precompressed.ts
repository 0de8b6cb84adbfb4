/** Puts compressed copies beside the text files of the site. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { precompress } from '../build/precompress.ts';
import { settings } from '../../settings.ts';
import { PAGE_OF_FIGURES } from './figures-and-sums.ts';

/** To be run when all other files are written, but for the page and the list that sum them up. */
export function precompressed(): AstroIntegration {
  let keepIn = '';
  return {
    name: 'precompressed',
    hooks: {
      'astro:config:done': ({ config }) => {
        keepIn = join(fileURLToPath(config.cacheDir), 'compressed-copies');
      },
      'astro:build:done': async ({ dir, logger }) => {
        if (settings.precompress === 'off') return;
        const { files, bytes, compressed } = await precompress(fileURLToPath(dir), keepIn, [
          PAGE_OF_FIGURES,
        ]);
        logger.info(
          `${files} compressed copies, ${(bytes / 1e6).toFixed(1)} MB; ${compressed} files were compressed, the others are as in the last build`,
        );
      },
    },
  };
}
