/** The table of direct dependencies in docs/dependencies.md. */
import type { Problem } from '../../check/problem.ts';
import { GROUPS, type Lock, type Manifest } from './lock-file.ts';

const PACKAGE = 'package.json';
const TABLE_FILE = 'docs/dependencies.md';

export interface DependencyRow {
  line: number;
  name: string;
  purpose: string;
  reason: string;
  licence: string;
  keeper: string;
}

/** Rows of the tables whose first cell is the name of a package, between backticks. */
export function readRows(markdown: string): DependencyRow[] {
  return markdown.split('\n').flatMap((text, index) => {
    const cells = text.split('|').map((cell) => cell.trim());
    const name = /^`([^`]+)`$/.exec(cells[1] ?? '')?.[1];
    if (name === undefined) return [];
    const [purpose = '', reason = '', licence = '', keeper = ''] = cells.slice(2);
    return [{ line: index + 1, name, purpose, reason, licence, keeper }];
  });
}

/** Each direct dependency has exactly one whole row, with its licence of the lock file; and no other row is there. */
export function checkTable(markdown: string, manifest: Manifest, lock: Lock): Problem[] {
  const rows = readRows(markdown);
  const names = GROUPS.flatMap((group) => Object.keys(manifest[group]));
  const licenceOf = (name: string) => lock.packages[`node_modules/${name}`]?.license ?? '';
  return [
    ...names
      .filter((name) => !rows.some((row) => row.name === name))
      .map((name) => ({
        file: TABLE_FILE,
        message: `${name} has no row.`,
        fix: `Add one: | \`${name}\` | what for | why not less | ${licenceOf(name)} | who keeps it |`,
      })),
    ...rows.flatMap((row, index) => {
      const at = { file: TABLE_FILE, line: row.line };
      if (!names.includes(row.name))
        return [
          { ...at, message: `${row.name} is not a direct dependency.`, fix: 'Take the row out.' },
        ];
      if (rows.findIndex(({ name }) => name === row.name) !== index)
        return [{ ...at, message: `${row.name} has a second row.`, fix: 'Keep one.' }];
      return [
        ...(['purpose', 'reason', 'keeper'] as const)
          .filter((key) => row[key].length < 3)
          .map((key) => ({
            ...at,
            message: `The row of ${row.name} has no ${key}.`,
            fix: 'Fill in the cell.',
          })),
        ...(row.licence === licenceOf(row.name)
          ? []
          : [
              {
                ...at,
                message: `${row.name} has the licence ${licenceOf(row.name)}, not ${row.licence || 'none'}.`,
                fix: 'Correct the cell.',
              },
            ]),
      ];
    }),
  ];
}

/**
 * Names of packages that a file of the project imports, types included.
 *
 * @param code of a module or an Astro component.
 */
export function importedPackages(code: string): string[] {
  return [
    ...code.matchAll(
      /(?:^\s*import\s+(?:[^'"]*?\bfrom\s*)?|^\s*export\s[^'"=]*?\bfrom\s*|\bimport\()['"]([^'"]+)['"]/gm,
    ),
  ].flatMap(([, specifier = '']) => {
    if (/^(node|astro|virtual):|^[./]/.test(specifier)) return [];
    const [scope = '', name] = specifier.split('/');
    return [scope.startsWith('@') ? `${scope}/${name}` : scope];
  });
}

/**
 * Each package that is imported is a direct dependency, and each dependency is
 * imported. What the site needs stands in `dependencies`, what only tests and
 * maintenance need in `devDependencies`.
 *
 * @param files path and code of each module; @param isForSite true for a path that a build of the site, or a command of its operation, runs.
 * @param unimported packages that are used in another way, and how.
 */
export function checkUse(
  manifest: Manifest,
  files: readonly { file: string; code: string }[],
  isForSite: (file: string) => boolean,
  unimported: Readonly<Record<string, string>>,
): Problem[] {
  const uses = files.flatMap(({ file, code }) =>
    importedPackages(code).map((name) => ({ file, name })),
  );
  const direct = new Map(
    GROUPS.flatMap((group) => Object.keys(manifest[group]).map((name) => [name, group] as const)),
  );
  const typesOf = (name: string) => `@types/${name.replace(/^@(.*)\//, '$1__')}`;
  const isUsed = (name: string) =>
    uses.some((use) => use.name === name || typesOf(use.name) === name);
  return [
    ...uses
      .filter(({ name }) => !direct.has(name) && !direct.has(typesOf(name)))
      .map(({ file, name }) => ({
        file,
        message: `This imports ${name}, which is not a direct dependency.`,
        fix: 'Name it in package.json, or do without.',
      })),
    ...uses
      .filter(({ file, name }) => isForSite(file) && direct.get(name) === 'devDependencies')
      .map(({ file, name }) => ({
        file,
        message: `This imports ${name}, which is there for tests and maintenance only.`,
        fix: 'Move it to "dependencies".',
      })),
    ...[...direct]
      .filter(
        ([name, group]) =>
          group === 'dependencies' &&
          isUsed(name) &&
          !uses.some((use) => use.name === name && isForSite(use.file)) &&
          !(name in unimported),
      )
      .map(([name]) => ({
        file: PACKAGE,
        message: `No module of the site imports ${name}.`,
        fix: 'Move it to "devDependencies".',
      })),
    ...[...direct.keys()]
      .filter((name) => !isUsed(name) && !(name in unimported))
      .map((name) => ({
        file: PACKAGE,
        message: `Nothing imports ${name}.`,
        fix: 'Uninstall it; or, if it is used in another way, say so in the test.',
      })),
    ...Object.keys(unimported)
      .filter((name) => !direct.has(name) || uses.some((use) => use.name === name))
      .map((name) => ({
        file: PACKAGE,
        message: `${name} is named as used without an import, but is no dependency or is imported.`,
        fix: 'Take it out of that list in the test.',
      })),
  ];
}
