/** Programs that tests need: found where they are installed, or installed from Debian's packages. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { BROTLI_MODULE } from './servers.ts';

/** Programs besides the browser, and what they load, each with the package of Debian that has it. */
export const TOOLS = [
  ['nginx', 'nginx-light'],
  ['caddy', 'caddy'],
  ['openssl', 'openssl'],
  ['w3m', 'w3m'],
  [BROTLI_MODULE, 'libnginx-mod-http-brotli-static'],
] as const;

/** Likewise, but large, and for few tests: installed only for a run that includes a test file that names them. */
export const LARGE_TOOLS = [
  ['newsboat', 'newsboat'],
  ['khal', 'khal'],
  ['calcurse', 'calcurse'],
  ['soffice', 'libreoffice-calc-nogui'],
  ['firefox-esr', 'firefox-esr'],
  ['WebKitWebDriver', 'webkit2gtk-driver'],
  ['Xvfb', 'xvfb'],
] as const;

/**
 * The path of the first of these that is installed, programs by their name and other files by their
 * path, or undefined.
 */
export function findTool(...names: readonly string[]): string | undefined {
  for (const name of names) {
    if (name.startsWith('/') && existsSync(name)) return name;
    // Servers lie where only root looks by itself.
    const { stdout, status } = spawnSync('sh', ['-c', `command -v ${name}`], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/usr/local/sbin` },
    });
    if (status === 0 && stdout.trim()) return stdout.trim();
  }
  return undefined;
}

/** True where {@link installPackage} can work. */
export function isDebianRoot(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Installs a package of Debian, without what it only recommends. No server that
 * it brings is started.
 *
 * @throws Error if it cannot be installed.
 */
export function installPackage(name: string): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  execFileSync('apt-get', ['update', '-q'], { stdio: 'ignore', env });
  execFileSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', name], {
    stdio: 'ignore',
    env,
  });
}

/** The path of a program; if it is missing it is installed, or undefined if that cannot be. */
export function provideTool(name: string, debianPackage: string): string | undefined {
  const found = findTool(name);
  if (found || !isDebianRoot()) return found;
  try {
    installPackage(debianPackage);
  } catch {
    return undefined;
  }
  return findTool(name);
}

/**
 * The path of a program for a test; undefined if it is not installed, and then
 * its tests are skipped, with a warning. `npm test` installs it where it can.
 *
 * @param options.optional true for what many systems do not have.
 * @throws Error if it is missing where CI is set, unless it is optional.
 */
export function toolForTests(name: string, { optional = false } = {}): string | undefined {
  const program = findTool(name);
  if (program) return program;
  if (!optional && process.env['CI'])
    throw new Error(`${name} is not installed, and its tests cannot run. Install it.`);
  console.warn(`${name} is not installed: its tests are skipped.`);
  return undefined;
}
