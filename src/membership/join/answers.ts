/** From what was typed into the join form to a city, judged by the schema of cities. */
import * as z from 'zod';
import { slugFromName } from '../../base/slug.ts';
import { countryCode } from '../../model/places.ts';
import { schemaAt, unwrap, wordsKey } from '../../model/schemas/about.ts';
import { citySchema, type City } from '../../model/schemas/city.ts';
import { COUNTRY_CODES } from '../../model/schemas/fields.ts';
import {
  cityIdentity,
  knownCity,
  type CityIdentity,
  type KnownCity,
} from '../../model/known-city.ts';
import type { Texts } from '../../i18n/en/index.ts';
import type { CityInput } from './city-file.ts';
import { ASKED_FOR, LEAVES } from './form.ts';
import { message, say } from '../../model/schemas/messages.ts';

/** Names and values of the form's fields; a name is the path of the field: `actions.0.source`. */
export type Fields = Iterable<readonly [name: string, value: string]>;

/** Data by the names of fields; in an answered list, by the number that an item has in the form. */
type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** First parts of the paths that the form asks for. */
const GROUPS = new Set(ASKED_FOR.map((name) => name.split('.')[0]));

/** A number as people write it, with a decimal point or comma; other text stays as it is, to be refused. */
function toNumber(text: string): number | string {
  const plain = text.replace(',', '.').replace(/°$/, '');
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

/**
 * Turns an answer into what the schema takes: a number, a list with an item a line, a code or a text.
 *
 * @throws TypeError if the answer has no place in the data: it would be lost.
 */
function readValue(path: readonly string[], text: string): unknown {
  const schema = schemaAt(citySchema, path);
  if (!schema || !GROUPS.has(path[0]))
    throw new TypeError(`The join form has an answer to ${path.join('.')}, which nothing reads.`);
  const inner = unwrap(schema);
  if (path[0] === 'country') return countryCode(text, COUNTRY_CODES) ?? text;
  if (inner instanceof z.ZodNumber) return toNumber(text);
  if (inner instanceof z.ZodArray)
    return text
      .split('\n')
      .flatMap((line) => line.trim() && [readValue([...path, '0'], line.trim())]);
  return text;
}

function setAt(tree: Tree, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) tree[key] = value;
  else setAt((tree[key] ??= Object.create(null)) as Tree, rest, value);
}

/** Removes what the form asks for: a value, or a list of which it has every item. */
function removeAt(tree: Tree, [key = '', ...rest]: readonly string[]): void {
  const below = tree[key];
  if (rest.length === 0 || rest[0] === '*') Reflect.deleteProperty(tree, key);
  else if (isTree(below)) removeAt(below, rest);
}

/** An item counts as begun once something was typed; the principle of an action is set by the form. */
function isBegun(item: unknown): item is Tree {
  return isTree(item) && Object.keys(item).some((key) => key !== 'principle');
}

/** Answers in the shape of a city, with the numbers in the form of the items of each list. */
interface ReadAnswers {
  tree: Tree;
  numbers: ReadonlyMap<string, readonly string[]>;
}

/** The items of a list that are begun. Actions of one principle stand together, as in the form, wherever their numbers come from. */
function begunItems(list: Tree): [number: string, item: Tree][] {
  const begun = Object.entries(list).filter((entry): entry is [string, Tree] => isBegun(entry[1]));
  return [...Map.groupBy(begun, ([, item]) => item['principle']).values()].flat();
}

/** Lays the answers over the data of the existing city, whose other fields are kept. */
function readAnswers(fields: Fields, existing: ExistingCity | undefined): ReadAnswers {
  const tree: Tree = structuredClone<Tree>({ ...existing?.data });
  for (const name of ASKED_FOR) removeAt(tree, name.split('.'));
  for (const [name, typed] of fields) {
    if (name === LEAVES) continue;
    const text = typed.replace(/\r\n?/g, '\n').trim();
    const path = name.split('.');
    const value = readValue(path, text);
    if (text !== '') setAt(tree, path, value);
  }
  const numbers = new Map<string, string[]>();
  for (const [key, group] of Object.entries(tree)) {
    if (!GROUPS.has(key) || !isTree(group)) continue;
    const item = schemaAt(citySchema, [key, '0']);
    if (item && unwrap(item) instanceof z.ZodObject) {
      const items = begunItems(group);
      numbers.set(
        key,
        items.map(([number]) => number),
      );
      tree[key] = items.map(([, fieldsOfItem]) => ({ ...fieldsOfItem }));
    } else if (!Array.isArray(group)) tree[key] = { ...group };
    if (Object.keys(tree[key] as Tree).length === 0) Reflect.deleteProperty(tree, key);
  }
  return { tree, numbers };
}

function toText(value: unknown): string {
  return Array.isArray(value) ? value.join('\n') : String(value);
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
  const add = (name: string, value: unknown) => {
    if (value !== undefined) fields.push([name, toText(value)]);
  };
  for (const name of ASKED_FOR.filter((other) => !other.includes('*')))
    add(
      name,
      name.split('.').reduce<unknown>((tree, key) => (isTree(tree) ? tree[key] : undefined), data),
    );
  const used = new Set<string>();
  let next = principles.length;
  for (const action of data.actions ?? []) {
    const first = !used.has(action.principle) && principles.includes(action.principle);
    used.add(action.principle);
    const number = first ? principles.indexOf(action.principle) : next++;
    for (const [key, value] of Object.entries(action)) add(`actions.${number}.${key}`, value);
  }
  return fields;
}

export interface Error {
  /** Name of the field in the form. */
  name: string;
  /** From src/model/schemas/messages.ts. */
  message: string;
}

/** An error as people read it. */
export interface ErrorInWords extends Error {
  /** What the field is called. */
  title: string;
}

/** Errors in the language of some texts. */
export function inWords(
  errors: readonly Error[],
  { messages, fields }: Pick<Texts, 'messages' | 'fields'>,
): ErrorInWords[] {
  return errors.map(({ name, message: text }) => ({
    name,
    title: fields[wordsKey(name)]?.title ?? name,
    message: say(text, messages),
  }));
}

/** A city that has a page, whose data the form was filled with. */
export interface ExistingCity {
  slug: string;
  /** Its data as they stand in its file. */
  data: CityInput;
  /** The profile below the front matter. */
  body: string;
}

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
    ? message('namesake', { name: match.city.name })
    : message('cityHasPage');
}

/** Name in the form of the field at a path of the data. */
function nameAt(path: readonly PropertyKey[], numbers: ReadAnswers['numbers']): string {
  const [key = '', index = '', ...rest] = path.map(String);
  const items = numbers.get(key);
  // An item of a list that is one field of the form has no field of its own.
  if (ASKED_FOR.includes(key)) return key;
  return items ? [key, items[Number(index)] ?? index, ...rest].join('.') : path.join('.');
}

/**
 * Judges the answers.
 *
 * @param fields what was typed.
 * @param known the cities that have a page.
 * @param today the day of the application, ISO 8601.
 * @param existing the city whose page is corrected; what the form does not ask for is kept.
 * @throws TypeError if there is an answer that nothing reads.
 */
export function judgeAnswers(
  fields: Fields,
  known: readonly CityIdentity[],
  today: string,
  existing?: ExistingCity,
): Judgement {
  const entries = [...fields];
  const { tree, numbers } = readAnswers(entries, existing);
  const leaves = existing && entries.some(([name, value]) => name === LEAVES && value !== '');
  if (!existing) Object.assign(tree, { status: 'candidate', applied: today });
  else if (leaves) Object.assign(tree, { status: 'former', left: today });

  const result = citySchema.safeParse(tree);
  const errors: Error[] = (result.error?.issues ?? []).map(({ path, message: text }) => ({
    name: nameAt(path, numbers),
    message: text,
  }));

  const slug = existing?.slug ?? slugFromName(typeof tree['name'] === 'string' ? tree['name'] : '');
  if (!errors.some(({ name }) => name === 'name')) {
    if (slug === '') errors.unshift({ name: 'name', message: message('latinName') });
    else {
      const others = known.filter((city) => city.slug !== existing?.slug);
      const text = knownError(knownCity(cityIdentity(slug, tree), others));
      if (text !== undefined) errors.unshift({ name: 'name', message: text });
    }
  }
  const answers = { input: tree as CityInput, slug };
  if (!result.success || errors.length > 0) return { ...answers, ok: false, errors };
  return { ...answers, ok: true, city: result.data };
}
