/** Turns what was typed into the join form into a city, and judges it by the schema of cities. */
import * as z from 'zod';
import type { Texts } from '../../i18n/en/index.ts';
import { actionIds } from '../../model/action-id.ts';
import { cityIdentity } from '../../model/city-identity.ts';
import { citySlug } from '../../model/city-slug.ts';
import { isSameOwner } from '../../model/same-site.ts';
import { formatCoordinates, parseCoordinates } from '../../model/coordinates.ts';
import {
  isSameCity,
  knownCity,
  needsOtherName,
  type CityIdentity,
  type KnownCity,
} from '../../model/known-city.ts';
import { guessLanguages, languageTag } from '../../model/languages.ts';
import { withoutPasted } from '../../model/characters.ts';
import { countryCandidates, countryCode, countryName } from '../../model/places.ts';
import { schemaAt, unwrap, wordsKey } from '../../model/schemas/about.ts';
import { citySchema, type City } from '../../model/schemas/city.ts';
import { completeAddress, COUNTRY_CODES } from '../../model/schemas/fields.ts';
import { openAnswers } from '../../model/schemas/joining.ts';
import { message, say } from '../../model/schemas/messages.ts';
import type { CityInput } from './city-file.ts';
import { ASKED_FOR, COORDINATES, LEAVES, PLACE, REJOINS } from './form.ts';
import { typedDate } from './typed-date.ts';

/** Names and values of the fields of the form. A name is a path in the data: `actions.0.text`. */
export type Fields = Iterable<readonly [name: string, value: string]>;

/** Data by field name; items of a list by their number in the form. */
type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** First parts of the paths that the form fills. */
const GROUPS = new Set([...ASKED_FOR, ...PLACE].map((name) => name.split('.')[0]));

/** Fields for a day, a month or a year. */
const DATES = new Set(['decision.date', 'decision.planned']);

/** A number with a decimal point or comma. Other text stays as it is, for the schema to refuse. */
function toNumber(text: string): number | string {
  const plain = text.replace(',', '.');
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

/**
 * Turns an answer into what the schema expects: a list with one item per line, a code, a date, an
 * address or a text. What cannot be read stays as it is, for the schema to refuse.
 *
 * @throws TypeError if the data has no place for the answer, which would be lost.
 */
function readValue(
  path: readonly string[],
  text: string,
  { country, language }: { country?: string | undefined; language?: string | undefined } = {},
): unknown {
  const schema = schemaAt(citySchema, path);
  if (!schema || !GROUPS.has(path[0]))
    throw new TypeError(`The join form has an answer to ${path.join('.')}, which nothing reads.`);
  const inner = unwrap(schema);
  if (path[0] === 'country') return countryCode(text, COUNTRY_CODES) ?? text;
  if (path.at(-1) === 'language') return languageTag(text, country) ?? text;
  if (inner instanceof z.ZodBoolean) return text !== '';
  if (inner instanceof z.ZodNumber) return toNumber(text);
  if (inner instanceof z.ZodArray)
    return text
      .split('\n')
      .flatMap((line) => line.trim() && [readValue([...path, '0'], line.trim())]);
  if (z.globalRegistry.get(inner)?.['format'] === 'uri') return completeAddress(text);
  return DATES.has(path.join('.')) ? (typedDate(text, language) ?? text) : text;
}

/** An answer without what pasting brings along. An answer of one line may have been broken. */
function textOf(name: string, typed: string): string {
  const text = withoutPasted(typed).trim();
  const schema = schemaAt(citySchema, name.split('.'));
  const isLong = name === 'statement' || (schema && unwrap(schema) instanceof z.ZodArray);
  return isLong ? text : text.replace(/\s*\n\s*/g, ' ');
}

/** True for the name of a field that the form reads, whether or not it shows it. */
export function isAnswer(name: string): boolean {
  if ([COORDINATES, LEAVES, REJOINS].includes(name)) return true;
  const path = name.split('.');
  return GROUPS.has(path[0]) && schemaAt(citySchema, path) !== undefined;
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
  const groups = new Map<unknown, [string, Tree][]>();
  for (const [number, item] of Object.entries(list)) {
    if (!isBegun(name, item)) continue;
    const group = groups.get(item['principle']) ?? [];
    groups.set(item['principle'], [...group, [number, item]]);
  }
  return [...groups.values()].flat();
}

/** Puts what was typed into the data, field by field. */
function putAnswers(tree: Tree, typed: ReadonlyMap<string, string>): void {
  const country = countryCode(typed.get('country') ?? '', COUNTRY_CODES);
  const language = languageTag(typed.get('language') ?? '', country);
  for (const [name, answer] of typed) {
    if (name === LEAVES || name === REJOINS) continue;
    const text = textOf(name, answer);
    if (name === COORDINATES) {
      // A text that is no place stays, so that the schema refuses it.
      if (text !== '') Object.assign(tree, parseCoordinates(text) ?? { latitude: text });
      continue;
    }
    const path = name.split('.');
    const value = readValue(path, text, { country, language });
    if (text !== '') setAt(tree, path, value);
  }
}

/** Puts the answers into the data of the existing city, and keeps its other fields. */
function readAnswers(fields: Fields, existing: ExistingCity | undefined): ReadAnswers {
  const tree: Tree = structuredClone<Tree>({ ...existing?.data });
  for (const name of [...ASKED_FOR, ...PLACE]) removeAt(tree, name.split('.'));
  putAnswers(tree, new Map(fields));
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

/** A value as it is typed into a field; undefined for what no field holds. */
function toText(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.flatMap((item) => toText(item) ?? []).join('\n');
  if (value === true) return 'yes';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The place as it is typed; as it is written if it is none, so that nothing is lost. */
function typedPlace({ latitude, longitude }: Tree): string {
  if (typeof latitude === 'number' && typeof longitude === 'number')
    return formatCoordinates({ latitude, longitude });
  return [latitude, longitude].flatMap((part) => toText(part) || []).join(', ');
}

/** The items of a list in data that may be anything. */
function itemsOf(data: Tree, list: string): Tree[] {
  const items = data[list];
  return Array.isArray(items) ? items.filter(isTree) : [];
}

/** The fields of an item of a list, and of what it holds in turn, as far as the schema knows them. */
function* fieldsOfItem(item: Tree, path: string): Generator<[name: string, value: unknown]> {
  for (const [key, value] of Object.entries(item))
    if (!isAnswer(`${path}.${key}`)) continue;
    else if (isTree(value) && !Array.isArray(value)) yield* fieldsOfItem(value, `${path}.${key}`);
    else yield [`${path}.${key}`, value];
}

/**
 * The names and values that fill the form with a city.
 *
 * @param data as in its file, whether or not the schema accepts it.
 * @param principles slugs in the order of the form. The first action under each fills the fields that are there.
 */
export function fieldsFromCity(
  data: Readonly<CityInput>,
  principles: readonly string[],
): [name: string, value: string][] {
  const city: Tree = { ...data };
  const fields: [string, string][] = [];
  const add = (name: string, value: unknown) => {
    const text = toText(value);
    if (text && isAnswer(name)) fields.push([name, text]);
  };
  for (const name of ASKED_FOR.filter((other) => !other.includes('*') && other !== COORDINATES))
    add(name, valueAt(city, name.split('.')));
  add(COORDINATES, typedPlace(city));
  for (const [number, { name, language }] of itemsOf(city, 'localNames').entries()) {
    add(`localNames.${number}.name`, name);
    add(`localNames.${number}.language`, language);
  }
  const used = new Set<unknown>();
  let next = principles.length;
  for (const action of itemsOf(city, 'actions')) {
    const { principle } = action;
    const place = principles.findIndex((slug) => slug === principle);
    const number = place === -1 || used.has(principle) ? next++ : place;
    used.add(principle);
    for (const [name, value] of fieldsOfItem(action, `actions.${number}`)) add(name, value);
  }
  return fields;
}

export interface Error {
  /** Name of the field in the form. */
  name: string;
  /** From src/model/schemas/messages.ts. */
  message: string;
  /** The city that is meant already, for an error about the name. */
  city?: Pick<CityIdentity, 'slug' | 'name'>;
}

/** An error as people read it. */
export interface ErrorInWords extends Error {
  /** What the field is called. */
  title: string;
}

/** Errors in the language of some texts. */
export function inWords(
  errors: readonly Error[],
  {
    messages,
    fields,
    missing = {},
  }: Pick<Texts, 'messages'> & {
    fields: Readonly<Partial<Record<string, { title: string }>>>;
    /** What to do where an answer is missing, by {@link wordsKey}. */
    missing?: Readonly<Record<string, string>>;
  },
): ErrorInWords[] {
  return errors.map(({ name, message: text }) => {
    const key = wordsKey(name);
    const instruction = text === message('missing') ? missing[key] : undefined;
    return {
      name,
      title: fields[key]?.title ?? name,
      message: instruction ?? say(text, messages),
    };
  });
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
  /** The city on the site that is meant, or that has its name or is close by. */
  match?: KnownCity;
}

export type Judgement = Answers & ({ ok: true; city: City } | { ok: false; errors: Error[] });

/** The host of an address; undefined for what is none. */
function hostOf(address: unknown): string | undefined {
  const [, host] = /^https:\/\/([^/?#:]+)/i.exec(typeof address === 'string' ? address : '') ?? [];
  return host;
}

/**
 * Adds what follows from the answers: to each action without an id, one that no other has, from its
 * words; to one without a source, an empty one, whose missing fields the form has; and as its
 * publisher the city, if the source is on the city’s website.
 */
function completeActions({ actions, name, website }: Tree): void {
  if (!Array.isArray(actions)) return;
  const ids = actionIds(actions as Tree[]);
  for (const [index, action] of (actions as Tree[]).entries()) {
    const source = (action['source'] ??= {}) as Tree;
    const [host, own] = [hostOf(source['url']), hostOf(website)];
    const isOwn = host !== undefined && own !== undefined && isSameOwner(host, own);
    if (isOwn && name !== undefined) source['publisher'] ??= name;
    action['id'] = ids[index];
  }
}

/** Adds the language of a local name where its script and the country leave only one. */
function completeLocalNames({ localNames, country }: Tree): void {
  if (!Array.isArray(localNames)) return;
  for (const local of localNames as Tree[]) {
    if (local['language'] !== undefined || typeof local['name'] !== 'string') continue;
    const guesses = guessLanguages(
      local['name'],
      typeof country === 'string' ? country : undefined,
    );
    if (guesses.length === 1) local['language'] = guesses[0];
  }
}

/** The status that the answers give the city. */
function statusOf(
  entries: readonly (readonly [string, string])[],
  today: string,
  existing: ExistingCity | undefined,
): Tree {
  const ticked = (box: string) => entries.some(([name, value]) => name === box && value !== '');
  const status = existing?.data.status;
  if (!existing || (status === 'former' && ticked(REJOINS)))
    return { status: 'candidate', applied: today };
  return status === 'member' && ticked(LEAVES) ? { status: 'former', left: today } : {};
}

/** The name that the field at a path of the data has in the form. */
function nameAt(path: readonly PropertyKey[], numbers: ReadAnswers['numbers']): string {
  const [key = '', index = '', ...rest] = path.map(String);
  if (PLACE.includes(key)) return COORDINATES;
  const items = numbers.get(key);
  // A list that is one field of the form has no field for each item.
  if (ASKED_FOR.includes(key)) return key;
  return items ? [key, items[Number(index)] ?? index, ...rest].join('.') : path.join('.');
}

/** What is wrong with the answers by the schema, and what joining asks for and is missing. */
function errorsOf(
  tree: Tree,
  numbers: ReadAnswers['numbers'],
  issues: readonly z.core.$ZodIssue[],
) {
  const errors = new Map<string, Error>();
  const add = (name: string, text: string) => {
    if (!errors.has(name)) errors.set(name, { name, message: text });
  };
  for (const { path, message: text } of issues) {
    const name = nameAt(path, numbers);
    const isTyped = name !== COORDINATES || tree['latitude'] === undefined;
    add(name, isTyped ? text : message('coordinates'));
  }
  if (tree['status'] === 'candidate')
    for (const { field, message: text } of openAnswers(tree)) add(field, text);
  return errors;
}

/** Why a city cannot have its name here: it has a page, or readers could not tell it from another. */
function nameErrorOf(city: CityIdentity, match: KnownCity | undefined): Error | undefined {
  if (city.slug === '') return { name: 'name', message: message('latinName') };
  if (!match) return undefined;
  if (isSameCity(match)) return { name: 'name', message: message('cityHasPage'), city: match.city };
  return needsOtherName(city, match.city)
    ? { name: 'name', message: message('namesake', { name: match.city.name }) }
    : undefined;
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
  Object.assign(tree, statusOf(entries, today, existing));
  completeActions(tree);
  completeLocalNames(tree);
  const result = citySchema.safeParse(tree);
  const errors = errorsOf(tree, numbers, result.error?.issues ?? []);
  const meant =
    typeof tree['country'] === 'string' ? countryCandidates(tree['country'], COUNTRY_CODES) : [];
  if (errors.has('country') && meant.length > 1)
    errors.set('country', {
      name: 'country',
      message: message('countryOfTwo', {
        names: meant.map((code) => countryName(code, 'en')).join(', '),
      }),
    });

  const others = known.filter((city) => city.slug !== existing?.slug);
  const { name, country } = tree;
  const slug =
    existing?.slug ??
    citySlug(
      typeof name === 'string' ? name : '',
      COUNTRY_CODES.find((code) => code === country),
      others,
    );
  const identity = cityIdentity(slug, tree);
  const match = slug === '' ? undefined : knownCity(identity, others);
  const nameError = nameErrorOf(identity, match);
  if (nameError && !errors.has('name')) errors.set('name', nameError);
  const answers = { input: tree as CityInput, slug, ...(match ? { match } : {}) };
  if (!result.success || errors.size > 0)
    return { ...answers, ok: false, errors: [...errors.values()] };
  return { ...answers, ok: true, city: result.data };
}

/** The city on the site that a file is about, by its names and codes. */
export function slugOfKnown(data: unknown, known: readonly CityIdentity[]): string | undefined {
  const match = knownCity(cityIdentity('', data), known);
  return match && isSameCity(match) ? match.city.slug : undefined;
}
