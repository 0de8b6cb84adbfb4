/** `npm start`: builds the site and serves it, as it will be published, until Ctrl+C. */
import { build, preview } from 'astro';
import { settings } from '../src/settings.ts';

await build({});
const server = await preview({});
console.log(`\nThe site is at http://localhost:${server.port}${settings.base}\nStop it with Ctrl+C.`);
await server.closed();
