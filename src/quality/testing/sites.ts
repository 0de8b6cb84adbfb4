/** The built sites that tests read, and how to build more. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { today } from '../../base/days.ts';
import { checkContent } from '../../check/check-content.ts';

/** A site that is built for the tests, with its settings. */
export interface TestSite {
  folder: string;
  /** The content it is built from, as a path from the root of the project. */
  content: string;
  env: Readonly<Record<string, string>>;
  base: string;
  origin: string;
}

/** Two runs at the same time need two folders. */
const CACHE = resolve(process.env['TEST_CACHE'] ?? '.cache/test');

/** A new, empty folder for a test, beside the built sites. */
export async function scratchFolder(name: string): Promise<string> {
  await mkdir(CACHE, { recursive: true });
  return mkdtemp(join(CACHE, `${name}-`));
}

/** True in `npm run test:all`, which also runs what takes too long for `npm test`. */
export const TEST_ALL = Boolean(process.env['TEST_ALL']);

/** All items in `npm run test:all`; in `npm test`, every n-th of them. */
export function sampled<Item>(items: readonly Item[], n: number): readonly Item[] {
  return TEST_ALL ? items : items.filter((_, index) => index % n === 0);
}

/** Content that never changes with the coalition's: one file for every case that the code handles. */
export const FIXTURES = 'src/quality/fixtures/content';

function testSite(
  name: string,
  content: string,
  { SITE_URL, ...env }: { SITE_URL: string } & Readonly<Record<string, string>>,
): TestSite {
  return {
    folder: join(CACHE, name),
    content,
    env: { SITE_URL, CONTENT_DIR: content, ...env },
    base: env['SITE_BASE'] ?? '/',
    origin: SITE_URL,
  };
}

/** What a published site has confirmed, so that its pages offer the ways to send a proposal. */
export const CONFIRMED = { REPOSITORY_OWNER: 'coalition', JOIN_EMAIL: 'join@example.org' } as const;

/** The fixtures with the settings of the published site, on the day before `wombatlater` appears. */
export const PLAIN = testSite('plain', FIXTURES, {
  ...CONFIRMED,
  SITE_URL: 'https://www.example.org',
  BUILD_DAY: '2026-11-24',
  SOCIAL_CARDS: 'on',
  PRECOMPRESS: 'on',
  ADMIN: 'on',
  SOURCE_COMMIT: '0123456789abcdef0123456789abcdef01234567',
});

/**
 * The history of the content of {@link VARIANT}, as days and paths. The other sites are built from
 * copies without any, and so claim no day.
 */
export const HISTORY = {
  first: '2026-01-05',
  second: '2026-10-10',
  added: 'activities/libraries-and-cities.md',
  changed: 'cities/porto.md',
  removed: 'partners/gone.md',
} as const;

/** The fixtures one day later, below a path, on another git host, with a newsletter and a history. */
export const VARIANT = testSite('variant', FIXTURES, {
  ...CONFIRMED,
  SITE_URL: 'https://pages.example.org',
  SITE_BASE: '/website/',
  GIT_HOST: 'forgejo',
  GIT_HOST_URL: 'https://git.example.org',
  NEWSLETTER_URL: 'https://lists.example.org/subscription/form',
  NEWSLETTER_LIST: '11111111-2222-3333-4444-555555555555',
  ADMIN: 'on',
  BUILD_DAY: '2026-11-25',
  HAS_HISTORY: 'yes',
});

/** The content of the coalition as it is today. Tests of it may name no entry and count nothing. */
export const LIVING = testSite('living', 'content', {
  SITE_URL: 'https://www.example.org',
  SOCIAL_CARDS: 'on',
  BUILD_DAY: today('UTC'),
});

/** A copy of the coalition's whole content of November 2026, in which searches have known answers. */
export const SEARCH = testSite('search', 'src/quality/fixtures/search-content', {
  SITE_URL: 'https://www.example.org',
  BUILD_DAY: '2026-11-24',
});

/** The fixtures in a made-up language as well, by which a test finds text that no dictionary has. */
export const PSEUDO_SITE = testSite('pseudo', FIXTURES, {
  SITE_URL: 'https://www.example.org',
  BUILD_DAY: '2026-11-24',
  ...CONFIRMED,
  ADDED_LANGUAGES: 'src/quality/testing/pseudo-language.ts',
});

export const TEST_SITES = { PLAIN, VARIANT, LIVING, SEARCH, PSEUDO_SITE } as const;

/** What `checkContent` finds in the content of a site, with file names such as `content/cities/porto.md`. */
export function contentOf({ content }: TestSite): ReturnType<typeof checkContent> {
  return checkContent(resolve(content), dirname(resolve(content)));
}

/** One page of each kind, by its path in {@link PLAIN}. */
export const KINDS = [
  '',
  'about/',
  'principles/',
  'principles/privacy-and-security/',
  'cities/',
  'cities/table/',
  'cities/amsterdam/',
  'cities/bergen/',
  'countries/spain/',
  'activities/',
  'activities/2021/',
  'activities/rights-based-ai-governance-paper/',
  'topics/ai/',
  'kinds/event/',
  'events/',
  'partners/',
  'partners/un-habitat/',
  'projects/',
  'projects/citizen-voices/',
  'checklist/',
  'join/',
  'join/next/',
  'join/waiting/',
  'join/questions/',
  'search/',
  'feeds/',
  'feeds/cities/',
  'data/',
  'newsletter/',
  'contact/',
  'accessibility/',
  '404.html',
];

export interface BuildResult {
  status: number;
  /** What the build printed, without colours. */
  output: string;
}

export interface BuildOptions {
  /** The folder of the project: a copy of this one, if it is not given. */
  project?: string;
  /** What builds, with its arguments: the project's own command, if it is not given. */
  program?: readonly string[];
}

/** What is no part of the project's own files, or of no use to a copy of it. */
const NOT_COPIED = /^(?:node_modules|dist|content|\.git|\.astro|\.cache|\..*\.build)$/;

/**
 * Copies the project. Builds of different content need a project each: Astro
 * writes the list of their modules to one file, `.astro/content-modules.mjs`.
 *
 * @param folder for the copy; it is made. @param content what becomes its `content`.
 */
export function copyProject(folder: string, content: string): string {
  mkdirSync(folder, { recursive: true });
  const fixtures = resolve('src/quality/fixtures');
  for (const entry of readdirSync('.'))
    if (!NOT_COPIED.test(entry))
      cpSync(entry, join(folder, entry), {
        recursive: true,
        filter: (source) => resolve(source) !== fixtures,
      });
  cpSync(content, join(folder, 'content'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Gives the content of a copy of the project its {@link HISTORY}. */
function giveHistory(project: string): void {
  const { first, second, added, changed, removed } = HISTORY;
  const at = (path: string) => join(project, 'content', path);
  const git = (day: string, ...args: string[]) => {
    const time = `${day}T12:00:00Z`;
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: project,
      env: { ...process.env, GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time },
    });
  };
  const commit = (day: string) => {
    git(day, 'add', 'content');
    git(day, 'commit', '-qm', day);
  };
  git(first, 'init', '-q');
  const [later, text] = [join(project, 'later.md'), readFileSync(at(changed))];
  renameSync(at(added), later);
  appendFileSync(at(changed), 'A line that was removed again.\n');
  writeFileSync(at(removed), 'A partner of the past.\n');
  commit(first);
  renameSync(later, at(added));
  writeFileSync(at(changed), text);
  rmSync(at(removed));
  commit(second);
}

/**
 * What Vitest sets and Astro reads: with it, a build within a test would be one for development,
 * without the policy.
 */
export const OF_VITEST = {
  VITEST: '',
  DEV: undefined,
  PROD: undefined,
  SSR: undefined,
  MODE: undefined,
  TEST: undefined,
  BASE_URL: undefined,
};

/**
 * Begins to build the site as `npm run build` does. What it prints is kept in
 * a log beside the folder. Unless the settings ask for them, no social cards
 * are drawn, nothing is compressed and there is no editor: these take half of
 * the time.
 *
 * @param folder for the result. @param env settings, and CONTENT_DIR.
 */
export function startBuild(
  folder: string,
  { CONTENT_DIR: content = 'content', HAS_HISTORY, ...env }: Readonly<Record<string, string>>,
  { project, program = ['scripts/build.ts'] }: BuildOptions = {},
): { child: ChildProcess; done: Promise<BuildResult> } {
  mkdirSync(CACHE, { recursive: true });
  const copy = project ?? copyProject(mkdtempSync(join(CACHE, 'project-')), content);
  if (HAS_HISTORY && !existsSync(join(copy, '.git'))) giveHistory(copy);
  const child = spawn(process.execPath, [...program], {
    cwd: copy,
    env: {
      ...process.env,
      ...OF_VITEST,
      NODE_ENV: 'production',
      FORCE_COLOR: '0',
      NO_COLOR: '1',
      ASTRO_TELEMETRY_DISABLED: '1',
      OUT_DIR: folder,
      CACHE_DIR: `${folder}-cache`,
      SOCIAL_CARDS: 'off',
      PRECOMPRESS: 'off',
      ADMIN: 'off',
      ...env,
    },
  });
  const done = new Promise<BuildResult>((end, fail) => {
    let output = '';
    child.stdout.on('data', (part: Buffer) => (output += part.toString()));
    child.stderr.on('data', (part: Buffer) => (output += part.toString()));
    child.on('error', fail);
    child.on('close', (status, signal) => {
      if (signal) output += `\nThe build was ended by ${signal}.`;
      if (project === undefined) rmSync(copy, { recursive: true, force: true });
      mkdirSync(dirname(folder), { recursive: true });
      writeFileSync(`${folder}.log`, output);
      end({ status: status ?? 1, output });
    });
  });
  return { child, done };
}

/** Builds the site to its end, see {@link startBuild}. */
export function buildSite(
  folder: string,
  env: Readonly<Record<string, string>>,
  options: BuildOptions = {},
): Promise<BuildResult> {
  return startBuild(folder, env, options).done;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Serves a built site on localhost, as a plain static host does. */
export async function serve({
  folder,
  base,
}: TestSite): Promise<{ url: string; close: () => void }> {
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(pathname);
    const file = path.startsWith(base) ? path.slice(base.length) : undefined;
    const send = async (name: string, status: number) => {
      const bytes = await readFile(join(folder, name));
      response
        .writeHead(status, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' })
        .end(bytes);
    };
    const name = file === '' || file?.endsWith('/') ? `${file}index.html` : file;
    (name === undefined || name.includes('..')
      ? Promise.reject(new Error('outside'))
      : send(name, 200)
    ).catch(() => send('404.html', 404).catch(() => response.writeHead(404).end()));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The test server has no port.');
  return { url: `http://127.0.0.1:${address.port}${base}`, close: () => server.close() };
}
