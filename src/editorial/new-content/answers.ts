/** Judges one answer at a time, with the messages of the schema. */
import type * as z from 'zod';
import { schemaAt } from '../../model/schemas/about.ts';
import { COUNTRY_CODES } from '../../model/schemas/fields.ts';
import { collections } from '../../model/schemas/index.ts';
import { didYouMean } from '../../check/explain.ts';
import { languageTag } from '../../model/languages.ts';
import { countryCode } from '../../model/places.ts';
import { duplicateError } from './duplicates.ts';
import type { KnownContent } from './known.ts';
import {
  answerAt,
  isNeeded,
  withAnswer,
  type Answers,
  type NewCollection,
  type Question,
} from './questions.ts';
import { inWords } from '../../check/in-words.ts';

const isEmpty = (value: unknown) =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** An answer as text; empty for a list or no answer. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';

/** The items of a typed list: `ai, data`. */
export function partsOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The items of a typed list of addresses, which may contain commas. */
export function addressesOf(text: string): string[] {
  return text
    .split(/,\s+|,(?=https?:|\/)|\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Turns typed text into a value: `yes` into true, the name of a country into its code. */
export function readTyped(question: Question, typed: string): unknown {
  const text = typed.trim();
  if (text === '') return undefined;
  switch (question.control) {
    case 'yes-no':
      return /^(?:y|yes|true)$/i.test(text) ? true : /^(?:n|no|false)$/i.test(text) ? false : text;
    case 'number':
      return /^[-+]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) + 0 : text;
    case 'choices':
      return partsOf(text);
    case 'list':
      return addressesOf(text);
    default:
      return codeOf(question.path.at(-1), text) ?? text;
  }
}

/** The code of a country or language that was typed by its name; undefined for other fields. */
function codeOf(field: string | undefined, text: string): string | undefined {
  if (field === 'country') return countryCode(text, COUNTRY_CODES);
  return field === 'language' || field === 'nameLanguage' ? languageTag(text) : undefined;
}

/** The messages of a schema about a path and below it, without duplicates. */
function errorsAt(schema: z.ZodType, value: unknown, path: readonly string[]): string[] {
  const issues = schema.safeParse(value, { reportInput: true }).error?.issues ?? [];
  const here = issues.filter((issue) => path.every((key, index) => issue.path[index] === key));
  return [...new Set(here.map(({ message }) => inWords(message)))];
}

/** Which of the chosen values do not exist, as sentences. */
function unknownChoices(question: Question, value: unknown, known: KnownContent): string[] {
  const options = question.options(known)?.map((option) => option.value);
  if (!options || question.control === 'text') return [];
  const hint = options.length <= 20 ? `Write one of: ${options.join(', ')}.` : undefined;
  return [value]
    .flat()
    .filter((item): item is string => typeof item === 'string' && !options.includes(item))
    .map(
      (item) =>
        `There is no "${item}". ${didYouMean(item, options) ?? hint ?? 'Check the spelling, or add it first.'}`,
    );
}

/**
 * What is wrong with an answer, as sentences; empty if nothing is. The answer is
 * also judged together with earlier ones: an end before its start.
 *
 * @param value as {@link readTyped} returns it; undefined if the question was skipped.
 */
export function errorsOf(
  collection: NewCollection,
  question: Question,
  value: unknown,
  answers: Answers,
  known: KnownContent,
): string[] {
  const { schema } = collections[collection];
  const field = schemaAt(schema, question.path) as z.ZodType;
  const needed = isNeeded(collection, question, answers);
  if (isEmpty(value) && !needed && question.path.length === 1) return [];
  const unknown = unknownChoices(question, value, known);
  if (unknown.length > 0) return unknown;
  const own =
    isEmpty(value) && !needed ? [] : errorsAt(field, isEmpty(value) ? undefined : value, []);
  if (own.length > 0) return own;
  if (question.path.length === 1) {
    const duplicate = duplicateError(
      collection,
      withAnswer(answers, question.path, value),
      '',
      known,
    );
    return duplicate && duplicate.field === question.path[0] ? [duplicate.message] : [];
  }
  // Rules that concern a whole group, such as an event.
  const group = question.path.slice(0, -1);
  const holder = schemaAt(schema, group) as z.ZodType;
  const together = answerAt(
    withAnswer(answers, question.path, isEmpty(value) ? undefined : value),
    group,
  );
  // A group without any answer is left out as a whole.
  if (Object.values((together ?? {}) as Answers).every((item) => item === undefined)) return [];
  return errorsAt(holder, together, question.path.slice(-1));
}
