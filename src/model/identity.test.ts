import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settings } from '../settings.ts';
import { identifier, identify, identifyAction, identifyMembership } from './identity.ts';
import { isSlug } from './schemas/fields.ts';
import { routes } from './urls.ts';

const entry = (id: string, ...aliases: string[]) => ({ id, data: { aliases } });
const KINDS = ['principle', 'city', 'activity', 'partner', 'project'] as const;
const slug = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)?$/).filter(isSlug);

describe('the identifier of an entry', () => {
  it('is a tag with its kind and its slug, and says nothing of the address of the site', () => {
    expect(identify('activity', entry('a-post'))).toBe(
      'tag:citiesfordigitalrights.org,2026:activity/a-post',
    );
    expect(identify('city', entry('porto'))).not.toContain(new URL(settings.site).host);
    expect(identifier('checklist-item', 'register')).toBe(
      `${settings.identity}checklist-item/register`,
    );
  });

  it('stays when a file is renamed any number of times', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.uniqueArray(slug, { minLength: 1, maxLength: 6 }),
        fc.array(fc.boolean()),
        (kind, slugs, slashes) => {
          const [first = ''] = slugs;
          const old = slugs
            .slice(0, -1)
            .map((each, index) => routes[kind](each).slice(0, slashes[index] ? -1 : undefined));
          expect(identify(kind, entry(slugs.at(-1) ?? '', '/node/78', ...old))).toBe(
            identifier(kind, first),
          );
        },
      ),
    );
  });

  it('is not taken from an old address of another kind', () => {
    const renamed = entry(
      'a-post',
      '/activities/first/more/',
      '/activities/First/',
      '/first/',
      '/cities/first/',
      '/about',
      '/',
    );
    expect(identify('activity', renamed)).toBe(identifier('activity', 'a-post'));
  });

  it('of a membership and its changes says which one it is about', () => {
    const city = entry('oporto', '/cities/porto/');
    const membership = `${settings.identity}membership/porto`;
    expect([
      identifyMembership(city),
      identifyMembership(city, 1),
      identifyMembership(city, 1, 'applied'),
      identifyMembership(city, 1, 'left'),
      identifyMembership(city, 2, 'applied'),
      identifyMembership(city, 2),
      identifyMembership(city, 2, 'left'),
    ]).toEqual([
      membership,
      membership,
      `${membership}/applied`,
      `${membership}/left`,
      `${membership}/2/applied`,
      `${membership}/2`,
      `${membership}/2/left`,
    ]);
  });

  it('of an action stays when its city is renamed', () => {
    expect(identifyAction(entry('oporto', '/cities/porto/'), { id: 'portal' })).toBe(
      `${settings.identity}action/porto/portal`,
    );
  });
});
