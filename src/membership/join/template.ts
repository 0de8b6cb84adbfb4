/** The empty file of a city, with help in comments, for people who fill it in by hand. */
import { aboutField } from '../../model/schemas/about.ts';
import { citySchema } from '../../model/schemas/city.ts';

/** One line a field: its help as a comment, then the field itself. */
function field(path: (string | number)[], value: string, indent = '', lead = indent): string {
  const { title = '', description = '', example } = aboutField(citySchema, path);
  const sample =
    typeof example === 'string' || typeof example === 'number' ? ` Example: ${example}` : '';
  return `${indent}# ${title}: ${description}${sample}\n${lead}${String(path.at(-1))}: ${value}\n`;
}

/** @param today the day of the application, ISO 8601. @param principles short names of the principles. */
export function cityTemplate(today: string, principles: readonly string[]): string {
  return [
    '---\n',
    field(['name'], '""'),
    field(['country'], '""'),
    field(['latitude'], '0'),
    field(['longitude'], '0'),
    `status: candidate\napplied: ${today}\n`,
    field(['website'], '""'),
    field(['summary'], '""'),
    field(['statement'], '""'),
    `# ${aboutField(citySchema, ['actions']).description} Repeat the four lines for each action.\n`,
    `# The principles are: ${principles.join(', ')}.\n`,
    'actions:\n',
    field(['actions', 0, 'text'], '""', '  ', '  - '),
    field(['actions', 0, 'principle'], '""', '    '),
    field(['actions', 0, 'source'], '""', '    '),
    `# ${aboutField(citySchema, ['contact']).description}\n`,
    'contact:\n',
    field(['contact', 'role'], '""', '  '),
    field(['contact', 'email'], '""', '  '),
    '---\n',
  ].join('');
}
