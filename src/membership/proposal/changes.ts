/** Says in words what a proposal changes about a city of the site, and who may ask for that. */
import { shorten, visible } from '../../base/escape.ts';
import { inEnglish } from '../../i18n/index.ts';
import { aboutField } from '../../model/schemas/about.ts';
import { citySchema } from '../../model/schemas/city.ts';

const t = inEnglish.t.proposal.changes;

/** What the file of a city says. */
export interface Written {
  /** Its front matter as it is written. */
  data: unknown;
  /** The text below. */
  body: string;
}

/** Who may ask for a change of a field, by its first name. Everybody may ask for the others. */
const SENSITIVE = {
  coalition: [
    'status',
    'founder',
    'joined',
    'memberBy',
    'applied',
    'left',
    'leftSource',
    'membershipSource',
    'confirmed',
    'earlierMemberships',
  ],
  city: ['contact', 'website', 'decision', 'promise', 'proof', 'sender'],
  identity: [
    'name',
    'localNames',
    'country',
    'latitude',
    'longitude',
    'wikidata',
    'unlocode',
    'aliases',
  ],
} as const;

type Asker = keyof typeof SENSITIVE;

const ASKERS = Object.keys(SENSITIVE) as Asker[];

const askerOf = (field: string): Asker | undefined =>
  ASKERS.find((asker) => (SENSITIVE[asker] as readonly string[]).includes(field));

/** Longest value that is shown, in characters. */
const LONGEST = 80;

/** One field that differs. A value is undefined where it is absent. */
interface Change {
  /** Keys of the field; those of an action hold its id. */
  path: readonly string[];
  before: string | undefined;
  after: string | undefined;
}

const isPlain = (value: unknown): value is string | number | boolean | null | undefined =>
  typeof value !== 'object' || value === null;

/** The values of a file by their paths, in JSON. What is empty or false counts as absent. */
function valuesOf(value: unknown, path: readonly string[], into: Map<string, string>): void {
  if (Array.isArray(value) && !value.every(isPlain))
    for (const [index, item] of value.entries()) {
      const { id } = (item ?? {}) as { id?: unknown };
      valuesOf(item, [...path, typeof id === 'string' ? id : String(index + 1)], into);
    }
  else if (Array.isArray(value)) valuesOf(value.map(String).join(', '), path, into);
  else if (!isPlain(value))
    for (const [key, item] of Object.entries(value)) valuesOf(item, [...path, key], into);
  else if (value !== undefined && value !== null && value !== '' && value !== false)
    into.set(JSON.stringify(path), String(value));
}

/** The order of the sensitive fields, then that of the file. */
function rank({ path: [field = ''] }: Change): number {
  const order: readonly string[] = ASKERS.flatMap((asker) => SENSITIVE[asker]);
  const at = order.indexOf(field);
  return at === -1 ? order.length : at;
}

function changesBetween(before: unknown, after: unknown): Change[] {
  const [old, now] = [new Map<string, string>(), new Map<string, string>()];
  valuesOf(before, [], old);
  valuesOf(after, [], now);
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((key) => ({
      path: JSON.parse(key) as string[],
      before: old.get(key),
      after: now.get(key),
    }))
    .filter((change) => change.before !== change.after)
    .sort((a, b) => rank(a) - rank(b));
}

const shown = (text: string) => shorten(visible(text).replaceAll('"', '’'), LONGEST);

/** The title of a field, with those above it: `Actions, open-data, Link to a source`. */
function titleOf(path: readonly string[]): string {
  const schemaPath: PropertyKey[] = [];
  return path
    .map((key, at) => {
      const isItem =
        at === 1 && /^(?:actions|localNames|earlierMemberships|corrections)$/.test(path[0] ?? '');
      schemaPath.push(isItem ? 0 : key);
      return isItem ? shown(key) : (aboutField(citySchema, schemaPath).title ?? shown(key));
    })
    .join(', ');
}

function sentence({ path, before, after }: Change): string {
  const title = titleOf(path);
  if (before === undefined) return t.added(title, shown(after ?? ''));
  if (after === undefined) return t.removed(title, shown(before));
  return t.changed(title, shown(before), shown(after));
}

/** The command for a change of status, by the status before and after. */
function commandFor(slug: string, before: unknown, after: unknown): string | undefined {
  switch (`${String(before)} ${String(after)}`) {
    case 'candidate member':
      return t.command(slug, 'accepted');
    case 'candidate former':
      return t.command(slug, 'withdrawn');
    case 'member former':
      return t.command(slug, 'left');
    case 'former member':
      return t.command(slug, 'rejoined');
    case 'former candidate':
      return t.appliesAgain;
    default:
      return undefined;
  }
}

/**
 * What a change says that it wants of the file of a city, as sentences: each field before and
 * after, the sensitive ones first, and who may ask for them.
 */
export function changePoints(slug: string, before: Written, after: Written): string[] {
  const changes = changesBetween(before.data, after.data);
  const asked = ASKERS.filter((asker) =>
    changes.some(({ path: [field = ''] }) => askerOf(field) === asker),
  );
  const status = changes.find(({ path }) => path[0] === 'status');
  const command = status && commandFor(slug, status.before, status.after);
  return [
    ...changes.map(sentence),
    ...(before.body.trim() === after.body.trim() ? [] : [t.body]),
    ...(command === undefined ? [] : [command]),
    ...asked.map((asker) => t.mayAsk[asker]),
    ...(changes.length === 0 && before.body.trim() === after.body.trim() ? [t.none] : []),
  ];
}
