import { describe, expect, it } from 'vitest';
import { settings } from '../../settings.ts';
import { ownerOf } from './source-owner.ts';

const berlin = { name: 'Berlin', website: 'https://www.berlin.de/en/' };
const turin = { name: 'Turin' };

describe('the owner of a source', () => {
  it.each([
    ['https://citiesfordigitalrights.org/city/porto', undefined, 'coalition'],
    ['https://www.citiesfordigitalrights.org/', undefined, 'coalition'],
    [`${settings.site}/about/`, undefined, 'coalition'],
    ['https://docs.example.org/1', settings.name, 'coalition'],
    ['https://berlin.de/1', undefined, 'city'],
    ['https://mein.berlin.de/1', undefined, 'city'],
    ['https://press.example.org/1', 'City of Turin', 'city'],
    ['https://notberlin.de/', undefined, 'other'],
    ['https://berlin.de.example.org/', undefined, 'other'],
    ['https://news.example.org/', 'City of Paris', 'other'],
    ['https://citiesfordigitalrights.org.example.org/', undefined, 'other'],
  ])('of %s, published by %s, is %s', (url, publisher, owner) => {
    expect(ownerOf({ url, ...(publisher ? { publisher } : {}) }, [berlin, turin])).toBe(owner);
  });

  it('is no city where the source is about none', () => {
    expect(ownerOf({ url: 'https://berlin.de/' }, [])).toBe('other');
  });
});
