/**
 * Reads a place from one text, in any notation in which people have it: numbers as maps copy them,
 * degrees and minutes, the digits and words of other languages, and addresses of map services.
 */

/** A place on the earth: degrees, WGS 84. */
export interface Coordinates {
  latitude: number;
  longitude: number;
}

type Axis = keyof Coordinates;

/** A coordinate without its axis where nothing says it. */
interface Reading {
  axis: Axis | undefined;
  degrees: number;
}

/** A ten-thousandth of a degree is 11 metres at most. */
const DECIMALS = 4;

const LARGEST: Readonly<Record<Axis, number>> = { latitude: 90, longitude: 180 };

/**
 * Words for the four directions. O is none of them: it is east in German, and west in French,
 * Italian, Portuguese and Spanish. Neither is the Greek Ν, which is south, and looks like north.
 */
const DIRECTIONS: readonly (readonly [axis: Axis, sign: 1 | -1, words: RegExp])[] = [
  [
    'latitude',
    1,
    /^(?:n|north|nord|norden|norte|noord|kuzey|k|с|север|β|βορεια|شمالا?|उत्तर|北緯|北纬|북위|bắc)$/,
  ],
  [
    'latitude',
    -1,
    /^(?:s|south|sud|süd|süden|sur|sul|zuid|nam|güney|g|ю|юг|νοτια|جنوبا?|दक्षिण|南緯|南纬|남위)$/,
  ],
  [
    'longitude',
    1,
    /^(?:e|l|east|est|este|leste|ost|osten|oost|đông|doğu|d|в|восток|α|ανατολικα|شرقا?|पूर्व|東経|东经|東經|동경)$/,
  ],
  [
    'longitude',
    -1,
    /^(?:w|west|westen|ouest|oeste|ovest|tây|batı|b|з|запад|δ|δυτικα|غربا?|पश्चिम|西経|西经|西經|서경)$/,
  ],
];

/** The beginnings of words for the two axes. */
const LABELS: readonly (readonly [axis: Axis, words: RegExp])[] = [
  ['latitude', /^(?:lat|breit|breed|bredd|широт|πλάτο|πλατο|緯度|纬度|위도|العرض|عرض|अक्षांश|enlem)/],
  [
    'longitude',
    /^(?:lon|lng|läng|leng|læng|долг|μήκο|μηκο|経度|经度|經度|경도|الطول|طول|देशांतर|boylam)/,
  ],
];

/** Words around coordinates that say nothing about them. */
const AROUND =
  /^(?:ш$|д$|co+rd|koord|gps|geo$|pos|loc|ubic|коорд|συντετ|and$|und$|et$|y$|e$|и$|και$|خط$|座標|坐标|좌표)/;

/** The value of a digit: each script has ten in order, and one may follow another (Unicode 4.6). */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

/** The text with ASCII in place of all the characters that mean the same. */
function plain(text: string): string {
  return (
    text
      .replace(/[º˚∘⁰ᵒ]|(\d)\s*[度도]/gu, '$1°')
      // Of two single quotation marks, each may be another one.
      .replace(/[′’‘ʹʼ´`‵＇分분]/gu, "'")
      .replace(/[″”“„ʺ˝＂〃秒초]|''/gu, '"')
      .normalize('NFKC')
      .replace(/[\p{Cf}\u034F]/gu, '')
      .replace(/(?![0-9])\p{Nd}/gu, digitValue)
      .replace(/[٫·。]/g, '.')
      .replace(/[،、]/g, ',')
      .replace(/[\p{Pd}−˗]/gu, '-')
      .toLowerCase()
      .trim()
  );
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const NUMBER = String.raw`([-+]?\d{1,3}(?:\.\d+)?)`;
const PAIR = String.raw`${NUMBER}[,~/ +]+${NUMBER}`;

/** Where addresses have a place: first that of a marker, then the middle of what is shown. */
const IN_ADDRESS: readonly (readonly [pattern: RegExp, isLongitudeFirst?: true])[] = [
  [new RegExp(String.raw`^geo:${PAIR}`)],
  [new RegExp(String.raw`!3d${NUMBER}!4d${NUMBER}`)],
  [
    new RegExp(
      String.raw`[?&#](?:m?lat|latitude)=${NUMBER}&(?:m?lon|lng|long|longitude)=${NUMBER}`,
    ),
  ],
  [new RegExp(String.raw`[?&#]x=${NUMBER}&y=${NUMBER}`), true],
  [new RegExp(String.raw`//(?:[a-z]+\.)*yandex\..*[?&](?:whatshere\[point\]|pt|ll)=${PAIR}`), true],
  [new RegExp(String.raw`[?&#]map=[\d.]+/${NUMBER}/${NUMBER}`)],
  [
    new RegExp(
      String.raw`[?&#](?:q|query|coordinate|destination|daddr|ll|sll|cp|center|map)=(?:loc:)?${PAIR}`,
    ),
  ],
  [new RegExp(String.raw`/@?${PAIR}(?=[,/?#z]|$)`)],
];

/** The place in the address of a map; undefined if there is none. */
function inAddress(address: string): readonly Reading[] | undefined {
  // Addresses of GeoHack, to which the coordinates of Wikipedia lead: `params=41_23_N_2_10_E`.
  const [, params] = /[?&]params=([\d._a-z-]+)/.exec(address) ?? [];
  if (params !== undefined) return inWords(params.replace(/(_[ew])_.*/, '$1').replace(/_/g, ' '));
  for (const [pattern, isLongitudeFirst] of IN_ADDRESS) {
    const [, one, two] = pattern.exec(address) ?? [];
    if (one === undefined) continue;
    return [
      { axis: isLongitudeFirst ? 'longitude' : 'latitude', degrees: Number(one) },
      { axis: isLongitudeFirst ? 'latitude' : 'longitude', degrees: Number(two) },
    ];
  }
  return undefined;
}

interface NumberToken {
  kind: 'number';
  value: string;
  unit: string;
}

type Token =
  | NumberToken
  | { kind: 'sign'; sign: 1 | -1 }
  | { kind: 'direction'; axis: Axis; sign: 1 | -1 }
  | { kind: 'label'; axis: Axis }
  | { kind: 'separator' };

function wordToken(word: string): Token | 'around' | undefined {
  const [axis, sign] = DIRECTIONS.find(([, , words]) => words.test(word)) ?? [];
  if (axis && sign) return { kind: 'direction', axis, sign };
  const [label] = LABELS.find(([, words]) => words.test(word)) ?? [];
  if (label) return { kind: 'label', axis: label };
  return AROUND.test(word) ? 'around' : undefined;
}

const TOKEN =
  /(?<value>\d+(?:\.\d+)?)\s*(?<unit>[°'"]?)|(?<word>[\p{L}\p{M}]+)|(?<sign>[-+])(?<gap>\s*)|(?<separator>[,;/|\n])|[\s.:=()[\]{}]+/uy;

/** What a match of {@link TOKEN} is; undefined if it is an unknown word. */
function tokenOf({ groups = {} }: RegExpExecArray): Token | 'around' | undefined {
  const { value, unit = '', word, sign, separator } = groups;
  if (value !== undefined) return { kind: 'number', value, unit };
  if (word !== undefined) return wordToken(word);
  if (sign !== undefined) return { kind: 'sign', sign: sign === '-' ? -1 : 1 };
  return separator === undefined ? 'around' : { kind: 'separator' };
}

/** The parts of a text; undefined if it has others than those of coordinates. */
function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    const token = match && tokenOf(match);
    // A dash between two numbers, with a space after it, may be a minus or none.
    const isDash = match?.groups?.['gap'] && tokens[tokens.length - 1]?.kind === 'number';
    if (!token || isDash) return undefined;
    if (token !== 'around') tokens.push(token);
  }
  return tokens;
}

/** Where the second coordinate begins: the place of its first number among all tokens. */
function secondNumber(tokens: readonly Token[]): number | undefined {
  const numbers = tokens.flatMap((token, at) =>
    token.kind === 'number' ? [{ ...token, at }] : [],
  );
  const inDegrees = numbers.filter(({ unit }) => unit === '°');
  if (inDegrees.length === 2) return inDegrees[1]?.at;
  const after = (kinds: readonly Token['kind'][]) =>
    numbers.filter(({ at }, index) =>
      tokens.slice((numbers[index - 1]?.at ?? at) + 1, at).some(({ kind }) => kinds.includes(kind)),
    );
  for (const kinds of [['separator'], ['direction', 'label']] as const) {
    const [one, ...others] = after(kinds);
    if (one) return others.length === 0 ? one.at : undefined;
  }
  return numbers.length === 2 ? numbers[1]?.at : undefined;
}

/** The tokens of each of the two coordinates. */
function halves(tokens: readonly Token[]): [Token[], Token[]] | undefined {
  const second = secondNumber(tokens);
  if (second === undefined) return undefined;
  const isNumber = ({ kind }: Token) => kind === 'number';
  const begin = tokens.slice(0, second).map(isNumber).lastIndexOf(true) + 1;
  const between = tokens.slice(begin, second);
  const separator = between.findIndex(({ kind }) => kind === 'separator');
  const isBefore = tokens
    .slice(0, tokens.findIndex(isNumber))
    .some(({ kind }) => kind === 'direction');
  const direction = isBefore ? -1 : between.findIndex(({ kind }) => kind === 'direction');
  const end = begin + (separator >= 0 ? separator : direction + 1);
  return [tokens.slice(0, end), tokens.slice(end)];
}

/** Degrees of one, two or three numbers: with minutes, and with seconds. */
function degreesOf(numbers: readonly NumberToken[]): number | undefined {
  if (numbers.length === 0 || numbers.length > 3) return undefined;
  let degrees = 0;
  for (const [at, { value, unit }] of numbers.entries()) {
    const isLast = at === numbers.length - 1;
    if (unit !== '' && unit !== '°\'"'[at]) return undefined;
    if ((value.includes('.') && !isLast) || (at > 0 && Number(value) >= 60)) return undefined;
    degrees += Number(value) / 60 ** at;
  }
  return degrees;
}

/** One coordinate from its tokens; undefined if they contradict each other. */
function readingOf(tokens: readonly Token[]): Reading | undefined {
  const numbers = tokens.filter((token) => token.kind === 'number');
  const signs = tokens.filter((token) => token.kind === 'sign');
  const directions = tokens.filter((token) => token.kind === 'direction');
  const axes = new Set(tokens.flatMap((token) => ('axis' in token ? [token.axis] : [])));
  const degrees = degreesOf(numbers);
  const most = Math.max(signs.length, directions.length, axes.size);
  if (degrees === undefined || most > 1) return undefined;
  const [sign, direction, first] = [signs[0], directions[0], numbers[0]];
  if (sign && tokens[tokens.indexOf(sign) + 1] !== first) return undefined;
  if (sign?.sign === -1 && direction?.sign === 1) return undefined;
  const [axis] = axes;
  return { axis, degrees: degrees * (sign?.sign === -1 ? -1 : (direction?.sign ?? 1)) };
}

/** Commas between digits as points, where they are decimal; undefined if they may be either. */
function withPoints(text: string): string | undefined {
  if (/\d\.\d/.test(text)) return text;
  const pointed = text.replace(/(\d+),(\d+)/g, '$1.$2');
  // `41,2,17` has two readings, `41,39,2,17` has one.
  return /\d,\d/.test(pointed) && !/\d\.\d+,\d+\.\d/.test(pointed) ? undefined : pointed;
}

/** Reads what is written in numbers and words. */
function inWords(text: string): readonly Reading[] | undefined {
  const pointed = withPoints(text)?.replace(
    /(\d):(\d+)(?::(\d+(?:\.\d+)?))?/g,
    (_, degrees: string, minutes: string, seconds?: string) =>
      `${degrees}°${minutes}'${seconds === undefined ? '' : `${seconds}"`}`,
  );
  const tokens = pointed === undefined ? undefined : tokensOf(pointed);
  const readings = (tokens && halves(tokens))?.map(readingOf);
  return readings?.every((reading) => reading !== undefined) ? readings : undefined;
}

/** Degrees as they are published: rounded, and without a negative zero. */
function rounded(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS)) + 0;
}

/**
 * Reads the place in a text.
 *
 * @param text what was typed or pasted: `41.39, 2.17`, `41°23'N 2°10'E`, an address of a map.
 * @returns undefined if there is no place in it, if it may be two, or if it is out of range. Where
 *   nothing says which number is which, the latitude comes first.
 */
export function parseCoordinates(text: string): Coordinates | undefined {
  const typed = plain(text);
  const isAddress = /^(?:https?|geo):|^[\w.-]+\/\S*$/.test(typed);
  const [one, two] = (isAddress ? inAddress(decoded(typed)) : inWords(typed)) ?? [];
  if (!one || !two || (one.axis !== undefined && one.axis === two.axis)) return undefined;
  const isReversed = one.axis === 'longitude' || two.axis === 'latitude';
  const [latitude, longitude] = (isReversed ? [two, one] : [one, two]).map(({ degrees }) =>
    rounded(degrees),
  );
  if (latitude === undefined || longitude === undefined) return undefined;
  const isThere =
    Math.abs(latitude) <= LARGEST.latitude && Math.abs(longitude) <= LARGEST.longitude;
  return isThere ? { latitude, longitude } : undefined;
}

/** A place as maps show and take it: `41.39, 2.17`. */
export function formatCoordinates({ latitude, longitude }: Coordinates): string {
  return `${rounded(latitude)}, ${rounded(longitude)}`;
}
