/** Content with an error never becomes a site: the check says what to fix, and the build asks the check. */
import { spawnSync } from 'node:child_process';
import { access, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBuiltSite } from '../../publishing/build/built-site.ts';
import { checkContent } from '../../check/check-content.ts';
import { formatProblems } from '../../check/problem.ts';
import { PICTURE } from '../../site/picture-sizes.ts';
import { collections } from '../../model/schemas/index.ts';
import { buildSite, FIXTURES, PLAIN, scratchFolder, TEST_ALL } from '../testing/sites.ts';
import { checkImages } from './rules.ts';

let folder: string;
beforeAll(async () => {
  folder = await scratchFolder('errors');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Change = (content: string) => unknown;

/** A copy of the fixtures, changed. */
async function contentWith(change: Change): Promise<string> {
  const content = await mkdtemp(join(folder, 'content-'));
  await cp(FIXTURES, content, { recursive: true });
  await change(content);
  return content;
}

/** What the check says of changed fixtures, as the build prints it. */
async function checkWith(change: Change): Promise<string> {
  return formatProblems((await checkContent(await contentWith(change), folder)).problems);
}

/** A build that must fail, and leave no site. @returns what it printed. */
async function failWith(change: Change, env: Record<string, string> = {}): Promise<string> {
  const content = await contentWith(change);
  const { status, output } = await buildSite(`${content}-site`, { CONTENT_DIR: content, ...env });
  expect(status).not.toBe(0);
  await expect(access(`${content}-site`)).rejects.toThrow();
  return output;
}

const post =
  'title: A title of a post\nsummary: One sentence that says what happened, and is long enough.\ndate: 2021-06\nkind: news\ntopics: [ai]\noriginal: https://www.example.org/\n';

const wrongField: Change = (dir) =>
  writeFile(
    join(dir, 'activities/x.md'),
    `---\n${post.replace('[ai]', '[artificial]')}---\nText.\n`,
  );

describe('the check finds', () => {
  it.each([
    ['a field that is wrong', wrongField, /activities\/x\.md:6:10\n {2}topics\.0: Write one of/],
    [
      'a reference to nothing',
      (dir: string) =>
        writeFile(join(dir, 'activities/x.md'), `---\n${post}cities: [amsterdm]\n---\nText.\n`),
      /activities\/x\.md:8:10\n {2}cities\.0: There is no "amsterdm" among the cities\.\n {4}8 \| cities: \[amsterdm\]\n {6}\| {10}\^\n {2}Did you mean "amsterdam"\?/,
    ],
    [
      'YAML that cannot be read',
      (dir: string) => writeFile(join(dir, 'activities/x.md'), '---\ntitle: "open\n---\nText.\n'),
      /activities\/x\.md:\d+:\d+\n {2}The front matter cannot be read here/,
    ],
    [
      'HTML in the text',
      (dir: string) =>
        writeFile(join(dir, 'activities/x.md'), `---\n${post}---\n<script>alert(1)</script>\n`),
      /activities\/x\.md:9:1\n {2}There is HTML in the text/,
    ],
    [
      'MDX that cannot be read',
      (dir: string) =>
        writeFile(
          join(dir, 'pages/about.mdx'),
          '---\ntitle: About\ndescription: One sentence about the coalition that is long enough.\n---\n\n<Unclosed\n',
        ),
      /pages\/about\.mdx:\d+:\d+\n {2}The text cannot be read as MDX/,
    ],
    [
      'an empty collection',
      async (dir: string) => rm(join(dir, 'partners'), { recursive: true }),
      /partners\n {2}There are no \.md files in this folder/,
    ],
    [
      'a file that would be overlooked',
      async (dir: string) => cp(join(dir, 'cities/porto.md'), join(dir, 'cities/europe/porto.md')),
      /cities\/europe\/porto\.md\n {2}This file is in a subfolder/,
    ],
    [
      'an address that two pages claim',
      async (dir: string) => {
        await writeFile(
          join(dir, 'activities/x.md'),
          `---\n${post}aliases: ["/node/88"]\n---\nText.\n`,
        );
      },
      /has the same old address \/node\/88/,
    ],
    [
      'a picture that is none',
      async (dir: string) => {
        await writeFile(join(dir, 'activities/none.jpg'), 'Text.');
        await writeFile(
          join(dir, 'activities/x.md'),
          `---\n${post}image:\n  src: ./none.jpg\n  alt: A plain blue field.\n---\nText.\n`,
        );
      },
      /activities\/none\.jpg\n {2}This file cannot be read as a picture/,
    ],
  ])('%s', async (_, change, report) => {
    expect(await checkWith(change)).toMatch(report);
  });

  it('every file that is no plain text in UTF-8, each with what to do', async () => {
    const expected: [file: string, message: string][] = [];
    const output = await checkWith(async (dir) => {
      const text = await readFile(join(dir, 'cities/porto.md'), 'utf8');
      const put = async (file: string, message: string, make: (path: string) => unknown) => {
        await make(join(dir, file));
        expected.push([file, message]);
      };
      for (const { folder: name, extension } of Object.values(collections)) {
        await put(`${name}/empty${extension}`, 'The file is empty.', (path) => writeFile(path, ''));
        await put(
          `${name}/latin${extension}`,
          'This file is not saved as UTF-8: it has a byte here that would be "é" in Windows-1252 or Latin-1.',
          (path) => writeFile(path, Buffer.from('---\ntitle: Café\n---\n', 'latin1')),
        );
        await put(
          `${name}/wide${extension}`,
          'This file is saved as UTF-16, or is not text at all.',
          (path) => writeFile(path, text, 'utf16le'),
        );
        await put(
          `${name}/mark${extension}`,
          'This file begins with a byte order mark, an invisible character that some editors add.',
          (path) => writeFile(path, `\uFEFF${text}`),
        );
        await put(`${name}/folder${extension}`, 'This is a folder, not a file.', (path) =>
          mkdir(path),
        );
        await put(`${name}/link${extension}`, 'This is a symbolic link, not a file.', (path) =>
          symlink('nowhere', path),
        );
        await put(`${name}/pipe${extension}`, 'This is a device or a pipe, not a file.', (path) =>
          spawnSync('mkfifo', [path]),
        );
      }
      await put('activities/empty.jpg', 'This picture is empty.', (path) => writeFile(path, ''));
      await put('checklist.yaml', 'The list is empty.', (path) => writeFile(path, ''));
      await put(
        'member-counts.yaml',
        'This file is not saved as UTF-8: it has a byte here that would be "ö"',
        async (path) =>
          writeFile(path, Buffer.from(`${await readFile(path, 'utf8')}# Köln\n`, 'latin1')),
      );
    });
    for (const [file, message] of expected)
      expect(output).toMatch(
        new RegExp(
          `/${file.replace('.', '\\.')}(:\\d+)*\n {2}[^\n]*${message.replaceAll('.', '\\.')}`,
        ),
      );
  });
});

describe('the build stops', () => {
  it('at what the check finds', async () => {
    const output = await failWith(wrongField);
    expect(output).toMatch(/activities\/x\.md:6:10\n {2}topics\.0: Write one of/);
    expect(output).toMatch(/The site was not built: \d+ problems? in the content/);
  });

  it('at a setting that is wrong, and names it', async () => {
    expect(await failWith(() => undefined, { GIT_HOST: 'svn' })).toContain(
      'GIT_HOST must be one of github, gitea, forgejo, gitlab; it is "svn".',
    );
  });

  it
    .runIf(TEST_ALL)
    .each<[string, Change, string]>([
      [
        'a component that a page asks for and that does not exist',
        (dir) =>
          writeFile(
            join(dir, 'pages/about.mdx'),
            '---\ntitle: About\ndescription: One sentence about the coalition that is long enough.\n---\n\n<NoSuchThing />\n',
          ),
        'NoSuchThing',
      ],
    ])('at %s', async (_, change, named) => {
    expect(await failWith(change)).toContain(named);
  });
});

describe('the built fixtures have', () => {
  it('a picture that is ready for screens and for the feed', () => {
    const site = readBuiltSite(PLAIN.folder, PLAIN.base, PLAIN.origin);
    expect(formatProblems(checkImages(site))).toBe('');
    const page = site.pages.find(({ file }) => file === 'activities/two-pictures/index.html');
    expect(page?.images.map(({ isLead, isLazy }) => ({ isLead, isLazy }))).toEqual([
      { isLead: true, isLazy: false },
      { isLead: false, isLazy: true },
    ]);
    // AVIF and WebP for the first one, WebP for the second one.
    const sets = [...(page?.html.matchAll(/srcset="([^"]*)"/g) ?? [])].map(([, set = '']) =>
      [...set.matchAll(/(\w+) (\d+)w/g)].map(([, format, width]) => `${format} ${width}`),
    );
    expect(sets).toEqual(
      ['avif', 'webp', 'webp'].map((format) => PICTURE.widths.map((width) => `${format} ${width}`)),
    );
  });

  it('the event of these days on the pages where visitors look for it', async () => {
    for (const page of ['index.html', 'events/index.html']) {
      const html = await readFile(join(PLAIN.folder, page), 'utf8');
      expect(html).toContain('Title of several-days');
      expect(html).not.toContain('No event is announced');
    }
    expect(await readFile(join(PLAIN.folder, 'events/index.html'), 'utf8')).toMatch(
      /23\s?–\s?25 November 2026[\s\S]*Past<\/h2>/,
    );
  });
});
