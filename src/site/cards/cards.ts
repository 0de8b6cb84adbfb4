/** Which pages have a social card of their own, and what each card says. */
import { cards as words } from '../../i18n/cards.ts';
import { activityDate, country, eventPlace, projectPeriod, t } from '../../i18n/index.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import type { Partner } from '../../model/schemas/partner.ts';
import type { Project } from '../../model/schemas/project.ts';
import { settings } from '../../settings.ts';
import { formatPeriod } from '../../base/dates.ts';
import type { ActivityEntry } from '../../model/queries/activities.ts';
import type { CityEntry } from '../../model/queries/cities.ts';
import type { Entry } from '../../model/queries/entry.ts';
import { routes } from '../../model/urls.ts';
import { ringOf } from '../city-ring.ts';
import { cardOf, DEFAULT_CARD } from './address.ts';
import { isDrawable, type Card } from './draw.ts';

/** The part of the content that cards show. */
export interface CardContent {
  principles: readonly Entry<Principle>[];
  cities: readonly CityEntry[];
  members: readonly CityEntry[];
  countryCount: number;
  activities: readonly ActivityEntry[];
  partners: readonly Entry<Partner>[];
  projects: readonly Entry<Project>[];
}

/** All cards by their addresses, in the order of the content. */
export function cardsOf({
  principles,
  cities,
  members,
  countryCount,
  activities,
  partners,
  projects,
}: CardContent): Map<string, Card> {
  const full = principles.map(({ data: { hue } }) => ({ hue, on: true }));
  const base = { brand: settings.name, segments: full };
  const reach = words.line(t.memberCities(members.length), t.countries(countryCount));
  const plain: Card = { ...base, title: settings.name, detail: reach, brand: '' };

  const cityCard = ({ data }: CityEntry): Card => {
    const status = data.founder ? t.city.founder : t.city.status[data.status];
    return {
      ...base,
      title: data.name,
      kicker: words.line(status, country(data.country)),
      detail:
        words.line(...data.localNames.map(({ name }) => name).filter(isDrawable)) || undefined,
      segments: ringOf(data, principles).map(({ principle, on }) => ({
        hue: principle.data.hue,
        on,
      })),
    };
  };
  const activityCard = ({ data }: ActivityEntry): Card => ({
    ...base,
    title: data.title,
    // The hours of an event are read on its page, with their time zone.
    kicker: words.line(
      t.activity.kind[data.kind],
      data.event
        ? formatPeriod(data.event.start, data.event.end, settings.locale)
        : activityDate(data),
      data.event?.cancelled && t.activity.cancelled,
    ),
    detail: (data.event && eventPlace(data.event)) || undefined,
  });

  const all: [route: string, card: Card][] = [
    ['/', { ...base, title: t.home.title, kicker: reach }],
    ...principles.map(({ id, data: { title, number, hue } }): [string, Card] => [
      routes.principle(id),
      {
        ...base,
        title,
        kicker: t.principles.number(number),
        numeral: { text: String(number), hue },
      },
    ]),
    ...cities.map((city): [string, Card] => [routes.city(city.id), cityCard(city)]),
    ...activities.map((activity): [string, Card] => [
      routes.activity(activity.id),
      activityCard(activity),
    ]),
    ...partners.map(({ id, data }): [string, Card] => [
      routes.partner(id),
      {
        ...base,
        title: data.shortName,
        kicker: words.line(t.search.type.partner, t.partner.kind[data.kind]),
        detail: data.name === data.shortName ? undefined : data.name,
      },
    ]),
    ...projects.map(({ id, data }): [string, Card] => [
      routes.project(id),
      { ...base, title: data.name, kicker: words.line(t.search.type.project, projectPeriod(data)) },
    ]),
  ];
  return new Map([
    [DEFAULT_CARD, plain],
    ...all.map(([route, card]): [string, Card] => [cardOf(route), drawable(card, plain)]),
  ]);
}

/** The card without the words that the typeface lacks; without a title that can be drawn, the card that says only whose page it is. */
function drawable(card: Card, plain: Card): Card {
  if (!isDrawable(card.title)) return plain;
  // Dates and numbers are written with spaces of several widths; one suffices here.
  const keep = (text: string | undefined) =>
    [text?.replace(/\s/gu, ' ')].find(
      (plainSpaces) => plainSpaces !== undefined && isDrawable(plainSpaces),
    );
  return { ...card, kicker: keep(card.kicker), detail: keep(card.detail) };
}
