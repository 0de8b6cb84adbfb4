/** Builds the site with Astro, and replaces the old site once the new one is complete. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256, SUMS } from '../../base/sums.ts';
import { readFolders } from '../../settings.ts';
import { BuildError, explainError, reportError } from './build-error.ts';
import { openOutput, type Output } from './output.ts';

export interface BuiltSite {
  /** SHA-256 of the list of all files and their sums. */
  digest: string;
  /** Number of files in the list. */
  files: number;
}

/** With these the terminal, a service manager or the system asks a build to end. */
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/** Names that Vite gives to what it knows itself, and would read from the environment: DEV would publish drafts. */
const NOT_INPUT = ['DEV', 'PROD', 'SSR', 'MODE', 'BASE_URL'];

/**
 * Builds the site of the folder that the process runs in. Until the new site is
 * complete, the old one stays as it was.
 *
 * @param env OUT_DIR, CACHE_DIR and CONTENT_DIR, and settings (README, "Settings").
 * @throws BuildError with a message for people if something other than the content is in the way; Error of Astro otherwise.
 */
export async function buildSite(env: NodeJS.ProcessEnv): Promise<BuiltSite> {
  const folders = readFolders(env);
  const written = [folders.output, folders.cache];
  for (const name of NOT_INPUT) Reflect.deleteProperty(env, name);
  env['NODE_ENV'] = 'production';
  // By default the process dies without a message when a file grows too large.
  process.on('SIGXFSZ', () => undefined);
  try {
    const output = openOutput(folders.output, ['.', folders.content]);
    const release = closeWhenStopped(output, written);
    try {
      // The configuration reads it.
      env['OUT_DIR'] = output.next;
      const { build } = await import('astro');
      const { loggedErrors } = await import('../integrations/strict-logger.js');
      await build({});
      if (loggedErrors() > 0) throw new BuildError('Astro reported an error, see above.');
      const sums = readFileSync(join(output.next, SUMS));
      output.replace();
      return { digest: sha256(sums), files: sums.toString().split('\n').length - 1 };
    } finally {
      env['OUT_DIR'] = folders.output;
      output.close();
      release();
    }
  } catch (error) {
    throw explainError(error, written) ?? error;
  }
}

/**
 * Cleans up if the process is asked to end, or crashes.
 *
 * @param written the folders to which the build writes.
 * @returns a function that ends this.
 */
function closeWhenStopped(output: Output, written: readonly string[]): () => void {
  const stop = (signal: keyof typeof SIGNALS) => {
    output.close();
    console.error(`\nThe build was stopped. ${written[0]} has not changed.`);
    process.exit(128 + SIGNALS[signal]);
  };
  // An error that nothing waited for, such as one of a stream.
  const crash = (error: unknown) => {
    output.close();
    reportError(explainError(error, written) ?? error);
    process.exit(1);
  };
  for (const signal of Object.keys(SIGNALS)) process.on(signal, stop);
  process.on('uncaughtException', crash);
  return () => {
    for (const signal of Object.keys(SIGNALS)) process.off(signal, stop);
    process.off('uncaughtException', crash);
  };
}
