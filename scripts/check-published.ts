/** `npm run check:published`: asks the published site for its security.txt, and fails if that has run out. */
import { publishedErrors } from '../src/site/security-txt.ts';
import { absolute } from '../src/model/urls.ts';

const address = absolute('/.well-known/security.txt');
const errors = await publishedErrors(address, new Date().toISOString().slice(0, 10), (url) =>
  fetch(url, { signal: AbortSignal.timeout(30_000) }),
);
if (errors.length === 0) console.log(`${address} is in order.`);
else {
  console.error(
    `${address}:\n${errors.map((error) => `  ${error}`).join('\n')}\n  Each build renews this file: look why the site is not built and published any more.`,
  );
  process.exitCode = 1;
}
