/** Who has applied, joined and left, as items of feeds. In English, as they are. */
import { escapeXml } from '../../base/escape.ts';
import { comparePartialDates, firstDayOf, type PartialDate } from '../../base/dates.ts';
import { sourceName } from '../../base/link-text.ts';
import { inEnglish } from '../../i18n/index.ts';
import { identifyMembership } from '../../model/identity.ts';
import {
  membershipChanges,
  membershipsOf,
  type MembershipChange,
} from '../../model/queries/membership.ts';
import { absolute, routes } from '../../model/urls.ts';
import { daysOf } from '../last-change.ts';
import { getSite, type CityEntry } from '../site.ts';
import { publishedDay } from './activity-item.ts';
import { feedTime, type FeedItem } from './formats.ts';
import { within } from './html.ts';

const { t, formats } = inEnglish;

/** What the text of an item says: a term with its date, and the page that shows it. */
interface Fact {
  label: string;
  date: PartialDate | undefined;
  source: string | undefined;
}

/** What all these items have in common: the city in its own words, and what happened when. */
function itemOf(
  { id, data }: CityEntry,
  { label, date, source }: Fact,
  published: string | undefined,
): Omit<FeedItem, 'id' | 'title'> {
  const link = source && `<a href="${escapeXml(source)}">${escapeXml(sourceName(source))}</a>`;
  return {
    url: absolute(routes.city(id)),
    summary: data.summary,
    foreign: formats.foreign(data.language),
    ...(published !== undefined && { published: feedTime(published) }),
    categories: [formats.country(data.country)],
    html: [
      `<p>${within('span', formats.foreign(data.language), escapeXml(data.summary))}</p>`,
      date && `<p>${escapeXml(t.channels.fact(label, formats.date(date)))}</p>`,
      link && `<p>${t.channels.fact(escapeXml(t.channels.changeSource), link)}</p>`,
    ]
      .filter(Boolean)
      .join(''),
  };
}

const since = ({ data }: CityEntry) => data.joined ?? data.memberBy;

/** @param recorded the day on which this site first had the city. */
function memberItem(city: CityEntry, recorded: string | undefined): FeedItem {
  const { data } = city;
  const { joined, memberBy, membershipSource: source } = data;
  const date = since(city);
  // That it was a member by some day does not say when it joined.
  const published = date && publishedDay(date, joined === undefined, recorded);
  const label = joined ? t.city.joined : t.city.memberBy;
  return {
    ...itemOf(city, { label, date, source }, published),
    id: identifyMembership(city, membershipsOf(data).length),
    title: t.channels.memberTitle(
      data.name,
      joined && formats.date(joined),
      memberBy && formats.date(memberBy),
    ),
  };
}

/** The latest first; cities of which it is not known since when they belong, last. */
export async function memberItems(): Promise<FeedItem[]> {
  const { members } = await getSite(inEnglish);
  const sorted = members.toSorted((a, b) => {
    const [x, y] = [since(a), since(b)];
    if (x === undefined || y === undefined)
      return Number(x === undefined) - Number(y === undefined);
    return comparePartialDates(y, x);
  });
  return Promise.all(sorted.map(async (city) => memberItem(city, (await daysOf(city))?.added)));
}

/** @param recorded the day on which this site first had the city. */
function changeItem(
  city: CityEntry,
  { kind, date, number, source }: MembershipChange,
  recorded: string | undefined,
): FeedItem & { day: string } {
  // The site may have had the city long before it left, or applied again.
  const published = publishedDay(
    date,
    false,
    number === 1 && kind !== 'left' ? recorded : undefined,
  );
  const title = t.channels.changeTitle[kind](city.data.name, number > 1);
  const label = kind === 'rejoined' ? t.city.joined : t.city[kind];
  return {
    ...itemOf(city, { label, date, source }, published),
    id: identifyMembership(city, number, kind === 'applied' || kind === 'left' ? kind : undefined),
    // Readers show the day on which they found an item that has none.
    title: published === undefined ? t.channels.dated(title, formats.date(date)) : title,
    day: published ?? firstDayOf(date),
  };
}

async function changesOf(
  cities: readonly CityEntry[],
  choose: (changes: MembershipChange[]) => readonly MembershipChange[],
): Promise<FeedItem[]> {
  const items = await Promise.all(
    cities.map(async (city) => {
      const recorded = (await daysOf(city))?.added;
      return choose(membershipChanges(city.data)).map((change) =>
        changeItem(city, change, recorded),
      );
    }),
  );
  return items
    .flat()
    .sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? 1 : -1))
    .map(({ day: _, ...item }) => item);
}

/** The applications on which the coalition has not decided, the newest first. */
export async function candidateItems(): Promise<FeedItem[]> {
  const { candidates } = await getSite(inEnglish);
  return changesOf(candidates, (changes) =>
    changes.filter(({ kind }) => kind === 'applied').slice(-1),
  );
}

/** Who applied, joined, joined again and left, the newest first. */
export async function changeItems(): Promise<FeedItem[]> {
  const { cities } = await getSite(inEnglish);
  return changesOf(cities, (changes) => changes);
}
