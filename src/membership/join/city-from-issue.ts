/** Turns the text of an issue into the file of a city, or reports what is missing. */
import { inEnglish } from '../../i18n/index.ts';
import { inWords, judgeAnswers } from './answers.ts';
import { cityFilePath, writeCityFile } from './city-file.ts';
import { joinFields } from './fields.ts';
import { fieldsFromIssue } from './issue-answers.ts';
import { questionsOf } from './issue-form.ts';
import type { JoinContent } from './join-content.ts';

const { t } = inEnglish;
const messages = t.issueForm;

export type CityFromIssue =
  | { ok: true; /** Path in the repository. */ path: string; file: string }
  | { ok: false; /** What needs attention, by the labels of the form. */ report: string };

/**
 * Judges the answers in an issue.
 *
 * @param text the text of the issue. @param day the day of the application, ISO 8601.
 */
export function cityFromIssue(
  text: string,
  { principles, checklist, known }: JoinContent,
  day: string,
): CityFromIssue {
  const questions = questionsOf(joinFields(principles, checklist, inEnglish));
  const values = new Map(fieldsFromIssue(text, principles, checklist));
  if (questions.every(({ field }) => !values.get(field.name)))
    return { ok: false, report: messages.noAnswers };

  const judgement = judgeAnswers(values, known, day);
  const notOptions = questions.filter(
    ({ field: { name, options } }) =>
      options && values.get(name) && !options.some(([value]) => value === values.get(name)),
  );
  const odd = new Set(notOptions.map(({ field }) => field.name));
  const errors = [
    ...(judgement.ok ? [] : inWords(judgement.errors, t)).filter(({ name }) => !odd.has(name)),
    ...notOptions.map(({ field: { name, title } }) => ({
      name,
      title,
      message: messages.notAnOption,
    })),
  ];
  if (judgement.ok && errors.length === 0)
    return { ok: true, path: cityFilePath(judgement.slug), file: writeCityFile(judgement.input) };

  const place = new Map(questions.map(({ field, label }, index) => [field.name, { label, index }]));
  const report = errors
    .map(({ name, title, message }) => ({
      label: title,
      index: questions.length,
      ...place.get(name),
      message,
    }))
    .sort((a, b) => a.index - b.index)
    .map(({ label, message }) => messages.error(label, message));
  return { ok: false, report: [`${t.join.errors(errors.length)}:`, ...report].join('\n\n') };
}
