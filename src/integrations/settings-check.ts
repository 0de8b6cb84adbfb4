/** Says at each build which settings are still a guess. */
import type { AstroIntegration } from 'astro';
import { settings, unconfirmedSettings } from '../settings.ts';

export function settingsCheck(): AstroIntegration {
  return {
    name: 'settings',
    hooks: {
      'astro:config:done': ({ logger }) => {
        for (const variable of unconfirmedSettings(settings)) {
          logger.warn(`${variable} is not confirmed yet. Set it, or change its default in src/settings.ts (README, "Settings").`);
        }
      },
    },
  };
}
