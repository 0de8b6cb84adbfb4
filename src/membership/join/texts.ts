/** The texts that the join form needs in the browser, in one language. */
import type { Locale } from '../../i18n/index.ts';
import type { Entry } from '../../model/queries/entry.ts';
import type { ChecklistSection } from '../../model/schemas/checklist.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import { wordsKey } from '../../model/schemas/about.ts';
import { checklistOptions, joinFields } from './fields.ts';

/** What the page loads: the texts of the script, those of errors, and the items of the checklist. */
export function joinTexts(
  locale: Locale,
  principles: readonly Entry<Principle>[],
  checklist: readonly ChecklistSection[],
) {
  const { t } = locale;
  const fields = joinFields(principles, checklist, locale).flatMap(({ parts }) =>
    parts.flatMap(({ rows }) => rows.flat()),
  );
  return {
    ...t.joinForm,
    messages: t.messages,
    fields: Object.fromEntries(
      fields.map(({ name, title, description = '', example, control }) => [
        wordsKey(name),
        {
          title,
          description,
          hint: description + (example && control !== 'select' ? t.join.example(example) : ''),
        },
      ]),
    ),
    principles: principles.map(({ id, data }) => ({ id, title: data.shortTitle, hue: data.hue })),
    steps: {
      prefilled: t.joinWays.prefilled,
      paste: t.joinWays.paste,
      replace: t.joinWays.replace,
    },
    checklist: Object.fromEntries(
      principles.map((principle) => [principle.id, checklistOptions(principle, checklist)]),
    ),
  };
}

export type JoinTexts = ReturnType<typeof joinTexts>;
