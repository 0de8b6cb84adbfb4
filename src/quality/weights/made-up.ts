/**
 * Content that does not exist, of any amount, in any script, and as long as the schemas allow: to
 * find what pages weigh with it. The same seed gives the same content.
 */
import { ACTION_KINDS } from '../../model/schemas/action.ts';
import { ACTIVITY_KINDS, activitySchema } from '../../model/schemas/activity.ts';
import { citySchema } from '../../model/schemas/city.ts';
import { COUNTRY_CODES } from '../../model/schemas/fields.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import { PARTNER_KINDS, partnerSchema } from '../../model/schemas/partner.ts';
import { projectSchema } from '../../model/schemas/project.ts';
import { TOPICS } from '../../model/schemas/topics.ts';
import { randomNumbers } from '../bench/content.ts';

/** The letters of slugs and addresses. */
const ALPHABET = letters([0x61, 0x7a]);

/** Letters to draw from: those of a script, without the order that makes words compress well. */
const SCRIPTS = {
  Latin: letters([0x61, 0x7a], [0xe0, 0xf6]),
  Arabic: letters([0x627, 0x63a], [0x641, 0x64a]),
  Devanagari: letters([0x905, 0x939]),
  Chinese: letters([0x4e00, 0x9fa5]),
  emoji: letters([0x1f300, 0x1f64f], [0x1f680, 0x1f6c5], [0x1f900, 0x1f9ff]),
} as const;

/** Languages of posts, mixed more than they ever will be, with the longest of names. */
const LANGUAGES = ['ar', 'es', 'pt-BR', 'zh-Hant', 'hi', 'el', 'uk', 'nb', 'fr-CA', 'fa'] as const;

export type Script = keyof typeof SCRIPTS | 'words';
export const ALL_SCRIPTS = ['words', ...Object.keys(SCRIPTS)] as Script[];

function letters(...ranges: readonly (readonly [number, number])[]): string[] {
  return ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
  );
}

export interface Amounts {
  activities?: number;
  members?: number;
  candidates?: number;
  former?: number;
  partners?: number;
  projects?: number;
}

export interface Shape {
  script: Script;
  /** True for texts as long as their schemas allow; otherwise they are as long as those of the coalition. */
  isLongest: boolean;
}

/** Words as people write them, for `words`. */
const WORDS =
  'the city of and in rights digital people data with for public cities its to how they residents services register algorithms open council privacy report network meeting about human what their government on working first new members city’s an access internet learning Barcelona Amsterdam Porto neighbourhoods sensors workshop principles technology artificial intelligence'.split(
    ' ',
  );

/** Draws texts and choices. */
class Draw {
  readonly #next: () => number;
  readonly #shape: Shape;

  constructor(seed: number, shape: Shape) {
    this.#next = randomNumbers(seed);
    this.#shape = shape;
  }

  below(count: number): number {
    return Math.floor(this.#next() * count);
  }

  /** How many there are of something. @param usual most of them. @param most that its schema allows. */
  count(usual: number, most: number): number {
    return this.below((this.#shape.isLongest ? most : usual) + 1);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  some<Item>(items: readonly Item[], most: number): Item[] {
    return [...new Set(Array.from({ length: this.below(most + 1) }, () => this.pick(items)))];
  }

  /** A line of text. @param usual characters; @param most characters that its schema allows. */
  line(usual: number, most: number): string {
    const length = this.#shape.isLongest ? most : usual;
    const { script } = this.#shape;
    if (script !== 'words')
      return Array.from({ length }, () => this.pick(SCRIPTS[script])).join('');
    let text = this.pick(WORDS);
    while (text.length < length) text += ` ${this.pick(WORDS)}`;
    return text.slice(0, length).trim().padEnd(length, 'x');
  }

  /** The language of a post: English where there are words, otherwise one of those that pages mark. */
  language(): string | undefined {
    return this.#shape.script === 'words' ? undefined : this.pick(LANGUAGES);
  }

  sentence(usual: number, most: number): string {
    return `${this.line(usual - 1, most - 1)}.`;
  }

  /** A slug of which no two are the same. */
  slug(number: number, usual: number): string {
    const length = this.#shape.isLongest ? 80 : usual;
    const start = `${number}-`;
    const rest = Array.from({ length: length - start.length }, () => this.pick(ALPHABET));
    return start + rest.join('');
  }

  link(): string {
    const length = this.#shape.isLongest ? 570 : 40;
    return `https://www.example.org/${Array.from({ length }, () => this.pick(ALPHABET)).join('')}`;
  }

  date(): string {
    const [year, month, day] = [2017 + this.below(9), 1 + this.below(12), 1 + this.below(28)];
    return [year, ...[month, day].map((number) => String(number).padStart(2, '0'))].join('-');
  }
}

/** A principle with texts as long as they can be, and many points. */
export function longestPrinciple(principle: Principle, shape: Shape): Principle {
  const draw = new Draw(principle.number, shape);
  return {
    ...principle,
    title: draw.line(160, 160),
    shortTitle: draw.line(40, 40),
    summary: draw.sentence(200, 200),
    points: Array.from({ length: 20 }, () => draw.line(240, 240)),
  };
}

interface Existing {
  principles: readonly { id: string }[];
  checklistItems: readonly { id: string }[];
}

function madeUpCity(
  number: number,
  status: string,
  { principles, checklistItems }: Existing,
  draw: Draw,
) {
  const applied = draw.date();
  return {
    id: `${status}-${draw.slug(number, 9)}`.slice(0, 80),
    data: citySchema.parse({
      name: draw.line(8, 60),
      country: draw.pick(COUNTRY_CODES.filter((code) => code !== 'AQ')),
      latitude: draw.below(110) - 50,
      longitude: draw.below(360) - 180,
      status,
      membershipSource: draw.link(),
      ...(status === 'candidate'
        ? { applied }
        : status === 'former'
          ? { left: applied, leftSource: draw.link() }
          : { joined: applied }),
      confirmed: { date: draw.date(), by: draw.line(24, 80), link: draw.link() },
      earlierMemberships: Array.from({ length: draw.count(1, 9) }, () => ({
        joined: draw.date(),
        source: draw.link(),
        left: draw.date(),
        leftSource: draw.link(),
      })),
      decision: { body: draw.line(12, 100), date: draw.date(), link: draw.link() },
      summary: draw.sentence(120, 200),
      actions: Array.from({ length: draw.count(10, 40) }, (_, index) => ({
        id: draw.slug(index, 20),
        text: draw.line(100, 300),
        kind: draw.pick(ACTION_KINDS),
        principle: draw.pick(principles).id,
        topics: draw.some(TOPICS, 2),
        date: draw.date(),
        source: { url: draw.link(), title: draw.line(60, 200), publisher: draw.line(20, 100) },
        ...(checklistItems.length > 0 ? { checklist: draw.pick(checklistItems).id } : {}),
      })),
    }),
  };
}

function madeUpActivity(
  number: number,
  slugs: { principles: readonly string[]; cities: readonly string[]; partners: readonly string[] },
  draw: Draw,
) {
  const kind = draw.pick(ACTIVITY_KINDS);
  const date = draw.date();
  const isEvent = kind === 'event' || kind === 'webinar';
  return {
    id: draw.slug(number, 35),
    data: activitySchema.parse({
      title: draw.line(60, 160),
      summary: draw.sentence(140, 200),
      language: draw.language(),
      date,
      kind,
      topics: [draw.pick(TOPICS), ...draw.some(TOPICS, 3)].filter(
        (topic, at, all) => all.indexOf(topic) === at,
      ),
      cities: draw.some(slugs.cities, 4),
      partners: draw.some(slugs.partners, 2),
      principles: draw.some(slugs.principles, 2),
      original: draw.link(),
      ...(isEvent
        ? {
            event: {
              start: `${date}T16:00`,
              end: `${date}T17:30`,
              timeZone: 'Europe/Madrid',
              place: draw.line(25, 120),
            },
          }
        : {}),
    }),
  };
}

const array = (length = 0) => Array.from({ length }, (_, index) => index);

/**
 * Makes entries.
 *
 * @param existing what they refer to.
 */
export function madeUp(amounts: Amounts, shape: Shape, existing: Existing, seed = 1) {
  const draw = new Draw(seed, shape);
  const cities = (['member', 'candidate', 'former'] as const).flatMap((status) =>
    array(
      amounts[status === 'member' ? 'members' : status === 'candidate' ? 'candidates' : status],
    ).map((number) => madeUpCity(number, status, existing, draw)),
  );
  const partners = array(amounts.partners).map((number) => ({
    id: draw.slug(number, 12),
    data: partnerSchema.parse({
      name: draw.line(40, 120),
      shortName: draw.line(12, 40),
      kind: draw.pick(PARTNER_KINDS),
      core: draw.below(4) === 0,
      role: draw.line(60, 160),
      summary: draw.sentence(120, 200),
      website: draw.link(),
      sources: [draw.link()],
    }),
  }));
  const projects = array(amounts.projects).map((number) => ({
    id: draw.slug(number, 25),
    data: projectSchema.parse({
      name: draw.line(30, 100),
      summary: draw.sentence(120, 200),
      start: draw.date(),
      website: draw.link(),
      sources: [draw.link()],
    }),
  }));
  const slugs = {
    principles: existing.principles.map(({ id }) => id),
    cities: cities.map(({ id }) => id),
    partners: partners.map(({ id }) => id),
  };
  const activities = array(amounts.activities).map((number) => madeUpActivity(number, slugs, draw));
  return { cities, partners, projects, activities };
}
