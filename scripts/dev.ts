/** `npm run dev`: shows each change as it is written, drafts included, until Ctrl+C. */
import { dev } from 'astro';
import { settings } from '../src/settings.ts';

const server = await dev({});
console.log(`\nThe site is at http://localhost:${server.address.port}${settings.base}\nDrafts and later posts are shown, marked as such. The search works in "npm start" only. Stop with Ctrl+C.`);
