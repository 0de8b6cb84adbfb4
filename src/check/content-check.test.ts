import { cp, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import * as z from 'zod';
import { collections, type CollectionName } from '../model/schemas/index.ts';
import { post } from '../quality/testing/posts.ts';
import { FIXTURES } from '../quality/testing/sites.ts';
import { checkContent, checkFile } from './check-content.ts';
import { didYouMean } from './explain.ts';
import { parseStrictYaml, splitFrontMatter } from './front-matter.ts';
import { addressError } from './link-address.ts';
import { formatProblems, type Problem } from './problem.ts';

/** The report without the lines of the files and of the guide, which excerpt.test.ts and guide.test.ts judge. */
const brief = (problems: readonly Problem[]) =>
  formatProblems(problems.map(({ rule: _, ...problem }) => ({ ...problem, excerpt: undefined })));

/** What the check says of one post, as lines for people. */
const verdict = (text: string) =>
  brief(checkFile('activities', 'content/activities/a-post.md', text).problems);

describe('a file by itself', () => {
  it('is accepted if it is correct', () => {
    expect(verdict(post())).toBe('');
  });

  it('is shown with its place, the field, what is wrong and how to fix it', () => {
    expect(verdict(post({ summary: undefined }))).toMatch(
      /a-post\.md:2:1\n {2}summary: This is missing\.\n {2}One sentence that says what happened.*Example:/,
    );
    expect(verdict(post({ topics: '[ai, privcy]' }))).toMatch(
      /:6:14\n {2}topics\.1: Write one of: .*\n {2}Did you mean "privacy"\?/,
    );
  });

  it('has all its problems reported at once', () => {
    const report = verdict(
      post({ summary: undefined, date: '2021-13', topics: '[]' }, '# Heading'),
    );
    expect(report.match(/a-post\.md/g)).toHaveLength(4);
  });

  it('may have the line ends of Windows', () => {
    expect(verdict(post().replaceAll('\n', '\r\n'))).toBe('');
  });
});

describe('messages about fields', () => {
  const wrong: unknown[] = [
    undefined,
    null,
    '',
    'x',
    'x'.repeat(5000),
    0,
    -1,
    1e9,
    1.5,
    true,
    [],
    ['x'],
    [1],
    [{}],
    {},
    { x: 1 },
  ];
  const messages = () =>
    (Object.keys(collections) as CollectionName[]).flatMap((name) => {
      const { schema, extension, folder } = collections[name];
      return Object.keys(schema.shape).flatMap((field) =>
        wrong.flatMap((value) =>
          checkFile(
            name,
            `content/${folder}/a-file${extension}`,
            `---\n${field}: ${JSON.stringify(value)}\n---\n\nText.\n`,
            '2026-11-24',
          ).problems.map(({ message }) => `${name} ${field}: ${message}`),
        ),
      );
    });

  it('are never those of zod, so its language and wording make no difference', () => {
    const { localeError } = z.config();
    const usual = messages();
    expect(usual.length).toBeGreaterThan(1000);
    try {
      z.config(z.locales.de());
      expect(messages()).toEqual(usual);
      z.config({ localeError: () => 'WORDS OF THE LIBRARY' });
      expect(messages()).toEqual(usual);
    } finally {
      z.config({ localeError });
    }
  });

  it('explain YAML by the codes of its errors, without the words of the library', () => {
    const slips = ['title: [a', 'a: "x', 'a: b: c', '? [a', '- a\nb', '@x', '"\\q"', '%x', 'a: |x'];
    for (const slip of slips) {
      const words = parseDocument(slip).errors.map(({ message }) => message.split(' at line')[0]);
      for (const { message } of parseStrictYaml(slip, 1).errors)
        expect(words.filter((text = '') => message.includes(text))).toEqual([]);
    }
  });
});

it('what YAML 1.1 took for numbers, times and truth values is text', () => {
  const words = ['1_000', '0b101', '1:20:30', '2021-06-01', '2021-06-01T10:00:00Z', 'yes', 'off'];
  expect(parseStrictYaml(`[${words.join(', ')}]`, 1)).toMatchObject({ data: words, errors: [] });
});

describe('splitFrontMatter', () => {
  it('knows in which lines the parts begin', () => {
    expect(splitFrontMatter('---\na: 1\nb: 2\n---\n\nText')).toEqual({
      yaml: 'a: 1\nb: 2\n',
      body: '\nText',
      yamlLine: 2,
      bodyLine: 5,
    });
  });

  it('does not end at three hyphens inside a line', () => {
    expect(splitFrontMatter('---\na: "x --- y"\n---\n')?.yaml).toBe('a: "x --- y"\n');
    expect(splitFrontMatter('---\na: 1\n')).toBeUndefined();
  });
});

describe('links in a text', () => {
  it.each([
    '/cities/porto/',
    '#why',
    '/checklist/#item',
    'https://www.example.org/a?b=c#d',
    'mailto:office@example.org',
  ])('may lead to %s', (href) => {
    expect(addressError(href)).toBeUndefined();
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://x',
    'file:///etc/passwd',
    '//evil.example',
    '/\\evil.example',
    'http://www.example.org',
    'https://192.168.0.1/',
    'https://localhost/',
    'mailto:a@b.c?bcc=d@e.f',
    'ftp://example.org',
    ' https://example.org',
    'https://exa\u202Emple.org',
  ])('may not lead to %s', (href) => {
    expect(addressError(href)).toBeDefined();
  });
});

describe('didYouMean', () => {
  it('proposes what is near, and nothing else', () => {
    expect(didYouMean('amsterdm', ['amsterdam', 'barcelona'])).toBe('Did you mean "amsterdam"?');
    expect(didYouMean('zzz', ['amsterdam'])).toBeUndefined();
  });
});

describe('the whole content', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'content-'));
    await cp(FIXTURES, folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));
  const report = async () => brief((await checkContent(folder, folder)).problems);

  it('is accepted if it is correct', async () => {
    expect(await report()).toBe('');
  });

  it('has a file reported that would not be read', async () => {
    await mkdir(join(folder, 'activities/2021'));
    await writeFile(join(folder, 'activities/2021/a-post.md'), post());
    expect(await report()).toContain(
      'activities/2021/a-post.md\n  This file is in a subfolder, where it is not read.',
    );
  });

  it('may lie beside what systems and editors leave', async () => {
    const before = await report();
    for (const name of ['.DS_Store', '._porto.md', 'Thumbs.db', '.porto.md.swp', 'porto.md~'])
      await writeFile(join(folder, 'activities', name), '\0');
    await symlink('user@host.1234', join(folder, 'activities/.#porto.md'));
    await mkdir(join(folder, 'activities/.obsidian'));
    await writeFile(join(folder, 'activities/.obsidian/app.json'), '{}');
    expect(await report()).toBe(before);
  });

  it('has links reported, which are not followed, beside all other problems', async () => {
    const before = await report();
    await symlink('/proc', join(folder, 'activities/elsewhere'));
    await symlink('.', join(folder, 'activities/loop'));
    await symlink('nowhere', join(folder, 'activities/dangling'));
    const after = await report();
    for (const name of ['elsewhere', 'loop', 'dangling'])
      expect(after).toContain(`activities/${name}\n  This is a symbolic link, not a file.`);
    expect(after.split('\n\n')).toHaveLength(before.split('\n\n').filter(Boolean).length + 3);
    for (const name of ['elsewhere', 'loop', 'dangling'])
      await rm(join(folder, 'activities', name));
  });

  it('has a folder reported that is a link, or that cannot be read', async () => {
    await rename(join(folder, 'partners'), join(folder, 'kept'));
    await symlink('kept', join(folder, 'partners'));
    expect(await report()).toContain('partners\n  This is a symbolic link, not a folder.');
    await rm(join(folder, 'partners'));
    await writeFile(join(folder, 'partners'), '');
    const text = await report();
    expect(text).toMatch(/partners\n {2}This folder cannot be read \(ENOTDIR/);
    expect(text).not.toContain('There are no .md files');
    await rm(join(folder, 'partners'));
    await rename(join(folder, 'kept'), join(folder, 'partners'));
  });

  it('has an empty collection reported', async () => {
    await rm(join(folder, 'partners'), { recursive: true });
    await mkdir(join(folder, 'partners'));
    expect(await report()).toContain('There are no .md files in this folder.');
  });

  it('has a mistake in the checklist reported', async () => {
    await writeFile(
      join(folder, 'checklist.yaml'),
      [
        '- id: one\n  title: Section one\n  principle: none-such',
        '  source: https://www.example.org/\n  items:',
        '    - id: x\n      text: The city does x.\n      label: Does x',
        '    - id: x\n      text: The city does x again.\n      label: Does x again\n',
      ].join('\n'),
    );
    const text = await report();
    expect(text).toContain('checklist.yaml:9:7\n  Two items have the id "x".');
    expect(text).toContain('There is no "none-such" among the principles.');
  });
});
