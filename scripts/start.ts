/** `npm start`: builds the site and serves it, as it will be published, until Ctrl+C. */
import { buildSite } from '../src/publishing/build/build-site.ts';
import { reportError } from '../src/publishing/build/build-error.ts';

try {
  await buildSite(process.env);
  const { preview } = await import('astro');
  const { settings } = await import('../src/settings.ts');
  const server = await preview({});
  console.log(
    `\nThe site is at http://localhost:${server.port}${settings.base}\nStop it with Ctrl+C.`,
  );
  await server.closed();
} catch (error) {
  reportError(error);
}
