/**
 * Turns what somebody sent into the file of a city, or reports what is missing: the text of an
 * issue, the file that the form or the empty file makes, or a mail that quotes either.
 */
import { visible } from '../../base/escape.ts';
import { fixFile } from '../../check/fix.ts';
import { formatProblems } from '../../check/problem.ts';
import { inEnglish } from '../../i18n/index.ts';
import { cityIdentity } from '../../model/city-identity.ts';
import { citySlug } from '../../model/city-slug.ts';
import { isSameCity, knownCity } from '../../model/known-city.ts';
import { COUNTRY_CODES } from '../../model/schemas/fields.ts';
import { judgeProposal } from '../proposal/judge.ts';
import { inWords, judgeAnswers } from './answers.ts';
import { cityFilePath, writeCityFile } from './city-file.ts';
import { joinFields } from './fields.ts';
import { fieldsFromIssue, findAnswers } from './issue-answers.ts';
import { questionsOf, type Question } from './issue-form.ts';
import type { JoinContent } from './join-content.ts';
import { readCityFile } from './read-city-file.ts';
import { findFile, type SentFile } from './sent-text.ts';

const { t } = inEnglish;
const messages = t.issueForm;

/** The name of a file whose city has none yet. */
const UNNAMED = 'unnamed';

export type CityFromIssue =
  | {
      ok: true;
      /** Path in the repository. */
      path: string;
      file: string;
      /** What a person has to look at. */
      notes: string[];
    }
  | { ok: false; /** What needs attention, by the labels of the form. */ report: string };

/**
 * Reads and judges what was sent.
 *
 * @param text the text of the issue, of the file or of the mail. @param day the day of the
 * application, ISO 8601; a file says it itself.
 */
export function cityFromIssue(text: string, content: JoinContent, day: string): CityFromIssue {
  const { principles, checklist } = content;
  const questions = questionsOf(joinFields(principles, checklist, inEnglish));
  const file = findFile(text);
  const answers = findAnswers(
    text,
    questions.map(({ label }) => label),
  );
  // What begins first holds the other: an answer can contain lines like those of a file.
  return file && file.at < (answers?.at ?? Infinity)
    ? cityFromFile(file, content, day)
    : cityFromAnswers(text, questions, content, day);
}

/** Judges a file as a proposal, after what has one right answer was put right. */
function cityFromFile(
  { file, below }: SentFile,
  { index, known }: JoinContent,
  day: string,
): CityFromIssue {
  const { text, changes } = fixFile('cities', cityFilePath(UNNAMED), file, day);
  const read = readCityFile(text);
  const { name, country }: { name?: unknown; country?: unknown } = read?.data ?? {};
  const code = COUNTRY_CODES.find((one) => one === country);
  const slug = (typeof name === 'string' && citySlug(name, code, known)) || UNNAMED;
  const path = cityFilePath(slug);
  const { problems, reasons } = judgeProposal(
    {
      files: [{ filename: path, status: 'added', mode: '100644', content: text }],
      totalFiles: 1,
    },
    { index, problems: [] },
  );
  const same = knownCity(cityIdentity(slug, read?.data), known);
  const isKnown = same !== undefined && isSameCity(same);
  if (!read || problems.length > 0 || isKnown)
    return {
      ok: false,
      report: [
        ...(problems.length > 0
          ? [`${t.join.errors(problems.length)}:`, formatProblems(problems)]
          : []),
        ...reasons.map(visible),
      ].join('\n\n'),
    };
  return {
    ok: true,
    path,
    file: writeCityFile(read.data, read.body),
    notes: [
      ...changes.map(({ says }) => says),
      ...reasons,
      ...(below === '' ? [] : [messages.leftOut(below)]),
    ].map(visible),
  };
}

/** Judges the answers of the issue form. */
function cityFromAnswers(
  text: string,
  questions: readonly Question[],
  { principles, checklist, known }: JoinContent,
  day: string,
): CityFromIssue {
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
    return {
      ok: true,
      path: cityFilePath(judgement.slug),
      file: writeCityFile(judgement.input),
      notes: [],
    };

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
