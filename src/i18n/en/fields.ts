/**
 * What the fields of a city are called and for, in the join form. In English, the schema says it,
 * to editors as well.
 */
import { fieldWords, type FieldWords } from '../../model/schemas/about.ts';
import { citySchema } from '../../model/schemas/city.ts';

/** What a field is called and for in the form, and an answer as it would be typed there. */
type FormWords = FieldWords & { example?: string };

const words = fieldWords(citySchema);

/** Files hold codes and exact dates; people type names, and dates as they write them. */
const inForm = (name: string, description: string, example: string): FormWords => ({
  title: words[name]?.title ?? name,
  description,
  example,
});

export const fields: Readonly<Record<string, FormWords> & { coordinates: FormWords }> = {
  ...words,
  country: inForm('country', 'Its name, in any language.', 'Greece'),
  'localNames.*.language': inForm('localNames.*.language', 'The language of that name.', 'Greek'),
  language: inForm('language', 'If you leave this empty: English.', 'Greek'),
  website: inForm('website', 'The home page of the city government.', 'www.example.org'),
  'decision.date': inForm(
    'decision.date',
    'When it decided to join, as precisely as you know it.',
    '12 October 2026',
  ),
  'decision.planned': inForm(
    'decision.planned',
    'If it has not decided yet: when it will.',
    'January 2027',
  ),
  /** The one question of the form about latitude and longitude. */
  coordinates: {
    title: 'Place',
    description: 'Latitude and longitude, as you copy them from a map.',
    example: '41.39, 2.17',
  },
};
