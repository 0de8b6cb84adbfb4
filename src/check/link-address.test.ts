import { describe, expect, it } from 'vitest';
import { addressError, textFileOf } from './link-address.ts';

describe('the address that was meant', () => {
  it.each([
    ['office@example.org', 'mailto:office@example.org'],
    ['mailto:office%40example.org', 'mailto:office@example.org'],
    ['mailto://office@example.org', 'mailto:office@example.org'],
    ['mailto:office@example.org?cc=a@example.org', 'mailto:office@example.org'],
    ['mailto:office@example.org?subject=Hello&body=x', 'mailto:office@example.org?subject=Hello'],
    ['www.example.org/page', 'https://www.example.org/page'],
    ['//www.example.org/page', 'https://www.example.org/page'],
    ['example.org', 'https://example.org'],
    ['https:/www.example.org', 'https://www.example.org'],
    ['https//www.example.org', 'https://www.example.org'],
    ['../cities/porto', '/cities/porto/'],
    ['https://www.google.com/url?q=https://example.org/a', 'https://example.org/a'],
    ['https://example.org/?utm_source=x', 'https://example.org/'],
  ])('of %s', (href, to) => {
    expect(addressError(href)?.to).toBe(to);
    expect(addressError(to)).toBeUndefined();
  });
});

it.each([
  ['', /no address/],
  ['#', /no address/],
  ['mailto:a@example.org,b@example.org', /one mailbox/],
  ['mailto:', /not the address of a mailbox/],
  ['tel:+31201234567', /telephone/],
  ['data:text/html,x', /data/],
  ['javascript:alert(1)', /program code/],
  ['file:///C:/a.pdf', /own computer/],
  ['C:\\a.pdf', /own computer/],
  ['ftp://example.org/a', /ftp/],
  ['http://example.org/a', /https:\/\//],
  ['report.pdf', /relative/],
  ['./report.pdf', /relative/],
  ['urn:isbn:123', /urn:/],
])('"%s" has a message of its own, and nothing that --fix could write', (href, message) => {
  expect(addressError(href)?.message).toMatch(message);
  expect(addressError(href)?.to).toBeUndefined();
});

it('knows links to files of texts', () => {
  expect(textFileOf('../cities/porto.md#actions')).toEqual({
    path: '../cities/porto.md',
    place: '#actions',
  });
  expect(textFileOf('/content/cities/porto.md')?.place).toBe('');
  for (const href of ['https://example.org/a.md', '//example.org/a.md', '/cities/porto/', '#a.md'])
    expect(textFileOf(href)).toBeUndefined();
});
