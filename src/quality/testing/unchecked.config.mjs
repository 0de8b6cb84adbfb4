/** The site without its content check, for the tests of what stands behind the check. Nothing else can leave it out. */
import config from '../../../astro.config.mjs';
import { publishing } from '../../publishing/integrations/publishing.ts';
import { folders } from '../../settings.ts';

export default {
  ...config,
  integrations: [
    ...(config.integrations ?? [])
      .flat()
      .filter((integration) => integration && integration.name !== 'publishing'),
    publishing(folders.content, () => Promise.resolve([])),
  ],
};
