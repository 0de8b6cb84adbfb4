/** Posts for the tests of the check. */

/** Fields of a post in order, as they stand in its file. */
const FIELDS = {
  title: 'A title of a post',
  summary: 'One sentence that says what happened, and is long enough.',
  date: '2021-06',
  kind: 'news',
  topics: '[ai]',
  original: 'https://www.example.org/',
} as const;

/** The file of a post in order, but for some changes; undefined takes a field out. */
export function post(
  changes: Readonly<Record<string, string | undefined>> = {},
  body = 'Text.',
): string {
  const fields = Object.entries<string | undefined>({ ...FIELDS, ...changes }).flatMap(
    ([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]),
  );
  return `---\n${fields.join('\n')}\n---\n\n${body}\n`;
}
