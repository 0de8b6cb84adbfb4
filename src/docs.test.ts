/** What the guides say of the project is true: files, commands and folders that they name are there. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

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
