/** A content folder in which strangers have written what they want, as far as the schemas let them. */
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { markdownToMdast, mdxToMdast } from 'satteri';
import { entityIn, markdownIn, tagIn } from '../../base/markup.ts';
import { BODIES, LINES, MDX_BODIES, type Hostile } from './hostile.ts';
import { FIXTURES } from './sites.ts';

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
);

/** Most characters of a body that is put on a page: longer ones are refused for their length alone. */
const LONGEST = 10_000;

/** True if the text after the input is not a paragraph of its own any more. */
function swallows(input: string): boolean {
  const last = (
    markdownToMdast(`${input}\n\nafter`) as {
      children: { type: string; children?: { value?: string }[] }[];
    }
  ).children.at(-1);
  return last?.type !== 'paragraph' || last.children?.[0]?.value !== 'after';
}

/** Texts of a few bodies each; what swallows the text behind it stands last in its group. */
export function groups(entries: readonly Hostile[]): string[] {
  const bodies = entries.filter(({ input }) => input.length <= LONGEST);
  const [last, others] = [
    bodies.filter(({ input }) => swallows(input)),
    bodies.filter(({ input }) => !swallows(input)),
  ];
  const count = Math.max(last.length, Math.ceil(others.length / 8));
  return Array.from({ length: count }, (_, group) =>
    [...others.filter((_, index) => index % count === group), ...last.slice(group, group + 1)]
      .map(({ id, input }) => `Begin ${id}.\n\n${input}\n`)
      .join('\n'),
  );
}

function canBeRead({ input }: Hostile): boolean {
  try {
    mdxToMdast(input);
    return true;
  } catch {
    return false;
  }
}

function yaml(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('');
}

/** True for a line that the schemas take in a field of one line: entities, tags and Markdown are refused in fields. */
export const isPlain = (input: string) =>
  [entityIn, tagIn, markdownIn].every((find) => find(input) === undefined);

const cut = (text: string, most: number) => [...text].slice(0, most).join('').trim();
/** A sentence of 40 to 200 characters that begins with the text. */
const sentenceOf = (text: string) =>
  `${cut(text, 110)} and so on, until it is long enough for a list.`;
const SOURCE = 'https://www.example.org/';

const post = (title: string, text = title) => ({
  title: cut(`${title} (post)`, 160),
  summary: sentenceOf(text),
  date: '2021-06',
  kind: 'news',
  topics: ['ai'],
  original: SOURCE,
});
const city = (name: string) => ({
  name: cut(name, 60),
  country: 'PT',
  latitude: 41.15,
  longitude: -8.61,
  status: 'member',
  applied: '2021-06',
  summary: sentenceOf(name),
});
const partner = (name: string) => ({
  name: cut(`${name} (partner)`, 120),
  shortName: cut(name, 40),
  kind: 'network',
  role: sentenceOf(name),
  summary: sentenceOf(name),
  website: SOURCE,
  sources: [SOURCE],
});
const project = (name: string) => ({
  name: cut(`${name} (project)`, 100),
  summary: sentenceOf(name),
  start: '2020',
  website: SOURCE,
  sources: [SOURCE],
  results: [{ text: sentenceOf(name) }],
});
const MAKERS = { cities: city, partners: partner, projects: project };

type Write = (collection: string, slug: string, text: string, extension?: string) => Promise<void>;
const file = (fields: Readonly<Record<string, unknown>>, body = 'Text.\n') =>
  `---\n${yaml(fields)}---\n\n${body}`;

/** Bodies are rendered alike in all collections: every post has one, the others have a part of them each. */
async function writeBodies(folder: string, principles: readonly string[], write: Write) {
  for (const [index, body] of groups(BODIES).entries()) {
    const slug = `hostile-${index}`;
    await write('activities', slug, file(post(`Hostile text ${index}`), body));
    const principle = principles[index];
    if (principle !== undefined) {
      const text = await readFile(join(folder, 'principles', `${principle}.md`), 'utf8');
      const hostile = `$1\n${body.replaceAll('$', '$$$$')}`;
      await write('principles', principle, text.replace(/(\n---\n)[\s\S]*$/, hostile));
    }
    if (index % 2 === 1) continue;
    const collection = (['cities', 'partners', 'projects'] as const)[(index / 2) % 3] ?? 'cities';
    await write(collection, slug, file(MAKERS[collection](`Hostile ${collection} ${index}`), body));
  }
}

/** Lines go into every field of a post, and three at a time into those of a city, a partner and a project. */
async function writeLines(principles: readonly string[], write: Write) {
  const lines = LINES.filter(({ verdict, input }) => verdict === 'text' && isPlain(input));
  for (const [index, { id, input }] of lines.entries()) {
    const place = cut(input, 120);
    const event = { start: '2027-05-02', end: '2027-05-04', place, online: true, link: SOURCE };
    const group = `line-${index - (index % 3)}`;
    await write(
      'activities',
      `line-${id}`,
      file({
        ...post(input),
        cities: [group],
        partners: [group],
        dateNote: sentenceOf(input),
        ...(index % 2 === 0 ? { kind: 'event', event } : {}),
        image: { src: './x.png', alt: sentenceOf(input), credit: place.padEnd(3, '.') },
      }),
    );
    if (index % 3 !== 0) continue;
    const three = lines.slice(index, index + 3).map((entry) => entry.input);
    const [, second = input, third = input] = three;
    const principle = principles[index % principles.length];
    const actions = three.map((text, number) => ({
      id: `action-${number}`,
      text: sentenceOf(text),
      kind: 'service',
      principle,
      source: {
        url: SOURCE,
        title: cut(text, 200).padEnd(2, '.'),
        publisher: cut(text, 100).padEnd(2, '.'),
      },
    }));
    const localNames = three.map((text) => ({ name: cut(text, 60), language: 'el' }));
    const contact = { role: cut(third, 80).padEnd(3, '.') };
    const fields = { ...city(input), localNames, statement: sentenceOf(second), actions, contact };
    await write('cities', group, file(fields));
    await write('partners', group, file(partner(second)));
    await write('projects', group, file({ ...project(third), leads: [group] }));
  }
}

/**
 * Writes the folder.
 *
 * @returns paths of the pages that hold hostile content, from the base of the site.
 */
export async function writeHostileContent(folder: string): Promise<string[]> {
  await cp(FIXTURES, folder, { recursive: true });
  const pages: string[] = [];
  const write: Write = async (collection, slug, text, extension = '.md') => {
    await writeFile(join(folder, collection, slug + extension), text);
    pages.push(`${collection === 'pages' ? '' : `${collection}/`}${slug}/`);
  };
  for (const collection of ['activities', 'cities', 'partners', 'projects', 'principles'])
    await writeFile(join(folder, collection, 'x.png'), PIXEL);
  const principles = (await readdir(join(folder, 'principles')))
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -3))
    .sort();

  await writeBodies(folder, principles, write);
  await writeLines(principles, write);
  await write('cities', 'constructor', file(city('Constructor')));

  // A component whose name does not exist stops the build by itself, and says so.
  const body = MDX_BODIES.filter(canBeRead)
    .map(({ id, input }) => `Begin ${id}.\n\n${input}\n`)
    .join('\n');
  const description = 'A page in which program code was written, to see that none of it runs.';
  await write('pages', 'hostile-mdx', file({ title: 'Hostile MDX', description }, body), '.mdx');
  return pages;
}
