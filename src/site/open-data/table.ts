/** Collections as tables: their columns, for CSV, GeoJSON and the table schema. */
import * as z from 'zod';
import { aboutField, schemaAt, unwrap } from '../../model/schemas/about.ts';
import { moment, partialDate } from '../../model/schemas/fields.ts';
import { itemSchemas, type Collection, type Item, type Items } from './item-schemas.ts';

export type Cell = string | number | boolean | undefined;

/** A column, with its type as in a table schema. */
export interface Column {
  name: string;
  type: 'string' | 'number' | 'integer' | 'boolean';
  title: string;
  description: string;
  valueOf: (item: object) => Cell;
  /** True for a date, perhaps without day or month. */
  isDate: boolean;
}

/** Stands between the values of a list in one cell. */
const BETWEEN = '; ';

/** Fields that every table ends with. */
const LAST = ['added', 'changed', 'url', 'identifier'];

/**
 * The columns of each table in their order: the field of a column, and its name where that is not
 * the name of the field.
 */
const TABLES: Readonly<Record<Collection, readonly (string | [name: string, field: string])[]>> = {
  principles: [
    ...['slug', 'number', 'title', 'shortTitle', 'summary', 'points', 'memberCityCount'],
    ...['actionCount', 'sources', ...LAST],
  ],
  cities: [
    ...['slug', 'name', ['localNames', 'localNames.name'] as [string, string], 'country'],
    ...['countryName', 'continent', 'continentName', 'latitude', 'longitude', 'population'],
    ...['populationDate', 'populationSource', 'status', 'statusLabel', 'founder', 'memberSince'],
    ...['memberSinceKind', 'joined', 'memberBy', 'applied', 'left', 'membershipSource', 'website'],
    ...['summary', ...LAST, 'wikidata', 'unlocode', 'language', 'noActionsYet', 'promise', 'proof'],
    ['decisionBody', 'decision.body'],
    ['decisionDate', 'decision.date'],
    ['decisionPlanned', 'decision.planned'],
    ['decisionLink', 'decision.link'],
    'leftSource',
    ['confirmedOn', 'confirmed.date'],
    ['confirmedBy', 'confirmed.by'],
  ],
  actions: [
    ...['slug', 'city', 'cityName', 'country', 'countryName', 'continent', 'continentName'],
    ...['text', 'kind', 'kindLabel', 'done', 'principle', 'principleTitle', 'checklist'],
    ...['checklistLabel', 'topics', 'topicLabels', 'date'],
    ['sourceTitle', 'source.title'],
    ['sourcePublisher', 'source.publisher'],
    ['sourceOwner', 'source.owner'],
    ['sourceLanguage', 'source.language'],
    ['sourceUrl', 'source.url'],
    ...[...LAST, 'language'],
  ],
  activities: [
    ...['slug', 'title', 'summary', 'language', 'date', 'dateNote', 'kind', 'kindLabel', 'topics'],
    ...['topicLabels', 'cities', 'cityNames', 'partners', 'partnerNames', 'principles'],
    'principleTitles',
    ['eventStart', 'event.start'],
    ['eventEnd', 'event.end'],
    ['eventFurtherDays', 'event.furtherDays.start'],
    ['eventTimeZone', 'event.timeZone'],
    ['eventPlace', 'event.place'],
    ['eventOnline', 'event.online'],
    ['eventCancelled', 'event.cancelled'],
    ['eventLink', 'event.link'],
    ...['original', 'originalOwner', 'sources'],
    ['imageUrl', 'image.src'],
    ['imageAlt', 'image.alt'],
    ['imageCredit', 'image.credit'],
    ...LAST,
  ],
  partners: [
    ...['slug', 'name', 'shortName', 'nameLanguage', 'kind', 'kindLabel', 'core', 'role'],
    ...['summary', 'since', 'website', 'sources', ...LAST],
  ],
  projects: [
    ...['slug', 'name', 'shortName', 'summary', 'start', 'end', 'leads', 'leadNames', 'cities'],
    ...['cityNames', 'partners', 'partnerNames'],
    ['results', 'results.text'],
    ...['website', 'sources', ...LAST],
  ],
  checklist: [
    ['slug', 'items.slug'],
    ['text', 'items.text'],
    ['label', 'items.label'],
    ['help', 'items.help'],
    ['origin', 'items.origin'],
    ['section', 'slug'],
    ['sectionTitle', 'title'],
    ...['principle', 'principleTitle', 'note', 'source'],
    ...LAST.map((name): [string, string] => [name, `items.${name}`]),
  ],
  // Their short names are dates, which spreadsheets would change.
  'member-counts': ['date', 'count', 'qualifier', 'note', 'source', ...LAST],
};

/** All values of a field, by its path; those of a list one after the other. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, path));
  const [key, ...rest] = path;
  if (key === undefined) return value === undefined ? [] : [value];
  return typeof value === 'object' && value !== null
    ? valuesAt((value as Record<string, unknown>)[key], rest)
    : [];
}

function cellAt(item: object, path: readonly string[]): Cell {
  const values = valuesAt(item, path) as Exclude<Cell, undefined>[];
  return values.length > 1 ? values.join(BETWEEN) : values[0];
}

/** A field of a schema, by a path that does not name the places of items in lists. */
function fieldAt(schema: z.core.$ZodType, [key, ...rest]: readonly string[]): PropertyKey[] {
  if (key === undefined) return [];
  const field = schemaAt(schema, [key]);
  const inner = field && unwrap(field);
  if (inner instanceof z.ZodArray && rest.length > 0)
    return [key, '*', ...fieldAt(inner.element, rest)];
  return [key, ...(inner && rest.length > 0 ? fieldAt(inner, rest) : [])];
}

function typeOf(field: z.core.$ZodType | undefined): Column['type'] {
  const inner = field && unwrap(field);
  if (inner instanceof z.ZodBoolean) return 'boolean';
  if (!(inner instanceof z.ZodNumber)) return 'string';
  return inner.format === 'safeint' ? 'integer' : 'number';
}

const DATES = [partialDate, moment].map((date) => z.globalRegistry.get(date)?.['pattern']);

/** True for dates, which share a pattern, and for what may be one. */
function isDate(field: z.core.$ZodType | undefined): boolean {
  const inner = field && unwrap(field);
  if (inner instanceof z.ZodUnion) return inner.options.some(isDate);
  const pattern = inner && z.globalRegistry.get(inner)?.['pattern'];
  return pattern !== undefined && DATES.includes(pattern);
}

/** The columns of a table, in their order. */
export function columnsOf(collection: Collection): Column[] {
  const schema = itemSchemas[collection];
  return TABLES[collection].map((column): Column => {
    const [name, dotted] = typeof column === 'string' ? [column, column] : column;
    const path = dotted.split('.');
    const place = fieldAt(schema, path);
    const field = schemaAt(schema, place);
    const { title = name, description = '' } = aboutField(schema, place);
    return {
      name,
      type: typeOf(field),
      title,
      description,
      isDate: isDate(field),
      valueOf: (item) => cellAt(item, path),
    };
  });
}

/**
 * The columns of the table of cities: with the number of actions under each principle.
 *
 * @param principles in their order.
 */
export function cityColumns(principles: readonly Item<'principles'>[]): Column[] {
  const { description = '' } = aboutField(itemSchemas.principles, ['actionCount']);
  return [
    ...columnsOf('cities'),
    ...principles.map(({ slug, shortTitle }): Column => ({
      name: slug,
      type: 'integer',
      title: shortTitle,
      description,
      isDate: false,
      valueOf: (city) => cellAt(city, ['actionCounts', slug]),
    })),
  ];
}

/** What has a row each: the items of a collection, and of the checklist those of its sections. */
export function rowsOf(collection: Collection, items: Items): readonly object[] {
  return collection === 'checklist'
    ? items.checklist.flatMap((section) =>
        section.items.map((item) => ({ ...section, items: [item] })),
      )
    : items[collection];
}
