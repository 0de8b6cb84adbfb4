/** The empty file of a city, with help in comments, to be filled in by hand. */
import * as z from 'zod';
import { ACTION_KINDS } from '../../model/schemas/action.ts';
import { aboutField, schemaAt, unwrap } from '../../model/schemas/about.ts';
import { citySchema } from '../../model/schemas/city.ts';
import { ASKED_FOR } from './form.ts';

/** Few cities need these fields, and an empty field is an error. */
const LEFT_OUT = /^localNames\.|\.checklist$|\.source\.title$/;

/** The form sets the id and the principle of an action; in a file, a person writes them. */
const NAMES = [...ASKED_FOR, 'actions.*.id', 'actions.*.principle'].filter(
  (name) => !LEFT_OUT.test(name),
);

function emptyValue(path: readonly string[]): string {
  const schema = schemaAt(citySchema, path);
  const inner = schema && unwrap(schema);
  return inner instanceof z.ZodNumber ? '0' : inner instanceof z.ZodArray ? '[]' : '""';
}

/** A field below its help. The first field of a list item begins with a hyphen. */
function writeField(path: readonly string[], indent: string, isFirst: boolean): string {
  const { title = '', description = '', example } = aboutField(citySchema, path);
  const sample =
    typeof example === 'string' || typeof example === 'number' ? ` Example: ${example}` : '';
  const outer = isFirst ? indent.slice(2) : indent;
  return `${outer}# ${title}: ${description}${sample}\n${outer}${isFirst ? '- ' : ''}${path.at(-1)}: ${emptyValue(path)}\n`;
}

/**
 * The fields of a group that the form asks for, in the order of the schema.
 *
 * @param path of the group in the data. @param given lines that are filled in, or that precede a group.
 */
function writeGroup(path: readonly string[], given: Readonly<Record<string, string>>): string {
  const schema = schemaAt(citySchema, path);
  const object = schema && unwrap(schema);
  const keys = object instanceof z.ZodObject ? Object.keys(object.shape) : [];
  const indent = '  '.repeat(path.length);
  let isFirst = path.at(-1) === '*';
  let text = '';
  for (const key of keys) {
    const below = [...path, key];
    const name = below.join('.');
    text += given[name] ?? '';
    if (NAMES.includes(name)) {
      text += writeField(below, indent, isFirst);
      isFirst = false;
    } else if (NAMES.some((other) => other.startsWith(`${name}.*.`)))
      text += `${indent}${key}:\n${writeGroup([...below, '*'], given)}`;
    else if (NAMES.some((other) => other.startsWith(`${name}.`)))
      text += `${indent}${key}:\n${writeGroup(below, given)}`;
  }
  return text;
}

/** @param today the day of the application, ISO 8601. @param principles their slugs. */
export function cityTemplate(today: string, principles: readonly string[]): string {
  const help = (key: string) => `# ${aboutField(citySchema, [key]).description}`;
  return `---\n${writeGroup([], {
    status: 'status: candidate\n',
    applied: `applied: ${today}\n`,
    actions: [
      `${help('actions')} Repeat these lines for each action.\n`,
      `# The kinds are: ${ACTION_KINDS.join(', ')}.\n`,
      `# The principles are: ${principles.join(', ')}.\n`,
    ].join(''),
    contact: `${help('contact')}\n`,
  })}---\n`;
}
