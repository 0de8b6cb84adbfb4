/** Builds the site with Astro, and puts it in its place only when it is whole. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './digest.ts';
import { BuildFault, explainFault } from './fault.ts';
import { openOutput, SUMS } from './output.ts';

export interface BuiltSite {
  /** SHA-256 of the list of all files and their sums. */
  digest: string;
  /** How many files the list has. */
  files: number;
}

/** Ends the build when the terminal, the system or a service manager asks for it, and leaves nothing behind. */
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/**
 * Builds the site of the folder that the process runs in. The old site stays
 * as it was until the new one is whole.
 *
 * @param env OUT_DIR, CACHE_DIR and CONTENT_DIR, and settings (README, "Settings").
 * @throws BuildFault in words for people if something outside the content is in the way; Error of Astro otherwise.
 */
export async function buildSite(env: NodeJS.ProcessEnv): Promise<BuiltSite> {
  const { OUT_DIR: folder = 'dist', CACHE_DIR: cache = '.astro', CONTENT_DIR: content = 'content' } = env;
  // By default a file that grows too large ends the process without a word.
  process.on('SIGXFSZ', () => undefined);
  try {
    const output = await openOutput(folder, cache, ['.', content]);
    const stop = (signal: keyof typeof SIGNALS) => {
      output.close();
      console.error(`\nThe build was stopped. ${folder} is as it was.`);
      process.exit(128 + SIGNALS[signal]);
    };
    for (const signal of Object.keys(SIGNALS)) process.on(signal, stop);
    try {
      // The configuration reads it, for what depends on where the site lies.
      env['OUT_DIR'] = output.next;
      const { build } = await import('astro');
      const { loggedErrors } = await import('../integrations/strict-logger.js');
      await build({});
      if (loggedErrors() > 0) throw new BuildFault('Astro reported an error, see above.');
      const sums = readFileSync(join(output.next, SUMS));
      output.replace();
      return { digest: sha256(sums), files: sums.toString().split('\n').length - 1 };
    } finally {
      env['OUT_DIR'] = folder;
      output.close();
      for (const signal of Object.keys(SIGNALS)) process.off(signal, stop);
    }
  } catch (error) {
    throw explainFault(error) ?? error;
  }
}
