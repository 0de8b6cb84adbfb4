/** A file in the making: what options and questions have answered so far. */
import { UsageError } from '../../base/command.ts';
import { checkMarkdown } from '../../check/markdown.ts';
import { ALT_ADVICE } from '../photos/advice.ts';
import type { PreparedPhoto } from '../photos/prepare-photo.ts';
import { readPhoto } from '../photos/read-photo.ts';
import { errorsOf, readTyped } from './answers.ts';
import { composeFile, proposeSlug, slugError, type NewFile } from './compose.ts';
import type { KnownContent } from './known.ts';
import { helpLine, valuesSentence } from './new-options.ts';
import {
  answerAt,
  dialogueOf,
  initialAnswer,
  isNeeded,
  questionsOf,
  withAnswer,
  type Answers,
  type NewCollection,
  type Question,
} from './questions.ts';

export interface Draft {
  collection: NewCollection;
  known: KnownContent;
  answers: Answers;
  /** Names of the options that were given: their questions are not asked. */
  given: ReadonlySet<string>;
  /** The text below the front matter, in Markdown. */
  text: string;
  slug: string | undefined;
  photo: PreparedPhoto | undefined;
}

/** Ends the command with what is wrong and where help is. */
export function refuse({ collection }: Draft, errors: readonly string[]): never {
  throw new UsageError([...errors, '', helpLine(collection)].join('\n'));
}

/** The errors of each answer that was given as an option. */
function answerErrors({ collection, known, answers, given }: Draft): string[] {
  return questionsOf(collection)
    .filter(({ flag }) => given.has(flag))
    .flatMap((question) =>
      errorsOf(collection, question, answerAt(answers, question.path), answers, known).map(
        (message) => `--${question.flag}: ${message}`,
      ),
    );
}

function photoErrors({ given }: Draft): string[] {
  if (!given.has('image'))
    return given.has('alt') || given.has('credit')
      ? ['--alt and --credit belong to a picture: name it with --image.']
      : [];
  return given.has('alt') ? [] : [`--alt is missing: say what the picture shows. ${ALT_ADVICE}`];
}

/**
 * Fills a draft with what was given as options.
 *
 * @throws UsageError that lists everything that is wrong with it.
 */
export async function draftFrom(
  collection: NewCollection,
  values: ReadonlyMap<string, string>,
  known: KnownContent,
): Promise<Draft> {
  const path = values.get('image');
  const photo = path === undefined ? undefined : await readPhoto(path);
  // The rules of a group need all its fields: first all are read, then each is judged.
  const answers = questionsOf(collection).reduce<Answers>((before, question) => {
    const typed = values.get(question.flag);
    return typed === undefined
      ? before
      : withAnswer(before, question.path, readTyped(question, typed));
  }, {});
  const draft: Draft = {
    collection,
    known,
    answers,
    given: new Set(values.keys()),
    text: values.get('text') ?? '',
    slug: values.get('slug'),
    photo: photo && 'bytes' in photo ? photo : undefined,
  };
  const slugIsWrong =
    draft.slug === undefined ? undefined : slugError(collection, draft.slug, known);
  const errors = [
    ...answerErrors(draft),
    ...checkMarkdown(draft.text, 1, 'md').map(
      ({ message, fix }) => `--text: ${[message, fix].filter(Boolean).join(' ')}`,
    ),
    ...(slugIsWrong === undefined ? [] : [`--slug: ${slugIsWrong}`]),
    ...(photo && 'error' in photo ? [`--image: ${photo.error}`] : []),
    ...photoErrors(draft),
  ];
  return errors.length > 0 ? refuse(draft, errors) : draft;
}

/** The questions that are due after the answers so far, and that no option has answered. */
export function openQuestions({ collection, given }: Draft, answers: Answers): Question[] {
  return dialogueOf(collection)
    .filter(({ question, comes }) => !given.has(question.flag) && comes(answers))
    .map(({ question }) => question);
}

/** The draft with what is taken where nothing is said. */
export function withDefaults(draft: Draft, today: string): Draft {
  const answers = dialogueOf(draft.collection).reduce((before, { question: { path, flag } }) => {
    const initial = draft.given.has(flag)
      ? undefined
      : initialAnswer(draft.collection, path, before, today);
    return initial === undefined ? before : withAnswer(before, path, initial);
  }, draft.answers);
  return { ...draft, answers };
}

/** The questions without whose answers no file can be written. */
export function missingAnswers(draft: Draft): Question[] {
  const { collection, answers } = draft;
  return openQuestions(draft, answers).filter(
    (question) =>
      answerAt(answers, question.path) === undefined && isNeeded(collection, question, answers),
  );
}

/** Ends the command with a list of the options that are missing. */
export function refuseIncomplete(draft: Draft, missing: readonly Question[]): never {
  return refuse(draft, [
    'Missing, and there is no terminal here to ask at:',
    ...missing.map(
      (question) =>
        `  --${question.flag}: ${question.about.description ?? ''}${valuesSentence(question)}`,
    ),
  ]);
}

/** Writes the text of the file, and judges it. */
export function composeDraft(
  { collection, answers, photo, text, known }: Draft,
  slug: string,
): ReturnType<typeof composeFile> {
  const whole = photo ? withAnswer(answers, ['image', 'src'], `./${slug}.webp`) : answers;
  return composeFile(collection, whole, slug, text, known);
}

/**
 * Makes the file of a draft in which every answer is there.
 *
 * @throws UsageError that lists what is wrong with the whole.
 */
export function composeOrRefuse(draft: Draft): NewFile {
  const { collection, answers, known } = draft;
  const slug = draft.slug ?? proposeSlug(collection, answers, known);
  if (slug === '')
    return refuse(draft, [
      collection === 'activities'
        ? '--slug is missing: no free name for the file can be made from the title.'
        : '--slug is missing: no free name for the file can be made from the name. Perhaps the entry is there already.',
    ]);
  const composed = composeDraft(draft, slug);
  if (composed.ok) return composed.file;
  const flags = new Map(
    questionsOf(collection).map(({ path, flag }) => [path.join('.'), `--${flag}`]),
  );
  return refuse(
    draft,
    composed.errors.map(({ field, message }) => `${flags.get(field) ?? field}: ${message}`),
  );
}
