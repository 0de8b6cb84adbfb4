/** Member cities as items of a feed, those that joined last first. In English, as they are. */
import { escapeXml } from '../../base/escape.ts';
import { comparePartialDates } from '../../base/dates.ts';
import { sourceName } from '../../base/link-text.ts';
import { inEnglish } from '../../i18n/index.ts';
import { identifyMembership } from '../../model/identity.ts';
import { absolute, routes } from '../../model/urls.ts';
import { daysOf } from '../last-change.ts';
import { getSite, type CityEntry } from '../site.ts';
import { publishedDay } from './activity-item.ts';
import { feedTime, type FeedItem } from './formats.ts';
import { within } from './html.ts';

const { t, formats } = inEnglish;

const since = ({ data }: CityEntry) => data.joined ?? data.memberBy;

function html({ data }: CityEntry): string {
  const { joined, memberBy, membershipSource } = data;
  const facts = [
    joined && t.channels.fact(t.city.joined, formats.date(joined)),
    memberBy && t.channels.fact(t.city.memberBy, formats.date(memberBy)),
  ].filter((fact) => fact !== undefined);
  return [
    `<p>${within('span', formats.foreign(data.language), escapeXml(data.summary))}</p>`,
    ...facts.map((fact) => `<p>${escapeXml(fact)}</p>`),
    membershipSource &&
      `<p>${t.channels.fact(escapeXml(t.city.membershipSource), `<a href="${escapeXml(membershipSource)}">${escapeXml(sourceName(membershipSource))}</a>`)}</p>`,
  ]
    .filter(Boolean)
    .join('');
}

/** @param recorded the day on which this site first had the city. */
function itemOf(city: CityEntry, recorded: string | undefined): FeedItem {
  const { id, data } = city;
  const date = since(city);
  // That it was a member by some day does not say when it joined.
  const published = date && publishedDay(date, data.joined === undefined, recorded);
  const country = formats.country(data.country);
  return {
    id: identifyMembership(city),
    url: absolute(routes.city(id)),
    title: t.channels.memberTitle(
      data.name,
      data.joined && formats.date(data.joined),
      data.memberBy && formats.date(data.memberBy),
    ),
    summary: data.summary,
    foreign: formats.foreign(data.language),
    ...(published !== undefined && { published: feedTime(published) }),
    categories: [country],
    html: html(city),
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
  return Promise.all(sorted.map(async (city) => itemOf(city, (await daysOf(city))?.added)));
}
