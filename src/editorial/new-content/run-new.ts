/** `npm run new`: from flags, or from answers at the terminal, to a file. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collections } from '../../model/schemas/index.ts';
import { checkMarkdown } from '../../check/markdown.ts';
import { didYouMean } from '../../check/explain.ts';
import type { PreparedPhoto } from '../photos/prepare-photo.ts';
import { ALT_ADVICE, CREDIT_ADVICE } from '../photos/advice.ts';
import { readPhoto, typedPath } from '../photos/read-photo.ts';
import { errorsOf, readTyped, textOf } from './answers.ts';
import { composeFile, proposeSlug, slugError, type NewFile } from './compose.ts';
import { terminal, type Ask, type Dialogue } from './dialogue.ts';
import { describeFlags, readFlags, type FlagSpec } from './flags.ts';
import { readKnownContent, type KnownContent } from './known.ts';
import {
  answerAt,
  collectionOfKind,
  dialogueOf,
  initialAnswer,
  isNeeded,
  NEW_COLLECTIONS,
  questionsOf,
  withAnswer,
  WORDS,
  type Answers,
  type NewCollection,
  type Question,
} from './questions.ts';

export interface NewOptions {
  /** The content folder. */
  content: string;
  /** How the content folder is called in what is printed. */
  shown: string;
  /** The day, ISO 8601. */
  today: string;
  /** Whether somebody sits at a terminal and can be asked. */
  isTerminal: boolean;
  /** How to ask; at the terminal, if it is not given. */
  dialogue?: Dialogue;
}

export interface Outcome {
  exitCode: number;
  text: string;
}

const COLLECTION_OF_WORD = new Map(
  NEW_COLLECTIONS.flatMap(
    (name) =>
      [
        [WORDS[name], name],
        [name, name],
      ] as [string, NewCollection][],
  ),
);

const OWN_FLAGS: readonly FlagSpec[] = [
  {
    name: 'slug',
    value: 'NAME',
    help: 'The name of the file, without its ending. It becomes the address. Without this flag it is made from the title.',
  },
  {
    name: 'text',
    value: 'TEXT',
    help: 'The text below the fields, in Markdown. An activity without one is a draft.',
  },
];
const PHOTO_FLAG: FlagSpec = {
  name: 'image',
  value: 'PHOTO',
  help: 'A photo, for an activity. It is turned upright, made as large as needed, and cleared of the place where it was taken. Needs --alt.',
};
const HELP_FLAG: FlagSpec = {
  name: 'help',
  help: 'Lists the flags of an activity, or of the word before it: npm run new -- city --help.',
};

function valueName({ control, path }: Question): string {
  if (control === 'choices' || control === 'list') return 'A,B';
  if (control === 'number') return 'NUMBER';
  return (
    ({ date: 'DATE', title: 'TEXT', kind: 'KIND' } as Record<string, string>)[path.at(-1) ?? ''] ??
    'TEXT'
  );
}

/** The flags of a collection: one for each field, and those of the command. */
export function flagsOf(collection: NewCollection): FlagSpec[] {
  const fields = questionsOf(collection).map((question): FlagSpec => {
    const { flag, about, control, required } = question;
    const options =
      collection !== 'cities' && (flag === 'kind' || flag === 'topics')
        ? question.options({ choices: {} } as unknown as KnownContent)
        : undefined;
    const list = options
      ? ` One of: ${options.map(({ value }) => value).join(', ')}.`.replace(
          'One of',
          control === 'choices' ? 'Of' : 'One of',
        )
      : '';
    return {
      name: flag,
      ...(control === 'yes-no' ? {} : { value: valueName(question) }),
      help: `${!required ? '' : initialAnswer(collection, question.path, {}, 'today') === undefined ? 'Needed. ' : `${collection === 'activities' ? 'Today' : 'A candidate'}, if it is left out. `}${about.description ?? about.title ?? ''}${list}`,
    };
  });
  return [...fields, ...OWN_FLAGS, ...(collection === 'activities' ? [PHOTO_FLAG] : []), HELP_FLAG];
}

function usage(collection: NewCollection): string {
  const example =
    collection === 'activities'
      ? '--kind event --title "A meeting in Porto" --topics data,privacy --cities porto,milan …'
      : collection === 'cities'
        ? '--name Athens --country GR --latitude 37.98 --longitude 23.73 …'
        : '--name "United Cities and Local Governments" --short-name UCLG --kind network …';
  return [
    `npm run new                       asks what is needed, and writes the file of an activity, a city or a partner`,
    `npm run new -- ${WORDS[collection].padEnd(18)} asks for the rest only`,
    `npm run new -- ${WORDS[collection]} ${example}`,
    '',
    `Flags for ${collection === 'activities' ? 'an activity' : `a ${WORDS[collection]}`}. With all that are needed, nothing is asked. Several values are separated by commas.`,
    '',
    describeFlags(flagsOf(collection)),
    '',
    ...(collection === 'activities'
      ? ['For a city or a partner: npm run new -- city --help, npm run new -- partner --help']
      : []),
  ]
    .join('\n')
    .trimEnd();
}

/** Which of the three is to be made, as far as the words say it. */
function collectionFrom(argv: readonly string[]): { collection?: NewCollection; error?: string } {
  // The flags of all three are known here, so that the value of one is not taken for the word.
  const all = [
    ...new Map(NEW_COLLECTIONS.flatMap(flagsOf).map((spec) => [spec.name, spec])).values(),
  ];
  const { positionals, values } = readFlags(argv, all);
  const [word, ...others] = positionals;
  if (others.length > 0)
    return {
      error: `Only one word stands there without a flag: activity, city or partner. Put a text with spaces between quotation marks: "${[word, ...others].join(' ').slice(0, 60)}".`,
    };
  const kind = values.get('kind');
  if (word !== undefined) {
    const named = COLLECTION_OF_WORD.get(word) ?? collectionOfKind(word);
    return named
      ? { collection: named }
      : {
          error: `There is no "${word}". ${didYouMean(word, [...COLLECTION_OF_WORD.keys()]) ?? 'Write activity, city or partner.'}`,
        };
  }
  const named =
    kind === undefined ? undefined : (COLLECTION_OF_WORD.get(kind) ?? collectionOfKind(kind));
  if (named) return { collection: named };
  // An activity is by far the most frequent, so that its messages are shown for a kind that does not exist.
  return kind === undefined ? {} : { collection: 'activities' };
}

interface State {
  collection: NewCollection;
  answers: Answers;
  known: KnownContent;
  text: string;
  slug: string | undefined;
  photo: PreparedPhoto | undefined;
  today: string;
  dialogue: Dialogue;
}

function example({ about, control }: Question): string | undefined {
  const { example: value } = about;
  if (value === undefined || control === 'choices') return undefined;
  return Array.isArray(value) ? value.join(', ') : textOf(value);
}

/** Asks one question, until its answer is in order. */
async function ask(state: State, question: Question): Promise<Answers> {
  const { collection, answers, known, today, dialogue } = state;
  const { path, about, control } = question;
  const isOptional = !isNeeded(collection, question, answers);
  const initial = answerAt(answers, path) ?? initialAnswer(collection, path, answers, today);
  const options = question.options(known);
  const details: Ask = {
    title: about.title ?? path.join('.'),
    description: about.description,
    example: example(question),
    ...(initial === undefined || typeof initial === 'object' ? {} : { initial: textOf(initial) }),
    isOptional,
    error: (typed) => errorsOf(collection, question, readTyped(question, typed), answers, known)[0],
  };
  const put = (value: unknown) => withAnswer(answers, path, value);
  if (control === 'yes-no')
    return put(await dialogue.askYesNo(details.title, details.description, initial === true));
  if (options && control === 'choice')
    return put(readTyped(question, await dialogue.askOne(details, options)));
  if (options && control === 'choices') return put(await dialogue.askSome(details, options));
  if (control === 'list')
    return put(
      readTyped(
        question,
        await dialogue.askText({
          ...details,
          description: `${about.description ?? ''} Separate several by commas.`,
        }),
      ),
    );
  return put(readTyped(question, await dialogue.askText(details)));
}

async function askForPhoto(state: State): Promise<State> {
  const { dialogue } = state;
  const path = await dialogue.askText({
    title: 'Picture',
    description:
      'A photo on this computer: type its path, or drag it into this window. It is made ready for the site, and the place where it was taken is removed.',
    example: '~/Pictures/IMG_2041.jpg',
    isOptional: true,
    error: () => undefined,
  });
  if (path.trim() === '') return state;
  const read = await readPhoto(typedPath(path));
  if ('error' in read) {
    dialogue.tellError(read.error);
    return askForPhoto(state);
  }
  let { answers } = state;
  for (const [name, advice] of [
    ['alt', ALT_ADVICE],
    ['credit', CREDIT_ADVICE],
  ] as const) {
    const question = questionsOf(state.collection).find(
      (each) => each.path.join('.') === `image.${name}`,
    );
    if (!question) continue;
    const described = {
      ...question,
      required: name === 'alt',
      about: { ...question.about, description: `${question.about.description ?? ''}\n${advice}` },
    };
    answers = await ask({ ...state, answers }, described);
  }
  return { ...state, answers, photo: read };
}

/** Asks what no flag has answered, until the whole is in order. */
async function converse(
  start: State,
  given: ReadonlySet<string>,
): Promise<{ state: State; file: NewFile }> {
  let state = start;
  for (const { question, comes } of dialogueOf(state.collection)) {
    if (!given.has(question.flag) && comes(state.answers))
      state = { ...state, answers: await ask(state, question) };
  }
  if (state.collection === 'activities' && !given.has('image')) state = await askForPhoto(state);
  const questions = questionsOf(state.collection);
  for (;;) {
    if (state.slug === undefined) {
      const { collection, answers, known } = state;
      const proposal = proposeSlug(collection, answers, known);
      const slug = await state.dialogue.askText({
        title: 'Name of the file',
        description:
          'It becomes the address of the page, and stays. Take the proposal, or a shorter one.',
        initial: proposal,
        isOptional: false,
        error: (typed) => slugError(collection, typed.trim(), known),
      });
      state = { ...state, slug: slug.trim() };
    }
    const { collection, answers, slug = '', text, known } = state;
    const composed = composeFile(
      collection,
      withPicture(answers, state.photo, slug),
      slug,
      text,
      known,
    );
    if (composed.ok) return { state, file: composed.file };
    // What only shows when all is there is asked again; the other answers stay.
    const again = new Set<Question>();
    for (const { field, message } of composed.errors) {
      state.dialogue.tellError(message);
      if (field === 'slug') state = { ...state, slug: undefined };
      const question =
        questions.find(({ path }) => field === path.join('.')) ??
        questions.find(
          ({ path }) =>
            path.join('.').startsWith(`${field}.`) || field.startsWith(`${path.join('.')}.`),
        );
      if (question) again.add(question);
      else if (field !== 'slug') throw new Error(`${field}: ${message}`);
    }
    for (const question of again) state = { ...state, answers: await ask(state, question) };
  }
}

function withPicture(answers: Answers, photo: PreparedPhoto | undefined, slug: string): Answers {
  return photo ? withAnswer(answers, ['image', 'src'], `./${slug}.webp`) : answers;
}

/** Writes the picture, then the file; nothing is left behind if one of them fails. */
async function write(
  content: string,
  file: NewFile,
  photo: PreparedPhoto | undefined,
): Promise<string | undefined> {
  const picture = join(content, file.path.replace(/[^/]+$/, `${file.slug}.webp`));
  const explain = (error: unknown, path: string) =>
    (error as NodeJS.ErrnoException).code === 'EEXIST'
      ? `${path} is there already, and is left as it is. Take another name.`
      : `${path} cannot be written (${String(error)}).`;
  if (photo) {
    try {
      await writeFile(picture, photo.bytes, { flag: 'wx' });
    } catch (error) {
      return explain(error, picture);
    }
  }
  try {
    await writeFile(join(content, file.path), file.text, { flag: 'wx' });
  } catch (error) {
    if (photo) await rm(picture, { force: true });
    return explain(error, join(content, file.path));
  }
  return undefined;
}

function nextSteps(
  collection: NewCollection,
  file: NewFile,
  shown: string,
  photo: PreparedPhoto | undefined,
): string {
  const { folder } = collections[collection];
  return [
    `Written: ${shown}/${file.path}`,
    ...(photo
      ? [
          `Picture: ${shown}/${folder}/${file.slug}.webp (${photo.changes.join('; ')})`,
          ...photo.warnings,
        ]
      : []),
    ...(file.near === undefined
      ? []
      : [
          `${file.near} lies at the same place, and has a page. Remove the file if it is the same city.`,
        ]),
    '',
    'Next:',
    ...(file.isDraft
      ? [
          '  1. Open the file, and write the text below the second row of hyphens. Then remove the lines about the draft.',
        ]
      : collection === 'cities'
        ? ['  1. Open the file, and add what the city does under "actions:", each with its source.']
        : ['  1. Open the file, and read it once more.']),
    `  2. npm run dev      shows it at /${folder}/${file.slug}/${file.isDraft ? ', though it is a draft' : ''}`,
    '  3. npm run check    says what is to be fixed, and in which line',
  ].join('\n');
}

/**
 * Runs the command.
 *
 * @param argv what was typed after `npm run new --`.
 * @returns what is to be printed; nothing is printed here but the questions.
 * @throws Cancelled if somebody stops at a question; nothing has been written then.
 */
export async function runNew(
  argv: readonly string[],
  { content, shown, today, isTerminal, dialogue = terminal }: NewOptions,
): Promise<Outcome> {
  const fail = (
    errors: readonly string[],
    help = 'npm run new -- --help lists all flags.',
  ): Outcome => ({ exitCode: 1, text: [...errors, '', help].join('\n') });
  const { collection: named, error } = collectionFrom(argv);
  if (argv.includes('--help') || argv.includes('-h'))
    return { exitCode: 0, text: usage(named ?? 'activities') };
  if (error) return fail([error]);
  if (!named && !isTerminal)
    return fail([
      'Say what it is: npm run new -- activity, city or partner. There is no terminal here to ask at.',
    ]);
  const collection =
    named ??
    ((await dialogue.askOne(
      { title: 'What is it?', isOptional: false, error: () => undefined },
      NEW_COLLECTIONS.map((value) => ({
        value,
        label: {
          activities: 'An activity: news, an event, a publication …',
          cities: 'A city',
          partners: 'A partner',
        }[value],
      })),
    )) as NewCollection);
  const help = `npm run new -- ${WORDS[collection]} --help lists all flags.`;

  const flags = readFlags(argv, flagsOf(collection));
  const known = await readKnownContent(content);
  const questions = questionsOf(collection);
  const errors = [...flags.errors];
  let answers: Answers = {};
  const values = new Map(flags.values);
  if (values.has('kind') && COLLECTION_OF_WORD.has(values.get('kind') ?? '')) values.delete('kind');
  else if (!values.has('kind') && collectionOfKind(flags.positionals[0] ?? '') === collection)
    values.set('kind', flags.positionals[0] ?? '');
  // The rules of a group need all its fields: first all are read, then each is judged.
  for (const question of questions) {
    const typed = values.get(question.flag);
    if (typed !== undefined)
      answers = withAnswer(answers, question.path, readTyped(question, typed));
  }
  const given = new Set(values.keys());
  const isWhole = dialogueOf(collection).every(
    ({ question, comes }) =>
      given.has(question.flag) ||
      !comes(answers) ||
      initialAnswer(collection, question.path, answers, today) !== undefined ||
      !isNeeded(collection, question, answers),
  );
  if (isWhole || !isTerminal) {
    for (const { question } of dialogueOf(collection)) {
      const initial = given.has(question.flag)
        ? undefined
        : initialAnswer(collection, question.path, answers, today);
      if (initial !== undefined) answers = withAnswer(answers, question.path, initial);
    }
  }
  for (const question of questions) {
    if (!given.has(question.flag)) continue;
    errors.push(
      ...errorsOf(collection, question, answerAt(answers, question.path), answers, known).map(
        (message) => `--${question.flag}: ${message}`,
      ),
    );
  }
  const text = values.get('text') ?? '';
  errors.push(
    ...checkMarkdown(text, 1, 'md').map(
      ({ message, fix }) => `--text: ${[message, fix].filter(Boolean).join(' ')}`,
    ),
  );
  const slug = values.get('slug');
  const odd = slug === undefined ? undefined : slugError(collection, slug, known);
  if (odd) errors.push(`--slug: ${odd}`);
  const photoPath = values.get('image');
  const photo = photoPath === undefined ? undefined : await readPhoto(photoPath);
  if (photo && 'error' in photo) errors.push(`--image: ${photo.error}`);
  if (photoPath === undefined && (given.has('alt') || given.has('credit')))
    errors.push('--alt and --credit belong to a picture: name it with --image.');
  if (photoPath !== undefined && !given.has('alt'))
    errors.push(`--alt is missing: say what the picture shows. ${ALT_ADVICE}`);
  if (errors.length > 0) return fail(errors, help);

  let state: State = {
    collection,
    answers,
    known,
    text,
    slug,
    photo: photo && 'bytes' in photo ? photo : undefined,
    today,
    dialogue,
  };
  let file: NewFile;
  if (isWhole) {
    const name = slug ?? proposeSlug(collection, answers, known);
    if (name === '')
      return fail(
        [
          `--slug is missing: no free name for the file can be made from the ${collection === 'activities' ? 'title' : 'name'}${collection === 'activities' ? '' : '. Perhaps the entry is there already'}.`,
        ],
        help,
      );
    const composed = composeFile(
      collection,
      withPicture(answers, state.photo, name),
      name,
      text,
      known,
    );
    const flagOf = (field: string) => questions.find(({ path }) => path.join('.') === field)?.flag;
    if (!composed.ok)
      return fail(
        composed.errors.map(
          ({ field, message }) => `${flagOf(field) ? `--${flagOf(field)}` : field}: ${message}`,
        ),
        help,
      );
    ({ file } = composed);
  } else if (isTerminal) {
    ({ state, file } = await converse(state, given));
  } else {
    const missing = dialogueOf(collection).filter(
      ({ question, comes }) =>
        !given.has(question.flag) &&
        comes(answers) &&
        answerAt(answers, question.path) === undefined &&
        isNeeded(collection, question, answers),
    );
    return fail(
      [
        `Missing, and there is no terminal here to ask at:`,
        ...missing.map(
          ({ question: { flag, about, options } }) =>
            `  --${flag}: ${about.description ?? ''}${
              flag === 'kind' || flag === 'topics'
                ? ` Of: ${options(known)
                    ?.map(({ value }) => value)
                    .join(', ')}.`
                : ''
            }`,
        ),
      ],
      help,
    );
  }
  const failure = await write(content, file, state.photo);
  return failure
    ? fail([failure], help)
    : { exitCode: 0, text: nextSteps(collection, file, shown, state.photo) };
}
