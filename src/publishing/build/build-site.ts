/** Builds the site with Astro, and puts it in its place only when it is whole. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../base/sums.ts';
import { BuildError, explainError, reportError } from './build-error.ts';
import { openOutput } from './output.ts';
import { SUMS } from '../../base/sums.ts';

export interface BuiltSite {
  /** SHA-256 of the list of all files and their sums. */
  digest: string;
  /** How many files the list has. */
  files: number;
}

/** With these the terminal, a service manager or the system asks a build to end. */
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/** Names that Vite gives to what it knows itself, and would read from the environment: with DEV a draft would be published. */
const NOT_INPUT = ['DEV', 'PROD', 'SSR', 'MODE', 'BASE_URL'];

/**
 * Builds the site of the folder that the process runs in. The old site stays
 * as it was until the new one is whole.
 *
 * @param env OUT_DIR, CACHE_DIR and CONTENT_DIR, and settings (README, "Settings").
 * @throws BuildError in words for people if something outside the content is in the way; Error of Astro otherwise.
 */
export async function buildSite(env: NodeJS.ProcessEnv): Promise<BuiltSite> {
  const {
    OUT_DIR: folder = 'dist',
    CACHE_DIR: cache = '.astro',
    CONTENT_DIR: content = 'content',
  } = env;
  for (const name of NOT_INPUT) Reflect.deleteProperty(env, name);
  env['NODE_ENV'] = 'production';
  // By default a file that grows too large ends the process without a word.
  process.on('SIGXFSZ', () => undefined);
  try {
    const output = await openOutput(folder, cache, ['.', content]);
    const stop = (signal: keyof typeof SIGNALS) => {
      output.close();
      console.error(`\nThe build was stopped. ${folder} is as it was.`);
      process.exit(128 + SIGNALS[signal]);
    };
    // An error that nobody waited for, such as one of a stream.
    const crash = (error: unknown) => {
      output.close();
      reportError(explainError(error, [folder, cache]) ?? error);
      process.exit(1);
    };
    for (const signal of Object.keys(SIGNALS)) process.on(signal, stop);
    process.on('uncaughtException', crash);
    try {
      // The configuration reads it, for what depends on where the site lies.
      env['OUT_DIR'] = output.next;
      const { build } = await import('astro');
      const { loggedErrors } = await import('../integrations/strict-logger.js');
      await build({});
      if (loggedErrors() > 0) throw new BuildError('Astro reported an error, see above.');
      const sums = readFileSync(join(output.next, SUMS));
      output.replace();
      return { digest: sha256(sums), files: sums.toString().split('\n').length - 1 };
    } finally {
      env['OUT_DIR'] = folder;
      output.close();
      for (const signal of Object.keys(SIGNALS)) process.off(signal, stop);
      process.off('uncaughtException', crash);
    }
  } catch (error) {
    throw explainError(error, [folder, cache]) ?? error;
  }
}
