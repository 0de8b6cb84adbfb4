/** Asks for what no option has answered, until the whole is in order. */
import { ALT_ADVICE, CREDIT_ADVICE } from '../photos/advice.ts';
import { readPhoto, typedPath } from '../photos/read-photo.ts';
import { errorsOf, readTyped, textOf } from './answers.ts';
import { proposeSlug, slugError, type Error as FieldError, type NewFile } from './compose.ts';
import type { Ask, Dialogue } from './dialogue.ts';
import { composeDraft, type Draft } from './draft.ts';
import {
  answerAt,
  dialogueOf,
  initialAnswer,
  isNeeded,
  questionsOf,
  withAnswer,
  type Question,
} from './questions.ts';

/** Who is asked, and the day, ISO 8601. */
export interface Conversation {
  dialogue: Dialogue;
  today: string;
}

function exampleOf({ about, control }: Question): string | undefined {
  const { example } = about;
  if (example === undefined || control === 'choices') return undefined;
  return Array.isArray(example) ? example.join(', ') : textOf(example);
}

function detailsOf(draft: Draft, question: Question, today: string): Ask {
  const { collection, answers, known } = draft;
  const { path, about, control } = question;
  const initial = answerAt(answers, path) ?? initialAnswer(collection, path, answers, today);
  return {
    title: about.title ?? path.join('.'),
    description:
      control === 'list'
        ? `${about.description ?? ''} Separate several by commas.`
        : about.description,
    example: exampleOf(question),
    ...(initial === undefined || typeof initial === 'object' ? {} : { initial: textOf(initial) }),
    isOptional: !isNeeded(collection, question, answers),
    error: (typed) => errorsOf(collection, question, readTyped(question, typed), answers, known)[0],
  };
}

/** Asks one question, until its answer is in order. */
async function ask(
  draft: Draft,
  question: Question,
  { dialogue, today }: Conversation,
): Promise<Draft> {
  const details = detailsOf(draft, question, today);
  const choices = question.options(draft.known);
  const answer = async (): Promise<unknown> => {
    if (question.control === 'yes-no')
      return dialogue.askYesNo(details.title, details.description, details.initial === 'true');
    if (choices && question.control === 'choices') return dialogue.askSome(details, choices);
    const typed =
      choices && question.control === 'choice'
        ? await dialogue.askOne(details, choices)
        : await dialogue.askText(details);
    return readTyped(question, typed);
  };
  return { ...draft, answers: withAnswer(draft.answers, question.path, await answer()) };
}

async function askForPhoto(draft: Draft, conversation: Conversation): Promise<Draft> {
  const { dialogue } = conversation;
  const path = await dialogue.askText({
    title: 'Picture',
    description:
      'A photo on this computer: type its path, or drag it into this window. It is made ready for the site, and the place where it was taken is removed.',
    example: '~/Pictures/IMG_2041.jpg',
    isOptional: true,
    error: () => undefined,
  });
  if (path.trim() === '') return draft;
  const photo = await readPhoto(typedPath(path));
  if ('error' in photo) {
    dialogue.tellError(photo.error);
    return askForPhoto(draft, conversation);
  }
  let described: Draft = { ...draft, photo };
  for (const question of questionsOf(draft.collection)) {
    const [group, name] = question.path;
    if (group !== 'image') continue;
    const advice = name === 'alt' ? ALT_ADVICE : CREDIT_ADVICE;
    const about = {
      ...question.about,
      description: `${question.about.description ?? ''}\n${advice}`,
    };
    described = await ask(
      described,
      { ...question, required: name === 'alt', about },
      conversation,
    );
  }
  return described;
}

/** Asks every question that is due. An answer decides which others are. */
async function askAll(start: Draft, conversation: Conversation): Promise<Draft> {
  let draft = start;
  for (const { question, comes } of dialogueOf(start.collection))
    if (!start.given.has(question.flag) && comes(draft.answers))
      draft = await ask(draft, question, conversation);
  return start.collection === 'activities' && !start.given.has('image')
    ? askForPhoto(draft, conversation)
    : draft;
}

async function askForSlug(
  { collection, answers, known }: Draft,
  { dialogue }: Conversation,
): Promise<string> {
  const typed = await dialogue.askText({
    title: 'Name of the file',
    description:
      'It becomes the address of the page, and stays. Take the proposal, or a shorter one.',
    initial: proposeSlug(collection, answers, known),
    isOptional: false,
    error: (slug) => slugError(collection, slug.trim(), known),
  });
  return typed.trim();
}

/** The question for a field, or for one within or around it. */
function questionFor(draft: Draft, field: string): Question | undefined {
  const questions = questionsOf(draft.collection).map(
    (question) => [question.path.join('.'), question] as const,
  );
  return (questions.find(([path]) => path === field) ??
    questions.find(([path]) => path.startsWith(`${field}.`) || field.startsWith(`${path}.`)))?.[1];
}

/** Asks again for what is wrong; the other answers stay. */
async function askAgain(
  start: Draft,
  errors: readonly FieldError[],
  conversation: Conversation,
): Promise<Draft> {
  let draft = start;
  const again = new Map<string, Question>();
  for (const { field, message } of errors) {
    conversation.dialogue.tellError(message);
    const question = questionFor(draft, field);
    if (field === 'slug') draft = { ...draft, slug: undefined };
    else if (question) again.set(question.flag, question);
    else throw new Error(`${field}: ${message}`);
  }
  for (const question of again.values()) draft = await ask(draft, question, conversation);
  return draft;
}

/**
 * Asks for what is missing, and makes the file.
 *
 * @throws Cancelled if the person stops.
 */
export async function converse(
  start: Draft,
  conversation: Conversation,
): Promise<{ draft: Draft; file: NewFile }> {
  let draft = await askAll(start, conversation);
  for (;;) {
    const slug = draft.slug ?? (await askForSlug(draft, conversation));
    const composed = composeDraft(draft, slug);
    if (composed.ok) return { draft, file: composed.file };
    // Some errors show only when all answers are there.
    draft = await askAgain({ ...draft, slug }, composed.errors, conversation);
  }
}
