/** Collections as tables: their columns, for CSV, GeoJSON and the table schema. */
import { aboutField } from '../../model/schemas/about.ts';
import { itemSchemas, type Collection, type Item } from './items.ts';

export type Cell = string | number | boolean | undefined;

/** A column, with its type as in a table schema. */
export interface Column<C extends Collection = 'cities'> {
  name: string;
  type: 'string' | 'number' | 'integer' | 'boolean';
  title: string;
  description: string;
  valueOf: (item: Item<C>) => Cell;
  /** True for a date, perhaps without day or month. */
  isDate?: true;
}

/**
 * Makes columns with the values of fields.
 *
 * @returns a function that takes the name of the column, and the path of the field if it is another.
 */
function fieldsOf<C extends Collection>(collection: C) {
  return (
    name: string,
    type: Column['type'],
    valueOf: Column<C>['valueOf'],
    path: readonly string[] = [name],
  ): Column<C> => {
    const { title = name, description = '' } = aboutField(itemSchemas[collection], path);
    return { name, type, title, description, valueOf };
  };
}

/**
 * The columns of the table of cities, in their order.
 *
 * @param principles in their order; each has a column with the number of actions.
 */
export function cityColumns(principles: readonly Item<'principles'>[]): Column[] {
  const field = fieldsOf('cities');
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
    field('identifier', 'string', ({ identifier }) => identifier),
    field('wikidata', 'string', ({ wikidata }) => wikidata),
    field('unlocode', 'string', ({ unlocode }) => unlocode),
  ];
}

/** The columns of the table of actions, in their order. */
export function actionColumns(): Column<'actions'>[] {
  const field = fieldsOf('actions');
  return [
    field('slug', 'string', ({ slug }) => slug),
    field('city', 'string', ({ city }) => city),
    field('cityName', 'string', ({ cityName }) => cityName),
    field('country', 'string', ({ country }) => country),
    field('countryName', 'string', ({ countryName }) => countryName),
    field('text', 'string', ({ text }) => text),
    field('kind', 'string', ({ kind }) => kind),
    field('done', 'boolean', ({ done }) => done),
    field('principle', 'string', ({ principle }) => principle),
    field('checklist', 'string', ({ checklist }) => checklist),
    field('topics', 'string', ({ topics }) => topics.join('; ') || undefined),
    { ...field('date', 'string', ({ date }) => date), isDate: true },
    field('sourceTitle', 'string', ({ source }) => source.title, ['source', 'title']),
    field('sourcePublisher', 'string', ({ source }) => source.publisher, ['source', 'publisher']),
    field('sourceLanguage', 'string', ({ source }) => source.language, ['source', 'language']),
    field('sourceUrl', 'string', ({ source }) => source.url, ['source', 'url']),
    { ...field('added', 'string', ({ added }) => added), isDate: true },
    { ...field('changed', 'string', ({ changed }) => changed), isDate: true },
    field('url', 'string', ({ url }) => url),
    field('identifier', 'string', ({ identifier }) => identifier),
  ];
}
