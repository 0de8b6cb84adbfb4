/**
 * What a decision on a city changes: its file, the announcement, and the letter to the city. A city
 * that was never a member does not become a former one, and one that was keeps its first membership.
 */
import { endsBeforeStart, type PartialDate } from '../../base/dates.ts';
import { UsageError } from '../../base/command.ts';
import { parseStrictYaml, splitFrontMatter } from '../../check/front-matter.ts';
import type { CheckedFile } from '../../check/check-content.ts';
import { inEnglish } from '../../i18n/index.ts';
import { entryAddress } from '../../model/addresses.ts';
import { aboutField } from '../../model/schemas/about.ts';
import { citySchema, type City } from '../../model/schemas/city.ts';
import { collections, type CollectionName } from '../../model/schemas/index.ts';
import { openQuestions } from '../../model/schemas/joining.ts';
import { absolute, routes } from '../../model/urls.ts';
import { writeAnnouncement, type Announced } from './announcement.ts';
import { writeLetter } from './letter.ts';
import { withFields } from './with-fields.ts';

const { t, formats } = inEnglish;
const texts = t.decide;

export const OUTCOMES = [
  'accepted',
  'declined',
  'withdrawn',
  'left',
  'rejoined',
  'confirmed',
] as const;

type Outcome = (typeof OUTCOMES)[number];

export interface Decision {
  outcome: Outcome;
  on: PartialDate;
  /** A public page that shows the decision. */
  link?: string | undefined;
  /** Why a city is declined. */
  reason?: string | undefined;
  /** The office that confirms the membership. */
  by: string;
}

/** A file of the content, by its path from the content folder. */
export interface Changed {
  path: string;
  /** Its text from now on; undefined if it goes. */
  text: string | undefined;
  isNew: boolean;
}

export interface Decided {
  files: Changed[];
  /** The letter to the city; a mere confirmation needs none. */
  letter: string | undefined;
  /** What the office has to look at, as sentences. */
  notes: string[];
}

/** The content as the decision finds it. */
export interface OfficeContent {
  files: readonly CheckedFile[];
  /** The text of a file, by its path from the content folder. */
  read: (path: string) => string;
}

/** The page to which the address of a former candidate leads. */
const JOINING = 'join';

const pathOf = (collection: CollectionName, slug: string) =>
  `${collections[collection].folder}/${slug}${collections[collection].extension}`;

/** Where a city stands; `returning` is a former member that has applied again. */
const standing = ({ status, left }: City) =>
  status === 'candidate' && left !== undefined ? 'returning' : status;

const { isMember, isCandidate, hasLeft, isFormer, wasMember, neverMember } = texts.errors;

/** Why a decision does not fit, by where the city stands. */
const MISFITS: Readonly<
  Record<Outcome, Partial<Record<ReturnType<typeof standing>, (city: string) => string>>>
> = {
  accepted: { member: isMember, returning: wasMember, former: wasMember },
  declined: { member: isMember, former: isFormer },
  withdrawn: { member: isMember, former: isFormer },
  rejoined: { member: isMember, candidate: neverMember },
  left: { candidate: isCandidate, returning: hasLeft, former: hasLeft },
  confirmed: { candidate: isCandidate, returning: hasLeft, former: hasLeft },
};

/** What is wrong with the day, the link or the reason; undefined if nothing is. */
function incomplete(city: City, { outcome, on, link, reason }: Decision): string | undefined {
  const { errors } = texts;
  const isJoining = outcome === 'accepted' || outcome === 'rejoined';
  if (isJoining && link === undefined) return errors.needsLink(outcome);
  if (outcome === 'declined' && reason === undefined) return errors.needsReason;
  if (outcome === 'rejoined' && city.left === undefined) return errors.needsLeft;
  const earlier = {
    applied: city.status === 'candidate' ? city.applied : undefined,
    joined: outcome === 'left' ? city.joined : undefined,
    left: outcome === 'rejoined' ? city.left : undefined,
  };
  for (const [what, day] of Object.entries(earlier))
    if (day !== undefined && endsBeforeStart(day, on))
      return errors.before(on, what as keyof typeof earlier, day);
  return undefined;
}

/** The fields of the city from now on; undefined takes one out. */
function fieldsOf(city: City, { outcome, on, link, by }: Decision): Record<string, unknown> {
  // The page that shows the decision is the source of the membership.
  const confirmed = { date: on, by };
  switch (outcome) {
    case 'accepted':
      return { status: 'member', joined: on, membershipSource: link, confirmed };
    case 'confirmed':
      return { confirmed: { ...confirmed, ...(link !== undefined && { link }) } };
    case 'left':
      return {
        status: 'former',
        left: on,
        ...(link !== undefined && { leftSource: link }),
        confirmed: undefined,
      };
    case 'rejoined':
      return {
        status: 'member',
        applied: city.status === 'former' ? undefined : city.applied,
        joined: on,
        memberBy: undefined,
        left: undefined,
        leftSource: undefined,
        membershipSource: link,
        confirmed,
        earlierMemberships: [...city.earlierMemberships, ending(city)],
      };
    case 'declined':
    case 'withdrawn':
      return { status: 'former', applied: undefined };
  }
}

/** The membership that has ended. The application of a candidate belongs to the next one. */
function ending({ status, applied, joined, memberBy, membershipSource, left, leftSource }: City) {
  const membership = {
    applied: status === 'former' ? applied : undefined,
    joined,
    memberBy,
    source: membershipSource,
    left,
    leftSource,
  };
  return Object.fromEntries(Object.entries(membership).filter(([, value]) => value !== undefined));
}

/** The fields as they are written in the file of an entry: its schema may have filled in others. */
function written(text: string): Record<string, unknown> {
  const parts = splitFrontMatter(text);
  const data = parts && parseStrictYaml(parts.yaml, parts.yamlLine).data;
  return typeof data === 'object' && data !== null ? { ...data } : {};
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The changes that take a city out: its file goes, nothing names it, and its address leads to the page on joining. */
function removal(
  slug: string,
  { aliases: old }: City,
  { files, read }: OfficeContent,
): { files: Changed[]; notes: string[] } {
  const changed = files.flatMap(({ collection, slug: other }): Changed[] => {
    const path = pathOf(collection, other);
    const text = read(path);
    const { cities, aliases } = written(text);
    const fields = {
      ...(listOf(cities).includes(slug) && {
        cities: listOf(cities).filter((one) => one !== slug),
      }),
      ...(collection === 'pages' &&
        other === JOINING && {
          aliases: [...listOf(aliases), `${entryAddress('cities', slug)}/`, ...old],
        }),
    };
    return Object.keys(fields).length === 0
      ? []
      : [{ path, text: withFields(text, fields, collections[collection].schema), isNew: false }];
  });
  return {
    files: [{ path: pathOf('cities', slug), text: undefined, isNew: false }, ...changed],
    notes: changed
      .filter(({ path }) => path !== pathOf('pages', JOINING))
      .map(({ path }) => texts.done.unnamed(`content/${path}`)),
  };
}

/** What the city has not answered, and in which language the letter would be understood best. */
function notesOn(city: City, { outcome }: Decision): string[] {
  const isJoining = outcome === 'accepted' || outcome === 'rejoined';
  const open = isJoining && city.applied !== undefined ? openQuestions(city) : [];
  const titles = open.map((field) => aboutField(citySchema, [field]).title ?? field);
  return [
    ...(titles.length > 0 ? [texts.done.open(titles)] : []),
    ...(city.language !== undefined && outcome !== 'confirmed'
      ? [texts.done.foreign(formats.languageName(city.language))]
      : []),
  ];
}

/** The announcement of a decision that is announced. */
function announced(
  slug: string,
  city: City,
  decision: Decision,
  { files }: OfficeContent,
): Announced | undefined {
  const { outcome } = decision;
  return outcome === 'accepted' || outcome === 'rejoined' || outcome === 'left'
    ? writeAnnouncement(slug, city, { ...decision, outcome }, files)
    : undefined;
}

function letterTo(
  slug: string,
  city: City,
  { outcome, on, link, reason = '' }: Decision,
  announcement: string | undefined,
): string | undefined {
  if (outcome === 'confirmed') return undefined;
  const { subject, paragraphs } = texts.letters[outcome];
  return writeLetter({
    mailbox: city.contact?.email,
    role: city.contact?.role,
    subject: subject(city.name),
    paragraphs: paragraphs({
      city: city.name,
      day: formats.date(on),
      on: formats.onDate(on),
      left: city.left && formats.onDate(city.left),
      link,
      reason,
      page: absolute(routes.city(slug)),
      announcement: announcement === undefined ? '' : absolute(routes.activity(announcement)),
      form: absolute(`/join/apply/?city=${slug}`),
    }),
  });
}

/**
 * Works out what a decision changes; writes nothing.
 *
 * @param slug of the city. @throws UsageError if the decision does not fit the city.
 */
export function decide(slug: string, decision: Decision, content: OfficeContent): Decided {
  const file = content.files.find((one) => one.collection === 'cities' && one.slug === slug);
  const path = pathOf('cities', slug);
  if (!file) throw new UsageError(texts.errors.badFile(`content/${path}`));
  const city = file.data as unknown as City;
  const error =
    MISFITS[decision.outcome][standing(city)]?.(city.name) ?? incomplete(city, decision);
  if (error !== undefined) throw new UsageError(error);
  const isOver = decision.outcome === 'declined' || decision.outcome === 'withdrawn';
  const announcement = announced(slug, city, decision, content);
  const { files, notes } =
    isOver && city.left === undefined
      ? removal(slug, city, content)
      : {
          files: [
            {
              path,
              text: withFields(content.read(path), fieldsOf(city, decision), citySchema),
              isNew: false,
            },
          ],
          notes: [],
        };
  return {
    files: [
      ...files,
      ...(announcement
        ? [{ path: pathOf('activities', announcement.slug), text: announcement.text, isNew: true }]
        : []),
    ],
    letter: letterTo(slug, city, decision, announcement?.slug),
    notes: [...notesOn(city, decision), ...notes],
  };
}
