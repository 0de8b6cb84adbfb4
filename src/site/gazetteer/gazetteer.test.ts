import type { PartialDate } from '../../base/dates.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Gazetteer } from '../../model/gazetteer/gazetteer.ts';
import {
  formatPlace,
  parsePart,
  partsOfBeginning,
  type NamedPlace,
} from '../../model/gazetteer/parts.ts';
import { nameKey } from '../../model/known-city.ts';
import { isSpelledIn } from './alphabets.ts';
import { ENDONYMS } from './endonyms.ts';
import { parseGeoNames, readGeoNames, type GeoName } from './geonames.ts';
import { makeParts, type Parts } from './make-parts.ts';
import { withNames } from './names.ts';
import { getGazetteer } from './site-gazetteer.ts';

/** A gazetteer that counts what it loads. */
function opened({ index, parts }: Pick<Parts, 'index' | 'parts'>) {
  const loaded: number[] = [];
  const gazetteer = new Gazetteer({
    index: () => Promise.resolve(index),
    part: (number) => {
      loaded.push(number);
      return Promise.resolve(pick(parts, number));
    },
  });
  return { gazetteer, loaded };
}

function pick<Item>(items: readonly Item[], at = 0): Item {
  const item = items[at % items.length];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

const letters = fc.constantFrom(...'aeinrstÅéßłИяШבשعمन東京市パプ서울한'.split(''), ' ', '-', '’');
const name = fc
  .array(letters, { minLength: 1, maxLength: 8 })
  .map((each) => each.join('').trim())
  .filter((text) => nameKey(text) !== '');
const place: fc.Arbitrary<NamedPlace> = fc.record({
  name,
  localNames: fc.array(name, { maxLength: 2 }),
  otherNames: fc.array(name, { maxLength: 4 }),
  country: fc.constantFrom('FR', 'JP', 'UA'),
  latitude: fc.integer({ min: -9000, max: 9000 }).map((hundredths) => hundredths / 100),
  longitude: fc.integer({ min: -18_000, max: 18_000 }).map((hundredths) => hundredths / 100),
  population: fc.integer({ min: 0, max: 20_000 }).map((hundreds) => hundreds * 100),
});
/** Enough for many parts, although each example has few: names are repeated with a number. */
const places = fc
  .array(place, { minLength: 1, maxLength: 30 })
  .map((few) =>
    few.flatMap((each) =>
      Array.from({ length: 20 }, (_, at) => ({ ...each, name: `${each.name} ${at}` })),
    ),
  );

describe('the parts of the gazetteer', () => {
  it('give back what is written into them', () => {
    fc.assert(
      fc.property(place, (each) => {
        expect(parsePart(formatPlace(each))).toEqual([each]);
      }),
    );
  });

  it('have each place where its names are looked for, in one part of each level', async () => {
    await fc.assert(
      fc.asyncProperty(places, fc.nat(), async (all, random) => {
        const { gazetteer, loaded } = opened(makeParts(all));
        const sought = pick(all, random);
        for (const known of [sought.name, ...sought.localNames, ...sought.otherNames]) {
          const found = await gazetteer.named(known.toUpperCase().toLowerCase());
          expect(found).toContainEqual(
            expect.objectContaining({ name: sought.name, country: sought.country, isWhole: true }),
          );
          expect(found.every((each) => nameKey(each.found) === nameKey(known))).toBe(true);
        }
        const names = 1 + sought.localNames.length + sought.otherNames.length;
        expect(loaded.length).toBeLessThanOrEqual(2 * names);
      }),
      { numRuns: 50 },
    );
  });

  it('have the beginnings of names in neighbouring parts', () => {
    fc.assert(
      fc.property(places, fc.nat(), fc.integer({ min: 1, max: 4 }), (all, random, length) => {
        const { index, parts } = makeParts(all);
        const sought = pick(all, random);
        const beginning = nameKey(sought.name).slice(0, length);
        const found = partsOfBeginning(index, beginning, Infinity)
          .flatMap((number) => parsePart(parts[number] ?? ''))
          .filter((each) => nameKey(each.name).startsWith(beginning));
        const expected = all.filter((each) => nameKey(each.name).startsWith(beginning));
        expect(new Set(found.map((each) => each.name))).toEqual(
          new Set(expected.map((each) => each.name)),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('are the same for the same places', () => {
    fc.assert(
      fc.property(places, (all) => {
        expect(makeParts(structuredClone(all))).toEqual(makeParts(all));
      }),
      { numRuns: 10 },
    );
  });

  it('are asked for again after a failure', async () => {
    const { index, parts } = await getGazetteer();
    let isOnline = false;
    const online = <Value>(value: Value) =>
      isOnline ? Promise.resolve(value) : Promise.reject(new Error('offline'));
    const gazetteer = new Gazetteer({
      index: () => online(index),
      part: (number) => online(pick(parts, number)),
    });
    await expect(gazetteer.named('Paris')).rejects.toThrow('offline');
    isOnline = true;
    expect((await gazetteer.named('Paris'))[0]?.country).toBe('FR');
  });

  it('refuses a text that is no part', () => {
    expect(() => parsePart('<!doctype html>')).toThrow('no line of the gazetteer');
  });
});

describe('a name of a city', () => {
  const first = async (text: string) => {
    const { gazetteer } = opened(await getGazetteer());
    return (await gazetteer.named(text))[0];
  };

  it.each([
    ['Rome', 'Rome', 'IT'],
    ['Roma', 'Rome', 'IT'],
    ['Wien', 'Vienna', 'AT'],
    ['Vienna', 'Vienna', 'AT'],
    ['東京', 'Tokyo', 'JP'],
    ['Tokyo', 'Tokyo', 'JP'],
    ['Θεσσαλονίκη', 'Thessaloníki', 'GR'],
    ['पुणे', 'Pune', 'IN'],
    ['إربد', 'Irbid', 'JO'],
    ['札幌', 'Sapporo', 'JP'],
    ['Київ', 'Kyiv', 'UA'],
    ['Praha', 'Prague', 'CZ'],
    ['’s-Gravenhage', 'The Hague', 'NL'],
    ['sanktpeterburg', 'Saint Petersburg', 'RU'],
    ['Vaduz', 'Vaduz', 'LI'],
  ])('%s is that of %s, %s', async (text, known, country) => {
    expect(await first(text)).toMatchObject({ name: known, country });
  });

  it.each([
    ['Tokyo', '東京'],
    ['Kyiv', 'Київ'],
    ['Moscow', 'Москва'],
    ['Minsk', 'Мінск'],
    ['Cairo', 'القاهرة'],
    ['Tel Aviv', 'תל אביב'],
    ['Pune', 'पुणे'],
    ['Beijing', '北京'],
    ['Seoul', '서울'],
    ['Thessaloníki', 'Θεσσαλονίκη'],
    ['Tbilisi', 'თბილისი'],
    ['Bangkok', 'กรุงเทพ'],
    ['Rome', 'Roma'],
    ['Vienna', 'Wien'],
    ['Belgrade', 'Београд'],
    ['Beograd', 'Beograd'],
  ])('%s has the local name %s', async (text, local) => {
    expect((await first(text))?.localNames).toContain(local);
  });

  it('that GeoNames gives in English has a local one there, too', async () => {
    const all = await readGeoNames();
    const unknown = Object.entries(ENDONYMS).filter(
      ([city, local]) =>
        !all.some(
          ({ country, name: first, alternateNames }) =>
            `${country} ${first}` === city &&
            local.every((each) => alternateNames.split(',').includes(each)),
        ),
    );
    expect(unknown).toEqual([]);
  });

  it('is suggested from its beginning, the largest city first', async () => {
    const { gazetteer } = opened(await getGazetteer());
    const suggested = async (text: string) => (await gazetteer.beginning(text))[0]?.name;
    expect(await suggested('par')).toBe('Paris');
    expect(await suggested('sao')).toBe('São Paulo');
    expect(await suggested('北')).toBe('Beijing');
    expect(await suggested('Thess')).toBe('Thessaloníki');
    expect(await gazetteer.beginning('')).toEqual([]);
  });
});

const line = (fields: Readonly<Record<number, string>>) =>
  Array.from({ length: 19 }, (_, at) => fields[at] ?? '').join('\t');
const town = { 0: '7', 1: 'Ytown', 4: '1.234567', 5: '-2.5', 8: 'FR', 18: '2024-02-07' };

describe('the file of GeoNames', () => {
  it('is read by population, and more readily for seats of administration', () => {
    const lines = [
      line({ ...town, 1: 'Large', 7: 'PPL', 14: '15000', 3: 'Grande,Große' }),
      line({ ...town, 1: 'Small', 7: 'PPL', 14: '14999' }),
      line({ ...town, 1: 'Seat', 7: 'PPLA2', 14: '10000' }),
      line({ ...town, 1: 'Small seat', 7: 'PPLA2', 14: '9999' }),
      line({ ...town, 1: 'Capital', 7: 'PPLC', 14: '0' }),
      line({ ...town, 1: 'Quarter', 7: 'PPLX', 14: '900000' }),
      line({ ...town, 1: 'Ruins', 7: 'PPLW', 14: '900000' }),
      line({ ...town, 1: 'Last', 7: 'PPLA', 14: '7' }),
    ];
    const read = parseGeoNames(Buffer.from(lines.join('\n')));
    expect(read.map((each) => each.name)).toEqual(['Large', 'Seat', 'Capital', 'Last']);
    expect(read[0]).toEqual({
      id: 7,
      name: 'Large',
      alternateNames: 'Grande,Große',
      latitude: 1.234567,
      longitude: -2.5,
      feature: 'PPL',
      country: 'FR',
      population: 15_000,
      changed: '2024-02-07' as PartialDate,
    } satisfies GeoName);
    expect(parseGeoNames(Buffer.from(`${lines.join('\n')}\n`))).toEqual(read);
  });
});

describe('the names of a place', () => {
  const named = (given: Partial<GeoName>) =>
    pick(
      withNames([
        {
          id: 1,
          name: 'Name',
          alternateNames: '',
          latitude: 1.005,
          longitude: 2,
          feature: 'PPL',
          country: 'FR',
          population: 20_000,
          changed: '2024-02-07' as PartialDate,
          ...given,
        },
      ]),
    );

  it('are those of its country, and of the world if it is large', () => {
    const alternateNames = 'Nom,Имя,Ім’я,名前,なまえ,nom,NOM,A - B';
    expect(named({ alternateNames }).otherNames).toEqual([]);
    expect(named({ alternateNames, population: 600_000 }).otherNames).toEqual([
      'Nom',
      'Имя',
      '名前',
    ]);
    expect(named({ alternateNames, country: 'JP' }).localNames).toEqual(['名前', 'なまえ']);
    expect(named({ alternateNames, country: 'UA' }).localNames).toEqual(['Ім’я', 'Имя']);
  });

  it('leave the name of a country to the country', () => {
    const capital = { feature: 'PPLC', name: 'Ciudad', country: 'MX' };
    expect(named({ ...capital, alternateNames: 'Mexico,Mexique,Tenochtitlan' })).toMatchObject({
      name: 'Ciudad',
      otherNames: ['Tenochtitlan'],
    });
  });

  it('are counted with the largest place of each', () => {
    const all = [named({ population: 100 }), named({ population: 300, alternateNames: 'x' })];
    expect(makeParts(all).populations).toEqual(new Map([['name', 300]]));
  });
});

describe('isSpelledIn', () => {
  it.each([
    ['東京', 'ja-JP', true],
    ['东京', 'ja-JP', false],
    ['东京', 'zh-CN', true],
    ['东京', 'zh-TW', false],
    ['トウキョウ', 'ja-JP', true],
    ['深セン', 'zh-CN', false],
    ['Київ', 'uk-UA', true],
    ['Київ', 'ru-RU', false],
    ['Кейӳ', 'uk-UA', false],
    ['القاهرة', 'ar-EG', true],
    ['قاہرہ', 'ar-EG', false],
    ['קהיר', 'he-IL', true],
    ['কলকাতা', 'bn-IN', true],
  ])('%s in %s: %s', (text, tag, expected) => {
    expect(isSpelledIn(text, tag)).toBe(expected);
  });
});
