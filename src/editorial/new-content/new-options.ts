/** The options of `npm run new`: made from the schemas, one for each field. */
import { UsageError } from '../../base/command.ts';
import { didYouMean } from '../../check/explain.ts';
import {
  describeOptions,
  readDescribed,
  type DescribedOption,
  type TypedOptions,
} from './described-options.ts';
import {
  collectionOfKind,
  initialAnswer,
  NEW_COLLECTIONS,
  questionsOf,
  WORDS,
  type NewCollection,
  type Question,
} from './questions.ts';

const COLLECTION_OF_WORD = new Map<string, NewCollection>(
  NEW_COLLECTIONS.flatMap((name) => [
    [WORDS[name], name],
    [name, name],
  ]),
);

const SLUG: DescribedOption = {
  name: 'slug',
  value: 'NAME',
  help: 'The name of the file, without its extension. It becomes the address. Without this option it is made from the title.',
};
const TEXT: DescribedOption = {
  name: 'text',
  value: 'TEXT',
  help: 'The text below the fields, in Markdown. An activity without one is a draft.',
};
const PHOTO: DescribedOption = {
  name: 'image',
  value: 'PHOTO',
  help: 'A photo, for an activity. It is turned upright, made as large as needed, and cleared of the place where it was taken. Needs --alt.',
};
const HELP: DescribedOption = {
  name: 'help',
  help: 'Lists the options of an activity, or of the word before it: npm run new -- city --help.',
};

/** The line below an error that says where all options are listed. */
export function helpLine(collection?: NewCollection): string {
  return `npm run new -- ${collection ? `${WORDS[collection]} ` : ''}--help lists all options.`;
}

function valueName({ control, path }: Question): string {
  if (control === 'choices' || control === 'list') return 'A,B';
  if (control === 'number') return 'NUMBER';
  const name = path.at(-1) ?? '';
  return name === 'date' || name === 'kind' ? name.toUpperCase() : 'TEXT';
}

/** The values of a short list, as the last sentence of a description; empty for other questions. */
export function valuesSentence({ flag, control, options }: Question): string {
  if (flag !== 'kind' && flag !== 'topics') return '';
  const values = options()?.map(({ value }) => value) ?? [];
  return ` ${control === 'choices' ? 'Of' : 'One of'}: ${values.join(', ')}.`;
}

function optionOf(collection: NewCollection, question: Question): DescribedOption {
  const { flag, about, control, required, path } = question;
  const hasDefault = initialAnswer(collection, path, {}, 'today') !== undefined;
  const ifLeftOut = collection === 'activities' ? 'Today' : 'A candidate';
  const needed = hasDefault ? `${ifLeftOut}, if it is left out. ` : 'Needed. ';
  return {
    name: flag,
    value: control === 'yes-no' ? undefined : valueName(question),
    help: `${required ? needed : ''}${about.description ?? about.title ?? ''}${valuesSentence(question)}`,
  };
}

/** The options of a collection: one for each field, and those of the command. */
export function optionsOf(collection: NewCollection): DescribedOption[] {
  return [
    ...questionsOf(collection).map((question) => optionOf(collection, question)),
    SLUG,
    TEXT,
    ...(collection === 'activities' ? [PHOTO] : []),
    HELP,
  ];
}

const EXAMPLES: Readonly<Record<NewCollection, string>> = {
  activities:
    '--kind event --title "A meeting in Porto" --topics data,privacy --cities porto,milan …',
  cities: '--name Athens --country GR --latitude 37.98 --longitude 23.73 …',
  partners: '--name "United Cities and Local Governments" --short-name UCLG --kind network …',
};

/** What `--help` shows. */
export function usage(collection: NewCollection): string {
  const word = WORDS[collection];
  return [
    'npm run new                       asks what is needed, and writes the file of an activity, a city or a partner',
    `npm run new -- ${word.padEnd(18)} asks for the rest only`,
    `npm run new -- ${word} ${EXAMPLES[collection]}`,
    '',
    `Options for ${collection === 'activities' ? 'an' : 'a'} ${word}. With all that are needed, nothing is asked. Separate several values by commas.`,
    '',
    describeOptions(optionsOf(collection)),
    ...(collection === 'activities'
      ? ['', 'For a city or a partner: npm run new -- city --help, npm run new -- partner --help']
      : []),
  ].join('\n');
}

const collectionNamed = (word: string) => COLLECTION_OF_WORD.get(word) ?? collectionOfKind(word);

/**
 * Finds out which collection is meant, and whether only help is wanted.
 *
 * @returns no collection if nothing that was typed says so.
 * @throws UsageError for a word or an option that does not exist.
 */
export function readCollection(args: readonly string[]): {
  collection?: NewCollection | undefined;
  isHelp: boolean;
} {
  // The options of all three are known here, so that the value of one is not taken for the word.
  const all = new Map(NEW_COLLECTIONS.flatMap(optionsOf).map((option) => [option.name, option]));
  const { positionals, values } = readDescribed(args, [...all.values()], helpLine());
  const [word, ...others] = positionals;
  const isHelp = values.has('help');
  if (others.length > 0 && !isHelp)
    throw new UsageError(
      `Only one word stands there without an option: activity, city or partner. Put a text with spaces between quotation marks: "${positionals.join(' ').slice(0, 60)}".\n\n${helpLine()}`,
    );
  if (word !== undefined) {
    const collection = collectionNamed(word);
    if (!collection && !isHelp)
      throw new UsageError(
        `There is no "${word}". ${didYouMean(word, [...COLLECTION_OF_WORD.keys()]) ?? 'Write activity, city or partner.'}\n\n${helpLine()}`,
      );
    return { collection, isHelp };
  }
  const kind = values.get('kind');
  // An activity is by far the most frequent, so its messages are shown for a kind that does not exist.
  return {
    collection: kind === undefined ? undefined : (collectionNamed(kind) ?? 'activities'),
    isHelp,
  };
}

/**
 * Reads the options of a collection, by name.
 *
 * @throws UsageError for an option that the collection does not have.
 */
export function readValues(
  args: readonly string[],
  collection: NewCollection,
): ReadonlyMap<string, string> {
  const { values, positionals }: TypedOptions = readDescribed(
    args,
    optionsOf(collection),
    helpLine(collection),
  );
  const { kind, ...others } = Object.fromEntries(values);
  const [word = ''] = positionals;
  // "city" as a kind, and "event" as the word, are both understood.
  const meant = kind ?? (collectionOfKind(word) === collection ? word : undefined);
  return new Map(
    Object.entries(
      meant === undefined || COLLECTION_OF_WORD.has(meant) ? others : { ...others, kind: meant },
    ),
  );
}
