/** Reads the answers from the text of an issue that was written with the issue form. */
import { inEnglish } from '../../i18n/index.ts';
import type { ChecklistSection } from '../../model/schemas/checklist.ts';
import { COUNTRY_CODES } from '../../model/schemas/fields.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import { countryCode } from '../../model/places.ts';
import type { Entry } from '../../model/queries/entry.ts';
import { joinFields, type JoinField } from '../join/fields.ts';
import { questionsOf } from '../join/issue-form.ts';
import { findSent, type SentText } from './sent-text.ts';

const { t } = inEnglish;

/** What GitHub writes if a question was not answered. */
const NO_RESPONSE = '_No response_';

/** What GitHub offers, and may write, if nothing was chosen from a list. */
const NO_CHOICE = 'None';

/**
 * Finds the answers in an issue or a mail, from the first label on.
 *
 * @param isMail true if the text is that of a mail.
 */
export function findAnswers(
  text: string,
  labels: readonly string[],
  isMail = false,
): SentText | undefined {
  const headings = new Set(labels.map((label) => `### ${label}`));
  return findSent(text, (line) => headings.has(line.trimEnd()), isMail);
}

/**
 * Divides the text at its labels. Only the first line with a label after the
 * previous label counts, so that an answer may contain lines that look like
 * headings. A question that is missing is skipped.
 *
 * One case is ambiguous: an answer with the label of the next question as a
 * line. It is cut there.
 */
function sections(text: string, labels: readonly string[]): Map<string, string> {
  const lines = findAnswers(text, labels)?.text.split('\n') ?? [];
  const starts: { label: string; line: number }[] = [];
  let from = 0;
  for (const label of labels) {
    const line = lines.findIndex(
      (content, index) => index >= from && content.trimEnd() === `### ${label}`,
    );
    if (line === -1) continue;
    starts.push({ label, line });
    from = line + 1;
  }
  return new Map(
    starts.map(({ label, line }, index) => [
      label,
      lines
        .slice(line + 1, starts[index + 1]?.line)
        .join('\n')
        .trim(),
    ]),
  );
}

/** The value that an answer stands for; empty if there is none. */
function valueOf(field: JoinField, answer: string): string {
  if (answer === NO_RESPONSE) return '';
  if (field.options) {
    if ([NO_CHOICE, t.join.noItem, t.issueForm.notYet].includes(answer)) return '';
    return field.options.find(([, text]) => text === answer)?.[0] ?? answer;
  }
  return field.name === 'country' ? (countryCode(answer, COUNTRY_CODES) ?? answer) : answer;
}

/**
 * Reads the answers from the text of an issue.
 *
 * @param text the text as GitHub writes it from the form, with any line ends, perhaps in a mail.
 * @returns name and value of every field in the order of the form, for judgeAnswers. The value is empty if there is no answer.
 */
export function fieldsFromIssue(
  text: string,
  principles: readonly Entry<Principle>[],
  checklist: readonly ChecklistSection[],
): [name: string, value: string][] {
  const form = joinFields(principles, checklist, inEnglish);
  const questions = questionsOf(form);
  const answers = sections(
    text,
    questions.map(({ label }) => label),
  );
  return [
    ...form.flatMap(({ parts }) =>
      parts.flatMap(({ under }): [string, string][] =>
        under ? [[under.name, under.principle.id]] : [],
      ),
    ),
    ...questions.map(({ field, label }): [string, string] => [
      field.name,
      valueOf(field, answers.get(label) ?? ''),
    ]),
  ];
}
