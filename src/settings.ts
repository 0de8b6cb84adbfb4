/**
 * The settings of the site: the one place to change them.
 *
 * Each has a default below, and an environment variable that overrides it at
 * build time. A wrong value stops the build and names the variable.
 */
import { z } from 'zod';
import { today } from './base/days.ts';

export const GIT_HOSTS = ['github', 'gitea', 'forgejo', 'gitlab'] as const;

const webAddress = z.string().refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), {
  error: 'must be a web address such as https://www.example.org',
  abort: true,
});
const mailbox = z.email('must be an e-mail address such as office@example.org');
const name = z.string().trim().min(1, 'must not be empty');
const pathPart = z.string().regex(/^[\w.-]+$/, 'must have only letters, digits, ".", "_" and "-"');

/** Each setting: environment variable, default and rule. */
const definitions = {
  /**
   * Where the site is published, without a path. The default is not the
   * coalition's present domain, because many posts link to their originals there.
   */
  site: [
    'SITE_URL',
    'https://cities-for-digital-rights.github.io',
    webAddress.refine(
      (url) => new URL(url).pathname === '/',
      'must have no path: put that into SITE_BASE',
    ),
  ],
  /** The path below which the site is published: `/`, or `/website/` on a project page. */
  base: [
    'SITE_BASE',
    '/',
    z
      .string()
      .regex(/^\/([\w.~-]+\/)*$/, 'must begin and end with a slash, such as / or /website/'),
  ],
  /**
   * What all identifiers in feeds, calendars and data begin with: a tag URI (RFC 4151). Choose it
   * before the site is first published and never change it, not even when the site moves: to the
   * programs of those who follow the site, everything would be new.
   */
  identity: [
    'IDENTITY',
    'tag:citiesfordigitalrights.org,2026:',
    z
      .string()
      .regex(
        /^tag:[a-z0-9.-]+(?:@[a-z0-9.-]+)?,\d{4}(?:-\d{2}(?:-\d{2})?)?:$/,
        'must be the beginning of a tag URI such as tag:example.org,2026:',
      ),
  ],
  name: ['SITE_NAME', 'Cities Coalition for Digital Rights', name],
  shortName: ['SITE_SHORT_NAME', 'Cities for Digital Rights', name],
  /** The language and region in which dates and numbers are written (BCP 47). */
  locale: [
    'SITE_LOCALE',
    'en-GB',
    z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en-GB'),
  ],
  /** The software and the address of the site that hosts the repository. */
  gitHost: ['GIT_HOST', 'github', z.enum(GIT_HOSTS, `must be one of ${GIT_HOSTS.join(', ')}`)],
  gitHostUrl: [
    'GIT_HOST_URL',
    'https://github.com',
    webAddress.refine(
      (url) => /^https:\/\/[^/]+\/?$/.test(url),
      'must be the https address of a host, without a path',
    ),
  ],
  repositoryOwner: ['REPOSITORY_OWNER', 'cities-for-digital-rights', pathPart],
  repositoryName: ['REPOSITORY_NAME', 'website', pathPart],
  repositoryBranch: [
    'REPOSITORY_BRANCH',
    'main',
    z.string().regex(/^[\w./-]+$/, 'must be the name of a branch such as main'),
  ],
  /** The mailbox for everything that has no mailbox below. */
  contactEmail: ['CONTACT_EMAIL', 'endorse@citiesfordigitalrights.org', mailbox],
  joinEmail: ['JOIN_EMAIL', 'endorse@citiesfordigitalrights.org', mailbox],
  privacyEmail: ['PRIVACY_EMAIL', 'endorse@citiesfordigitalrights.org', mailbox],
  accessibilityEmail: ['ACCESSIBILITY_EMAIL', 'endorse@citiesfordigitalrights.org', mailbox],
  securityEmail: ['SECURITY_EMAIL', 'endorse@citiesfordigitalrights.org', mailbox],
  /** Where the newsletter form is sent, e.g. https://lists.example.org/subscription/form; empty while there is none. */
  newsletterUrl: [
    'NEWSLETTER_URL',
    '',
    z.union(
      [
        z.literal(''),
        webAddress.refine((url) => url.startsWith('https://'), 'must begin with https://'),
      ],
      'must be empty or a web address that begins with https://',
    ),
  ],
  /** The identifier of the mailing list in Listmonk. */
  newsletterList: ['NEWSLETTER_LIST', '', z.string()],
  contentLicenceName: ['CONTENT_LICENCE_NAME', 'CC BY-SA 4.0', name],
  contentLicenceUrl: [
    'CONTENT_LICENCE_URL',
    'https://creativecommons.org/licenses/by-sa/4.0/',
    webAddress,
  ],
  /** Whether social cards are drawn. Builds without them are faster, and their pages have no preview picture. */
  cards: ['SOCIAL_CARDS', 'on', z.enum(['on', 'off'], 'must be on or off')],
  /**
   * Whether text files get compressed copies, for servers that can send them. Hosts that compress
   * files themselves need none.
   */
  precompress: ['PRECOMPRESS', 'on', z.enum(['on', 'off'], 'must be on or off')],
  /**
   * Whether drafts and later posts are shown, marked as such, in a preview that search engines
   * ignore. Never for the published site.
   */
  drafts: ['DRAFTS', 'hide', z.enum(['hide', 'show'], 'must be hide or show')],
  /** Whether the browser editor is at /admin/. */
  admin: ['ADMIN', 'on', z.enum(['on', 'off'], 'must be on or off')],
  /** The day for which the site is built (UTC): it decides what is upcoming and what is published. */
  buildDay: [
    'BUILD_DAY',
    '',
    z
      .string()
      .refine(
        (day) => day === '' || z.iso.date().safeParse(day).success,
        'must be a day such as 2026-03-01',
      ),
  ],
  /** The commit from which the site is built, if the folder is not a clone. */
  sourceCommit: [
    'SOURCE_COMMIT',
    '',
    z.string().regex(/^([0-9a-f]{7,64})?$/, 'must be the name of a commit in hexadecimal digits'),
  ],
} as const satisfies Record<string, readonly [variable: string, fallback: string, rule: z.ZodType]>;

export type Settings = {
  readonly [Key in keyof typeof definitions]: z.output<(typeof definitions)[Key][2]>;
};

/** Values that are only a guess so far. Remove a line once its value is confirmed. */
const UNCONFIRMED = [
  ['site', 'https://cities-for-digital-rights.github.io'],
  ['repositoryOwner', 'cities-for-digital-rights'],
  ['contactEmail', 'endorse@citiesfordigitalrights.org'],
  ['joinEmail', 'endorse@citiesfordigitalrights.org'],
] as const;

/**
 * Reads the settings.
 *
 * @param env environment variables; an empty one counts as absent.
 * @param day the day of the build, ISO 8601, if BUILD_DAY does not set one.
 * @throws Error that names every wrong variable, its value and its rule.
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  day: string,
): Settings {
  const errors: string[] = [];
  const entries = Object.entries(definitions).map(([key, [variable, fallback, rule]]) => {
    const value = env[variable] || fallback;
    const result = rule.safeParse(value);
    if (!result.success)
      errors.push(
        `  ${variable} ${result.error.issues[0]?.message ?? 'is wrong'}; it is "${value}".`,
      );
    return [key, result.data] as const;
  });
  if (errors.length > 0)
    throw new Error(
      `The site cannot be built with these settings (see src/settings.ts):\n${errors.join('\n')}`,
    );
  const settings = Object.fromEntries(entries) as unknown as Settings;
  return {
    ...settings,
    site: settings.site.replace(/\/$/, ''),
    gitHostUrl: settings.gitHostUrl.replace(/\/$/, ''),
    buildDay: settings.buildDay || day,
  };
}

/** Names of the environment variables whose value is still the unconfirmed guess. */
export function unconfirmedSettings(current: Settings): string[] {
  return UNCONFIRMED.filter(([key, guess]) => current[key] === guess).map(
    ([key]) => definitions[key][0],
  );
}

/** The environment that builds the same site again: the day, and each setting that differs from its default. */
export function environmentOf(current: Settings): [variable: string, value: string][] {
  return Object.entries(definitions).flatMap(([key, [variable, fallback]]) => {
    const value = current[key as keyof Settings];
    return key !== 'sourceCommit' && value !== fallback
      ? [[variable, value] as [string, string]]
      : [];
  });
}

export const settings: Settings = readSettings(process.env, today('UTC'));

/**
 * A module with further languages, as path from the root of the project (ADDED_LANGUAGES).
 * Only tests set it: src/quality/testing/pseudo-language.ts.
 */
export const addedLanguages: string = process.env['ADDED_LANGUAGES'] ?? '';

/** The folders of a build: absolute paths, or paths from the root of the project. */
export interface Folders {
  /** What people write (CONTENT_DIR). */
  content: string;
  /** The built site (OUT_DIR). */
  output: string;
  /** What is kept between builds (CACHE_DIR). */
  cache: string;
}

/** @param env environment variables; an empty one counts as absent. */
export function readFolders(env: Readonly<Record<string, string | undefined>>): Folders {
  return {
    content: env['CONTENT_DIR'] || 'content',
    output: env['OUT_DIR'] || 'dist',
    cache: env['CACHE_DIR'] || '.astro',
  };
}

export const folders: Folders = readFolders(process.env);
