import { describe, expect, it } from 'vitest';
import { environmentOf, readSettings, unconfirmedSettings } from './settings.ts';

const TODAY = '2026-03-01';

describe('readSettings', () => {
  it('has defaults for everything', () => {
    const settings = readSettings({}, TODAY);
    expect(settings.base).toBe('/');
    expect(settings.gitHost).toBe('github');
    expect(settings.buildDay).toBe(TODAY);
  });

  it('takes each value from its environment variable', () => {
    const settings = readSettings(
      {
        SITE_URL: 'https://example.org/',
        SITE_BASE: '/website/',
        GIT_HOST: 'gitea',
        NEWSLETTER_URL: 'https://lists.example.org/subscription/form',
        BUILD_DAY: '2021-10-20',
      },
      TODAY,
    );
    expect(settings).toMatchObject({
      site: 'https://example.org',
      base: '/website/',
      gitHost: 'gitea',
      newsletterUrl: 'https://lists.example.org/subscription/form',
      buildDay: '2021-10-20',
    });
  });

  it('takes an empty variable for an absent one', () => {
    expect(readSettings({ SITE_BASE: '' }, TODAY).base).toBe('/');
  });

  it.each([
    ['SITE_URL', 'example.org'],
    ['SITE_URL', 'https://example.org/website/'],
    ['SITE_BASE', 'website'],
    ['GIT_HOST', 'svn'],
    ['REPOSITORY_OWNER', 'a/b'],
    ['GIT_HOST_URL', 'http://github.com'],
    ['CONTACT_EMAIL', 'nobody'],
    ['NEWSLETTER_URL', 'http://lists.example.org'],
    ['BUILD_DAY', '2021-02-30'],
    ['SITE_LOCALE', 'english'],
    ['SOCIAL_CARDS', 'no'],
    ['PRECOMPRESS', 'yes'],
    ['DRAFTS', 'true'],
  ])('refuses %s=%s and names it', (variable, value) => {
    expect(() => readSettings({ [variable]: value }, TODAY)).toThrow(
      new RegExp(`${variable} must .*; it is "${value.replaceAll('.', '\\.')}"`),
    );
  });

  it('names every wrong value at once', () => {
    expect(() => readSettings({ SITE_BASE: 'x', GIT_HOST: 'y' }, TODAY)).toThrow(
      /SITE_BASE[\s\S]*GIT_HOST/,
    );
  });
});

describe('environmentOf', () => {
  it('gives what builds the same site again: the day, and what is not at its default', () => {
    expect(environmentOf(readSettings({}, TODAY))).toEqual([['BUILD_DAY', TODAY]]);
    const env = {
      SITE_BASE: '/website/',
      SITE_NAME: 'Cities & towns',
      BUILD_DAY: '2026-05-04',
      SOURCE_COMMIT: '0a1b2c3',
    };
    const again = Object.fromEntries(environmentOf(readSettings(env, TODAY)));
    expect(again).toEqual({
      SITE_BASE: '/website/',
      SITE_NAME: 'Cities & towns',
      BUILD_DAY: '2026-05-04',
    });
    expect(readSettings(again, TODAY)).toEqual({ ...readSettings(env, TODAY), sourceCommit: '' });
  });
});

describe('unconfirmedSettings', () => {
  it('names the values that are still a guess', () => {
    expect(unconfirmedSettings(readSettings({}, TODAY))).toEqual([
      'SITE_URL',
      'REPOSITORY_OWNER',
      'CONTACT_EMAIL',
      'JOIN_EMAIL',
    ]);
    expect(
      unconfirmedSettings(
        readSettings(
          {
            SITE_URL: 'https://example.org',
            REPOSITORY_OWNER: 'city-of-porto',
            CONTACT_EMAIL: 'office@example.org',
            JOIN_EMAIL: 'join@example.org',
          },
          TODAY,
        ),
      ),
    ).toEqual([]);
  });
});
