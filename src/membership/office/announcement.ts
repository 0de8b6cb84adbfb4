/** Writes the post that announces a decision on a membership. */
import type { PartialDate } from '../../base/dates.ts';
import { markdownText } from '../../base/escape.ts';
import type { CheckedFile } from '../../check/check-content.ts';
import { inEnglish } from '../../i18n/index.ts';
import { writeContentFile } from '../../model/front-matter.ts';
import { countCountries, members, principlesActedOn } from '../../model/queries/cities.ts';
import { activitySchema } from '../../model/schemas/activity.ts';
import type { City } from '../../model/schemas/city.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import { routes } from '../../model/urls.ts';

const { t, formats } = inEnglish;
const texts = t.decide.announcements;

export interface Announced {
  slug: string;
  text: string;
}

export interface AnnouncedDecision {
  outcome: 'accepted' | 'rejoined' | 'left';
  on: PartialDate;
  link?: string | undefined;
}

const SLUGS = { accepted: 'joins', rejoined: 'rejoins', left: 'leaves' } as const;

/** A slug and a title that no post has yet: a city can leave twice in a year. */
function unused(
  slug: string,
  title: string,
  year: string,
  posts: readonly CheckedFile[],
): { slug: string; title: string } {
  const names = new Set(posts.map((post) => post.slug));
  const titles = new Set(posts.map(({ data }) => data.title));
  const free = (base: string, taken: ReadonlySet<string | undefined>, join: string) =>
    [base, ...Array.from({ length: posts.length + 1 }, (_, at) => `${base}${join}${at + 2}`)].find(
      (one) => !taken.has(one),
    ) ?? base;
  return {
    slug: free(`${slug}-${year}`, names, '-'),
    title: titles.has(title) ? free(`${title} (${year})`, titles, ', ') : title,
  };
}

/** What the city decided, promised and does, of a city that joins. */
function aboutCity(city: City, principles: readonly CheckedFile[]) {
  const { decision, language, promise } = city;
  const { foreign } = formats;
  const links = principles.map(
    ({ slug, data }) =>
      `[${markdownText((data as unknown as Principle).shortTitle)}](${routes.principle(slug)})`,
  );
  return [
    ...(decision?.date !== undefined && foreign(language).lang === undefined
      ? [texts.ofCity(markdownText(decision.body), formats.onDate(decision.date), decision.link)]
      : []),
    ...(promise === true ? [texts.promise] : []),
    ...(links.length > 0 ? [texts.principles(links)] : []),
    ...(city.actions.length === 0 ? [texts.noActions] : []),
  ];
}

/** How many members the site knows, and in how many countries, once the decision is recorded. */
function membersThen(slug: string, city: City, isLeaving: boolean, files: readonly CheckedFile[]) {
  const others = files
    .filter((file) => file.collection === 'cities' && file.slug !== slug)
    .map(({ slug: id, data }) => ({ id, data: data as unknown as City }));
  const then = members([
    ...others,
    ...(isLeaving ? [] : [{ id: slug, data: { ...city, status: 'member' as const } }]),
  ]);
  return [then.length, countCountries(then)] as const;
}

const on = (date: PartialDate | undefined) => date && formats.onDate(date);

/** What the announcement says of the membership. */
const factsOf = (city: City, day: PartialDate) => ({
  city: city.name,
  country: formats.country(city.country),
  day: formats.date(day),
  on: formats.onDate(day),
  applied: on(city.applied),
  joined: on(city.joined),
  left: on(city.left),
  memberBy: city.memberBy && formats.date(city.memberBy),
});

/**
 * Writes the announcement: from the facts of the file alone, to be read over before it is published.
 *
 * @param slug of the city. @param files all files of the content.
 */
export function writeAnnouncement(
  slug: string,
  city: City,
  { outcome, on: day, link }: AnnouncedDecision,
  files: readonly CheckedFile[],
): Announced {
  const facts = factsOf(city, day);
  const isLeaving = outcome === 'left';
  const acted = isLeaving ? new Set<string>() : principlesActedOn(city);
  const principles = files.filter(
    (file) => file.collection === 'principles' && acted.has(file.slug),
  );
  const { title, slug: name } = unused(
    `${slug}-${SLUGS[outcome]}`,
    texts[outcome].title(city.name),
    day.slice(0, 4),
    files.filter(({ collection }) => collection === 'activities'),
  );
  const count = membersThen(slug, city, isLeaving, files);
  const first = texts.first[outcome](`[${markdownText(city.name)}](${routes.city(slug)})`, facts);
  const body = [
    [first, ...(link === undefined ? [] : [texts.decision(link)])],
    isLeaving
      ? [...(city.actions.length > 0 ? [texts.stays] : []), texts.remaining(...count)]
      : [
          ...aboutCity(city, principles),
          texts.members(markdownText(city.name), ...count),
          ...(city.contact ? [texts.ask] : []),
        ],
  ];
  const sources = [link, isLeaving ? undefined : city.decision?.link].filter(
    (source) => source !== undefined,
  );
  const fields = {
    title,
    summary: texts[outcome].summary(facts),
    date: day,
    kind: 'news',
    topics: ['membership'],
    cities: [slug],
    partners: [],
    principles: principles.map((principle) => principle.slug),
    sources: sources.length > 0 ? [...new Set(sources)] : undefined,
  };
  const text = body.map((sentences) => sentences.join(' ')).filter(Boolean);
  return { slug: name, text: writeContentFile(fields, activitySchema, text.join('\n\n')) };
}
