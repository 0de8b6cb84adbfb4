import { describe, expect, it } from 'vitest';
import { GITHUB } from '../../quality/testing/git-hosts.ts';
import { GIT_HOSTS, readSettings } from '../../settings.ts';
import { canBeSent, waysOut } from './ways-out.ts';

const ways = (env: Readonly<Record<string, string>>, kind: (typeof GIT_HOSTS)[number] = 'github') =>
  waysOut(readSettings(env, '2026-11-24'), { ...GITHUB, kind });

describe('waysOut', () => {
  it('offers nothing that nobody has confirmed', () => {
    for (const kind of GIT_HOSTS) {
      const none = ways({}, kind);
      expect(none).toEqual({ directly: false, email: undefined, issue: false });
      expect(canBeSent(none)).toBe(false);
    }
  });

  it('offers a mailbox that was set for joining, and no other', () => {
    expect(ways({ CONTACT_EMAIL: 'office@example.org' }).email).toBeUndefined();
    const byMail = ways({ JOIN_EMAIL: 'join@example.org' });
    expect(byMail).toEqual({ directly: false, email: 'join@example.org', issue: false });
    expect(canBeSent(byMail)).toBe(true);
  });

  it.each([
    ['github', true],
    ['gitlab', false],
    ['gitea', false],
    ['forgejo', false],
  ] as const)('offers a prefilled file on %s: %s, and an issue', (kind, directly) => {
    expect(ways({ REPOSITORY_OWNER: 'city-of-porto' }, kind)).toEqual({
      directly,
      email: undefined,
      issue: true,
    });
  });
});
