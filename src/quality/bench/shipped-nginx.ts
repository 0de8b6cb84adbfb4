/** The built site behind nginx, with the configuration that the project ships. */
import { rm } from 'node:fs/promises';
import { deployFiles, EXAMPLE } from '../../publishing/deploy/files.ts';
import { startNginx, type RunningServer } from '../testing/servers.ts';
import { buildSite, PLAIN, scratchFolder } from '../testing/sites.ts';
import { provideTool } from '../testing/tools.ts';

/** @throws Error that says how to get a program. */
export function programForBench(name: string, debianPackage: string): string {
  const program = provideTool(name, debianPackage);
  if (!program)
    throw new Error(`${name} is not installed. On Debian: apt-get install ${debianPackage}`);
  return program;
}

/** Builds the test site. @throws Error with what the build said. */
export async function buildForBench(): Promise<void> {
  const { status, output } = await buildSite(PLAIN.folder, PLAIN.env);
  if (status !== 0) throw new Error(output);
}

/**
 * Starts nginx on the test site.
 *
 * @param change what is to be another in the configuration.
 */
export async function startShipped(
  change: (configuration: string) => string = (text) => text,
): Promise<RunningServer> {
  const nginx = programForBench('nginx', 'nginx-light');
  programForBench('openssl', 'openssl');
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
