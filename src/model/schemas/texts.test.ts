import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeAddress, line, linkError, sentence } from './fields.ts';

const messages = (schema: ReturnType<typeof sentence>, text: string) =>
  schema.safeParse(text).error?.issues.map(({ message }) => message) ?? [];

describe('a sentence', () => {
  it.each([
    'The city opens its data to everyone.',
    'Does the city open its data to everyone?',
    'The mayor said: “The city opens its data.”',
    '市のデータを公開し、市民の声を聞きます。',
    '本市向市民开放全部数据，并听取意见。',
    '시는 모든 데이터를 시민에게 공개합니다.',
    'เทศบาลเปิดเผยข้อมูลให้ประชาชนทุกคนใช้ได้',
    'ເທດສະບານເປີດເຜີຍຂໍ້ມູນໃຫ້ປະຊາຊົນທຸກຄົນ',
    'ទីក្រុងបើកទិន្នន័យសម្រាប់មនុស្សគ្រប់គ្នា',
    'ទីក្រុងបើកទិន្នន័យសម្រាប់មនុស្សគ្រប់គ្នា។',
    'မြို့တော်သည် ဒေတာများကို အများပြည်သူအား ဖွင့်ပေးသည်။',
    'शहर अपना सारा डेटा सबके लिए खोलता है।',
    'ከተማው መረጃውን ለሁሉም ሰው ይከፍታል።',
    'تفتح المدينة بياناتها للجميع دون استثناء.\u200F',
    'Քաղաքը բացում է իր տվյալները բոլորի համար։',
  ])('may be "%s"', (text) => {
    expect(messages(sentence(30, 200), text)).toEqual([]);
  });

  it.each([
    'The city opens its data to everyone who li',
    '市のデータを公開し、市民の声を聞き',
    'شهرداری داده‌های خود را برای همه باز می',
    'शहर अपना सारा डेटा सबके लिए खोलता',
    'เทศบาลเปิดเผยข้อมูลให้ประชาชน of the city',
  ])('cannot be cut off as in "%s"', (text) => {
    expect(messages(sentence(10, 200), text)).toEqual(['wholeSentence']);
  });
});

describe('a minimum', () => {
  it.each([
    ['市のデータを公開。', 15, []],
    ['公開。', 15, ['tooShort {"min":7}']],
    ['시 데이터를 공개해요.', 15, []],
    ['መረጃ ይከፍታል።', 15, []],
    ['Open data.', 15, ['tooShort {"min":15}']],
    ['Ανοιχτά.', 15, ['tooShort {"min":15}']],
  ])('counts what "%s" says', (text, min, errors) => {
    expect(messages(line(min, 200), text)).toEqual(errors);
  });

  it('does not change a maximum', () => {
    expect(messages(line(1, 10), '市'.repeat(11))).toEqual(['tooLong {"max":10,"now":11}']);
    expect(messages(line(1, 10), '市'.repeat(10))).toEqual([]);
  });
});

describe('an address', () => {
  it.each([
    ['www.city.gr', 'https://www.city.gr'],
    ['city.gr', 'https://city.gr'],
    [' city.gr/path?a=b#c ', 'https://city.gr/path?a=b#c'],
    ['http://city.gr/', 'https://city.gr/'],
    ['HTTP://City.gr/', 'https://City.gr/'],
    ['https://city.gr/', 'https://city.gr/'],
    ['HTTPS://city.gr/', 'https://city.gr/'],
    ['//city.gr/', 'https://city.gr/'],
    ['https:/city.gr', 'https://city.gr'],
    ['münchen.de', 'https://münchen.de'],
    ['δήμος.ελ/σελίδα', 'https://δήμος.ελ/σελίδα'],
    ['data.city.gov.uk:8443/x', 'https://data.city.gov.uk:8443/x'],
  ])('typed as "%s" is completed', (typed, whole) => {
    expect(completeAddress(typed)).toBe(whole);
  });

  it.each([
    '',
    'city',
    'see city.gr',
    'mail@city.gr',
    'ftp://city.gr',
    'javascript:alert(1)',
    '/path',
    'no. 5',
    '1.5',
  ])('is not made of "%s"', (typed) => {
    expect(completeAddress(typed)).toBe(typed);
  });

  it('stays complete, and good ones stay as they are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.domain(), fc.string()), (typed) => {
        const whole = completeAddress(typed);
        expect(completeAddress(whole)).toBe(whole);
        if (linkError(typed) === undefined) expect(whole.toLowerCase()).toBe(typed.toLowerCase());
      }),
      { seed: 24 },
    );
  });
});
