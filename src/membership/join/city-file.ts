/** The file of a city: written from its data, and its data read back from it. */
import type * as z from 'zod';
import type { citySchema } from '../../model/schemas/city.ts';

/** A city as it is written into a file, before defaults are filled in. */
export type CityInput = z.input<typeof citySchema>;

type Value =
  string | number | boolean | readonly Value[] | { readonly [key: string]: Value | undefined };

/**
 * Writes a value as YAML. Texts are JSON strings, which are YAML too, so that
 * any text survives: quotation marks, colons, other scripts, line breaks.
 */
function write(value: Value, indent: string): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []';
    return (value as readonly Value[])
      .map((item) => `\n${indent}- ${write(item, `${indent}  `).trimStart()}`)
      .join('');
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter((entry): entry is [string, Value] => entry[1] !== undefined)
      .map(([key, item]) => `\n${indent}${key}:${write(item, `${indent}  `)}`)
      .join('');
  }
  return ` ${JSON.stringify(value)}`;
}

/**
 * The text of a city's file.
 *
 * @param city its data; fields without a value are left out.
 * @param body the profile below the front matter, if there is one.
 */
export function writeCityFile(city: CityInput, body = ''): string {
  const profile = body.trim();
  return `---${write(city as Value, '')}\n---\n${profile ? `\n${profile}\n` : ''}`;
}

/** Path of a city's file in the repository. */
export function cityFilePath(slug: string): string {
  return `content/cities/${slug}.md`;
}
