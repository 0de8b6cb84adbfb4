/**
 * Judges what a city sent, a file or the answers of the issue form, and makes of it the file for the
 * site, or a draft with which the city goes on in the form.
 */
import type { PartialDate } from '../../base/dates.ts';
import { shorten } from '../../base/escape.ts';
import { fixFile } from '../../check/fix.ts';
import { splitFrontMatter } from '../../check/front-matter.ts';
import { formatProblems, type Problem } from '../../check/problem.ts';
import { inEnglish } from '../../i18n/index.ts';
import { cityIdentity } from '../../model/city-identity.ts';
import { isSameCity, knownCity } from '../../model/known-city.ts';
import { guessLanguages, isLanguage } from '../../model/languages.ts';
import { wordsKey } from '../../model/schemas/about.ts';
import { citySchema } from '../../model/schemas/city.ts';
import { withFields } from '../office/with-fields.ts';
import { judgeProposal, type ProposalJudgement } from '../proposal/judge.ts';
import {
  fieldsFromCity,
  inWords,
  judgeAnswers,
  type ExistingCity,
  type Judgement,
} from '../join/answers.ts';
import { cityFilePath, writeCityFile, type CityInput } from '../join/city-file.ts';
import { joinFields } from '../join/fields.ts';
import { ASKED_FOR, COORDINATES, PLACE, REJOINS } from '../join/form.ts';
import { questionsOf } from '../join/issue-form.ts';
import type { JoinContent } from '../join/join-content.ts';
import { readCityFile } from '../join/read-city-file.ts';
import type { Sent } from './find-proposals.ts';
import { fieldsFromIssue } from '../join/issue-answers.ts';

const { t, formats } = inEnglish;
const messages = t.receiving;

/** The name of a file whose city has none yet. */
const UNNAMED = 'unnamed';

/** Most characters of a value that is repeated. */
const LONGEST_VALUE = 120;

/** A city that is on the site, with the text of its file. */
export interface CityOnSite extends ExistingCity {
  text: string;
}

export interface ReceivingContent extends JoinContent {
  /** The file of a city that is on the site. */
  existing: (slug: string) => CityOnSite | undefined;
}

/** An answer that is missing or wrong. */
export interface WrongAnswer {
  /** What the question is called. */
  label: string;
  message: string;
  /** What was answered, if it was. */
  answer?: string;
}

export interface JudgedCity {
  /**
   * `complete`: a new city, with all answers. `rejoins`: a former member that applies again, with
   * all answers. `correction`: a city that has a page. `incomplete`: a city that has to answer more.
   */
  outcome: 'complete' | 'rejoins' | 'correction' | 'incomplete';
  slug: string;
  /** What was sent, as a file holds it. */
  data: CityInput;
  /** The text of the file, or of the draft. */
  file: string;
  /** The city as it is on the site, if it is there. */
  existing?: CityOnSite;
  errors: WrongAnswer[];
  /** What a person has to look at, as sentences. */
  notes: string[];
  /** What changes in the file of a city that is on the site, as sentences. */
  differences: string[];
}

/** A file that no program can read. */
export interface UnreadableFile {
  outcome: 'unreadable';
  /** Where and why, as sentences. */
  problems: Pick<Problem, 'line' | 'message' | 'fix'>[];
  /** The same as a report. */
  report: string;
}

type Tree = Readonly<Record<string, unknown>>;
type Fields = [name: string, value: string][];

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** The paths of what one city says and another does not. Items of lists are counted, not compared. */
export function missingIn(other: unknown, data: unknown, path: readonly string[] = []): string[] {
  if (data === undefined || data === null || data === '') return [];
  if (Array.isArray(data))
    return data.length > (Array.isArray(other) ? other.length : 0) ? [path.join('.')] : [];
  if (!isTree(data)) return other === undefined ? [path.join('.')] : [];
  return Object.entries(data).flatMap(([key, value]) =>
    missingIn(isTree(other) ? other[key] : undefined, value, [...path, key]),
  );
}

const titleOf = (key: string) => t.fields[key]?.title ?? key;

const shown = (value: unknown) =>
  value === undefined
    ? messages.absent
    : shorten(typeof value === 'string' ? value : JSON.stringify(value), LONGEST_VALUE);

interface Leaf {
  path: string;
  value: unknown;
}

/**
 * The values in a city that are no lists and no groups. Items of a list that have an id are known by
 * it, wherever in the list they stand.
 */
function leavesOf(
  value: unknown,
  path: readonly string[] = [],
  known: readonly string[] = [],
): [key: string, leaf: Leaf][] {
  if (!isTree(value))
    return value === undefined ? [] : [[known.join('.'), { path: path.join('.'), value }]];
  return Object.entries(value).flatMap(([key, part]) => {
    const id =
      Array.isArray(value) && isTree(part) && typeof part['id'] === 'string' ? part['id'] : key;
    return leavesOf(part, [...path, key], [...known, id]);
  });
}

/** What a value is called: `Summary`, `Actions 2, Kind`. */
function pathInWords(path: string): string {
  const [list = '', index, ...rest] = path.split('.');
  const title = titleOf(wordsKey(path));
  if (index === undefined) return title;
  const number = /^\d+$/.test(index) ? ` ${Number(index) + 1}` : '';
  return `${titleOf(list)}${number}${number === '' || rest.length > 0 ? `, ${title}` : ''}`;
}

/** What changes between two versions of a city, by the titles of the fields. */
function differencesOf(before: object, after: object): string[] {
  const [old, now] = [new Map(leavesOf(before)), new Map(leavesOf(after))];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const path = (was ?? is)?.path ?? '';
    return was?.value === is?.value
      ? []
      : [messages.difference(pathInWords(path), shown(was?.value), shown(is?.value))];
  });
}

/**
 * The file of a city that is on the site, with the fields that change, and with the text below them
 * if one was sent. Everything else stays as it is, comments as well.
 */
function changedFile({ text, data: before, body }: CityOnSite, after: Tree, sent: string): string {
  const old: Tree = { ...before };
  const changed = [...new Set([...Object.keys(old), ...Object.keys(after)])].filter(
    (key) => differencesOf({ [key]: old[key] }, { [key]: after[key] }).length > 0,
  );
  const file = withFields(
    text,
    Object.fromEntries(changed.map((key) => [key, after[key]])),
    citySchema,
  );
  if (sent === '' || sent === body) return file;
  const below = splitFrontMatter(file)?.body ?? '';
  return `${file.slice(0, file.length - below.length)}\n${sent}\n`;
}

/** What a proposal is judged by. */
interface Judging {
  content: ReceivingContent;
  /** Slugs in the order of the form. */
  principles: readonly string[];
  /** The day on which it was sent. */
  day: PartialDate;
}

/** What was sent, read field by field as the form reads it. */
interface Given {
  fields: Fields;
  /** The front matter, if it was a file. */
  data?: CityInput;
  body: string;
  /** Answers that are none of their list, by the name of the field. */
  odd: ReadonlyMap<string, string>;
  /** What was put right already, as sentences. */
  notes: readonly string[];
}

/** What a question is called; under which principle, if it is about an action. */
function labelOf(name: string, principle: unknown, { content }: Judging): string {
  const title = titleOf(wordsKey(name));
  const under = content.principles.find(({ id }) => id === principle);
  return under ? t.issueForm.actionLabel(under.data.shortTitle, title) : title;
}

/** Place of a question in the form. */
function placeOf(key: string): number {
  const place = ASKED_FOR.indexOf(key);
  return place === -1 ? ASKED_FOR.length : place;
}

/** What is wrong by the rules of the form, and what the check of a proposal finds beyond that. */
function errorsOf(
  { fields, odd }: Given,
  judgement: Judgement,
  problems: readonly Problem[],
  judging: Judging,
): WrongAnswer[] {
  const answers = new Map([...fields, ...odd]);
  const words = { ...t, missing: t.joinForm.missing };
  const form = judgement.ok ? [] : inWords(judgement.errors, words);
  const errors = [
    ...form.filter(({ name }) => !odd.has(name)),
    ...[...odd.keys()].map((name) => ({ name, message: messages.notAnOption })),
  ].map(({ name, message }) => {
    const answer = answers.get(name);
    const principle = answers.get(name.replace(/^(actions\.\d+)\..*/, '$1.principle'));
    return {
      key: wordsKey(name),
      label: labelOf(name, principle, judging),
      message,
      ...(answer === undefined ? {} : { answer }),
    };
  });
  const known = new Set(errors.map(({ key }) => key));
  const beyond = problems.flatMap(({ field = '', message, fix }) => {
    const key = PLACE.includes(field) ? COORDINATES : wordsKey(field);
    if (known.has(key)) return [];
    const [, index] = /^actions\.(\d+)/.exec(field) ?? [];
    const principle = judgement.input.actions?.[Number(index)]?.principle;
    return [
      {
        key,
        label: field === '' ? messages.wholeFile : labelOf(key, principle, judging),
        message: [message, fix].filter(Boolean).join(' '),
      },
    ];
  });
  return [...errors, ...beyond]
    .sort((one, other) => placeOf(one.key) - placeOf(other.key))
    .map(({ key: _, ...error }) => error);
}

/** Says that the letter is in another language than the answers. */
function languageNotes({ language, summary, statement, country }: CityInput): string[] {
  if (typeof language === 'string' && isLanguage(language))
    return /^en\b/.test(language) ? [] : [messages.language(formats.languageName(language))];
  const text = [summary, statement].filter((part) => typeof part === 'string').join(' ');
  // English has no letters of its own by which it could be told from others.
  const guesses = /[^\p{ASCII}\p{P}\p{Z}\p{S}]/u.test(text) ? guessLanguages(text, country) : [];
  const names = guesses.filter((tag) => tag !== 'en').map(formats.languageName);
  return names.length > 0 ? [messages.languageGuess(formats.list(names))] : [];
}

/** What the form drops when the city goes on with the draft there. */
function lostNotes(file: string, { content, principles, day }: Judging): string[] {
  const draft = readCityFile(file);
  if (!draft) return [];
  const { applied: _, status: _status, ...data } = draft.data;
  const back = judgeAnswers(fieldsFromCity(draft.data, principles), content.known, day).input;
  const lost = missingIn(back, data).map((path) => titleOf(wordsKey(path)));
  if (draft.body !== '') lost.push(messages.body);
  return lost.length > 0 ? [messages.lost([...new Set(lost)])] : [];
}

/** What a city would be on the site, and what was put right for that. */
interface Made {
  judgement: Judgement;
  data: CityInput;
  notes: string[];
}

/** A new city: what was written, as the form would have read it. */
function newCity({ data }: Given, judgement: Judgement, day: PartialDate): Made {
  if (!data) return { judgement, data: judgement.input, notes: [] };
  const { status, applied = day } = data;
  const read = { ...data, ...judgement.input };
  const city: CityInput = {
    ...(missingIn(read, data).length === 0 ? read : data),
    status: 'candidate',
    applied,
  };
  return {
    judgement,
    data: city,
    notes: [
      ...((status as unknown) === undefined || status === 'candidate'
        ? []
        : [messages.statusChanged(status)]),
      ...(data.applied === undefined ? [messages.day(formats.date(day))] : []),
      ...differencesOf({ ...data, status: 'candidate', applied }, city).map(messages.changed),
    ],
  };
}

/** A city that is on the site, as it would be after the change. */
function changedCity(
  { data, fields }: Given,
  existing: ExistingCity,
  { content, day }: Judging,
): Made & { isRejoining: boolean } {
  const { status } = data ?? { status: 'candidate' };
  const isCorrection = status === 'member' || status === 'former';
  const isRejoining = !isCorrection && existing.data.status === 'former';
  const judgement = judgeAnswers(
    isRejoining ? [...fields, [REJOINS, 'yes']] : fields,
    content.known,
    day,
    existing,
  );
  // A file that says that the city is on the site already is its whole file, corrected.
  const whole = data && isCorrection ? data : judgement.input;
  return { judgement, data: whole, notes: [], isRejoining };
}

/** Judges the text of a file as that of a pull request. */
function judgeText(
  slug: string,
  content: string,
  status: 'added' | 'modified',
  { index }: ReceivingContent,
): ProposalJudgement {
  return judgeProposal(
    {
      files: [{ filename: cityFilePath(slug), status, mode: '100644', content }],
      totalFiles: 1,
    },
    { index, problems: [] },
  );
}

/**
 * The draft for a former member that applies again. It stays a former one until somebody ticks the
 * box in the form, which takes a candidate for a new city.
 */
function draftOfFormer(
  { fields, body }: Given,
  existing: CityOnSite,
  { content, day }: Judging,
): string {
  const { input } = judgeAnswers(fields, content.known, day, existing);
  return changedFile(existing, { ...input }, body);
}

function outcomeOf(isComplete: boolean, changed: { isRejoining: boolean } | undefined) {
  if (changed && !changed.isRejoining) return 'correction';
  if (!isComplete) return 'incomplete';
  return changed ? 'rejoins' : 'complete';
}

/** What changes on the site, as sentences. */
function changesOf({ data, body }: CityOnSite, after: CityInput, sent: string): string[] {
  const isOther = sent !== '' && sent !== body;
  return [...differencesOf(data, after), ...(isOther ? [messages.bodyChanges] : [])];
}

function judgeGiven(given: Given, judging: Judging): JudgedCity {
  const { content, day } = judging;
  const first = judgeAnswers(given.fields, content.known, day);
  const match = knownCity(cityIdentity(first.slug, given.data ?? first.input), content.known);
  const existing = match && isSameCity(match) ? content.existing(match.city.slug) : undefined;
  const changed = existing && changedCity(given, existing, judging);
  const made = changed ?? newCity(given, first, day);
  const slug = existing?.slug ?? (first.slug || UNNAMED);
  const file = existing
    ? changedFile(existing, { ...made.data }, given.body)
    : writeCityFile(made.data, given.body);
  const judged = judgeText(slug, file, existing ? 'modified' : 'added', content);
  const errors = errorsOf(given, made.judgement, judged.problems, judging);
  const outcome = outcomeOf(errors.length === 0, changed);
  const isAgain = outcome === 'incomplete' && existing;
  return {
    outcome,
    slug,
    data: made.data,
    file: isAgain ? draftOfFormer(given, existing, judging) : file,
    ...(existing ? { existing } : {}),
    errors,
    notes: [
      ...given.notes,
      ...made.notes,
      // That an existing file changes is what the report is about.
      ...(existing ? [] : judged.reasons),
      ...judged.points,
      ...languageNotes(made.data),
      ...(outcome === 'incomplete' && !existing ? lostNotes(file, judging) : []),
    ],
    differences: existing ? changesOf(existing, made.data, given.body) : [],
  };
}

/** Judges a file, after what has one right answer was put right. */
function judgeFile(text: string, judging: Judging): JudgedCity | UnreadableFile {
  const path = cityFilePath(UNNAMED);
  const { text: fixed, changes } = fixFile('cities', path, text, judging.day);
  const read = readCityFile(fixed);
  if (!read) {
    const { problems, reasons } = judgeText(UNNAMED, fixed, 'added', judging.content);
    return {
      outcome: 'unreadable',
      problems: [...problems, ...reasons.map((message) => ({ message }))],
      report: [formatProblems(problems), ...reasons].filter(Boolean).join('\n\n'),
    };
  }
  const data = Object.fromEntries(
    Object.entries(read.data).filter(([, value]) => value !== null && value !== ''),
  ) as CityInput;
  return judgeGiven(
    {
      fields: fieldsFromCity(data, judging.principles),
      data,
      body: read.body,
      odd: new Map(),
      notes: changes.map(({ says }) => messages.changed(says)),
    },
    judging,
  );
}

/** Judges the answers of the issue form. An answer that is none of its list is asked again. */
function judgeIssue(text: string, judging: Judging): JudgedCity {
  const { principles, checklist } = judging.content;
  const values = new Map(fieldsFromIssue(text, principles, checklist));
  const odd = new Map(
    questionsOf(joinFields(principles, checklist, inEnglish)).flatMap(
      ({ field: { name, options } }): [string, string][] => {
        const answer = values.get(name);
        const isOdd = options && answer && options.every(([value]) => value !== answer);
        return isOdd ? [[name, answer]] : [];
      },
    ),
  );
  const fields = [...values].filter(([name, value]) => value !== '' && !odd.has(name));
  return judgeGiven({ fields, body: '', odd, notes: [] }, judging);
}

/**
 * Judges a proposal as it was sent.
 *
 * @param day on which it was sent; a file says itself when the city applied.
 */
export function judgeSent(
  { kind, text }: Sent,
  content: ReceivingContent,
  day: PartialDate,
): JudgedCity | UnreadableFile {
  const principles = [...content.principles]
    .sort((a, b) => a.data.number - b.data.number)
    .map(({ id }) => id);
  const judging = { content, principles, day };
  return kind === 'file' ? judgeFile(text, judging) : judgeIssue(text, judging);
}
