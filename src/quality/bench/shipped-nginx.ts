/** The built site behind nginx, with the configuration that the project ships. */
import { rm } from 'node:fs/promises';
import { deployFiles, EXAMPLE } from '../../publishing/deploy/files.ts';
import { startNginx, type RunningServer } from '../testing/servers.ts';
import { buildSite, PLAIN, scratchFolder } from '../testing/sites.ts';
import { provideTool } from '../testing/tools.ts';

/** @throws Error that says how to install a program. */
export function programForBench(name: string, debianPackage: string): string {
  const program = provideTool(name, debianPackage);
  if (!program)
    throw new Error(`${name} is not installed. On Debian: apt-get install ${debianPackage}`);
  return program;
}

let built: Promise<void> | undefined;

/** Builds the test site, once. @throws Error with what the build printed. */
export async function buildForBench(): Promise<void> {
  built ??= buildSite(PLAIN.folder, PLAIN.env).then(({ status, output }) => {
    if (status !== 0) throw new Error(output);
  });
  await built;
}

/**
 * Builds the test site and starts nginx on it.
 *
 * @param change edits the configuration.
 */
export async function startShipped(
  change: (configuration: string) => string = (text) => text,
): Promise<RunningServer> {
  const nginx = programForBench('nginx', 'nginx-light');
  programForBench('openssl', 'openssl');
  await buildForBench();
  const folder = await scratchFolder('bench');
  const text = deployFiles(EXAMPLE).find(([name]) => name === 'nginx.conf')?.[1] ?? '';
  const server = await startNginx(nginx, change(text), folder, PLAIN.folder, PLAIN.base);
  return {
    ...server,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
