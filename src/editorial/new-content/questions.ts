/** The questions of `npm run new`, made from the schemas. */
import * as z from 'zod';
import { ACTIVITY_KINDS } from '../../model/schemas/activity.ts';
import { aboutField, schemaAt, unwrap, type AboutField } from '../../model/schemas/about.ts';
import { COUNTRY_CODES } from '../../model/schemas/fields.ts';
import { collections } from '../../model/schemas/index.ts';
import { PARTNER_KINDS } from '../../model/schemas/partner.ts';
import { REFERENCES } from '../../check/references.ts';
import { countryName } from '../../model/places.ts';
import type { Choice, KnownContent } from './known.ts';

/** Collections in which `npm run new` creates files. */
export const NEW_COLLECTIONS = ['activities', 'cities', 'partners'] as const;
export type NewCollection = (typeof NEW_COLLECTIONS)[number];

/** What people type for one entry of a collection. */
export const WORDS: Readonly<Record<NewCollection, string>> = {
  activities: 'activity',
  cities: 'city',
  partners: 'partner',
};

/** The answers so far, in the shape of the schema. */
export type Answers = Record<string, unknown>;

export type Control = 'text' | 'number' | 'yes-no' | 'choice' | 'choices' | 'list';

export interface Question {
  /** Where the answer belongs: `['event', 'start']`. */
  path: readonly string[];
  /** The name of its option, without the hyphens: `time-zone`. */
  flag: string;
  about: AboutField;
  control: Control;
  /** Whether the schema requires an answer, regardless of other answers. */
  required: boolean;
  /** What can be answered; undefined for what is typed freely. Names of entries need the known content. */
  options: (known?: KnownContent) => readonly Choice[] | undefined;
}

/** The answer at a path; undefined if there is none. */
export function answerAt(answers: Answers, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value && typeof value === 'object' ? (value as Answers)[key] : undefined),
    answers,
  );
}

/** The answers with one more. */
export function withAnswer(answers: Answers, path: readonly string[], value: unknown): Answers {
  const [key = '', ...rest] = path;
  if (rest.length === 0) return { ...answers, [key]: value };
  return { ...answers, [key]: withAnswer((answers[key] ?? {}) as Answers, rest, value) };
}

function controlOf(field: z.core.$ZodType): Control {
  const inner = unwrap(field);
  if (inner instanceof z.ZodEnum) return 'choice';
  if (inner instanceof z.ZodBoolean) return 'yes-no';
  if (inner instanceof z.ZodNumber) return 'number';
  if (inner instanceof z.ZodArray) return inner.element instanceof z.ZodEnum ? 'choices' : 'list';
  return 'text';
}

function enumerated(field: z.core.$ZodType): readonly Choice[] | undefined {
  const inner = unwrap(field);
  const values =
    inner instanceof z.ZodEnum
      ? inner.options
      : inner instanceof z.ZodArray && inner.element instanceof z.ZodEnum
        ? inner.element.options
        : undefined;
  return values?.map((value) => ({ value: String(value) }));
}

/** Fields that are not asked for: `preparePhoto` makes the file of a picture, and `npm run decide` the others. */
const NOT_ASKED = new Set(['image.src', 'confirmed', 'leftSource']);

/** Values of fields whose type does not list them. */
const VALUES: Readonly<Record<string, () => readonly Choice[]>> = {
  country: () =>
    COUNTRY_CODES.map((code) => ({ value: code, label: countryName(code, 'en') })).sort((a, b) =>
      a.label < b.label ? -1 : 1,
    ),
  'event.timeZone': () =>
    [...Intl.supportedValuesOf('timeZone'), 'UTC'].map((value) => ({ value })),
};

/**
 * The questions of a collection: each field of its schema that holds one value or a list of values,
 * in the order of the schema.
 */
export function questionsOf(collection: NewCollection): Question[] {
  const { schema } = collections[collection];
  const of = (holder: z.core.$ZodType, path: readonly string[]): Question[] => {
    const object = unwrap(holder);
    if (!(object instanceof z.ZodObject)) return [];
    return Object.keys(object.shape).flatMap((key): Question[] => {
      const here = [...path, key];
      const field = schemaAt(schema, here);
      if (!field || NOT_ASKED.has(here.join('.'))) return [];
      const inner = unwrap(field);
      if (inner instanceof z.ZodObject) return of(inner, here);
      // Lists of several fields each, such as the actions of a city, are written in the file.
      if (inner instanceof z.ZodArray && unwrap(inner.element) instanceof z.ZodObject) return [];
      const target = REFERENCES[collection]?.[`${here.join('.')}.*`];
      return [
        {
          path: here,
          flag: key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
          about: aboutField(schema, here),
          control: target ? 'choices' : VALUES[here.join('.')] ? 'choice' : controlOf(field),
          required: path.length === 0 && !(field as z.ZodType).safeParse(undefined).success,
          options: (known) =>
            target
              ? (known?.choices[target] ?? [])
              : (VALUES[here.join('.')]?.() ?? enumerated(field)),
        },
      ];
    });
  };
  return of(schema, []);
}

const kindIs =
  (...kinds: string[]) =>
  (answers: Answers) =>
    kinds.includes(String(answers['kind']));
const statusIs = (status: string) => (answers: Answers) => answers['status'] === status;
const always = () => true;

/**
 * The questions that are asked, in an order that is natural for people. Other
 * fields have only an option. A question comes if its condition holds, or if the schema needs an answer.
 */
const ASKED: Readonly<
  Record<NewCollection, Readonly<Record<string, 'needed' | ((answers: Answers) => boolean)>>>
> = {
  activities: {
    kind: always,
    title: always,
    summary: always,
    language: always,
    date: always,
    'event.start': kindIs('event', 'webinar'),
    'event.end': (answers) => answerAt(answers, ['event', 'start']) !== undefined,
    'event.timeZone': 'needed',
    'event.online': (answers) => answerAt(answers, ['event', 'start']) !== undefined,
    'event.place': (answers) => answerAt(answers, ['event', 'start']) !== undefined,
    'event.link': (answers) => answerAt(answers, ['event', 'start']) !== undefined,
    topics: always,
    cities: always,
    partners: always,
    principles: always,
    original: always,
    sources: always,
  },
  cities: {
    name: always,
    country: always,
    latitude: always,
    longitude: always,
    status: always,
    applied: 'needed',
    joined: (answers) => answers['status'] !== 'candidate',
    membershipSource: (answers) => answers['status'] !== 'candidate',
    left: statusIs('former'),
    website: always,
    summary: always,
    'contact.role': always,
    'contact.email': (answers) => answerAt(answers, ['contact', 'role']) !== undefined,
    sources: always,
  },
  partners: {
    name: always,
    shortName: always,
    kind: always,
    core: always,
    role: always,
    summary: always,
    since: always,
    website: always,
    sources: always,
  },
};

/** The questions for people, in order; `comes` says whether one is due after the answers so far. */
export function dialogueOf(
  collection: NewCollection,
): { question: Question; comes: (answers: Answers) => boolean }[] {
  const questions = new Map(
    questionsOf(collection).map((question) => [question.path.join('.'), question]),
  );
  return Object.entries(ASKED[collection]).map(([path, comes]) => {
    const question = questions.get(path);
    if (!question) throw new Error(`The schema of ${collection} has no field ${path}.`);
    return {
      question,
      comes: comes === 'needed' ? (answers) => isNeeded(collection, question, answers) : comes,
    };
  });
}

/**
 * The default answer to a question.
 *
 * @param today the day, ISO 8601.
 */
export function initialAnswer(
  collection: NewCollection,
  path: readonly string[],
  answers: Answers,
  today: string,
): unknown {
  const field = path.join('.');
  if (collection === 'activities' && field === 'date') return today;
  if (collection === 'cities' && field === 'status') return 'candidate';
  if (collection === 'cities' && field === 'applied' && answers['status'] === 'candidate')
    return today;
  return undefined;
}

const isBegun = (group: unknown) =>
  Object.values((group ?? {}) as Answers).some((value) => value !== undefined);

/**
 * An entry that has these answers and is in order otherwise: an example stands
 * for each required field that is not answered, or not rightly.
 */
function completed(schema: z.core.$ZodType, answers: Answers): Answers {
  const { shape } = unwrap(schema) as z.ZodObject;
  const entry: Answers = {};
  for (const key of Object.keys(shape)) {
    const field = shape[key] as z.ZodType;
    const isGroup = unwrap(field) instanceof z.ZodObject;
    const answer = answers[key];
    if (isGroup ? isBegun(answer) : field.safeParse(answer).success)
      entry[key] = isGroup ? completed(field, answer as Answers) : answer;
    else if (!field.safeParse(undefined).success) entry[key] = aboutField(schema, [key]).example;
  }
  return entry;
}

/**
 * Whether a question has to be answered after the answers so far: whether the
 * schema misses the field in an entry that has everything else.
 */
export function isNeeded(
  collection: NewCollection,
  { path, required }: Question,
  answers: Answers,
): boolean {
  if (required) return true;
  const { schema } = collections[collection];
  const group = path.slice(0, -1);
  const without = withAnswer(answers, path, undefined);
  const entry = completed(schema, without);
  const isGroupBegun = isBegun(answerAt(without, group));
  const { error } = schema.safeParse(isGroupBegun ? withAnswer(entry, path, undefined) : entry);
  const missing = new Set(error?.issues.map((issue) => issue.path.join('.')));
  const field = schemaAt(schema, path) as z.ZodType;
  return (
    missing.has(path.join('.')) ||
    (missing.has(group.join('.')) && !isGroupBegun && !field.safeParse(undefined).success)
  );
}

/** The collection that a kind belongs to: `event` is one of an activity, `network` of a partner. */
export function collectionOfKind(kind: string): NewCollection | undefined {
  if ((ACTIVITY_KINDS as readonly string[]).includes(kind)) return 'activities';
  return (PARTNER_KINDS as readonly string[]).includes(kind) ? 'partners' : undefined;
}
