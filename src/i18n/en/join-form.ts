/**
 * Texts of the script of the join form, with placeholders in braces. The page loads them as a file,
 * so that the page itself stays small.
 */
export const joinForm = {
  copied: 'The text is on your clipboard.',
  copyFailed: 'The text could not be copied. Open “The file” above, and copy it by hand.',
  emailSubject: 'Proposal: {city}',
  emailBody:
    'The file with our proposal is attached. (Please download it from the form first, and attach it to this message.)',
  correcting:
    'You are correcting the page of {city}. Change what is wrong or missing; everything else stays.',

  /** The search for the place. */
  search: {
    found: {
      none: 'No place of this name is in our list. Answer the questions below by hand.',
      one: '1 place found. Choose it with the down arrow and Enter.',
      other: '{count} places found. Choose one with the arrow keys and Enter.',
    },
    failed: 'The list of places could not be loaded. Answer the questions below by hand.',
  },
  place: '{name}, {country}: {people} people',
  isThisYours: '{name}, {country}. Is this your city? The answers below are filled in.',
  farAway: 'This place seems to be outside the country that you named. Is it right?',
  useInstead: 'Use {place} instead',

  /** A city that is, or may be, on the site already; the links to its page and to this form follow. */
  known: {
    wikidata: '{city} is on this site already.',
    unlocode: '{city} is on this site already.',
    name: '{city} is on this site already.',
    namesake: 'Another city of this name is on this site. Go on: your city gets a page of its own.',
    place: '{city}, close by, is on this site. If that is your city, correct its page.',
    page: 'Open the page of {city}',
    correct: 'Correct it, or join again, with this form',
  },

  counter: {
    left: '{now} of at most {most} characters',
    over: '{now} characters; at most {most} fit. Nothing is cut: shorten the text yourself.',
  },
  states: { done: '(complete)', open: '({count} to do)' },
  errors: {
    one: '1 answer needs your attention',
    other: '{count} answers need your attention',
    /** Precedes the title of the page. */
    title: 'Error: ',
  },
  change: 'Change',
  notAnswered: 'Not answered',

  draftSaved: 'The draft is among your downloads. Open it here to go on, on any device.',
  draftOpened: 'The answers from {file} are filled in.',
  noDraft:
    '{file} is neither a draft from this form nor the file of a city. Choose a file whose name ends in .md.',

  previewName: 'Your city',
  ring: { none: 'No actions yet.', some: 'Actions under {count} of 5 principles.' },
  receipt: { reference: 'Reference', city: 'City', day: 'Day', file: 'File' },

  /** What to do where an answer is missing, by the field. */
  missing: {
    name: 'Enter the name of the city in English.',
    'localNames.*.name': 'Enter the local name, or empty its language.',
    'localNames.*.language': 'Enter the language of the local name, for example Greek.',
    country: 'Enter the country.',
    coordinates: 'Find your city above, or enter its place, for example 41.39, 2.17.',
    website: 'Enter the address of the city’s website.',
    summary: 'Enter one sentence about the city and digital rights.',
    'actions.*.text': 'Enter what the city does.',
    'actions.*.kind': 'Choose what kind of action it is.',
    'actions.*.source.url': 'Enter the address of a public page that shows it.',
    'actions.*.source.publisher': 'Enter who publishes that page.',
    'decision.body': 'Enter who decides, for example the city council.',
    'contact.role': 'Enter the office that answers questions.',
    'contact.email': 'Enter the mailbox of that office.',
    sender: 'Choose how you relate to the city.',
  } as Readonly<Record<string, string>>,
};
