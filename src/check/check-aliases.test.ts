import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKey, entryAddress } from '../model/addresses.ts';
import type { CollectionName } from '../model/schemas/index.ts';
import { post } from '../quality/testing/posts.ts';
import { FIXTURES } from '../quality/testing/sites.ts';
import { redirects } from '../site/redirects.ts';
import {
  addressesLeftToPages,
  checkAliases,
  returnedAddresses,
  takenAddressError,
} from './check-aliases.ts';
import { checkContent } from './check-content.ts';
import { checkEntry, type JudgedFile } from './check-file.ts';
import { applyEdits, fixContent } from './fix.ts';
import { reportSchema } from './report.ts';
import type { EntryPages } from './site-addresses.ts';
import type { TargetPage } from './site-links.ts';

const TODAY = '2026-11-24';

const page: TargetPage = { anchors: undefined, visibleFrom: '' };

function pagesOf(slugs: Partial<Record<CollectionName, readonly string[]>>): EntryPages {
  const entries = (name: CollectionName) =>
    new Map((slugs[name] ?? []).map((slug) => [slug, page] as const));
  return {
    principles: entries('principles'),
    cities: entries('cities'),
    activities: entries('activities'),
    partners: entries('partners'),
    projects: entries('projects'),
    pages: entries('pages'),
  };
}

function textWith(aliases: readonly string[]): string {
  return post({ aliases: JSON.stringify(aliases) });
}

/** Posts by their slugs, each with its old addresses. */
function judged(posts: Readonly<Record<string, readonly string[]>>): JudgedFile[] {
  return Object.entries(posts).map(([slug, aliases]) => {
    const file = `content/activities/${slug}.md`;
    const { judged: entry } = checkEntry('activities', file, textWith(aliases), TODAY);
    if (!entry) throw new Error(`${slug} cannot be read`);
    return entry;
  });
}

const SITE = {
  cities: ['amsterdam'],
  pages: ['about', 'join'],
  activities: ['a-post', 'b-post'],
} as const;
const messages = (posts: Readonly<Record<string, readonly string[]>>) =>
  checkAliases(judged(posts), pagesOf(SITE)).map(
    ({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`,
  );

describe('an old address is refused if it is', () => {
  it.each([
    ['/Cities/Amsterdam', '/cities/amsterdam/'],
    ['/cities/amsterdam', '/cities/amsterdam/'],
    ['/ABOUT/index.html', '/about/'],
    ['/activities/b-post/', '/activities/b-post/'],
    ['/cities/amsterdam/Activities/2', undefined],
  ])('that of a page, however it is written: %s', (address, named) => {
    expect(messages({ 'a-post': [address] })).toEqual([
      `content/activities/a-post.md:8:11: ${address} is the address of a page of the site${named === undefined ? '' : `, ${named}`}${/[A-Z]/.test(address) && named ? '; many hosts ignore case' : ''}.`,
    ]);
  });

  it('that of the page itself', () => {
    expect(messages({ 'a-post': ['/node/1', '/Activities/A-Post'] })).toEqual([
      'content/activities/a-post.md:8:21: /Activities/A-Post is the address of this page itself; many hosts ignore case.',
    ]);
  });

  it('that of another page before, however it is written', () => {
    expect(messages({ 'a-post': ['/Node/7799'], 'b-post': ['/node/7799/', '/x'] })).toEqual([
      'content/activities/b-post.md:8:11: content/activities/a-post.md has the same old address /Node/7799: to many hosts it is the same as /node/7799/.',
    ]);
    expect(messages({ 'a-post': ['/café'], 'b-post': ['/cafe\u0301'] })).toHaveLength(1);
    expect(messages({ 'a-post': ['/caf%C3%A9'], 'b-post': ['/CAFÉ/'] })).toHaveLength(1);
  });

  it('there twice', () => {
    expect(messages({ 'a-post': ['/x', '/X/'] })).toEqual([
      'content/activities/a-post.md:8:16: /X/ is here twice: to many hosts it is the same as /x.',
    ]);
  });
});

it.each(['/cities/amsterdam-2019', '/activities/old-name', '/city/amsterdam', '/about/team'])(
  'an old address that no page has is accepted: %s',
  (address) => {
    expect(messages({ 'a-post': [address] })).toEqual([]);
  },
);

it.each([
  [['/node/1', '/Activities/A-Post'], ['/node/1']],
  [['/Activities/A-Post', '/node/1'], ['/node/1']],
  [['/Activities/A-Post'], []],
  [
    ['/x', '/y', '/X/'],
    ['/x', '/y'],
  ],
])('what is certain is removed: %j', (aliases, left) => {
  const [problem] = checkAliases(judged({ 'a-post': aliases }), pagesOf(SITE));
  const edits = problem?.edit ? [problem.edit] : [];
  expect(applyEdits(textWith(aliases), edits).text.replaceAll(', ', ',')).toBe(
    textWith(left).replaceAll(', ', ','),
  );
});

it('addresses of pages in another language are taken, whatever is below them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'languages-'));
  await cp(FIXTURES, folder, { recursive: true });
  await writeFile(join(folder, 'activities/a-post.md'), textWith(['/EN-xa/about', '/en-x']));
  await cp(join(folder, 'pages/contact.mdx'), join(folder, 'pages/en-xa.mdx'));
  const { stdout } = spawnSync(process.execPath, ['scripts/check-content.ts', '--json'], {
    env: {
      ...process.env,
      CONTENT_DIR: folder,
      ADDED_LANGUAGES: 'src/quality/testing/pseudo-language.ts',
    },
    encoding: 'utf8',
  });
  const { problems } = reportSchema.parse(JSON.parse(stdout));
  expect(problems.map(({ file, message }) => `${basename(file)}: ${message}`)).toEqual([
    'a-post.md: /EN-xa/about is the address of a page of the site.',
    'en-xa.mdx: The file name "en-xa.mdx" is reserved, either for a page of the site or by Windows.',
    expect.stringMatching(/^en-xa\.mdx: .*has the same title/) as string,
    expect.stringMatching(/^en-xa\.mdx: .*has the same summary/) as string,
  ]);
  await rm(folder, { recursive: true });
});

describe('an old address on a page of the coalition that a city has again', () => {
  const join = (aliases: readonly string[]) => {
    const file = 'content/pages/join.mdx';
    const text = `---\ntitle: How a city joins\ndescription: What joining means and asks of a city, and how a city proposes its membership.\naliases: ${JSON.stringify(aliases)}\n---\n\nA text.\n`;
    const { judged: entry, problems } = checkEntry('pages', file, text, TODAY);
    expect(problems).toEqual([]);
    if (!entry) throw new Error('The page cannot be read');
    return { text, files: [entry] };
  };

  it.each(['/cities/amsterdam/', '/Cities/Amsterdam', '/cities/amsterdam/actions/open-data/'])(
    'is no error, but advice to remove it: %s',
    (address) => {
      const { text, files } = join(['/endorse', address]);
      expect(checkAliases(files, pagesOf(SITE))).toEqual([]);
      const advice = returnedAddresses(files, pagesOf(SITE));
      expect(advice).toMatchObject([
        { rule: 'address-returned', line: 4, message: expect.stringContaining(address) as string },
      ]);
      expect(
        applyEdits(
          text,
          advice.flatMap(({ edit }) => edit ?? []),
        ).text,
      ).toBe(join(['/endorse']).text);
    },
  );

  it('is advice only for cities, and only on such pages', () => {
    const { files } = join(['/about/', '/cities/patras/', '/activities/a-post']);
    expect(checkAliases(files, pagesOf(SITE))).toHaveLength(2);
    expect(returnedAddresses(files, pagesOf(SITE))).toEqual([]);
    const posts = judged({ 'a-post': ['/cities/amsterdam'] });
    expect(checkAliases(posts, pagesOf(SITE))).toHaveLength(1);
    expect(returnedAddresses(posts, pagesOf(SITE))).toEqual([]);
  });

  it('does not stop the city from being added', () => {
    const left = addressesLeftToPages(join(['/endorse', '/Cities/Porto/']).files);
    expect([...left.values()]).toEqual(['content/pages/join.mdx']);
    expect(takenAddressError('cities', 'porto', ['/Cities/Porto'], left)).toBeUndefined();
    expect(addressesLeftToPages(judged({ 'a-post': ['/cities/porto'] })).size).toBe(0);
  });

  it('stops neither the check nor the build, and --fix removes it', async () => {
    const folder = await mkdtemp(resolve(tmpdir(), 'returned-'));
    await cp(FIXTURES, folder, { recursive: true });
    const page = resolve(folder, 'pages/join.mdx');
    const before = await readFile(page, 'utf8');
    const withAddress = before.replace('aliases: ["', 'aliases: ["/cities/porto/", "');
    expect(withAddress).not.toBe(before);
    await writeFile(page, withAddress);
    const { problems, advice, files } = await checkContent(folder, folder);
    expect({ problems, advice: advice.map(({ rule }) => rule) }).toEqual({
      problems: [],
      advice: ['address-returned'],
    });
    const entries = (name: CollectionName) =>
      files.flatMap(({ collection, slug, data }) =>
        collection === name ? [{ id: slug, data: data as never }] : [],
      );
    const found = redirects({
      principles: entries('principles'),
      cities: entries('cities'),
      activities: entries('activities'),
      partners: entries('partners'),
      projects: entries('projects'),
      pages: entries('pages'),
    });
    expect(found.map(({ from }) => from)).not.toContain('/cities/porto');
    await fixContent(folder, folder);
    expect(await readFile(page, 'utf8')).toBe(before);
    expect((await checkContent(folder, folder)).advice).toEqual([]);
    await rm(folder, { recursive: true });
  });
});

it('a new entry cannot take an old address of another page', () => {
  expect(takenAddressError('cities', 'porto', ['/x', '/Cities/Porto'])?.message).toBe(
    '/cities/porto/ is an old address of another page.',
  );
  expect(takenAddressError('cities', 'porto', ['/city/porto'])).toBeUndefined();
});

describe('whatever people write', () => {
  const part = fc.oneof(
    fc.constantFrom('cities', 'Cities', 'ABOUT', 'about', 'amsterdam', 'Amsterdam', 'activities'),
    fc.constantFrom('a-post', 'A-Post', 'b-post', 'index.html', 'topics', 'node', '2', 'CON', 'ß'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
    fc.stringMatching(/^[a-zA-Z]{1,2}$/),
  );
  const address = fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '/', '/index.html'))
    .map(([parts, end]) => `/${parts.join('/')}${end}`);
  const lists = fc.array(address, { maxLength: 6 });

  it('the check accepts only old addresses that lead to one page, and shadow none', () => {
    let accepted = 0;
    fc.assert(
      fc.property(lists, lists, (first, second) => {
        const posts = { 'a-post': first, 'b-post': second };
        const read = Object.entries(posts).map(([slug, aliases]) =>
          checkEntry('activities', `content/activities/${slug}.md`, textWith(aliases), TODAY),
        );
        if (read.some(({ problems }) => problems.length > 0)) return;
        const files = read.flatMap((one) => one.judged ?? []);
        if (checkAliases(files, pagesOf(SITE)).length > 0) return;
        accepted += first.length + second.length;
        const all = [...first, ...second].map(addressKey);
        const living = Object.entries(SITE).flatMap(([name, slugs]) =>
          slugs.map((slug) => addressKey(entryAddress(name, slug))),
        );
        expect(new Set([...all, ...living]).size).toBe(all.length + living.length);
        const activities = Object.entries(posts).map(([id, aliases]) => ({
          id,
          data: { title: id, aliases },
        }));
        // None is dropped on the way to the hosts.
        expect(
          redirects({
            activities,
            principles: [],
            cities: [],
            partners: [],
            projects: [],
            pages: [],
          }),
        ).toHaveLength(all.length);
      }),
      { numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});
