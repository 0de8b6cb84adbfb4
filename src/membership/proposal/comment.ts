/** Writes the reply to a proposal: as its one comment, or for a terminal. */
import { inEnglish } from '../../i18n/index.ts';
import { aboutField } from '../../model/schemas/about.ts';
import { citySchema } from '../../model/schemas/city.ts';
import { formatProblems, placeOf, type Problem } from '../../check/problem.ts';
import { codeSpan, markdownText, quoted, shorten, visible } from '../../base/escape.ts';
import type { ProposalJudgement } from './judge.ts';

const t = inEnglish.t.proposal;

/** The invisible first line by which the comment is found again. */
export const MARKER = '<!-- proposal-check -->';

/** How many problems and reasons are shown: more would discourage. The smaller numbers are for long texts. */
const MOST_ITEMS = [25, 10, 3, 1];
/** Most characters of a sentence that quotes strangers. */
const LONGEST = 400;
/** Most characters of a comment; GitHub accepts 65,536. */
const LONGEST_COMMENT = 60_000;

/** Introduces the example in an explanation, which is shown exactly as it has to be typed. */
const EXAMPLE = 'Example: ';

function sentence(text: string): string {
  return markdownText(shortened(text));
}

/** Escapes invisible characters before it cuts the text, because that makes the text longer. */
function shortened(text: string): string {
  return shorten(visible(text), LONGEST);
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function fix(text: string): string {
  const at = text.lastIndexOf(EXAMPLE);
  if (at === -1) return sentence(text);
  const example = text.slice(at + EXAMPLE.length);
  return [
    at > 0 && sentence(text.slice(0, at)),
    t.comment.example,
    codeSpan(shortened(/^"[^"\\]*"$/.test(example) ? example.slice(1, -1) : example)),
  ]
    .filter(Boolean)
    .join(' ');
}

/** True if problems are all in one file. */
function isOfOne(problems: readonly Problem[]): boolean {
  return new Set(problems.map(({ file }) => file)).size <= 1;
}

/** One problem: where, what, how to fix it; with the name of its file, if there are several. */
const problemItem =
  (isAlone: boolean) =>
  (problem: Problem): string => {
    const path =
      problem.field?.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)) ?? [];
    const { title } = aboutField(citySchema, path);
    const place = [
      problem.line === undefined ? t.comment.wholeFile : t.comment.line(problem.line),
      title,
    ]
      .filter(Boolean)
      .join(', ');
    const field = problem.field === undefined ? '' : ` (${codeSpan(shortened(problem.field))})`;
    return [
      `${isAlone ? '' : `${codeSpan(shortened(problem.file))}, `}**${place}**${field}: ${sentence(problem.message)}`,
      problem.fix && `  ${t.comment.fix} ${fix(problem.fix)}`,
    ]
      .filter(Boolean)
      .join('\n');
  };

/** A list of the first items, and how many more there are. */
function firstOf<Item>(
  items: readonly Item[],
  most: number,
  write: (item: Item) => string,
  more: (n: number) => string,
): string {
  const left = items.length - most;
  return list([...items.slice(0, most).map(write), ...(left > 0 ? [more(left)] : [])]);
}

function howToEdit(): string {
  return [
    `**${t.comment.editTitle}**`,
    t.comment.edit.map((step, i) => `${i + 1}. ${step}`).join('\n'),
    t.comment.again,
  ].join('\n\n');
}

function elsewhereParts(elsewhere: readonly Problem[], most: number): string[] {
  if (elsewhere.length === 0) return [];
  const item = (problem: Problem) =>
    `${codeSpan(shortened(placeOf(problem)))}: ${sentence(problem.message)}`;
  return [
    [
      '<details>',
      `<summary>${t.comment.elsewhere(elsewhere.length)}</summary>`,
      '',
      t.comment.elsewhereLead,
      '',
      firstOf(elsewhere, most, item, t.comment.andMore),
      '',
      '</details>',
    ].join('\n'),
  ];
}

/** Name of the city; `show` makes it safe to show. */
function cityName({ city }: ProposalJudgement, show: (name: string) => string): string {
  return city && city.name !== city.slug ? show(shortened(city.name)) : t.comment.yourCity;
}

/** A name as it is if it consists of plain words; otherwise quoted, so that it becomes one code span. */
function plainOrQuoted(name: string): string {
  return markdownText(name) === name ? name : quoted(name);
}

/** The part for the person who sent the proposal, below its heading. */
function forSender(judgement: ProposalJudgement, most: number): string[] {
  const { verdict, city, problems, reasons } = judgement;
  const errors = firstOf(problems, most, problemItem(isOfOne(problems)), t.comment.moreErrors);
  switch (verdict) {
    case 'good':
      return [t.comment.next, ...(city ? [`${t.comment.page} ${codeSpan(city.page)}`] : [])];
    case 'fix':
      return [errors, howToEdit()];
    case 'person':
      return [
        t.comment.person,
        firstOf(reasons, most, sentence, t.comment.andMore),
        t.comment.nothingLost,
        ...(problems.length > 0 ? [t.comment.seenAsWell, errors] : []),
      ];
  }
}

/** The part for the office: what the program cannot know. */
function forOffice({ isNew, points }: ProposalJudgement, most: number): string[] {
  return [
    ...(points.length > 0
      ? [firstOf(points, most, sentence, t.comment.andMore), t.comment.clearUp]
      : []),
    ...(isNew ? [t.comment.whoSpeaks] : []),
  ];
}

/** The first sentences: never that all is well where a person has to look. */
function thanks(judgement: ProposalJudgement, show: (name: string) => string): string {
  const { verdict, problems, points } = judgement;
  const name = cityName(judgement, show);
  switch (verdict) {
    case 'good':
      return [
        t.comment.noErrors(name),
        ...(points.length > 0 ? [t.comment.pointsBelow(points.length)] : []),
      ].join(' ');
    case 'fix':
      return t.comment.almost(name, problems.length);
    case 'person':
      return t.comment.personThanks;
  }
}

function paragraphs(judgement: ProposalJudgement, most: number): string[] {
  const { advice } = judgement;
  const office = forOffice(judgement, most);
  const item = problemItem(isOfOne([...judgement.problems, ...advice]));
  return [
    markdownText(thanks(judgement, plainOrQuoted)),
    `### ${t.comment.forSender}`,
    ...forSender(judgement, most),
    ...(advice.length > 0
      ? [t.comment.advice(advice.length), firstOf(advice, most, item, t.comment.andMore)]
      : []),
    ...(office.length > 0 ? [`### ${t.comment.forOffice}`, ...office] : []),
  ];
}

/** The comment in Markdown, with its marker. */
export function writeComment(judgement: ProposalJudgement): string {
  const write = (most: number) =>
    `${[MARKER, ...paragraphs(judgement, most), ...elsewhereParts(judgement.elsewhere, most)].join('\n\n')}\n`;
  const comments = MOST_ITEMS.map(write);
  return comments.find(({ length }) => length <= LONGEST_COMMENT) ?? comments.at(-1) ?? MARKER;
}

/** The reply for a terminal, in full: every problem with file, line and column. */
export function writeText(judgement: ProposalJudgement): string {
  const { verdict, city, problems, advice, reasons, points, elsewhere, isNew } = judgement;
  const parts = {
    good: [t.comment.next, ...(city ? [`${t.comment.page} ${city.page}`] : [])],
    fix: [formatProblems(problems), t.text.edit],
    person: [
      t.comment.person,
      list(reasons.map(visible)),
      t.comment.nothingLost,
      ...(problems.length > 0 ? [t.comment.seenAsWell, formatProblems(problems)] : []),
    ],
  }[verdict];
  const office = [
    ...(points.length > 0 ? [list(points.map(visible))] : []),
    ...(isNew ? [t.comment.whoSpeaks] : []),
  ];
  return [
    thanks(judgement, visible),
    ...parts,
    ...(advice.length > 0 ? [t.comment.advice(advice.length), formatProblems(advice)] : []),
    ...(office.length > 0 ? [t.comment.forOffice, ...office] : []),
    ...(elsewhere.length > 0
      ? [t.text.elsewhere(elsewhere.length), formatProblems(elsewhere)]
      : []),
  ].join('\n\n');
}
