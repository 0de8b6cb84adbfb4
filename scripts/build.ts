/** `npm run build`: builds the site into dist/, which is replaced only when the new site is complete. */
import { reportError } from '../src/publishing/build/build-error.ts';
import { buildSite } from '../src/publishing/build/build-site.ts';

try {
  const { files, digest } = await buildSite(process.env);
  console.log(`${files} files. Digest (SHA-256 of SHA256SUMS.txt): ${digest}`);
} catch (error) {
  reportError(error);
}
