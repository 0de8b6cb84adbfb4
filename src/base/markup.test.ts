import { describe, expect, it } from 'vitest';
import { entityIn, markdownIn, tagIn } from './markup.ts';

describe('ordinary text has no markup', () => {
  it.each([
    'Why 3 < 5 cities count, and 7 > 5',
    'R&D, Q&A, AT&T; B&Bs; a&b',
    'The file open_data_porto of a_b_c, and _private',
    'Porto* and Lisbon* write C* rules, Bürger*innen und Besucher*innen',
    '3 * 4 * 5 = 60, and 2*3*4',
    'The list<string> of <city name>, if a<b and c>d',
    'They said [sic] that (as [1] says) it works [the sensor](note)',
    'O`Neil and O`Brien, rock `n roll',
    'Between 9:00~12:00 and 14:00~17:00, ~5 and ~6',
    '5 m<2, x^2, #digitalrights, jane <office@example.org>',
    '日本語*です*、#タグ',
  ])('%s', (text) => {
    expect([entityIn(text), tagIn(text), markdownIn(text)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('markup is found', () => {
  it.each([
    ['Q&amp;A', '&amp;'],
    ['a &#8211; b', '&#8211;'],
    ['a &#x2019; b', '&#x2019;'],
    ['&Eacute;vora', '&Eacute;'],
    ['&frac12;', '&frac12;'],
    ['<em>a</em>', '<em>'],
    ['a<BR/>b', '<BR/>'],
    ['a<br />b', '<br />'],
    ['<a href="https://example.org">a</a>', '<a href="https://example.org">'],
    ['<span style="color: red">a</span>', '<span style="color: red">'],
    ['a <!-- b --> c', '<!-- b -->'],
    ['**Porto** writes', '**Porto**'],
    ['The __city__.', '__city__'],
    ['Rules of _the city_, and more', '_the city_'],
    ['“*Porto*”', '*Porto*'],
    ['Run `npm test`', '`npm test`'],
    ['~~five~~ six', '~~five~~'],
    ['***both***', '***both***'],
    ['[rules](https://example.org/a)', '[rules](https://example.org/a)'],
    ['[rules](/cities/porto/)', '[rules](/cities/porto/)'],
    ['![map](./map.png)', '![map](./map.png)'],
  ])('in %s', (text, found) => {
    expect(tagIn(text) ?? entityIn(text) ?? markdownIn(text)).toBe(found);
  });
});
