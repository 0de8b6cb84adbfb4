/** Writes the picture into the front matter of a post, and leaves every other line as it is. */
import { isMap, isNode, isPair, isScalar, parseDocument, type Pair } from 'yaml';
import { writeFrontMatter } from '../../model/front-matter.ts';
import { activitySchema } from '../../model/schemas/activity.ts';
import { splitFrontMatter } from '../../check/front-matter.ts';

export interface PictureField {
  /** `./a-meeting-in-porto.webp` */
  src: string;
  alt: string;
  credit?: string | undefined;
}

function parts(text: string) {
  const found = splitFrontMatter(text);
  if (!found)
    throw new Error('The front matter is missing. Run "npm run check", which says what to fix.');
  const document = parseDocument(found.yaml, { version: '1.2', uniqueKeys: true });
  if (document.errors.length > 0 || !isMap(document.contents))
    throw new Error(
      'The front matter cannot be read. Run "npm run check", which says what to fix.',
    );
  return {
    ...found,
    pairs: document.contents.items as Pair[],
    data: document.toJS({ maxAliasCount: 0 }) as Record<string, unknown>,
    start: text.length - found.body.length,
  };
}

const nameOf = (pair: Pair) => (isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : '');
const startOf = (pair: Pair) => (isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0);

/** What a post says of its picture now. */
export function readPictureField(text: string): Partial<PictureField> | undefined {
  const image = parts(text).data['image'];
  return image && typeof image === 'object' ? image : undefined;
}

/**
 * The text of a post with this picture.
 *
 * The new lines are set into the text itself, so that comments, quotation
 * marks and the order of the other fields stay as somebody wrote them.
 *
 * @throws Error if the front matter cannot be read.
 */
export function withPictureField(text: string, picture: PictureField): string {
  const { yaml, pairs, start: bodyStart } = parts(text);
  const ends = /\r\n/.test(yaml) ? '\r\n' : '\n';
  const lines = writeFrontMatter({
    image: { src: picture.src, alt: picture.alt, credit: picture.credit },
  }).replaceAll('\n', ends);
  const yamlStart = text.slice(0, bodyStart).lastIndexOf(yaml);
  const put = (from: number, to: number) =>
    `${text.slice(0, yamlStart)}${yaml.slice(0, from)}${lines}${yaml.slice(to)}${text.slice(yamlStart + yaml.length)}`;

  const present = pairs.find((pair) => nameOf(pair) === 'image');
  if (present) {
    const from = startOf(present);
    // To the end of the last line of the old value; a comment below it belongs to what follows.
    const inner =
      (present.value as { items?: Pair[]; range?: [number, number, number] } | null) ?? {};
    const last = inner.items?.at(-1);
    const valueEnd =
      last && isPair(last) && isNode(last.value)
        ? (last.value.range?.[1] ?? from)
        : (inner.range?.[1] ?? from);
    const end = yaml.indexOf(
      '\n',
      Math.max(valueEnd, inner.range?.[1] === yaml.length ? valueEnd : 0),
    );
    return put(from, end === -1 ? yaml.length : end + 1);
  }
  // Before the first field that the schema names after it, with the comment above that field.
  const order = Object.keys(activitySchema.shape);
  const after = pairs.find((pair) => order.indexOf(nameOf(pair)) > order.indexOf('image'));
  if (!after) return put(yaml.length, yaml.length);
  let from = startOf(after);
  for (;;) {
    const previous = yaml.lastIndexOf('\n', from - 2) + 1;
    if (from === 0 || !yaml.slice(previous, from).trimStart().startsWith('#')) break;
    from = previous;
  }
  return put(from, from);
}
