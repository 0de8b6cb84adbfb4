import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCoordinates, parseCoordinates, type Coordinates } from './coordinates.ts';

const BARCELONA = { latitude: 41.39, longitude: 2.17 };
const SAO_LUIS = { latitude: -2.53, longitude: -44.31 };

describe('a place', () => {
  it.each([
    '41.39, 2.17',
    ' 41.39,2.17 ',
    '41.39 2.17',
    '41.39\t2.17',
    '41.39\n2.17',
    '41.39; 2.17',
    '41.39 / 2.17',
    '41.39 | 2.17',
    '(41.39, 2.17)',
    '[41.39,2.17]',
    '41.39, 2.17.',
    '+41.39, +2.17',
    '41.39° 2.17°',
    '41,39; 2,17',
    '41,39 2,17',
    '41,39, 2,17',
    '41,39,2,17',
    '41.39N,2.17E',
    '41.39° N, 2.17° E',
    'N 41.39 E 2.17',
    'N41.39, E2.17',
    'E 2.17 N 41.39',
    '2.17 E, 41.39 N',
    '41.39 N, 2.17',
    '41°23.4′ 2°10.2′',
    'Lat: 41.39 Long: 2.17',
    'lat 41.39, lon 2.17',
    'Latitude=41.39 Longitude=2.17',
    'Longitude: 2.17, latitude: 41.39',
    'lng 2.17 lat 41.39',
    'Breitengrad 41,39 Längengrad 2,17',
    'Latitud 41.39 y longitud 2.17',
    'широта 41.39, долгота 2.17',
    '纬度：41.39，经度：2.17',
    'Coordinates: 41.39, 2.17',
    '41.39 north, 2.17 east',
    '41,39 Nord, 2,17 Ost',
    '41,39 Norte 2,17 Este',
    '北緯41.39度 東経2.17度',
    '북위 41.39도, 동경 2.17도',
    '٤١٫٣٩، ٢٫١٧',
    '۴۱٫۳۹ ۲٫۱۷',
    '４１．３９，２．１７',
    '４１．３９、２．１７',
    '४१.३९, २.१७',
    '๔๑.๓๙, ๒.๑๗',
    '\u200E41.39\u200E,\u00A0\u200F2.17\u202C',
    'geo:41.39,2.17',
    'geo:41.39,2.17;u=35',
    'https://www.google.com/maps/@41.39,2.17,15z',
    'https://www.google.com/maps/place/Barcelona/@41.5,2.5,12z/data=!4m6!3m5!8m2!3d41.39!4d2.17!16z',
    'https://www.google.com/maps?q=41.39,2.17',
    'https://www.google.com/maps/search/?api=1&query=41.39%2C2.17',
    'https://www.google.com/maps/search/41.39,+2.17',
    'https://maps.apple.com/?ll=41.39,2.17&q=Barcelona',
    'https://www.openstreetmap.org/?mlat=41.39&mlon=2.17#map=12/41.5/2.5',
    'https://www.openstreetmap.org/#map=12/41.39/2.17',
    'https://www.bing.com/maps?cp=41.39~2.17&lvl=12',
    'https://yandex.com/maps/?ll=2.17%2C41.39&z=12',
    'https://geohack.toolforge.org/geohack.php?params=41.39_N_2.17_E_type:city',
    'www.google.com/maps/@41.39,2.17,15z',
  ])('is read in %j', (text) => {
    expect(parseCoordinates(text)).toEqual(BARCELONA);
  });

  it.each([
    '-2.53, -44.31',
    '−2.53, −44.31',
    '–2,53; –44,31',
    '－２．５３，－４４．３１',
    '-2.53 -44.31',
    '-2.53-44.31',
    '- 2.53, - 44.31',
    '2.53 S, 44.31 W',
    '2.53S,44.31W',
    '-2.53 S, -44.31 W',
    'S 2.53 W 44.31',
    'W44.31 S2.53',
    '2,53 Sud, 44,31 Ouest',
    '2,53 Sur, 44,31 Oeste',
    '2,53° Süd 44,31° West',
    '2.53 güney 44.31 batı',
    '2,53° ю. ш. 44,31° з. д.',
    '南纬2.53度，西经44.31度',
    'https://www.google.com/maps/@-2.53,-44.31,15z',
  ])('in the south and west is read in %j', (text) => {
    expect(parseCoordinates(text)).toEqual(SAO_LUIS);
  });

  it.each([
    `41°23'15"N 2°10'5"E`,
    `41° 23' 15" N, 2° 10' 5" E`,
    '41° 23′ 15″ N, 2° 10′ 5″ E',
    '41º 23’ 15” N 2º 10’ 5” E',
    "41°23'15''N 2°10'5''E",
    '41˚23´15´´N 2˚10´5´´E',
    'N41°23\'15" E2°10\'5"',
    '41:23:15 N, 2:10:5 E',
    '41 23 15 N 2 10 5 E',
    '41 23 15, 2 10 5',
    '41° 23′ 15″, 2° 10′ 5″',
    '41°23′15″ с. ш. 2°10′5″ в. д.',
    '41° 23′ 15″ K, 2° 10′ 5″ D',
    '41° 23′ 15″ Β 2° 10′ 5″ Α',
    '北緯41度23分15秒 東経2度10分5秒',
    'https://geohack.toolforge.org/geohack.php?pagename=X&params=41_23_15_N_2_10_5_E_region:ES',
  ])('in degrees, minutes and seconds is read in %j', (text) => {
    expect(parseCoordinates(text)).toEqual({ latitude: 41.3875, longitude: 2.1681 });
  });

  it.each([
    '',
    'Barcelona',
    '41.39',
    '41,39',
    '41,2,17',
    '1, 2, 3',
    '91, 2',
    '41, 181',
    '41.39 N, 2.17 N',
    '41.39 N 2.17 O',
    '41.39 - 2.17',
    '-41.39 N, 2.17 E',
    '41°75′N 2°10′E',
    '41.5°30′N 2°10′E',
    '41 23 2 10',
    'Lat 41.39 lat 2.17',
    'POINT(2.17 41.39)',
    '1.234.567, 2',
    'https://www.example.org/41',
    'geo:91,2',
    'https://www.google.com/maps/place/Barcelona',
    '%E0%A4%A',
  ])('is not guessed from %j', (text) => {
    expect(parseCoordinates(text)).toBeUndefined();
  });
});

const place = fc.record({
  latitude: fc.integer({ min: -900_000, max: 900_000 }).map((value) => value / 10_000 + 0),
  longitude: fc.integer({ min: -1_800_000, max: 1_800_000 }).map((value) => value / 10_000 + 0),
});

describe('all notations of a place', () => {
  const digits = (system: string) => (value: number) =>
    new Intl.NumberFormat(`en-u-nu-${system}`, {
      maximumFractionDigits: 4,
      useGrouping: false,
    }).format(value);
  const decimal = Intl.supportedValuesOf('numberingSystem').filter((system) =>
    /^\p{Nd}{2}$/u.test(digits(system)(12)),
  );
  const words = (value: number, [positive, negative]: readonly [string, string]) =>
    `${Math.abs(value)}°${value < 0 ? negative : positive}`;
  /** To the millionth of a second, so that rounding gives the number again. */
  const sexagesimal = (value: number) => {
    const degrees = Math.trunc(Math.abs(value));
    const minutes = Math.trunc((Math.abs(value) - degrees) * 60);
    const seconds = ((Math.abs(value) - degrees) * 60 - minutes) * 60;
    return `${degrees}° ${minutes}′ ${Math.min(seconds, 59.999999).toFixed(6)}″`;
  };
  const NOTATIONS: readonly ((place: Coordinates) => string)[] = [
    formatCoordinates,
    ({ latitude, longitude }) => `${latitude} ${longitude}`,
    ({ latitude, longitude }) => `${latitude};${longitude}`.replaceAll('.', ','),
    ({ latitude, longitude }) => `lon ${longitude} lat ${latitude}`,
    ({ latitude, longitude }) => `geo:${latitude},${longitude}`,
    ({ latitude, longitude }) => `https://maps.example/@${latitude},${longitude},9z`,
    ({ latitude, longitude }) => `https://maps.example/?mlon=1&mlat=${latitude}&mlon=${longitude}`,
    ({ latitude, longitude }) => `${words(latitude, ['N', 'S'])} ${words(longitude, ['E', 'W'])}`,
    ({ latitude, longitude }) =>
      `${sexagesimal(latitude)}${latitude < 0 ? 'S' : 'N'} ${sexagesimal(longitude)}${longitude < 0 ? 'W' : 'E'}`,
    (each) => formatCoordinates(each).replaceAll('-', '−'),
  ];

  it('agree', () => {
    fc.assert(
      fc.property(place, fc.constantFrom(...NOTATIONS), (each, write) => {
        expect(parseCoordinates(write(each))).toEqual(each);
      }),
      { seed: 41, numRuns: 1000 },
    );
  });

  it('agree in the digits of all scripts', () => {
    expect(decimal.length).toBeGreaterThan(40);
    fc.assert(
      fc.property(place, fc.constantFrom(...decimal), ({ latitude, longitude }, system) => {
        const write = digits(system);
        expect(parseCoordinates(`${write(latitude)}; ${write(longitude)}`)).toEqual({
          latitude,
          longitude,
        });
      }),
      { seed: 42, numRuns: 1000 },
    );
  });
});

it('any text is read or refused', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[41.,;−°'"NSEWO :/@=&ß١३ض-]{0,30}$/u),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const read = parseCoordinates(typed);
      if (!read) return;
      expect(Math.abs(read.latitude)).toBeLessThanOrEqual(90);
      expect(Math.abs(read.longitude)).toBeLessThanOrEqual(180);
      expect(parseCoordinates(formatCoordinates(read))).toEqual(read);
    }),
    { seed: 43, numRuns: 5000 },
  );
});
