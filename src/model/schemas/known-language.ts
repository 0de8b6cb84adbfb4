/**
 * The language of a text, judged more strictly than in the join form: browsers know the names of
 * fewer languages than the runtime of the check.
 */
import * as z from 'zod';
import { languageTag } from '../languages.ts';
import { language, requiredOr } from './fields.ts';
import { message } from './messages.ts';

/** Language tag (BCP 47) in its usual form, of a language that has a name. */
export const knownLanguage = z
  .string({ error: requiredOr(message('language')) })
  .superRefine((typed, context) => {
    const code = languageTag(typed);
    if (code !== typed)
      context.addIssue({
        code: 'custom',
        message: code === undefined ? message('noLanguage') : message('languageCode', { code }),
        input: typed,
      });
  })
  .meta({ ...language.meta() });
