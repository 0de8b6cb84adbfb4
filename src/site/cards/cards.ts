/** Which pages have a social card of their own, and what each card says. */
import type { Locale } from '../../i18n/index.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import type { Partner } from '../../model/schemas/partner.ts';
import type { Project } from '../../model/schemas/project.ts';
import { settings } from '../../settings.ts';
import type { ActivityEntry } from '../../model/queries/activities.ts';
import type { CityEntry } from '../../model/queries/cities.ts';
import type { Entry } from '../../model/queries/entry.ts';
import { routes } from '../../model/urls.ts';
import { ringOf } from '../city-ring.ts';
import { cardOf, DEFAULT_CARD } from './address.ts';
import type { Card } from './draw.ts';
import { isDrawable } from './letters.ts';

/** The content that cards show. */
export interface CardContent {
  principles: readonly Entry<Principle>[];
  cities: readonly CityEntry[];
  members: readonly CityEntry[];
  countryCount: number;
  activities: readonly ActivityEntry[];
  partners: readonly Entry<Partner>[];
  projects: readonly Entry<Project>[];
}

type Route = [route: string, card: Card];

function cityCard(
  { data }: CityEntry,
  principles: CardContent['principles'],
  { t, formats }: Locale,
) {
  const status = data.founder ? t.city.founder : t.city.status[data.status];
  return {
    title: data.name,
    kicker: t.cards.line(status, formats.country(data.country)),
    detail:
      t.cards.line(...data.localNames.map(({ name }) => name).filter(isDrawable)) || undefined,
    segments: ringOf(data, principles).map(({ principle, on }) => ({
      hue: principle.data.hue,
      on,
    })),
  };
}

function activityCard({ data }: ActivityEntry, { t, formats }: Locale) {
  return {
    title: data.title,
    // The hours of an event are on its page, with their time zone.
    kicker: t.cards.line(
      t.activity.kind[data.kind],
      data.event ? formats.eventDays(data.event) : formats.activityDate(data),
      data.event?.cancelled && t.activity.cancelled,
    ),
    detail: (data.event && formats.eventPlace(data.event)) || undefined,
  };
}

function principleCard({ data: { title, number, hue } }: Entry<Principle>, { t }: Locale) {
  return {
    title,
    kicker: t.principles.number(number),
    numeral: { text: String(number), hue },
  };
}

function partnerCard({ data }: Entry<Partner>, { t }: Locale) {
  return {
    title: data.shortName,
    kicker: t.cards.line(t.search.type.partner, t.partner.kind[data.kind]),
    detail: data.name === data.shortName ? undefined : data.name,
  };
}

function projectCard({ data }: Entry<Project>, { t, formats }: Locale) {
  return {
    title: data.name,
    kicker: t.cards.line(t.search.type.project, formats.projectPeriod(data)),
  };
}

/** All cards by their addresses, in the order of the content. */
export function cardsOf(content: CardContent, locale: Locale): Map<string, Card> {
  const { t } = locale;
  const { principles, cities, activities, partners, projects } = content;
  const base = {
    brand: settings.name,
    segments: principles.map(({ data: { hue } }) => ({ hue, on: true })),
  };
  const reach = t.cards.line(
    t.memberCities(content.members.length),
    t.countries(content.countryCount),
  );
  const plain: Card = { ...base, title: settings.name, detail: reach, brand: '' };
  const all: Route[] = [
    ['/', { ...base, title: t.home.title, kicker: reach }],
    ...principles.map((entry): Route => [
      routes.principle(entry.id),
      { ...base, ...principleCard(entry, locale) },
    ]),
    ...cities.map((entry): Route => [
      routes.city(entry.id),
      { ...base, ...cityCard(entry, principles, locale) },
    ]),
    ...activities.map((entry): Route => [
      routes.activity(entry.id),
      { ...base, ...activityCard(entry, locale) },
    ]),
    ...partners.map((entry): Route => [
      routes.partner(entry.id),
      { ...base, ...partnerCard(entry, locale) },
    ]),
    ...projects.map((entry): Route => [
      routes.project(entry.id),
      { ...base, ...projectCard(entry, locale) },
    ]),
  ];
  return new Map([
    [DEFAULT_CARD, plain],
    ...all.map(([route, card]): Route => [cardOf(route), drawable(card, plain)]),
  ]);
}

/**
 * The card without texts that the typeface cannot show; without its title, the card that says only
 * whose page it is.
 */
function drawable(card: Card, plain: Card): Card {
  if (!isDrawable(card.title)) return plain;
  // Dates and numbers contain spaces of several widths; one is enough here.
  const keep = (text: string | undefined) =>
    [text?.replace(/\s/gu, ' ')].find(
      (plainSpaces) => plainSpaces !== undefined && isDrawable(plainSpaces),
    );
  return { ...card, kicker: keep(card.kicker), detail: keep(card.detail) };
}
