/** What is wrong with a value, by the messages of the schemas. The caller adds file, line and field. */
import type { Sentences } from '../../model/schemas/messages.ts';

export const messages = {
  missing: 'This is missing.',
  invisibleCharacter: 'There is an invisible control character in this text: {code}.',
  retype: 'Type the text again instead of pasting it.',
  lostCharacter: 'A character of this text was lost, and became U+FFFD, the replacement character.',
  typeLost: 'Look up the word in the original, and type it again.',
  tooManyMarks: 'There are more than four marks above or below one letter.',
  removeMarks: 'Remove the marks that no language writes.',
  nothingVisible: 'Nothing can be seen of this text. Write it in letters.',
  outerSpace: 'Remove the space at the beginning or the end.',
  tooShort: 'Write at least {min} characters.',
  tooLong: 'Write at most {max} characters; there are {now} now.',
  quotedText:
    'Write this as text. Put it between quotation marks if it looks like a number or a date.',
  oneLine: 'Write this on one line.',
  wholeSentence: 'Write a whole sentence, with a full stop at its end.',
  plainText: 'Write this as text.',
  entity: 'Readers would see {entity} as it is typed. Write the character itself.',
  htmlTag: 'Readers would see {tag} as it is typed. Write this without HTML.',
  markdownMarks: 'Readers would see {part} as it is typed. Write this without Markdown.',
  altIsFileName: 'The description is only the name of a file.',
  altIsEmpty: 'The description says that there is a picture, and not what it shows.',
  slug: 'Write the short name of the entry, for example "barcelona".',
  slugCharacters:
    'Use only lower-case letters a to z, digits and single hyphens, for example "new-york-city".',
  slugs: 'Write a list, for example [amsterdam, barcelona].',
  slugTwice: 'One entry is named twice.',
  hostInCode: 'The name of this site is written in code (xn--). Write it in its own letters.',
  hostCharacter:
    'There is a sign in the name of the site that does not belong there. Copy the address from the browser.',
  hostNotPublic: 'This site is not on the public web.',
  hostOfSeveralAlphabets:
    'The name of this site mixes letters of several alphabets, so that it can be mistaken for another. Use an address in one alphabet.',
  hostLooksLatin:
    'The name of this site looks like one in Latin letters, and is another. Use an address that cannot be mistaken.',
  linkIncomplete: 'This is not a complete web address. It looks like https://www.example.org/page',
  linkSpace: 'There is a space or an invisible character in this address.',
  linkStart: 'Start the address with https://',
  linkScheme:
    'An address cannot start with {scheme}: here. Link to a public page, with an address that starts with https://',
  linkWithoutScheme: 'This address has no https:// in front of it. Write it in full: {whole}',
  linkHidden:
    'This address hides the one that it leads to. Open the address in a browser and copy the one that you arrive at.',
  linkWrapped:
    'A mail program, a search engine or another service has put its own address around this one. Write the address inside: {inside}',
  linkForInsiders: 'People have to sign in to open this page. Link to the public one.',
  linkTooLong: 'This address is longer than 600 characters. Use a shorter one.',
  linkCharacter:
    'There is a {character} in this address, which does not belong there. Copy the address from the browser.',
  linkTracking:
    'This address tells its site who came from where ({parameters}). Write it without that: {plain}',
  linkPassword: 'Remove the user name or password from the address.',
  linkNumber: 'Use the name of the site, not a number.',
  link: 'Write a web address that starts with https://',
  email: 'Write an e-mail address, for example digital@example.org.',
  atMost: 'Write at most {max} characters.',
  date: 'Write a date as 2018, 2018-11 or 2018-11-14.',
  noDate:
    'This is not a date. Write it as 2018, 2018-11 or 2018-11-14, as precisely as it is known.',
  moment: 'Write a date such as 2021-10-28, or a date and time such as 2021-10-28T16:00.',
  noMoment: 'This is not a date. Write 2021-10-28, or with the local time 2021-10-28T16:00.',
  country: 'Write the name of the country, or its two-letter code, for example PT for Portugal.',
  noCountry:
    'No country of this name or code is known. In a file, use the two-letter code, for example PT for Portugal (ISO 3166-1).',
  countryOfTwo: 'Several countries are called so. Write which of them is meant: {names}.',
  language: 'Write the code of the language, for example "el" for Greek.',
  noLanguage:
    'No language with this code or name is known. Write its code, for example "el" for Greek (BCP 47).',
  languageCode: 'The code of this language is "{code}". Write that.',
  aliasPath: 'Write the path only, from the first slash, for example "/node/78".',
  aliasTooLong:
    'This path is too long: it may have {max} bytes. Letters beyond those of English take two to four.',
  aliasPlain: 'Write a plain path, without spaces, "?", "#", "%" or "..".',
  aliasHome: 'The home page cannot be an old address.',
  aliasWindows:
    'Windows cannot store this path: a part of it ends in a dot, or is the name of a device, such as "CON". Remove it from the list.',
  aliasReserved: 'This address belongs to a page or file of the site. Remove it from the list.',
  alias: 'Write a path, for example "/node/78".',
  aliases: 'Write a list of paths, for example ["/node/78"].',
  tooManyAliases: 'Name at most a hundred old addresses.',
  sources: 'Write a list of web addresses.',
  noSource: 'Name at least one source.',
  corrections: 'Write a list of corrections, each with its day and its text.',
  dayNeeded: 'Write the day, for example 2026-11-30.',
  correctionsOfOneDay: 'Two corrections have the same day. Make them one.',
  latitude: 'Write the latitude as a number between -90 and 90, for example 52.37.',
  latitudeRange: 'Latitude lies between -90 and 90.',
  longitude: 'Write the longitude as a number between -180 and 180, for example 4.9.',
  longitudeRange: 'Longitude lies between -180 and 180.',
  tooManyLocalNames: 'Name at most four local names.',
  status: 'Write member, candidate or former.',
  trueOrFalse: 'Write true or false.',
  wikidataText: 'Write the identifier as text, for example Q1524.',
  wikidata: 'Write the identifier of Wikidata: a Q and a number, for example Q1524.',
  unlocodeText: 'Write the code as text, for example GRATH.',
  unlocode: 'Write the five characters of the code without a space, for example GRATH.',
  actions: 'Write a list of actions, each with id, text, kind, principle and source.',
  tooManyActions: 'Name at most forty actions.',
  actionTwice: 'Two actions of the city have the id {id}. Give this one another.',
  actionTextTwice: 'Another action of the city says the same. Remove one, or say how {id} differs.',
  actionSource:
    'Write the source as "url:" and "publisher:", and "title:" if it is known, each on a line of its own below "source:".',
  memberWithoutSource: 'A member needs a public page that names it as a member.',
  candidateWithoutDate: 'A candidate needs the date of its application.',
  candidateJoined:
    'A candidate has no date of joining yet. Write "status: member", or remove the date.',
  leftWithoutStatus:
    'Only a former member has a date of leaving. Write "status: former", or move the date to "earlierMemberships".',
  leftBeforeJoined: 'The city cannot leave before it joined. Check both dates.',
  tooManyMemberships: 'List at most 9 earlier memberships.',
  joinedTwice: 'Give either joined or memberBy, not both.',
  unlocodeCountry: 'The code begins with the code of the country, which is {country} here.',
  timeZone: 'Write the time zone as continent and city, for example Europe/Madrid.',
  eventWithoutPlace: 'Say where it takes place, or write "online: true".',
  endBeforeStart: 'The end lies before the start.',
  timeWithoutZone: 'A time needs a time zone, for example Europe/Madrid.',
  furtherDays: 'Write a list of days, each with a line "- start: 2022-09-19".',
  tooManyFurtherDays: 'Name at most fifty further days.',
  furtherDayPrecision:
    'Separate days are written in full, here and in "start:" and "end:" of the event, and either all of them with a time or none.',
  furtherDayOrder:
    'This does not come after the day before it. The first day stands in "start:" of the event; the further days follow in order, and do not overlap.',
  revision: 'Write a whole number from 0 to 9999.',
  topics: 'Write a list of topics, for example [ai, data].',
  noTopic: 'Name at least one topic.',
  tooManyTopics: 'Name at most five topics.',
  topicTwice: 'One topic is named twice.',
  pictureFile: 'Put the picture beside this file and write "./name.jpg" (jpg, png, webp or avif).',
  eventWithoutStart:
    'An event needs its start and place: add "event:" with "start:" and "place:" or "online: true".',
  oneOf: 'Write one of: {values}.',
  results: 'Write a list of results, each with a text.',
  principleNumber: 'Write a number from 1 to 5.',
  noPoint: 'Write at least one point.',
  origin: 'Write coalition or site.',
  noItem: 'Write at least one item.',
  wholeNumber: 'Write a whole number.',
  notPositive: 'Write a number above zero.',
  qualifier: 'Write "about" or "more than", or leave it out.',
  latinName: 'Write the name in Latin letters; the local name has a field of its own.',
  cityHasPage:
    'There is a page for this city already. Open that page, and choose “Correct this page with the form”.',
  namesake:
    'There is a page for another {name} in this country already. Add to the name what tells the two apart, for example “Portland, Maine”.',
  actionsNeeded:
    'Name at least one thing that the city does, with its source, or say that there is nothing to show yet.',
  actionsAndNone: 'You named an action, and said that there is none yet. Take back one of the two.',
  decisionDay: 'Enter the day of the decision, or the month or year for which it is planned.',
  decisionTwice: 'Enter either the day of the decision or the time for which it is planned.',
  promiseNeeded:
    'A city that joins promises to uphold the Declaration. Tick the box to promise it.',
  coordinates:
    'Write latitude and longitude as a map shows them, for example 41.39, 2.17 or 41°23′N 2°10′E.',
} as const satisfies Sentences;
