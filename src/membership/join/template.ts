/**
 * The empty file of a city, with help in comments, to be filled in by hand. What a city may leave
 * out is commented out, so that an honest file without it has no error.
 */
import * as z from 'zod';
import { inEnglish } from '../../i18n/index.ts';
import { ACTION_KINDS } from '../../model/schemas/action.ts';
import { aboutField, schemaAt, unwrap } from '../../model/schemas/about.ts';
import { citySchema, SENDERS } from '../../model/schemas/city.ts';
import { openAnswers } from '../../model/schemas/joining.ts';
import { EITHER, mayBeAbsent } from './fields.ts';
import { ASKED_FOR, COORDINATES, PLACE } from './form.ts';

const texts = inEnglish.t.joinTemplate;

/** Few cities need these fields. */
const LEFT_OUT = /^localNames\.|\.checklist$|\.source\.title$/;

/** The form sets the id and the principle of an action; in a file, a person writes them. */
const NAMES = [...ASKED_FOR, ...PLACE, 'actions.*.id', 'actions.*.principle'].filter(
  (name) => name !== COORDINATES && !LEFT_OUT.test(name),
);

/** What a city that joins has to answer, though the schema can be without it. */
const OWED = openAnswers({}).map(({ field }) => field);

/** True if a city may leave out a field that is not, or not by itself, asked of all. */
function isOptional(path: readonly string[]): boolean {
  const name = path.join('.');
  return (
    mayBeAbsent(path) &&
    !EITHER.has(name) &&
    !OWED.some((owed) => owed === name || owed.startsWith(`${name}.`))
  );
}

/** True if a field is commented out: what may be left out, or is said by its being there. */
function isSwitchedOff(path: readonly string[]): boolean {
  const schema = schemaAt(citySchema, path);
  return (
    isOptional(path) ||
    EITHER.has(path.join('.')) ||
    (schema !== undefined && unwrap(schema) instanceof z.ZodBoolean)
  );
}

/** Lines of the file below their group, without its indent. */
type Lines = readonly string[];

const commentedOut = (lines: Lines) => lines.map((line) => `# ${line}`);
const indented = (lines: Lines) => lines.map((line) => `  ${line}`);
/** The lines of a group as an item of a list: a hyphen before the first field. */
const asItem = (lines: Lines) => {
  const first = lines.findIndex((line) => !line.startsWith('#'));
  return lines.map((line, index) => (index === first ? `- ${line}` : `  ${line}`));
};

/** The value to be filled in. A number has none: 0 would be a place in the sea. */
function emptyValue(path: readonly string[]): string {
  const schema = schemaAt(citySchema, path);
  const inner = schema && unwrap(schema);
  if (inner instanceof z.ZodNumber) return '';
  if (inner instanceof z.ZodBoolean) return ' true';
  return inner instanceof z.ZodArray ? ' []' : ' ""';
}

/** What a field is for, in a comment. */
function help(path: readonly string[], more?: string): string {
  const { title = '', description = '', example } = aboutField(citySchema, path);
  const isShown = typeof example === 'string' || typeof example === 'number';
  return texts.help({
    title,
    description: [description, more].filter(Boolean).join(' '),
    optional: isOptional(path),
    example: isShown ? String(example) : undefined,
  });
}

/** What stands in the file beside the names of the fields. */
interface Filling {
  /** Values of fields that nobody fills in. */
  given: Readonly<Record<string, string>>;
  /** What the help says of some fields besides; undefined for a file without help. */
  more?: Readonly<Record<string, string>>;
}

/** The fields that the form asks for below a path, in the order of the schema. */
function fieldsBelow(path: readonly string[], filling: Filling): string[] {
  const schema = schemaAt(citySchema, path);
  const object = schema && unwrap(schema);
  const keys = object instanceof z.ZodObject ? Object.keys(object.shape) : [];
  return keys.flatMap((key) => linesOf([...path, key], filling));
}

function withoutHelp(path: readonly string[], filling: Filling): string[] {
  const name = path.join('.');
  const key = path.at(-1);
  if (NAMES.includes(name)) return [`${key}:${emptyValue(path)}`];
  if (NAMES.some((other) => other.startsWith(`${name}.*.`)))
    return [`${key}:`, ...indented(asItem(fieldsBelow([...path, '*'], filling)))];
  return NAMES.some((other) => other.startsWith(`${name}.`))
    ? [`${key}:`, ...indented(fieldsBelow(path, filling))]
    : [];
}

function linesOf(path: readonly string[], filling: Filling): string[] {
  const name = path.join('.');
  const { given, more } = filling;
  if (given[name] !== undefined) return [`${name}: ${given[name]}`];
  const lines = withoutHelp(path, filling);
  if (lines.length === 0) return [];
  return [
    ...(more ? [`# ${help(path, more[name])}`] : []),
    ...(isSwitchedOff(path) ? commentedOut(lines) : lines),
  ];
}

function fileOf(howTo: readonly string[], filling: Filling): string {
  return ['---', ...commentedOut(howTo), ...fieldsBelow([], filling), '---', ''].join('\n');
}

/** What is the same in every proposal. */
const proposed = (today: string) => ({ status: 'candidate', applied: today });

/** @param today the day of the application, ISO 8601. @param principles their slugs. */
export function cityTemplate(today: string, principles: readonly string[]): string {
  return fileOf(texts.howTo, {
    given: proposed(today),
    more: {
      ...texts.more,
      sender: texts.oneOf(SENDERS),
      'actions.*.kind': texts.oneOf(ACTION_KINDS),
      'actions.*.principle': texts.oneOf(principles),
    },
  });
}

/**
 * The same without help, for a form whose text becomes an address: it leaves room for the answers.
 *
 * @param today the day of the application, ISO 8601.
 */
export function bareTemplate(today: string): string {
  return fileOf(texts.bareHowTo, { given: proposed(today) });
}
