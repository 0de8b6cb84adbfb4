/** `npm run build`: builds the site into dist/, which is replaced only when the new site is whole. */
import { buildSite } from '../src/publishing/build/build-site.ts';
import { reportFault } from '../src/publishing/build/fault.ts';

try {
  const { files, digest } = await buildSite(process.env);
  console.log(`${files} files. Digest (SHA-256 of SHA256SUMS.txt): ${digest}`);
} catch (error) {
  reportFault(error);
}
