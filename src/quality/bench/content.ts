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
import { placeIn } from '../testing/places.ts';

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
const SYLLABLES = 'ba dor el fin ga har is ka lin mo nor os pel ra sel tam ul ver wy zan'.split(
  ' ',
);

/** A name of three syllables, another one for each number below 8,000. */
function cityName(index: number): string {
  const name = [index % 20, Math.floor(index / 20) % 20, Math.floor(index / 400) % 20]
    .map((at) => SYLLABLES[at])
    .join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Choices from {@link randomNumbers}. */
class Dice {
  readonly next: () => number;

  constructor(seed: number) {
    this.next = randomNumbers(seed);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)] as Item;
  }

  /** At most so many different items. */
  some<Item>(items: readonly Item[], count: number): Item[] {
    return [...new Set(Array.from({ length: count }, () => this.pick(items)))];
  }

  /** A whole number from 1. */
  upTo(most: number): number {
    return 1 + Math.floor(this.next() * most);
  }
}

/** The beginning of a text, without the word that the cut goes through. */
function beginning(text: unknown): string {
  return String(text)
    .slice(0, 150)
    .replace(/[^\p{L}\p{M}\p{N}]+[\p{L}\p{M}\p{N}]*$/u, '');
}

const COUNTRIES = COUNTRY_CODES.filter((code) => code !== 'AQ');

/** A city that does not exist, in the shape of one that does. */
function makeCity(models: readonly Entry[], index: number, dice: Dice): Entry {
  const { data, body } = dice.pick(models);
  const name = cityName(index);
  const country = dice.pick(COUNTRIES);
  return {
    slug: name.toLowerCase(),
    data: {
      ...without(data, 'localNames', 'founder', 'joined', 'wikidata', 'unlocode'),
      name,
      summary: `${name}: ${beginning(data['summary'])}.`,
      country,
      ...placeIn(country, dice.next()),
      aliases: [],
    },
    body: body.replaceAll(String(data['name']), name),
  };
}

/** An activity that never happened, in the shape of one that did, and that links to cities. */
function makeActivity(
  models: readonly Entry[],
  index: number,
  slugs: readonly string[],
  dice: Dice,
): Entry {
  const model = dice.pick(models);
  const year = 2017 + dice.upTo(8);
  const [month, day] = [12, 28].map((most) => String(dice.upTo(most)).padStart(2, '0'));
  const date = `${year}-${month}-${day}`;
  const [first = '', ...rest] = model.body.trim().split(/\n{2,}/);
  return {
    slug: `${model.slug.slice(0, 60).replace(/-$/, '')}-${index}`,
    data: {
      ...without(model.data, 'image', 'dateNote', 'updated'),
      title: `${String(model.data['title']).slice(0, 150)} (${index})`,
      summary: `${beginning(model.data['summary'])} (${index}).`,
      date,
      cities: dice.some(slugs, ((model.data['cities'] as string[] | undefined) ?? []).length),
      ...(model.data['event'] ? { event: { place: 'Porto, Portugal', start: date } } : {}),
      aliases: [],
    },
    // Posts that are all alike would flatter what compares or compresses them.
    body: `\n${[...rest, first].join('\n\n')}\n\nNumber ${index}: ${dice.some(slugs, 6).join(', ')}.\n`,
  };
}

/**
 * Writes a whole content folder. Everything but activities and cities is copied
 * from the real content; the real activities and cities come first.
 *
 * @param target is emptied first.
 * @param source the real content.
 * @param amounts a number of activities below the real one leaves some out.
 */
export async function makeContent(
  target: string,
  source: string,
  amounts: Amounts,
  seed = 20_181_114,
): Promise<void> {
  const dice = new Dice(seed);
  const activities = await read(join(source, 'activities'));
  const cities = await read(join(source, 'cities'));
  await rm(target, { recursive: true, force: true });
  await cp(source, target, {
    recursive: true,
    filter: (path) => !/[\\/](?:activities|cities)[\\/][^\\/]+\.md$/.test(path),
  });
  const write = async (folder: string, { slug, data, body }: Entry) => {
    await mkdir(join(target, folder), { recursive: true });
    await writeFile(join(target, folder, `${slug}.md`), `---\n${stringify(data)}---\n${body}`);
  };
  const slugs: string[] = [];
  for (let index = 0; index < Math.max(amounts.cities, cities.length); index += 1) {
    const entry = cities[index] ?? makeCity(cities, index, dice);
    await write('cities', entry);
    slugs.push(entry.slug);
  }
  for (let index = 0; index < amounts.activities; index += 1)
    await write('activities', activities[index] ?? makeActivity(activities, index, slugs, dice));
}
