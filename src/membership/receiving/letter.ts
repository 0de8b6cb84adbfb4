/** Writes the letter with which the office answers a proposal. */
import type { PartialDate } from '../../base/dates.ts';
import { shorten } from '../../base/escape.ts';
import { inEnglish } from '../../i18n/index.ts';
import { absolute, routes } from '../../model/urls.ts';
import { writeLetter, type Letter } from '../office/letter.ts';
import type { JudgedCity, UnreadableFile, WrongAnswer } from './judge-sent.ts';

const { t, formats } = inEnglish;
const texts = t.receiving.letter;

/** The form, and the page that says what happens to a proposal. */
const FORM = routes.page('join/apply');
const NEXT = routes.page('join/next');

/** Most characters of an answer that is repeated. */
const LONGEST_ANSWER = 200;

/** By what a proposal can be asked for: the receipt of the form says the same. */
export function referenceOf(slug: string, day: PartialDate): string {
  return `${slug}-${day}`;
}

/** What is wrong with an answer, and the answer. */
export function explain({ message, answer }: WrongAnswer): string {
  return answer === undefined
    ? message
    : `${message} ${t.receiving.answered(shorten(answer.replace(/\s+/g, ' '), LONGEST_ANSWER))}`;
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** The name of a city in a letter. */
export function nameOf({ data }: Pick<JudgedCity, 'data'>): string | undefined {
  return textOf((data as { name?: unknown }).name);
}

const missingAnswers = (errors: readonly WrongAnswer[]) => [
  texts.missing(errors.length),
  errors.map((error) => texts.item(error.label, explain(error))).join('\n'),
];

/** What the letter says about a city that has a page. */
function aboutPage({ existing, errors }: JudgedCity, name: string): string[] {
  const { slug = '', data } = existing ?? {};
  const about = { member: texts.isMember, candidate: texts.isCandidate, former: texts.isFormer };
  return [
    texts.hasPage(name, absolute(routes.city(slug))),
    about[data?.status ?? 'candidate'](name),
    ...(errors.length > 0 ? missingAnswers(errors) : []),
    texts.correct(`${absolute(FORM)}?city=${slug}`),
    texts.notThisCity,
  ];
}

/** Where a letter about a city goes. */
function addressOf(data: unknown): Pick<Letter, 'mailbox' | 'role'> {
  const { contact } = data as { contact?: { email?: unknown; role?: unknown } | null };
  return { mailbox: textOf(contact?.email), role: textOf(contact?.role) };
}

/**
 * The letter about a proposal that could be read.
 *
 * @param draft name of the file with which the city can go on, for one that is not complete.
 */
export function letterTo(city: JudgedCity, day: PartialDate, draft: string): string {
  const { outcome, slug, errors, existing } = city;
  const name = nameOf(city) ?? texts.yourCity;
  const arrived = texts.arrived(name, formats.date(day), referenceOf(slug, day));
  const next = texts.next(absolute(NEXT));
  const [subject, paragraphs] = {
    complete: () =>
      [texts.arrivedSubject(name), [arrived, texts.inOrder, texts.candidate(name), next]] as const,
    rejoins: () =>
      [texts.arrivedSubject(name), [arrived, texts.inOrder, texts.rejoins(name), next]] as const,
    incomplete: () =>
      [
        texts.missingSubject(name),
        [
          arrived,
          ...missingAnswers(errors),
          texts.draft,
          texts.steps(
            draft,
            absolute(FORM),
            t.join.openDraft,
            existing ? t.join.rejoins : undefined,
          ),
          next,
        ],
      ] as const,
    correction: () => [texts.correctionSubject(name), aboutPage(city, name)] as const,
  }[outcome]();
  return writeLetter({ ...addressOf(city.data), subject, paragraphs });
}

/** The letter about a file that could not be read. */
export function letterAboutFile({ problems }: UnreadableFile): string {
  return writeLetter({
    subject: texts.missingSubject(texts.yourCity),
    paragraphs: [
      texts.unreadable,
      problems
        .map(({ line, message, fix }) =>
          texts.item(
            line === undefined ? t.receiving.wholeFile : texts.place(line),
            [message, fix].filter(Boolean).join(' '),
          ),
        )
        .join('\n'),
      texts.again(absolute(FORM)),
    ],
  });
}

/** The letter about a message in which no proposal was found. */
export function letterAboutNothing(): string {
  return writeLetter({
    subject: texts.nothingSubject,
    paragraphs: [
      texts.nothing,
      texts.ways(
        absolute(routes.page('join')),
        absolute(FORM),
        absolute(routes.page('join/questions')),
      ),
      texts.next(absolute(NEXT)),
    ],
  });
}
