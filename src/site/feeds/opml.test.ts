import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { expect, it } from 'vitest';
import { toOpml } from './opml.ts';

it('lists feeds in their groups, leaves empty groups out, and is well-formed whatever the names', () => {
  const opml = toOpml('A & B', [
    { title: 'None', feeds: [] },
    {
      title: 'By "city"',
      feeds: [
        { title: '<Porto>', url: 'https://example.org/?a=1&b=2', homeUrl: 'https://example.org/' },
      ],
    },
  ]);
  expect(SyntaxValidator.validate(opml)).toBe(true);
  expect(
    new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(opml),
  ).toMatchObject({
    opml: {
      version: '2.0',
      head: { title: 'A & B' },
      body: {
        outline: {
          text: 'By "city"',
          outline: {
            type: 'rss',
            text: '<Porto>',
            title: '<Porto>',
            xmlUrl: 'https://example.org/?a=1&b=2',
            htmlUrl: 'https://example.org/',
          },
        },
      },
    },
  });
});
