/**
 * Makes content as large as one likes, in the shape of the real one: texts of
 * the same length, as many cities, topics and links to each post. The same seed
 * gives the same files.
 */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { splitFrontMatter } from '../../check/front-matter.ts';
import { COUNTRY_CODES } from '../../model/schemas/fields.ts';

interface Entry {
  slug: string;
  data: Record<string, unknown>;
  body: string;
}

export interface Amounts {
  activities: number;
  cities: number;
}

/** Numbers from 0 up to 1, always the same for a seed (mulberry32, by Tommy Ettinger, in the public domain). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function read(folder: string): Promise<Entry[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    names.map(async (name) => {
      const parts = splitFrontMatter(await readFile(join(folder, name), 'utf8'));
      if (!parts) throw new Error(`${join(folder, name)} has no front matter.`);
      return {
        slug: name.slice(0, -3),
        data: parse(parts.yaml) as Record<string, unknown>,
        body: parts.body,
      };
    }),
  );
}

/** A copy without what belongs to one entry alone. */
function without(
  data: Record<string, unknown>,
  ...keys: readonly string[]
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !keys.includes(key)));
}

/** Parts of names of cities that do not exist. */
const SYLLABLES = [
  'ba',
  'dor',
  'el',
  'fin',
  'ga',
  'har',
  'is',
  'ka',
  'lin',
  'mo',
  'nor',
  'os',
  'pel',
  'ra',
  'sel',
  'tam',
  'ul',
  'ver',
  'wy',
  'zan',
];

/** A name of three syllables, another one for each number below 8,000. */
function cityName(index: number): string {
  const name = [index % 20, Math.floor(index / 20) % 20, Math.floor(index / 400) % 20]
    .map((at) => SYLLABLES[at])
    .join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/**
 * Writes a whole content folder. All that is not an activity or a city is
 * copied from the real one; the real activities and cities come first.
 *
 * @param target is emptied first; @param source the real content.
 * @param amounts at least as many as there really are make sense: fewer leave real ones out.
 */
export async function makeContent(
  target: string,
  source: string,
  amounts: Amounts,
  seed = 20_181_114,
): Promise<void> {
  const next = randomNumbers(seed);
  const pick = <Item>(items: readonly Item[]): Item =>
    items[Math.floor(next() * items.length)] as Item;
  const some = <Item>(items: readonly Item[], count: number): Item[] => [
    ...new Set(Array.from({ length: count }, () => pick(items))),
  ];
  const [activities, cities] = [
    await read(join(source, 'activities')),
    await read(join(source, 'cities')),
  ];
  const countries = COUNTRY_CODES.filter((code) => code !== 'AQ');

  await rm(target, { recursive: true, force: true });
  await cp(source, target, {
    recursive: true,
    filter: (path) => !/[\\/](?:activities|cities)[\\/][^\\/]+\.md$/.test(path),
  });
  const write = async (folder: string, { slug, data, body }: Entry) =>
    writeFile(join(target, folder, `${slug}.md`), `---\n${stringify(data)}---\n${body}`);
  for (const folder of ['activities', 'cities'])
    await mkdir(join(target, folder), { recursive: true });

  const slugs: string[] = [];
  for (let index = 0; index < Math.max(amounts.cities, cities.length); index += 1) {
    const real = cities[index];
    if (real) {
      await write('cities', real);
      slugs.push(real.slug);
      continue;
    }
    const model = pick(cities);
    const name = cityName(index);
    const entry = {
      slug: name.toLowerCase(),
      data: {
        ...without(model.data, 'localNames', 'founder', 'joined', 'wikidata', 'unlocode'),
        name,
        summary: `${name}: ${String(model.data['summary'])
          .slice(0, 150)
          .replace(/\W+\w*$/, '')}.`,
        country: pick(countries),
        latitude: Number((next() * 110 - 50).toFixed(4)),
        longitude: Number((next() * 360 - 180).toFixed(4)),
        aliases: [],
      },
      body: model.body.replaceAll(String(model.data['name']), name),
    };
    await write('cities', entry);
    slugs.push(entry.slug);
  }

  for (let index = 0; index < amounts.activities; index += 1) {
    const real = activities[index];
    if (real) {
      await write('activities', real);
      continue;
    }
    const model = pick(activities);
    const year = 2018 + Math.floor(next() * 8);
    const day = `${year}-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`;
    const event = model.data['event'] as Record<string, unknown> | undefined;
    const paragraphs = model.body.trim().split(/\n{2,}/);
    await write('activities', {
      slug: `${model.slug.slice(0, 60).replace(/-$/, '')}-${index}`,
      data: {
        ...without(model.data, 'image', 'dateNote', 'updated'),
        title: `${String(model.data['title']).slice(0, 150)} (${index})`,
        summary: `${String(model.data['summary'])
          .slice(0, 150)
          .replace(/\W+\w*$/, '')} (${index}).`,
        date: day,
        cities: some(slugs, ((model.data['cities'] as string[] | undefined) ?? []).length),
        ...(event ? { event: { place: 'Porto, Portugal', start: day } } : {}),
        aliases: [],
      },
      // Posts that are all alike would flatter what compares or compresses them.
      body: `\n${[...paragraphs.slice(1), ...paragraphs.slice(0, 1)].join('\n\n')}\n\nNumber ${index} of ${amounts.activities}: ${some(slugs, 6).join(', ')}.\n`,
    });
  }
}

/**
 * Writes the activities of a content folder as posts that any generator reads:
 * title, summary, a whole date, topics, and the text.
 */
export async function makePosts(target: string, content: string): Promise<void> {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  for (const { slug, data, body } of await read(join(content, 'activities'))) {
    const date = `${String(data['date'])}-01-01`.slice(0, 10);
    await writeFile(
      join(target, `${slug}.md`),
      `---\n${stringify({ title: data['title'], summary: data['summary'], date: `${date}T00:00:00Z`, topics: data['topics'] })}---\n${body}`,
    );
  }
}
