/** Says at each build which settings are still a guess, and whether it is a preview. */
import type { AstroIntegration } from 'astro';
import { settings, unconfirmedSettings } from '../../settings.ts';

export function settingsCheck(): AstroIntegration {
  return {
    name: 'settings',
    hooks: {
      'astro:config:done': ({ logger }) => {
        if (settings.drafts === 'show')
          logger.warn(
            'DRAFTS is "show": drafts and posts of a later day are in this site, marked as such. Do not publish it.',
          );
        for (const variable of unconfirmedSettings(settings)) {
          logger.warn(
            `${variable} is not confirmed yet. Set it, or change its default in src/settings.ts (README, "Settings").`,
          );
        }
      },
    },
  };
}
