/** `npm start`: builds the site and serves it as it will be published, until Ctrl+C. */
import { reportError } from '../src/publishing/build/build-error.ts';
import { buildSite } from '../src/publishing/build/build-site.ts';

try {
  await buildSite(process.env);
  // Astro may be loaded only after the build has prepared the environment.
  await (await import('../src/publishing/serve.ts')).serveBuiltSite();
} catch (error) {
  reportError(error);
}
