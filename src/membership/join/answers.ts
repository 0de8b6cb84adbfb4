/** Turns what was typed into the join form into a city, and judges it by the schema of cities. */
import * as z from 'zod';
import { slugFromName } from '../../base/slug.ts';
import { actionIds } from '../../model/action-id.ts';
import { countryCode } from '../../model/places.ts';
import { schemaAt, unwrap, wordsKey } from '../../model/schemas/about.ts';
import { citySchema, type City } from '../../model/schemas/city.ts';
import { COUNTRY_CODES } from '../../model/schemas/fields.ts';
import { cityIdentity } from '../../model/city-identity.ts';
import { knownCity, type CityIdentity, type KnownCity } from '../../model/known-city.ts';
import type { Texts } from '../../i18n/en/index.ts';
import type { CityInput } from './city-file.ts';
import { ASKED_FOR, LEAVES } from './form.ts';
import { message, say } from '../../model/schemas/messages.ts';

/** Names and values of the fields of the form. A name is a path in the data: `actions.0.text`. */
export type Fields = Iterable<readonly [name: string, value: string]>;

/** Data by field name; items of a list by their number in the form. */
type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** First parts of the paths that the form asks for. */
const GROUPS = new Set(ASKED_FOR.map((name) => name.split('.')[0]));

/** A number with a decimal point or comma. Other text stays as it is, for the schema to refuse. */
function toNumber(text: string): number | string {
  const plain = text.replace(',', '.').replace(/°$/, '');
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

/**
 * Turns an answer into what the schema expects: a number, a list with one item per line, a country code or a text.
 *
 * @throws TypeError if the data has no place for the answer, which would be lost.
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

/** Removes what the form asks for: a value, or a whole list. */
function removeAt(tree: Tree, [key = '', ...rest]: readonly string[]): void {
  const below = tree[key];
  if (rest.length === 0 || rest[0] === '*') Reflect.deleteProperty(tree, key);
  else if (isTree(below)) removeAt(below, rest);
}

function valueAt(tree: unknown, path: readonly string[]): unknown {
  return path.reduce((below, key) => (isTree(below) ? below[key] : undefined), tree);
}

/** True once something was typed. What the form itself sets or keeps of an item does not count, such as its id. */
function isBegun(list: string, item: unknown): item is Tree {
  return ASKED_FOR.some((name) => {
    const [key, , ...path] = name.split('.');
    return key === list && path.length > 0 && valueAt(item, path) !== undefined;
  });
}

/** Answers in the shape of a city, and for each list the numbers that its items have in the form. */
interface ReadAnswers {
  tree: Tree;
  numbers: ReadonlyMap<string, readonly string[]>;
}

/**
 * The items of a list that are begun. Actions of one principle are kept together, as in the form,
 * whatever their numbers.
 */
function begunItems(name: string, list: Tree): [number: string, item: Tree][] {
  const begun = Object.entries(list).filter((entry): entry is [string, Tree] =>
    isBegun(name, entry[1]),
  );
  return [...Map.groupBy(begun, ([, item]) => item['principle']).values()].flat();
}

/** Puts the answers into the data of the existing city, and keeps its other fields. */
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
      const items = begunItems(key, group);
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
 * The names and values that fill the form with a city.
 *
 * @param principles slugs in the order of the form. The first action under each fills the fields that are there.
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
    add(name, valueAt(data, name.split('.')));
  const used = new Set<string>();
  let next = principles.length;
  for (const action of data.actions ?? []) {
    const first = !used.has(action.principle) && principles.includes(action.principle);
    used.add(action.principle);
    const number = first ? principles.indexOf(action.principle) : next++;
    const { source, ...rest } = action;
    for (const [key, value] of Object.entries(rest)) add(`actions.${number}.${key}`, value);
    for (const [key, value] of Object.entries(source))
      add(`actions.${number}.source.${key}`, value);
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

/** A city that has a page, whose data fills the form. */
export interface ExistingCity {
  slug: string;
  /** Its data as in its file. */
  data: CityInput;
  /** The profile below the front matter. */
  body: string;
}

interface Answers {
  /** The answers in the shape of a city; complete only if there are no errors. */
  input: CityInput;
  /** Empty if the city has no name yet. */
  slug: string;
}

export type Judgement = Answers & ({ ok: true; city: City } | { ok: false; errors: Error[] });

/**
 * Adds what the form does not ask for: to each action without an id, one that no other has, from
 * its words; and to one without a source, an empty one, whose missing fields the form has.
 */
function completeActions({ actions }: Tree): void {
  if (!Array.isArray(actions)) return;
  const ids = actionIds(actions as Tree[]);
  for (const [index, action] of (actions as Tree[]).entries()) {
    action['source'] ??= {};
    action['id'] = ids[index];
  }
}

/** Why a city cannot join: it has a page, or readers would confuse it with a city that has one. */
function knownError(match: KnownCity | undefined): string | undefined {
  // A person decides about a city close by: neighbouring towns are two cities.
  if (match === undefined || match.by === 'place') return undefined;
  return match.by === 'namesake'
    ? message('namesake', { name: match.city.name })
    : message('cityHasPage');
}

/** The name that the field at a path of the data has in the form. */
function nameAt(path: readonly PropertyKey[], numbers: ReadAnswers['numbers']): string {
  const [key = '', index = '', ...rest] = path.map(String);
  const items = numbers.get(key);
  // A list that is one field of the form has no field for each item.
  if (ASKED_FOR.includes(key)) return key;
  return items ? [key, items[Number(index)] ?? index, ...rest].join('.') : path.join('.');
}

/**
 * Judges the answers.
 *
 * @param fields what was typed.
 * @param known the cities that have a page.
 * @param today the day of the application, ISO 8601.
 * @param existing the city whose page is corrected. What the form does not ask for is kept.
 * @throws TypeError if nothing reads one of the answers.
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

  completeActions(tree);
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
