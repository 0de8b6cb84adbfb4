/** The rules for packages in docs/dependencies.md. Which packages are used is checked by knip (knip.json). */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const GROUPS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
type Groups = Partial<Record<(typeof GROUPS)[number], Record<string, string>>>;

interface LockedPackage extends Groups {
  version?: string;
  integrity?: string;
  resolved?: string;
  license?: string;
  deprecated?: string;
  link?: boolean;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
  hasInstallScript?: boolean;
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const manifest = readJson('package.json') as Groups & { allowScripts: Record<string, boolean> };
const lock = readJson('package-lock.json') as {
  lockfileVersion: number;
  packages: Record<string, LockedPackage>;
};
/** Every package but the project itself. Its place `node_modules/a/node_modules/@b/c` ends in its name, `@b/c`. */
const packages = Object.entries(lock.packages)
  .filter(([place]) => place !== '')
  .map(([place, entry]) => ({ ...entry, place, name: place.split('node_modules/').at(-1) ?? '' }));
const placesOf = (isWrong: (entry: (typeof packages)[number]) => boolean) =>
  packages.filter(isWrong).map(({ place }) => place);
const direct = GROUPS.flatMap((group) => Object.entries(manifest[group] ?? {}));

/** Licences, as packages state them, that suit a site under the EUPL 1.2. Read a new one before you add it. */
const LICENCES: readonly string[] = [
  '(MIT AND Zlib)',
  '0BSD',
  'Apache-2.0',
  'Apache-2.0 AND LGPL-3.0-or-later',
  'Apache-2.0 AND LGPL-3.0-or-later AND MIT',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-only',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
];

/** Licences accepted for one version of one package. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  // SPDX has no plain "BSD". The licence file holds the texts: MIT and BSD, both permissive.
  'dictionary-en-gb@3.0.0': '(MIT AND BSD)',
};

/** Each package that every build installs is code that the site trusts: raise this on purpose. */
const MOST_PRODUCTION_PACKAGES = 250;

describe('package.json', () => {
  it('asks for exact versions, each package in one group', () => {
    expect(direct.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    expect(new Set(direct.map(([name]) => name)).size).toBe(direct.length);
  });

  it('allows exactly the install scripts that exist, and they are few', () => {
    const scripted = packages.filter(({ hasInstallScript }) => hasInstallScript);
    expect([...new Set(scripted.map(({ name }) => name))]).toEqual(
      Object.keys(manifest.allowScripts),
    );
    expect(manifest.allowScripts).toEqual({ esbuild: true });
  });

  it('names the packages that the code uses, those of the site among "dependencies"', () => {
    const { status, stdout } = spawnSync('npm', ['run', '--silent', 'lint:packages'], {
      encoding: 'utf8',
    });
    expect(status, stdout).toBe(0);
  });

  it('has one complete row for each direct package in docs/dependencies.md', () => {
    const rows = readFileSync('docs/dependencies.md', 'utf8')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .flatMap(([, first, ...cells]) => {
        const name = /^`([^`]+)`$/.exec(first ?? '')?.[1];
        return name === undefined ? [] : [{ name, cells: cells.slice(0, 4) }];
      });
    expect(rows.filter(({ cells }) => cells.some((cell) => cell.length < 3))).toEqual([]);
    expect(rows.map(({ name, cells }) => `${name} ${cells[2] ?? ''}`).sort()).toEqual(
      direct
        .map(([name]) => `${name} ${lock.packages[`node_modules/${name}`]?.license ?? ''}`)
        .sort(),
    );
  });
});

describe('the lock file', () => {
  it('agrees with package.json', () => {
    expect(lock.lockfileVersion).toBe(3);
    for (const group of GROUPS) expect(lock.packages['']?.[group]).toEqual(manifest[group]);
    expect(direct.map(([name]) => [name, lock.packages[`node_modules/${name}`]?.version])).toEqual(
      direct,
    );
  });

  it('holds packages of a registry only, each with one SHA-512 hash and no address', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(placesOf(({ place, link }) => !place.startsWith('node_modules/') || !!link)).toEqual([]);
    expect(placesOf(({ version }) => !/^\d+\.\d+\.\d+/.test(version ?? ''))).toEqual([]);
    expect(placesOf(({ resolved }) => resolved !== undefined)).toEqual([]);
    // 64 bytes are 86 characters of base64 and two of padding.
    expect(
      placesOf(({ integrity }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')),
    ).toEqual([]);
  });

  it('holds no deprecated package', () => {
    expect(placesOf(({ deprecated }) => deprecated !== undefined)).toEqual([]);
  });

  // If a registry lacks the package of one platform, npm leaves it out silently and `npm ci` fails there.
  it('holds everything that a package needs, on every platform', () => {
    const isFound = (from: string, name: string): boolean =>
      `${from}${from && '/'}node_modules/${name}` in lock.packages ||
      (from !== '' &&
        isFound(from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0)), name));
    expect(
      Object.entries(lock.packages).flatMap(([place, entry]) =>
        Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
          .filter((name) => !isFound(place, name))
          .map((name) => `${place} needs ${name}`),
      ),
    ).toEqual([]);
  });

  it('holds few packages that every build installs', () => {
    const installed = packages.filter((one) => !one.dev && !one.optional && !one.devOptional);
    expect(installed.length).toBeGreaterThan(50);
    expect(installed.length).toBeLessThanOrEqual(MOST_PRODUCTION_PACKAGES);
  });

  it('holds packages under accepted licences only, as the lock file and the package say', () => {
    const found = packages.flatMap(({ place, name, version, license }) => {
      const file = `${place}/package.json`;
      const installed = existsSync(file)
        ? (readJson(file) as { license?: string }).license
        : license;
      return [license ?? '', installed ?? ''].map((licence) => ({
        key: `${name}@${version ?? ''}`,
        licence,
      }));
    });
    const isException = ({ key, licence }: (typeof found)[number]) => EXCEPTIONS[key] === licence;
    expect(found.filter((one) => !LICENCES.includes(one.licence) && !isException(one))).toEqual([]);
    const used = found.map(({ licence }) => licence);
    expect(LICENCES.filter((licence) => !used.includes(licence))).toEqual([]);
    expect(Object.keys(EXCEPTIONS).filter((key) => !found.some((one) => one.key === key))).toEqual(
      [],
    );
  });
});

it('.npmrc has the settings that these rules rest on, names no registry and holds no secret', () => {
  const lines = readFileSync('.npmrc', 'utf8').split(/\r?\n/);
  expect(lines).toEqual(
    expect.arrayContaining([
      'save-exact=true',
      'strict-allow-scripts=true',
      'omit-lockfile-registry-resolved=true',
    ]),
  );
  expect(lines.filter((line) => /registry *=|^\/\/|_auth|token|password/i.test(line))).toEqual([]);
});
