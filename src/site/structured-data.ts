/**
 * What a page shows, for programs that read it: search engines, archives,
 * assistants. In the vocabulary of schema.org, as JSON-LD. It says nothing that
 * the page does not say, and makes no date more precise than it is known.
 */
import type { Locale } from '../i18n/index.ts';
import type { EventDetails } from '../model/schemas/activity.ts';
import { settings } from '../settings.ts';
import { cardOf } from './cards/address.ts';
import { timeOf, type Moment, type PartialDate } from '../base/dates.ts';
import type { ActionEntry } from '../model/queries/actions.ts';
import { occurrencesOf, type ActivityEntry, type EventEntry } from '../model/queries/activities.ts';
import type { CityEntry } from '../model/queries/cities.ts';
import { identify, identifyAction } from '../model/identity.ts';
import { instantOf } from './calendar/time-zones.ts';
import type { Days } from '../base/line-history.ts';
import { absolute, routes } from '../model/urls.ts';

/** A thing in the vocabulary of schema.org. Undefined properties are left out. */
export interface Thing {
  '@context': 'https://schema.org';
  '@type': string;
  [property: string]: unknown;
}

function thing(type: string, properties: Readonly<Record<string, unknown>>): Thing {
  return { '@context': 'https://schema.org', '@type': type, ...properties };
}

/** For the content of a script element: no text in it can close the element. */
export function toJsonLd(data: Thing): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

const publisher = { '@type': 'Organization', name: settings.name, url: absolute('/') } as const;

/** The social card of a page, if cards are drawn. */
function image(route: string): string | undefined {
  return settings.cards === 'on' ? absolute(cardOf(route)) : undefined;
}

/** The coalition, for the home page. */
export function organization({ t, address }: Locale): Thing {
  return thing('Organization', {
    name: settings.name,
    alternateName: settings.shortName,
    description: t.home.description,
    url: address('/'),
    logo: absolute('/favicon.svg'),
    image: image('/'),
    email: settings.contactEmail,
  });
}

/**
 * The trail to a page.
 *
 * @param trail pages above it, the highest first, with their paths from the root of the site; @param title of the page itself.
 */
export function breadcrumbs(
  trail: readonly { title: string; href: string }[],
  title: string,
  { address }: Locale,
): Thing {
  return thing('BreadcrumbList', {
    // The last one is the page itself: it needs no address.
    itemListElement: [
      ...trail.map(({ title: name, href }) => ({ name, item: address(href) })),
      { name: title },
    ].map((crumb, index) => ({ '@type': 'ListItem', position: index + 1, ...crumb })),
  });
}

/** When an event begins or ends, with the offset from UTC if there is a time: `2021-10-28T16:00:00+02:00`. */
export function momentWithOffset(moment: Moment, timeZone = 'UTC'): string {
  if (timeOf(moment) === undefined) return moment;
  const minutes = (Date.parse(`${moment}Z`) - instantOf(moment, timeZone)) / 60_000;
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((number) =>
    String(number).padStart(2, '0'),
  );
  return `${moment}:00${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

function attendance({ place, online }: EventDetails): string {
  return `https://schema.org/${place && online ? 'Mixed' : online ? 'Online' : 'Offline'}EventAttendanceMode`;
}

function event(entry: EventEntry, { address, language }: Locale): Thing {
  const { id, data } = entry;
  const url = address(routes.activity(id));
  const { start, end, timeZone, place, online, cancelled, link } = data.event;
  const occurrences = occurrencesOf(data.event);
  const last = occurrences.at(-1);
  const locations = [
    ...(place ? [{ '@type': 'Place', name: place, address: place }] : []),
    ...(online ? [{ '@type': 'VirtualLocation', url: link ?? url }] : []),
  ];
  const between = (from: Moment, to: Moment | undefined) => ({
    startDate: momentWithOffset(from, timeZone),
    endDate: to && momentWithOffset(to, timeZone),
  });
  const shared = {
    name: data.title,
    eventStatus: `https://schema.org/Event${cancelled ? 'Cancelled' : 'Scheduled'}`,
    eventAttendanceMode: attendance(data.event),
    location: locations.length > 1 ? locations : locations[0],
  };
  return thing('Event', {
    '@id': identify('activity', entry),
    description: data.summary,
    url,
    ...shared,
    ...(last === undefined || occurrences.length === 1
      ? between(start, end)
      : // An event on separate days spans all of them, and says on which it takes place.
        {
          ...between(start, last.end ?? last.start),
          subEvent: occurrences.map((occurrence) => ({
            '@type': 'Event',
            ...shared,
            ...between(occurrence.start, occurrence.end),
          })),
        }),
    image: image(routes.activity(id)),
    inLanguage: data.language ?? language.tag,
  });
}

/**
 * When an article was published and last changed.
 *
 * A summary of what others had published was not published on the day of that news, but when it came
 * onto this site, which only the history knows. The day of the news is what it is about. A post that
 * was first published here was published on its date.
 */
function articleDates({ data }: ActivityEntry, days: Days | undefined) {
  const { date, dateNote, original, updated } = data;
  // An inferred date is only for people, who read the note next to it.
  const ofNews = dateNote === undefined ? date : undefined;
  const isPast = updated !== undefined && updated <= settings.buildDay;
  return {
    datePublished: original === undefined ? ofNews : days?.added,
    dateModified: [days?.changed, isPast ? updated : undefined]
      .filter((day) => day !== undefined)
      .sort()
      .at(-1),
    temporalCoverage: original === undefined ? undefined : ofNews,
  };
}

function article(
  entry: ActivityEntry,
  { address, language }: Locale,
  days: Days | undefined,
): Thing {
  const { id, data } = entry;
  const url = address(routes.activity(id));
  return thing('NewsArticle', {
    '@id': identify('activity', entry),
    headline: data.title,
    description: data.summary,
    url,
    mainEntityOfPage: url,
    ...articleDates(entry, days),
    image: image(routes.activity(id)),
    isBasedOn: data.original,
    inLanguage: data.language ?? language.tag,
    author: publisher,
    publisher,
  });
}

/**
 * An activity: an event or webinar with a time is an event, everything else an article.
 *
 * @param days of its file; undefined where its history is not known.
 */
export function activity(entry: ActivityEntry, locale: Locale, days?: Days): Thing {
  const { kind, event: details } = entry.data;
  return details && (kind === 'event' || kind === 'webinar')
    ? event({ ...entry, data: { ...entry.data, event: details } }, locale)
    : article(entry, locale, days);
}

/** A text in another language than English says so, as JSON-LD lets any text do. */
function inLanguage(text: string, language: string | undefined) {
  return language === undefined ? text : { '@value': text, '@language': language };
}

/** A city, as a place. */
export function city(entry: CityEntry, { address, formats }: Locale): Thing {
  const { id, data } = entry;
  const sameAs = [
    data.website,
    data.wikidata && `https://www.wikidata.org/entity/${data.wikidata}`,
  ].filter(Boolean);
  return thing('City', {
    '@id': identify('city', entry),
    name: data.name,
    alternateName: data.localNames.length > 0 ? data.localNames.map(({ name }) => name) : undefined,
    description: inLanguage(data.summary, data.language),
    url: address(routes.city(id)),
    geo: { '@type': 'GeoCoordinates', latitude: data.latitude, longitude: data.longitude },
    address: { '@type': 'PostalAddress', addressCountry: data.country },
    containedInPlace: { '@type': 'Country', name: formats.country(data.country) },
    sameAs: sameAs.length > 0 ? sameAs : undefined,
  });
}

/**
 * What a city does: the page about it, with the page that shows it.
 *
 * @param days of the action in the file of the city; undefined where the history is not known.
 */
export function action(
  { city: entry, action: cityAction }: ActionEntry,
  { address, language }: Locale,
  days?: Days,
): Thing {
  const { id, data } = entry;
  const { text, source, id: actionId } = cityAction;
  return thing('WebPage', {
    '@id': identifyAction(entry, cityAction),
    name: inLanguage(text, data.language),
    url: address(routes.action(id, actionId)),
    about: {
      '@type': 'City',
      '@id': identify('city', entry),
      name: data.name,
      url: address(routes.city(id)),
    },
    citation: {
      '@type': 'CreativeWork',
      name: source.title,
      url: source.url,
      publisher: { '@type': 'Organization', name: source.publisher },
      inLanguage: source.language,
    },
    datePublished: days?.added,
    dateModified: days?.changed,
    inLanguage: language.tag,
    publisher,
  });
}

export interface DatasetDescription {
  title: string;
  /** At least 50 characters, or search engines for data ignore it. */
  description: string;
  /** Path of the page that explains it, from the root of the site. */
  route: string;
  version?: string | undefined;
  changed?: PartialDate | undefined;
  /** The files to download, with their paths and media types. */
  files: readonly { title: string; route: string; type: string }[];
}

/** Data that can be downloaded. */
export function dataset(
  { title, description, route, version, changed, files }: DatasetDescription,
  { address, language }: Locale,
): Thing {
  return thing('Dataset', {
    name: title,
    description,
    url: address(route),
    license: settings.contentLicenceUrl,
    isAccessibleForFree: true,
    version,
    dateModified: changed,
    inLanguage: language.tag,
    creator: publisher,
    distribution: files.map((file) => ({
      '@type': 'DataDownload',
      name: file.title,
      contentUrl: absolute(file.route),
      encodingFormat: file.type,
    })),
  });
}
