/** Writes front matter as the editors of this site write it: plain where that is safe, short lists on one line. */
import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/** A line above a field, for whoever opens the file. */
export type Comments = Readonly<Partial<Record<string, string>>>;

const DATE = /^\d{4}(?:-\d{2}){0,2}$/;
const SHORT = /^[a-z0-9-]+$/;

function scalar(value: unknown, isDate: boolean): Scalar {
  if (typeof value !== 'string') return new Scalar(value);
  // A year alone stands there as a number, as in the other files; the schema takes both.
  if (isDate && /^\d{4}$/.test(value)) return new Scalar(Number(value));
  const node = new Scalar(value);
  // The reader of the build takes more texts for numbers and times than this writer knows (YAML 1.1): they all begin with a digit or a sign.
  if (!/^(?:\p{L}|\.\/)/u.test(value) && !(isDate && DATE.test(value)))
    node.type = Scalar.QUOTE_DOUBLE;
  return node;
}

/** Fields that hold dates: a date stands there without quotation marks. */
const DATES = new Set([
  'date',
  'start',
  'end',
  'since',
  'joined',
  'memberBy',
  'applied',
  'left',
  'updated',
]);

function node(value: unknown, key: string): Scalar | YAMLMap | YAMLSeq {
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    list.items = value.map((item) => node(item, key));
    list.flow =
      value.every((item) => typeof item === 'string' && SHORT.test(item)) || key === 'aliases';
    return list;
  }
  if (value && typeof value === 'object') return map(value as Record<string, unknown>, {});
  return scalar(value, DATES.has(key));
}

function map(fields: Readonly<Record<string, unknown>>, comments: Comments): YAMLMap {
  const result = new YAMLMap();
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const name = new Scalar(key);
    if (comments[key] !== undefined) name.commentBefore = ` ${comments[key]}`;
    result.items.push(new Pair(name, node(value, key)));
  }
  return result;
}

/** The lines between the two rows of hyphens, with a line break at the end. */
export function frontMatterText(
  fields: Readonly<Record<string, unknown>>,
  comments: Comments = {},
): string {
  const document = new Document(undefined, { version: '1.2' });
  document.contents = map(fields, comments);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
