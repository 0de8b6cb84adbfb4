/**
 * What the fields of a city are called and for, in the join form. In English, the schema says it,
 * to editors as well.
 */
import { fieldWords } from '../../model/schemas/about.ts';
import { citySchema } from '../../model/schemas/city.ts';

export const fields = fieldWords(citySchema);
