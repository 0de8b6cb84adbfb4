/** From what was typed into the join form to a city, judged by the schema of cities. */
import { aboutField } from '../../model/schemas/about.ts';
import { citySchema, type City } from '../../model/schemas/city.ts';
import { COUNTRY_CODES } from '../../model/schemas/fields.ts';
import { countryCode } from '../../model/places.ts';
import {
  cityIdentity,
  knownCity,
  type CityIdentity,
  type KnownCity,
} from '../../model/known-city.ts';
import type { CityInput } from './city-file.ts';
import { slugFromName } from '../../base/slug.ts';

/** Names and values of the form's fields; a name is the path of the field: `actions.0.source`. */
export type Fields = Iterable<readonly [name: string, value: string]>;

type Tree = { [key: string]: string | Tree };

/** Builds the tree that the names describe; what is empty is left out. */
function toTree(fields: Fields): Tree {
  const root: Tree = Object.create(null) as Tree;
  for (const [name, typed] of fields) {
    const value = typed.replace(/\r\n?/g, '\n').trim();
    if (value === '') continue;
    const path = name.split('.');
    let node = root;
    for (const key of path.slice(0, -1)) {
      const next = (node[key] ??= Object.create(null) as Tree);
      if (typeof next === 'string')
        throw new TypeError(`The field ${name} is both a value and a group.`);
      node = next;
    }
    node[path.at(-1) ?? ''] = value;
  }
  return root;
}

/** The entries of a numbered group in their order, with the number that each has in the form. */
function listed(group: Tree | string | undefined): [number: string, item: Tree][] {
  if (group === undefined || typeof group === 'string') return [];
  return Object.entries(group)
    .filter((entry): entry is [string, Tree] => typeof entry[1] !== 'string')
    .sort(([a], [b]) => Number(a) - Number(b));
}

/** A number as people write it, with a decimal point or comma; other text stays as it is, to be refused. */
function toNumber(text: string): number | string {
  const plain = text.replace(',', '.').replace(/°$/, '');
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

/** Fields of a city that the form asks for; it writes each of them anew. */
const ASKED_FOR = [
  'name',
  'localNames',
  'country',
  'latitude',
  'longitude',
  'website',
  'summary',
  'statement',
  'actions',
  'contact',
] as const;

/** What the form does not ask for, as the page has it. */
function keptOf(existing: ExistingCity | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(existing?.data ?? {}).filter(
      ([key]) => !ASKED_FOR.some((asked) => asked === key),
    ),
  );
}

/** The same fields in the order of the schema, in which all files are written. */
function inOrder(input: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(citySchema.shape).flatMap((key) =>
      input[key] === undefined ? [] : [[key, input[key]]],
    ),
  );
}

/**
 * Names and values with which the form is filled to show a city.
 *
 * @param principles short names of the principles, in the order of the form: the first action under each takes the fields that are there.
 */
export function fieldsFromCity(
  data: CityInput,
  principles: readonly string[],
): [name: string, value: string][] {
  const fields: [string, string][] = [];
  const add = (name: string, value: string | number | undefined) => {
    if (value !== undefined) fields.push([name, String(value)]);
  };
  for (const key of [
    'name',
    'country',
    'latitude',
    'longitude',
    'website',
    'summary',
    'statement',
  ] as const)
    add(key, data[key]);
  const [local] = data.localNames ?? [];
  add('localNames.0.name', local?.name);
  add('localNames.0.language', local?.language);
  const used = new Set<string>();
  let next = principles.length;
  for (const action of data.actions ?? []) {
    const first = !used.has(action.principle) && principles.includes(action.principle);
    used.add(action.principle);
    const number = first ? principles.indexOf(action.principle) : next++;
    for (const key of ['principle', 'checklist', 'text', 'source', 'date'] as const) {
      add(`actions.${number}.${key}`, action[key] as string | undefined);
    }
  }
  add('contact.role', data.contact?.role);
  add('contact.email', data.contact?.email);
  return fields;
}

/** An action counts as begun once something was typed; its principle is set by the form. */
function isBegun(action: Tree): boolean {
  return ['text', 'source', 'checklist', 'date'].some((field) => action[field] !== undefined);
}

export interface Error {
  /** Name of the field in the form. */
  name: string;
  /** What the field is called. */
  title: string;
  message: string;
}

/** A city that has a page, whose data the form was filled with. */
export interface ExistingCity {
  slug: string;
  /** Its data as they stand in its file. */
  data: CityInput;
  /** The profile below the front matter. */
  body: string;
}

/** Name of the box with which an existing city says that it leaves. */
export const LEAVES = 'leaves';

interface Answers {
  /** The answers in the shape of a city; complete only if there are no errors. */
  input: CityInput;
  /** Short name of the city; empty if it has no name yet. */
  slug: string;
}

export type Judgement = Answers & ({ ok: true; city: City } | { ok: false; errors: Error[] });

/** Why a city cannot join: it has a page, or readers could not tell it from one that has. */
function knownError(match: KnownCity | undefined): string | undefined {
  // What lies near is left to a person: neighbouring towns are two cities.
  if (match === undefined || match.by === 'place') return undefined;
  return match.by === 'namesake'
    ? `There is a page for ${match.city.name} in another country already. Add to the name what tells the two apart, for example “London, Ontario”.`
    : 'There is a page for this city already. Open that page, and choose “Correct this page with the form”.';
}

/**
 * Judges the answers.
 *
 * @param fields what was typed.
 * @param known the cities that have a page.
 * @param today the day of the application, ISO 8601.
 * @param existing the city whose page is corrected; what the form does not ask for is kept.
 */
export function judgeAnswers(
  fields: Fields,
  known: readonly CityIdentity[],
  today: string,
  existing?: ExistingCity,
): Judgement {
  const tree = toTree(fields);
  // Those of one principle stand together, as in the form, wherever their numbers come from.
  const actions = [
    ...Map.groupBy(listed(tree['actions']), ([, action]) => action['principle']).values(),
  ]
    .flat()
    .filter(([, action]) => isBegun(action));
  const localNames = listed(tree['localNames']).filter(([, item]) => item['name'] !== undefined);
  const text = (key: string) => (typeof tree[key] === 'string' ? { [key]: tree[key] } : {});
  const number = (key: string) =>
    typeof tree[key] === 'string' ? { [key]: toNumber(tree[key]) } : {};
  // The form asks for one local name; the others that a page has are kept.
  const names = [
    ...localNames.map(([, item]) => ({ ...item })),
    ...(existing?.data.localNames?.slice(1) ?? []),
  ];
  const input = inOrder({
    ...keptOf(existing),
    ...(existing
      ? tree[LEAVES]
        ? { status: 'former', left: today }
        : {}
      : { status: 'candidate', applied: today }),
    ...text('name'),
    ...(names.length > 0 ? { localNames: names } : {}),
    ...(typeof tree['country'] === 'string'
      ? { country: countryCode(tree['country'], COUNTRY_CODES) ?? tree['country'] }
      : {}),
    ...number('latitude'),
    ...number('longitude'),
    ...text('website'),
    ...text('summary'),
    ...text('statement'),
    ...(actions.length > 0 ? { actions: actions.map(([, action]) => ({ ...action })) } : {}),
    ...(typeof tree['contact'] === 'object' ? { contact: { ...tree['contact'] } } : {}),
  });

  const result = citySchema.safeParse(input);
  const errors: Error[] = (result.error?.issues ?? []).map((issue) => {
    const path = issue.path.map(String);
    const numbered = (list: [string, Tree][]) => [
      path[0],
      list[Number(path[1])]?.[0] ?? path[1],
      ...path.slice(2),
    ];
    const name = (
      path[0] === 'actions'
        ? numbered(actions)
        : path[0] === 'localNames'
          ? numbered(localNames)
          : path
    ).join('.');
    return {
      name,
      title: aboutField(citySchema, issue.path).title ?? name,
      message: issue.message,
    };
  });

  const slug = existing?.slug ?? slugFromName(typeof tree['name'] === 'string' ? tree['name'] : '');
  const title = aboutField(citySchema, ['name']).title ?? 'name';
  if (!errors.some(({ name }) => name === 'name')) {
    if (slug === '')
      errors.unshift({
        name: 'name',
        title,
        message: 'Write the name in Latin letters; the local name has a field of its own.',
      });
    else {
      const others = known.filter((city) => city.slug !== existing?.slug);
      const message = knownError(knownCity(cityIdentity(slug, input), others));
      if (message !== undefined) errors.unshift({ name: 'name', title, message });
    }
  }
  const answers = { input: input as CityInput, slug };
  if (!result.success || errors.length > 0) return { ...answers, ok: false, errors };
  return { ...answers, ok: true, city: result.data };
}
