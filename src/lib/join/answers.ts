/** From what was typed into the join form to a city, judged by the schema of cities. */
import { aboutField } from '../../schemas/about.ts';
import { citySchema, type City } from '../../schemas/city.ts';
import type { CityInput } from './city-file.ts';
import { slugFromName } from './slug.ts';

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
      if (typeof next === 'string') throw new TypeError(`The field ${name} is both a value and a group.`);
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

/** An action counts as begun once something was typed; its principle is set by the form. */
function isBegun(action: Tree): boolean {
  return ['text', 'source', 'checklist', 'date'].some((field) => action[field] !== undefined);
}

export interface Fault {
  /** Name of the field in the form. */
  name: string;
  /** What the field is called. */
  title: string;
  message: string;
}

interface Answers {
  /** The answers in the shape of a city; complete only if there are no faults. */
  input: CityInput;
  /** Short name of the city; empty if it has no name yet. */
  slug: string;
}

export type Judgement = Answers & ({ ok: true; city: City } | { ok: false; faults: Fault[] });

/**
 * Judges the answers.
 *
 * @param fields what was typed.
 * @param taken slugs that cities already have.
 * @param today the day of the application, ISO 8601.
 */
export function judgeAnswers(fields: Fields, taken: ReadonlySet<string>, today: string): Judgement {
  const tree = toTree(fields);
  const actions = listed(tree['actions']).filter(([, action]) => isBegun(action));
  const localNames = listed(tree['localNames']).filter(([, item]) => item['name'] !== undefined);
  const text = (key: string) => (typeof tree[key] === 'string' ? { [key]: tree[key] } : {});
  const number = (key: string) => (typeof tree[key] === 'string' ? { [key]: toNumber(tree[key]) } : {});
  const input = {
    ...text('name'),
    ...(localNames.length > 0 ? { localNames: localNames.map(([, item]) => ({ ...item })) } : {}),
    ...(typeof tree['country'] === 'string' ? { country: tree['country'].toUpperCase() } : {}),
    ...number('latitude'),
    ...number('longitude'),
    status: 'candidate',
    applied: today,
    ...text('website'),
    ...text('summary'),
    ...text('statement'),
    ...(actions.length > 0 ? { actions: actions.map(([, action]) => ({ ...action })) } : {}),
    ...(typeof tree['contact'] === 'object' ? { contact: { ...tree['contact'] } } : {}),
  };

  const result = citySchema.safeParse(input);
  const faults: Fault[] = (result.error?.issues ?? []).map((issue) => {
    const path = issue.path.map(String);
    const numbered = (list: [string, Tree][]) => [path[0], list[Number(path[1])]?.[0] ?? path[1], ...path.slice(2)];
    const name = (path[0] === 'actions' ? numbered(actions) : path[0] === 'localNames' ? numbered(localNames) : path).join('.');
    return { name, title: aboutField(citySchema, issue.path).title ?? name, message: issue.message };
  });

  const slug = slugFromName(typeof tree['name'] === 'string' ? tree['name'] : '');
  const title = aboutField(citySchema, ['name']).title ?? 'name';
  if (!faults.some(({ name }) => name === 'name')) {
    if (slug === '') faults.unshift({ name: 'name', title, message: 'Write the name in Latin letters; the local name has a field of its own.' });
    else if (taken.has(slug)) faults.unshift({ name: 'name', title, message: 'There is a page for this city already. To change it, use the link at the foot of that page.' });
  }
  const answers = { input: input as CityInput, slug };
  if (!result.success || faults.length > 0) return { ...answers, ok: false, faults };
  return { ...answers, ok: true, city: result.data };
}
