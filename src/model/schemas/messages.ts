/**
 * What the schemas say is wrong: a key, and values that belong into the sentence.
 * The sentences are in the dictionaries, `messages`.
 */

/** The names of the values of each message. */
export const MESSAGES = {
  missing: [],
  invisibleCharacter: ['code'],
  retype: [],
  lostCharacter: [],
  typeLost: [],
  tooManyMarks: [],
  removeMarks: [],
  nothingVisible: [],
  outerSpace: [],
  tooShort: ['min'],
  tooLong: ['max', 'now'],
  quotedText: [],
  oneLine: [],
  wholeSentence: [],
  plainText: [],
  entity: ['entity'],
  htmlTag: ['tag'],
  markdownMarks: ['part'],
  altIsFileName: [],
  altIsEmpty: [],
  slug: [],
  slugCharacters: [],
  slugs: [],
  slugTwice: [],
  hostInCode: [],
  hostCharacter: [],
  hostNotPublic: [],
  hostOfSeveralAlphabets: [],
  hostLooksLatin: [],
  linkIncomplete: [],
  linkSpace: [],
  linkStart: [],
  linkScheme: ['scheme'],
  linkWithoutScheme: ['whole'],
  linkHidden: [],
  linkWrapped: ['inside'],
  linkForInsiders: [],
  linkTooLong: [],
  linkCharacter: ['character'],
  linkTracking: ['parameters', 'plain'],
  linkPassword: [],
  linkNumber: [],
  link: [],
  email: [],
  atMost: ['max'],
  date: [],
  noDate: [],
  moment: [],
  noMoment: [],
  country: [],
  noCountry: [],
  countryOfTwo: ['names'],
  language: [],
  noLanguage: [],
  languageCode: ['code'],
  aliasPath: [],
  aliasTooLong: ['max'],
  aliasPlain: [],
  aliasHome: [],
  aliasWindows: [],
  aliasReserved: [],
  alias: [],
  aliases: [],
  tooManyAliases: [],
  sources: [],
  noSource: [],
  corrections: [],
  dayNeeded: [],
  correctionsOfOneDay: [],
  latitude: [],
  latitudeRange: [],
  longitude: [],
  longitudeRange: [],
  tooManyLocalNames: [],
  status: [],
  trueOrFalse: [],
  wikidataText: [],
  wikidata: [],
  unlocodeText: [],
  unlocode: [],
  actions: [],
  tooManyActions: [],
  actionTwice: ['id'],
  actionTextTwice: ['id'],
  actionSource: [],
  memberWithoutSource: [],
  candidateWithoutDate: [],
  candidateJoined: [],
  leftWithoutStatus: [],
  joinedTwice: [],
  leftBeforeJoined: [],
  tooManyMemberships: [],
  unlocodeCountry: ['country'],
  timeZone: [],
  eventWithoutPlace: [],
  endBeforeStart: [],
  timeWithoutZone: [],
  furtherDays: [],
  tooManyFurtherDays: [],
  furtherDayPrecision: [],
  furtherDayOrder: [],
  revision: [],
  topics: [],
  noTopic: [],
  tooManyTopics: [],
  topicTwice: [],
  pictureFile: [],
  eventWithoutStart: [],
  oneOf: ['values'],
  results: [],
  principleNumber: [],
  noPoint: [],
  origin: [],
  noItem: [],
  wholeNumber: [],
  notPositive: [],
  qualifier: [],
  latinName: [],
  cityHasPage: [],
  namesake: ['name'],
  actionsNeeded: [],
  actionsAndNone: [],
  decisionDay: [],
  decisionTwice: [],
  promiseNeeded: [],
  coordinates: [],
} as const satisfies Record<string, readonly string[]>;

export type MessageKey = keyof typeof MESSAGES;

/** The sentence of each message in one language, with the names of its values in braces. */
export type Sentences = Readonly<Record<MessageKey, string>>;

type Values<Key extends MessageKey> = Record<(typeof MESSAGES)[Key][number], string | number>;

/** A message as zod carries it, in one string. */
export function message<Key extends MessageKey>(
  key: Key,
  ...values: (typeof MESSAGES)[Key] extends readonly [] ? [] : [Values<Key>]
): string {
  return [key, ...values.map((each) => JSON.stringify(each))].join(' ');
}

function sentence(line: string, sentences: Sentences): string {
  const [, key = '', values = '{}'] = /^(\w+)(?: (\{.*\}))?$/.exec(line) ?? [];
  if (!Object.hasOwn(MESSAGES, key)) return line;
  const known = JSON.parse(values) as Record<string, string | number>;
  return sentences[key as MessageKey].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(known[name]),
  );
}

/** The sentences for a message, or for several on a line each; other text stays as it is. */
export function say(text: string, sentences: Sentences): string {
  return text
    .split('\n')
    .map((line) => sentence(line, sentences))
    .join(' ');
}
