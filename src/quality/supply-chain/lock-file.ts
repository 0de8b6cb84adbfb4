/** Rules for package.json, the lock file and .npmrc. Each returns what breaks it, and how to fix it. */
import * as z from 'zod';
import type { Problem } from '../../check/problem.ts';

const names = z.record(z.string(), z.string()).default({});

/** As much of package.json as is judged. */
export const manifestSchema = z.object({
  name: z.string(),
  license: z.string(),
  allowScripts: z.record(z.string(), z.boolean()).default({}),
  dependencies: names,
  devDependencies: names,
  optionalDependencies: names,
});
export type Manifest = z.output<typeof manifestSchema>;

const lockedSchema = z.object({
  version: z.string().default(''),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  license: z.string().optional(),
  deprecated: z.string().optional(),
  link: z.boolean().default(false),
  dev: z.boolean().default(false),
  optional: z.boolean().default(false),
  devOptional: z.boolean().default(false),
  hasInstallScript: z.boolean().default(false),
  dependencies: names,
  devDependencies: names,
  optionalDependencies: names,
});
export type LockedPackage = z.output<typeof lockedSchema>;

/** As much of package-lock.json as is judged. The package '' is the project itself. */
export const lockSchema = z.object({
  lockfileVersion: z.number(),
  packages: z.record(z.string(), lockedSchema),
});
export type Lock = z.output<typeof lockSchema>;

const PACKAGE = 'package.json';
const LOCK = 'package-lock.json';
const ANEW = 'Run "npm install --save-exact" for that package again, and commit both files.';

export const GROUPS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

/** Name of a package from its place: `node_modules/a/node_modules/@b/c` is `@b/c`. */
export function nameAt(place: string): string {
  return place.split('node_modules/').at(-1) ?? '';
}

/** All packages but the project itself, with name and place. */
export function lockedPackages(lock: Lock): (LockedPackage & { place: string; name: string })[] {
  return Object.entries(lock.packages).flatMap(([place, entry]) =>
    place === '' ? [] : [{ ...entry, place, name: nameAt(place) }],
  );
}

/** A direct dependency has one exact version: no range, no tag, no address, no file. */
export function checkExact(manifest: Manifest): Problem[] {
  return GROUPS.flatMap((group) =>
    Object.entries(manifest[group]).flatMap(([name, version]) =>
      /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)
        ? []
        : [
            {
              file: PACKAGE,
              message: `${name} has the version "${version}", which is not exact.`,
              fix: 'Write one version such as 1.2.3.',
            },
          ],
    ),
  );
}

/** A package stands in one group only; npm would silently prefer one of them. */
export function checkGroups(manifest: Manifest): Problem[] {
  const all = GROUPS.flatMap((group) => Object.keys(manifest[group]));
  return all
    .filter((name, index) => all.indexOf(name) !== index)
    .map((name) => ({
      file: PACKAGE,
      message: `${name} stands in two groups.`,
      fix: 'Keep it in one of them.',
    }));
}

/** The lock file says the same as package.json of what is asked for, and holds exactly that. */
export function checkAgreement(manifest: Manifest, lock: Lock): Problem[] {
  const root = lock.packages[''];
  return GROUPS.flatMap((group) =>
    [...new Set([...Object.keys(manifest[group]), ...Object.keys(root?.[group] ?? {})])].flatMap(
      (name) => {
        const wanted = manifest[group][name];
        const locked = root?.[group][name];
        const held = lock.packages[`node_modules/${name}`]?.version;
        return wanted === locked && wanted === held
          ? []
          : [
              {
                file: LOCK,
                message: `${name}: package.json asks for ${wanted ?? 'nothing'}, the lock file for ${locked ?? 'nothing'}, and it holds ${held ?? 'nothing'}.`,
                fix: ANEW,
              },
            ];
      },
    ),
  );
}

/**
 * What each package of the lock file has to be: of a registry, proved by a
 * SHA-512 hash, not given up by its keepers. The address of a registry must not
 * be there, so that the file is the same wherever it is written: the hash says
 * what is installed, the settings of npm say from where.
 */
export function checkLocked(lock: Lock): Problem[] {
  const wrong = (message: string, fix = ANEW): Problem => ({ file: LOCK, message, fix });
  return [
    ...(lock.lockfileVersion === 3
      ? []
      : [
          wrong(
            `The lock file has version ${lock.lockfileVersion}; it must be 3.`,
            'Write it with npm 10 or newer.',
          ),
        ]),
    ...lockedPackages(lock).flatMap(({ place, version, integrity, resolved, link, deprecated }) => [
      ...(place.startsWith('node_modules/') && !link
        ? []
        : [
            wrong(
              `${place} is a folder, not a package of the registry.`,
              'Depend on a published version.',
            ),
          ]),
      ...(/^\d+\.\d+\.\d+/.test(version) ? [] : [wrong(`${place} has no version: "${version}".`)]),
      ...(resolved === undefined
        ? []
        : [
            wrong(
              `${place} names an address: ${resolved}`,
              'Install with the settings of .npmrc (omit-lockfile-registry-resolved), and depend on no git repository, file or address.',
            ),
          ]),
      // One SHA-512 hash is 64 bytes, which are 86 characters of base64 and two signs to fill up.
      ...(/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')
        ? []
        : [wrong(`${place} is not proved by one SHA-512 hash: ${integrity ?? 'there is none'}.`)]),
      ...(deprecated === undefined
        ? []
        : [wrong(`${place} is deprecated: ${deprecated}`, 'Replace it, or what brings it.')]),
    ]),
  ];
}

/**
 * Everything that a package needs is in the lock file, for each platform. Where
 * a registry lacks a package of one platform, npm leaves a hole without a word,
 * and `npm ci` fails elsewhere.
 */
export function checkComplete(lock: Lock): Problem[] {
  const found = (from: string, name: string): boolean => {
    for (
      let place = from;
      ;
      place = place.slice(0, Math.max(place.lastIndexOf('/node_modules/'), 0))
    ) {
      if (`${place === '' ? '' : `${place}/`}node_modules/${name}` in lock.packages) return true;
      if (place === '') return false;
    }
  };
  return Object.entries(lock.packages).flatMap(([place, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !found(place, name))
      .map((name) => ({
        file: LOCK,
        message: `${nameAt(place) || 'The project'} needs ${name}, which is not in the lock file.`,
        fix: 'Take a version whose packages for all platforms are published.',
      })),
  );
}

/** No package runs a script when it is installed, but those that package.json allows; and it allows none in vain. */
export function checkInstallScripts(manifest: Manifest, lock: Lock): Problem[] {
  const scripted = new Set(
    lockedPackages(lock)
      .filter(({ hasInstallScript }) => hasInstallScript)
      .map(({ name }) => name),
  );
  return [
    ...[...scripted]
      .filter((name) => !(name in manifest.allowScripts))
      .map((name) => ({
        file: PACKAGE,
        message: `${name} wants to run a script when it is installed, and nothing is decided about it.`,
        fix: 'Read the script. Do without the package, or name it in "allowScripts": false if it works without, true if it does not; and say why in docs/dependencies.md.',
      })),
    ...Object.keys(manifest.allowScripts)
      .filter((name) => !scripted.has(name))
      .map((name) => ({
        file: PACKAGE,
        message: `"allowScripts" names ${name}, which has no such script.`,
        fix: 'Take it out.',
      })),
  ];
}

/**
 * Packages that every build of the site installs, on each platform: neither
 * those of tests and maintenance, nor those of one platform.
 */
export function productionPackages(lock: Lock): string[] {
  return lockedPackages(lock)
    .filter(({ dev, optional, devOptional }) => !dev && !optional && !devOptional)
    .map(({ place }) => place);
}

/** Settings of npm that the policy of docs/dependencies.md rests on. */
export const NPM_SETTINGS: Readonly<Record<string, string>> = {
  'save-exact': 'true',
  'strict-allow-scripts': 'true',
  'omit-lockfile-registry-resolved': 'true',
};

/** .npmrc has these settings, names no registry and holds no secret. */
export function checkNpmSettings(text: string): Problem[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[#;]/.test(line));
  const settings = new Map(
    lines.map((line) => [
      line.split('=')[0]?.trim() ?? '',
      line.slice(line.indexOf('=') + 1).trim(),
    ]),
  );
  return [
    ...Object.entries(NPM_SETTINGS)
      .filter(([key, value]) => settings.get(key) !== value)
      .map(([key, value]) => ({
        file: '.npmrc',
        message: `${key} is ${settings.get(key) ?? 'not set'}.`,
        fix: `Write ${key}=${value}`,
      })),
    ...[...settings.keys()]
      .filter((key) => /registry$|^\/\/|_auth|token|password/i.test(key))
      .map((key) => ({
        file: '.npmrc',
        message: `${key} does not belong into the repository.`,
        fix: 'Where packages come from, and with what rights, is said on each machine.',
      })),
  ];
}
