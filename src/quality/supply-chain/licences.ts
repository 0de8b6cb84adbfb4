/** Licences of the packages, judged by a list. */
import parse, { type Info } from 'spdx-expression-parse';
import type { Problem } from '../../check/problem.ts';
import type { Lock } from './lock-file.ts';
import { lockedPackages } from './lock-file.ts';

/**
 * Licences (SPDX) under which a package may be used to build and test a site
 * that is itself under the EUPL 1.2. Those that ask for the same licence
 * (LGPL, MPL) are used as they are published, and not changed.
 */
export const ALLOWED_LICENCES: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-only',
  'LGPL-3.0-or-later',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Zlib',
]);

/** Packages whose licence is not on the list, or is not written as SPDX asks: by name and version, with a reason. */
export const LICENCE_EXCEPTIONS: Readonly<Record<string, { licence: string; reason: string }>> = {
  'dictionary-en-gb@3.0.0': {
    licence: '(MIT AND BSD)',
    reason:
      'SPDX knows no plain "BSD". The file "license" of the package has the texts: permissive ones, of MIT and BSD kind.',
  },
  'spdx-exceptions@2.5.0': {
    licence: 'CC-BY-3.0',
    reason:
      'A list of names, not code, from the SPDX project, which is credited here. Used by a test only.',
  },
};

function satisfies(info: Info): boolean {
  if ('conjunction' in info)
    return info.conjunction === 'or'
      ? satisfies(info.left) || satisfies(info.right)
      : satisfies(info.left) && satisfies(info.right);
  // "Or later" by a plus sign lets one choose the version that is named. An exception makes another licence, which nobody has read yet.
  return info.exception === undefined && ALLOWED_LICENCES.has(info.license);
}

/** True if one may choose, by this SPDX expression, licences that are all allowed. */
export function isAllowed(expression: string): boolean {
  let info: Info;
  try {
    info = parse(expression);
  } catch {
    return false;
  }
  return satisfies(info);
}

/**
 * Judges each package by its licence in the lock file, which has those of
 * platforms other than this one too; and each that is installed also by its own
 * package.json, where the two differ.
 *
 * @param installed the licence that a package states where it is installed, by its place; undefined if it is not installed.
 */
export function checkLicences(
  lock: Lock,
  installed: (place: string) => string | undefined,
  exceptions: typeof LICENCE_EXCEPTIONS = LICENCE_EXCEPTIONS,
): Problem[] {
  const used = new Set<string>();
  const problems = lockedPackages(lock).flatMap(({ place, name, version, license }): Problem[] =>
    [...new Set([license, installed(place) ?? license])].flatMap((licence) => {
      const key = `${name}@${version}`;
      if (licence !== undefined && isAllowed(licence)) return [];
      if (licence !== undefined && exceptions[key]?.licence === licence) {
        used.add(key);
        return [];
      }
      return [
        {
          file: 'package-lock.json',
          message: `${key} has the licence ${licence ?? 'that nobody knows'}, which is not on the list.`,
          fix: 'Do without the package. Or read the licence and add it, with a reason, to src/quality/supply-chain/licences.ts.',
        },
      ];
    }),
  );
  const idle = Object.keys(exceptions).filter((key) => !used.has(key));
  return [
    ...problems,
    ...idle.map((key) => ({
      file: 'src/quality/supply-chain/licences.ts',
      message: `The exception for ${key} is not needed.`,
      fix: 'Take it out.',
    })),
  ];
}
