/** The cities as a table: its columns, for CSV, GeoJSON and the table schema. */
import { aboutField } from '../../model/schemas/about.ts';
import { itemSchemas, type Item } from './items.ts';

export type Cell = string | number | boolean | undefined;

/** A column, with its type as in a table schema. */
export interface Column {
  name: string;
  type: 'string' | 'number' | 'integer' | 'boolean';
  title: string;
  description: string;
  valueOf: (city: Item<'cities'>) => Cell;
  /** True for a date, perhaps without day or month. */
  isDate?: true;
}

/** A column with the value of a field. */
function field(
  name: keyof Item<'cities'>,
  type: Column['type'],
  valueOf: Column['valueOf'],
): Column {
  const { title = name, description = '' } = aboutField(itemSchemas.cities, [name]);
  return { name, type, title, description, valueOf };
}

/**
 * The columns of the table of cities, in their order.
 *
 * @param principles in their order; each has a column with the number of actions.
 */
export function cityColumns(principles: readonly Item<'principles'>[]): Column[] {
  return [
    field('slug', 'string', ({ slug }) => slug),
    field('name', 'string', ({ name }) => name),
    field(
      'localNames',
      'string',
      ({ localNames }) => localNames.map(({ name }) => name).join('; ') || undefined,
    ),
    field('country', 'string', ({ country }) => country),
    field('countryName', 'string', ({ countryName }) => countryName),
    field('continent', 'string', ({ continent }) => continent),
    field('latitude', 'number', ({ latitude }) => latitude),
    field('longitude', 'number', ({ longitude }) => longitude),
    field('status', 'string', ({ status }) => status),
    field('founder', 'boolean', ({ founder }) => founder),
    { ...field('joined', 'string', ({ joined }) => joined), isDate: true },
    { ...field('memberBy', 'string', ({ memberBy }) => memberBy), isDate: true },
    { ...field('applied', 'string', ({ applied }) => applied), isDate: true },
    { ...field('left', 'string', ({ left }) => left), isDate: true },
    field('website', 'string', ({ website }) => website),
    ...principles.map(({ slug, shortTitle }): Column => {
      const { description = '' } = aboutField(itemSchemas.principles, ['actionCount']);
      return {
        name: slug,
        type: 'integer',
        title: shortTitle,
        description,
        valueOf: ({ actionCounts }) => actionCounts[slug] ?? 0,
      };
    }),
    field('url', 'string', ({ url }) => url),
    field('wikidata', 'string', ({ wikidata }) => wikidata),
    field('unlocode', 'string', ({ unlocode }) => unlocode),
  ];
}
