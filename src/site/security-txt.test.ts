import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedErrors, securityExpiry, securityTxtErrors } from './security-txt.ts';

const ADDRESS = 'https://www.example.org/.well-known/security.txt';
const DAY = '2026-11-24';
const write = (expires: string) =>
  `Contact: mailto:security@example.org\nExpires: ${expires}\nPreferred-Languages: en\nCanonical: ${ADDRESS}\nPolicy: https://git.example.org/a/b/SECURITY.md\n`;
const good = write('2027-05-01T00:00:00Z');
const judge = (text: string) => securityTxtErrors(text, DAY, ADDRESS);

describe('security.txt', () => {
  it('is accepted when all is well', () => {
    expect(judge(good)).toEqual([]);
    expect(judge(good.replaceAll('\n', '\r\n'))).toEqual([]);
    expect(judge(`# Whom to tell\n\n${good}`)).toEqual([]);
    expect(judge(write('2026-11-25T00:00:00.000Z'))).toEqual([]);
    expect(judge(write('2027-11-24T00:00:00Z'))).toEqual([]);
    expect(judge(write('2027-05-01T00:00:00+02:00'))).toEqual([]);
  });

  it.each([
    ['no end', good.replace(/Expires.*\n/, ''), 'There must be one Expires; there is none.'],
    [
      'two ends',
      `${good}Expires: 2027-05-01T00:00:00Z\n`,
      'There must be one Expires; there are 2.',
    ],
    ['a day instead of a moment', write('2027-05-01'), 'Expires has no date and time'],
    ['a moment without a zone', write('2027-05-01T00:00:00'), 'Expires has no date and time'],
    ['a day that does not exist', write('2027-13-01T00:00:00Z'), 'Expires has no date and time'],
    ['words', write('in a year'), 'Expires has no date and time'],
    ['an end in the past', write('2026-11-23T00:00:00Z'), 'It ran out on 2026-11-23'],
    ['an end today', write('2026-11-24T23:59:59Z'), 'It ran out on 2026-11-24'],
    ['an end too far ahead', write('2027-11-24T00:00:01Z'), 'more than a year ahead'],
    ['no contact', good.replace(/Contact.*\n/, ''), 'There is no Contact.'],
    [
      'a bare mailbox',
      good.replace('mailto:', ''),
      'Nobody can be reached at the Contact "security@example.org"',
    ],
    [
      'a page without encryption',
      good.replace('Policy: https', 'Policy: http'),
      'is no https address',
    ],
    [
      'another address',
      good.replace('www.example.org', 'other.example.org'),
      `No line Canonical names ${ADDRESS}`,
    ],
    ['a page instead of the file', '<!doctype html>', 'The line "<!doctype html>" is not a field.'],
  ])('is refused with %s', (_, text, message) => {
    expect(judge(text).join('\n')).toContain(message);
  });

  it('written on any day is valid then, the day before its end, and not on that day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const text = write(securityExpiry(day));
          const later = (days: number) =>
            new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
          expect(securityTxtErrors(text, day, ADDRESS)).toEqual([]);
          expect(securityTxtErrors(text, later(179), ADDRESS)).toEqual([]);
          expect(securityTxtErrors(text, later(180), ADDRESS)).toHaveLength(1);
        },
      ),
    );
  });
});

describe('the published file', () => {
  const plain = { headers: { 'content-type': 'text/plain; charset=utf-8' } };
  const ask = (answer: Response | Error) =>
    publishedErrors(ADDRESS, DAY, (url) =>
      url === ADDRESS && !(answer instanceof Error)
        ? Promise.resolve(answer)
        : Promise.reject(answer instanceof Error ? answer : new Error(url)),
    );

  it('is accepted when all is well', async () => {
    expect(await ask(new Response(good, plain))).toEqual([]);
  });

  it.each([
    [
      'it has run out',
      new Response(write('2026-11-01T00:00:00Z'), plain),
      'It ran out on 2026-11-01',
    ],
    [
      'it is not there',
      new Response('Not found', { ...plain, status: 404 }),
      'the server answers 404',
    ],
    [
      'it is a page',
      new Response(good, { headers: { 'content-type': 'text/html' } }),
      'served as "text/html"',
    ],
    ['nobody answers', new Error('no network'), 'could not be asked: no network'],
  ])('is refused when %s', async (_, answer, message) => {
    expect((await ask(answer)).join('\n')).toContain(message);
  });
});
