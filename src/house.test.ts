/** The shape of the project: rooms that import one way, and guides whose files, commands and folders exist. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import astro from 'eslint-plugin-astro';
import { describe, expect, it } from 'vitest';
import { noTextInCode } from '../eslint.config.mjs';
import { withSlashes } from './base/files.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const documents = [...globSync('*.md'), ...globSync('docs/**/*.md')]
  .map((file) => file.replaceAll('\\', '/'))
  .sort();

/** The address of a heading, as code platforms make it. */
function anchor(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');
}

describe.each(documents)('%s', (file) => {
  const text = read(file);

  it('leads to files and headings that exist', () => {
    const links = [
      ...text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g),
    ].map(([, link = '']) => link);
    const dead = links.filter((link) => {
      const [path = '', fragment] = link.split('#');
      const target = path === '' ? file : join(dirname(file), path);
      if (!existsSync(target)) return true;
      return (
        fragment !== undefined &&
        ![...read(target).matchAll(/^#+ (.*)$/gm)].some(
          ([, heading = '']) => anchor(heading) === fragment,
        )
      );
    });
    expect(dead).toEqual([]);
  });

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/\bnpm run ([\w:-]*\w)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

describe('the README', () => {
  it('leads to every guide', () => {
    const guides = documents.filter((file) => file.startsWith('docs/guides/'));
    expect(guides.length).toBeGreaterThan(3);
    expect(guides.filter((file) => !read('README.md').includes(`](${file})`))).toEqual([]);
  });
});

describe('the drawing of the architecture', () => {
  const drawing = /```mermaid\n([\s\S]*?)```/.exec(read('docs/guides/architecture.md'))?.[1] ?? '';
  /** Folders that stand at the beginning of a box. */
  const named = [...drawing.matchAll(/\["([\w./-]+\/)<br>/g)].map(([, folder = '']) => folder);
  const foldersOf = (parent: string) =>
    readdirSync(parent, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [`${parent}/${entry.name}/`] : [],
    );

  it('names folders that exist, each once', () => {
    expect(named.filter((folder) => !existsSync(folder))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  it('names every folder of src, and every other that is part of the site', () => {
    expect(
      [...foldersOf('src'), 'content/', 'public/', 'scripts/', 'deploy/'].filter(
        (folder) => !named.includes(folder),
      ),
    ).toEqual([]);
  });
});

describe('the table of where to change a thing', () => {
  const guide = read('docs/guides/architecture.md');
  const rows = guide.split('\n').filter((line) => line.startsWith('| ') && line.includes('`'));

  it('names files and folders that exist', () => {
    const paths = rows.flatMap((row) =>
      [...row.matchAll(/`((?:src|content|deploy|docs)\/[^`]*)`/g)].map(([, path = '']) => path),
    );
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it.each([
    'a field',
    'a word',
    'a button',
    'a feed',
    'the reply to a proposal',
    'a response header',
    'a rule about content',
    'a language',
  ])('says where to change %s', (thing) => {
    expect(rows.filter((row) => row.startsWith(`| ${thing}`))).toHaveLength(1);
  });
});

/** The rooms of src/, each of which imports only from those before it (docs/guides/architecture.md). */
const ROOMS = [
  'base',
  'model',
  'i18n',
  'check',
  'site',
  'editorial',
  'membership',
  'pages',
  'publishing',
  'quality',
  'scripts',
];

/** The room of a file; undefined for settings, the content configuration and this test. */
const roomOf = (file: string) => ROOMS.find((room) => new RegExp(`^(src/)?${room}/`).test(file));

/** Paths that a file imports from this project. */
function importsOf(file: string): string[] {
  return [...read(file).matchAll(/(?:\bfrom|\bimport|\bimport\()\s*['"](\.[^'"?]+)/g)].map(
    ([, path = '']) => withSlashes(join(dirname(file), path)),
  );
}

describe('the rooms', () => {
  // A test belongs to the last room, whatever it stands beside: nothing of it is published.
  const files = globSync('{src,scripts}/**/*.{ts,astro,js}')
    .map(withSlashes)
    .filter((file) => !file.endsWith('.test.ts') && roomOf(file) !== undefined)
    .sort();

  it('are all there is in src/', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map(({ name }) => name).filter((name) => !ROOMS.includes(name))).toEqual([]);
  });

  it('import one way', () => {
    expect(files.length).toBeGreaterThan(200);
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((path) => ROOMS.indexOf(roomOf(path) ?? 'base') > ROOMS.indexOf(roomOf(file) ?? ''))
        .map((path) => `${file} imports ${path}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('components', () => {
  /** Modules that know the content. Components may import their types. */
  const ASKED = /(?:^|\/)(?:model\/queries\/[\w-]+\.ts|site\/site\.ts|astro:content)$/;
  const components = globSync('src/**/components/**/*.astro').map(withSlashes).sort();

  /** Modules from which a file imports more than types. */
  const valuesFrom = (file: string) =>
    [...read(file).matchAll(/^import (?!type\b)([^;]*?)from '([^']+)'/gm)]
      .filter(
        ([, names = '']) =>
          !/^\{/.test(names) ||
          names.split(',').some((name) => !/^[{\s]*(?:type\b|\}?\s*$)/.test(name)),
      )
      .map(([, , module = '']) =>
        module.startsWith('.') ? withSlashes(join(dirname(file), module)) : module,
      );

  it('ask nothing: pages give them what they show', () => {
    expect(components.length).toBeGreaterThan(50);
    const asking = components.flatMap((file) => [
      ...(/\bgetSite\(/.test(read(file)) ? [`${file} calls getSite`] : []),
      ...valuesFrom(file)
        .filter((module) => ASKED.test(module))
        .map((module) => `${file} imports from ${module}`),
    ]);
    expect(asking).toEqual([]);
  });
});

describe('the language of a page', () => {
  /** Pages and components; an old address redirects to the English page. */
  const shown = globSync('src/**/*.astro')
    .map(withSlashes)
    .filter((file) => file !== 'src/pages/[...alias].astro');

  it('is the one of its address: no page and no component names a language', () => {
    expect(shown.length).toBeGreaterThan(80);
    expect(
      shown.filter((file) =>
        /\b(?:inEnglish|english)\b|i18n\/en\//.test(read(file).replace(/^.*source[=:].*$/gm, '')),
      ),
    ).toEqual([]);
  });

  it('is an argument of what the site writes: only types come from a dictionary', () => {
    const files = globSync('src/{base,model,check,site,editorial,membership,publishing}/**/*.ts')
      .map(withSlashes)
      .filter((file) => !file.endsWith('.test.ts'));
    expect(files.filter((file) => /^import (?!type\b)[^;]*i18n\/en\//m.test(read(file)))).toEqual(
      [],
    );
  });
});

describe('styles', () => {
  it('name no side that a language written from right to left would have to turn', () => {
    const sides =
      /\b(?:margin|padding|border|inset)-(?:left|right)\b|^\s*(?:left|right|float):|text-align: (?:left|right)|(?:margin|padding|inset): [^\s(]+ ([^\s(]+) [^\s(]+ (?!\1;)[^\s(;]+;/gm;
    const sample = 'p {\n  left: 0;\n  padding: 1px 2px 3px 4px;\n  margin: 1px 2px 3px 2px;\n}';
    expect(sample.match(sides)).toHaveLength(2);
    const found = globSync('src/**/*.css').flatMap((file) =>
      [...read(file).matchAll(sides)].map(([side]) => `${file}: ${side.trim()}`),
    );
    expect(found).toEqual([]);
  });
});

describe('tests', () => {
  // The exceptions judge the coalition's content by rules.
  const EXCEPT = /^src\/quality\/(?:checks|journeys|exhaustive)\//;
  const READS = /\b(?:cp|join|resolve|read\w+|glob\w*|editorFiles|collectLinks)\(\s*['"`]content\b/;

  it('use the fixtures, which no valid change of the content can break', () => {
    const files = globSync('src/**/*.test.ts').map(withSlashes);
    expect(["await cp('", "content', copy)"].join('')).toMatch(READS);
    expect(files.filter((file) => !EXCEPT.test(file) && READS.test(read(file)))).toEqual([]);
  });
});

describe('the lint rule against text in code', () => {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [
      ...astro.configs['flat/base'],
      { files: ['**/*.astro'], rules: { 'no-restricted-syntax': ['error', noTextInCode] } },
    ],
  });
  const findings = async (template: string) => {
    const [result] = await eslint.lintText(template, { filePath: 'src/pages/example.astro' });
    return result?.messages.map(({ message }) => message);
  };

  it.each([
    '<p>Words</p>',
    '<p>{list.map((item) => <b>Words</b>)}</p>',
    "<p>{'Words'}</p>",
    '<p>{`Words ${count}`}</p>',
    "<p>{count > 1 && 'Words'}</p>",
    '<p aria-label="Words">…</p>',
    '<img src={address} alt={`Words ${count}`} />',
    "<Section title={count > 1 ? 'Words' : t.title} />",
  ])('finds %s', async (template) => {
    expect(await findings(template)).toEqual([noTextInCode.message]);
  });

  it.each([
    '<p class="lead" id={`item-${id}`}>{t.lead} · {t.item["many"]}</p>',
    '<p data-changed={day}>{count}</p><style>p { color: red }</style>',
  ])('leaves %s alone', async (template) => {
    expect(await findings(template)).toEqual([]);
  });
});

describe('a command', () => {
  it.each(globSync('scripts/*.ts').sort())('%s reads arguments, calls one room, prints', (file) => {
    const lines = read(file)
      .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
      .replace(/^import [\s\S]*?;$/gm, '')
      .split('\n')
      .filter((line) => /[^\s(){}[\],;]/.test(line));
    expect(lines.length, lines.join('\n')).toBeLessThanOrEqual(5);
  });
});
