/** Changes fields of a content file, and leaves everything else as its author wrote it. */
import { isMap, isScalar, parseDocument } from 'yaml';
import * as z from 'zod';
import { splitFrontMatter } from '../../check/front-matter.ts';
import { writeFrontMatter } from '../../model/front-matter.ts';
import { unwrap } from '../../model/schemas/about.ts';

/** Where a field of the front matter stands in it: whole lines. */
interface Place {
  name: string;
  start: number;
  end: number;
}

/** The fields in the order of the file. @throws Error if the front matter is no map. */
function placesOf(yaml: string): Place[] {
  const { contents } = parseDocument(yaml);
  if (!isMap(contents)) throw new Error('The front matter has no fields.');
  const afterLine = (offset: number) => {
    const at = yaml.indexOf('\n', offset);
    return at === -1 ? yaml.length : at + 1;
  };
  return contents.items.flatMap(({ key, value }) => {
    if (!isScalar(key)) return [];
    const start = yaml.lastIndexOf('\n', key.range[0]) + 1;
    // Without a value, the field is its key; a text of several lines includes its last line break.
    const last = value?.range[1] ?? key.range[1];
    return [{ name: String(key.value), start, end: afterLine(Math.max(last - 1, key.range[1])) }];
  });
}

/**
 * Sets fields of the front matter, or takes them out.
 *
 * @param fields their new values; undefined takes a field out.
 * @param schema says where a new field stands.
 * @throws Error if the file has no front matter.
 */
export function withFields(
  text: string,
  fields: Readonly<Record<string, unknown>>,
  schema: z.core.$ZodType,
): string {
  const parts = splitFrontMatter(text);
  if (!parts) throw new Error('The file has no front matter.');
  const from = text.indexOf('\n') + 1;
  const object = unwrap(schema);
  const order = object instanceof z.ZodObject ? Object.keys(object.shape) : [];
  const lineEnd = parts.yaml.includes('\r\n') ? '\r\n' : '\n';
  let { yaml } = parts;
  for (const [name, value] of Object.entries(fields)) {
    const places = placesOf(yaml);
    const lines =
      value === undefined
        ? ''
        : writeFrontMatter({ [name]: value }, schema).replaceAll('\n', lineEnd);
    const before = order.slice(0, order.indexOf(name));
    const at = places.findLast((place) => before.includes(place.name))?.end ?? 0;
    const { start, end } = places.find((place) => place.name === name) ?? { start: at, end: at };
    yaml = yaml.slice(0, start) + lines + yaml.slice(end);
  }
  return text.slice(0, from) + yaml + text.slice(from + parts.yaml.length);
}
