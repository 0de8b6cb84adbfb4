/** Content with an error never becomes a site: the build stops, and says what to fix. */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBuiltSite } from '../../publishing/build/built-site.ts';
import { formatProblems } from '../../check/problem.ts';
import { PICTURE } from '../../site/picture-sizes.ts';
import { buildSite, scratchFolder } from '../testing/sites.ts';
import { checkImages } from './rules.ts';

let folder: string;
beforeAll(async () => {
  folder = await scratchFolder('errors');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function buildWith(
  change: (content: string) => Promise<void>,
  env: Record<string, string> = {},
) {
  const content = await mkdtemp(join(folder, 'content-'));
  await cp('content', content, { recursive: true });
  await change(content);
  const out = `${content}-site`;
  const result = await buildSite(out, { CONTENT_DIR: content, ...env });
  return { ...result, out, pages: await readdir(out).catch(() => []) };
}

const post =
  'title: A title of a post\nsummary: One sentence that says what happened, and is long enough.\ndate: 2021-06\nkind: news\ntopics: [ai]\noriginal: https://www.example.org/\n';

describe('the build stops at', () => {
  it.each([
    [
      'a field that is wrong',
      (dir: string) =>
        writeFile(
          join(dir, 'activities/x.md'),
          `---\n${post.replace('[ai]', '[artificial]')}---\nText.\n`,
        ),
      /activities\/x\.md:6:10\n {2}topics\.0: Write one of/,
    ],
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
      /partners\n {2}There is not one \.md file in this folder/,
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
  ])('%s', async (_, change, report) => {
    const { status, output, pages } = await buildWith(change);
    expect(output).toMatch(report);
    expect(output).toMatch(/The site was not built: \d+ problems? in the content/);
    expect(status).not.toBe(0);
    expect(pages).toEqual([]);
  });

  it('every file that is no plain text in UTF-8, each with what to do', async () => {
    const { collections } = await import('../../model/schemas/index.ts');
    const expected: [file: string, message: string][] = [];
    const { status, output, pages } = await buildWith(async (dir) => {
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
          'This file is stored as UTF-16, or is no text at all.',
          (path) => writeFile(path, text, 'utf16le'),
        );
        await put(
          `${name}/mark${extension}`,
          'This file begins with a byte order mark, which is invisible.',
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
    expect(status).not.toBe(0);
    expect(pages).toEqual([]);
  });

  it('a picture that is none', async () => {
    const { status, output, pages } = await buildWith(async (dir) => {
      await writeFile(join(dir, 'activities/none.jpg'), 'Text.');
      await writeFile(
        join(dir, 'activities/x.md'),
        `---\n${post}image:\n  src: ./none.jpg\n  alt: A plain blue field.\n---\nText.\n`,
      );
    });
    expect(output).toContain('none.jpg');
    expect(status).not.toBe(0);
    expect(pages).toEqual([]);
  });

  it('an old address that is the address of a page', async () => {
    const { status, output } = await buildWith((dir) =>
      writeFile(
        join(dir, 'activities/x.md'),
        `---\n${post}aliases: ["/cities/porto/"]\n---\nText.\n`,
      ),
    );
    expect(output).toContain('/cities/porto');
    expect(status).not.toBe(0);
  });

  it('a component that a page asks for and that does not exist', async () => {
    const { status, output } = await buildWith((dir) =>
      writeFile(
        join(dir, 'pages/about.mdx'),
        '---\ntitle: About\ndescription: One sentence about the coalition that is long enough.\n---\n\n<NoSuchThing />\n',
      ),
    );
    expect(output).toContain('NoSuchThing');
    expect(status).not.toBe(0);
  });

  it('a setting that is wrong, and names it', async () => {
    const { status, output } = await buildWith(() => Promise.resolve(), { GIT_HOST: 'svn' });
    expect(output).toContain(
      'GIT_HOST must be one of github, gitea, forgejo, gitlab; it is "svn".',
    );
    expect(status).not.toBe(0);
  });
});

describe('the build goes on', () => {
  it('with a picture, which is made ready for screens and for the feed', async () => {
    const sharp = (await import('sharp')).default;
    const picture = await sharp({
      create: { width: 1600, height: 900, channels: 3, background: '#3b74d6' },
    })
      .jpeg()
      .toBuffer();
    const { status, output, out, pages } = await buildWith(async (dir) => {
      await writeFile(join(dir, 'activities/picture.jpg'), picture);
      await writeFile(
        join(dir, 'activities/x.md'),
        `---\n${post}image:\n  src: ./picture.jpg\n  alt: A plain blue field.\n  credit: Nobody\n---\n![The same again](./picture.jpg)\n`,
      );
    });
    expect(status, output).toBe(0);
    expect(pages).toContain('index.html');
    const site = readBuiltSite(out, '/', 'https://www.example.org');
    expect(formatProblems(checkImages(site))).toBe('');
    const page = site.pages.find(({ file }) => file === 'activities/x/index.html');
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

  it('with an event to come, on the pages where visitors look for it', async () => {
    const out = join(folder, 'event-site');
    const content = join(folder, 'event-content');
    await cp('content', content, { recursive: true });
    await writeFile(
      join(content, 'activities/next-meeting.md'),
      `---\n${post.replace('news', 'event').replace('A title of a post', 'The next meeting')}event:\n  start: 2030-05-02\n  end: 2030-05-04\n  place: Porto, Portugal\n---\nText.\n`,
    );
    const { status, output } = await buildSite(out, {
      CONTENT_DIR: content,
      BUILD_DAY: '2030-05-03',
    });
    expect(status, output).toBe(0);
    for (const page of ['index.html', 'events/index.html']) {
      const html = await readFile(join(out, page), 'utf8');
      expect(html).toContain('The next meeting');
      expect(html).not.toContain('No event is announced');
    }
    expect(await readFile(join(out, 'events/index.html'), 'utf8')).toMatch(
      /2\s?–\s?4 May 2030[\s\S]*Past<\/h2>/,
    );
  });
});
