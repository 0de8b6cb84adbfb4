/** The forge of this site, from the settings. */
import { settings } from '../settings.ts';
import type { Forge } from './forge.ts';

export const forge: Forge = {
  kind: settings.forgeKind,
  url: settings.forgeUrl,
  owner: settings.forgeOwner,
  repository: settings.forgeRepository,
  branch: settings.forgeBranch,
};
