/** What is published of each collection: the fields of the content, and what the site adds to them. */
import type { Days } from '../../base/line-history.ts';
import type { Locale } from '../../i18n/index.ts';
import type { PartialDate } from '../../base/dates.ts';
import { allActions, type ActionEntry } from '../../model/queries/actions.ts';
import { isDone, type CityAction } from '../../model/schemas/action.ts';
import type { Activity } from '../../model/schemas/activity.ts';
import type { ChecklistSection } from '../../model/schemas/checklist.ts';
import type { City } from '../../model/schemas/city.ts';
import type { MemberCount } from '../../model/schemas/member-count.ts';
import type { Partner } from '../../model/schemas/partner.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import type { Project } from '../../model/schemas/project.ts';
import type { Topic } from '../../model/schemas/topics.ts';
import { actingOn, continentOf, members, principleShares } from '../../model/queries/cities.ts';
import type { Entry } from '../../model/queries/entry.ts';
import { identifier, identify, identifyAction } from '../../model/identity.ts';
import { absolute, routes } from '../../model/urls.ts';
import type { Population } from '../gazetteer/city-population.ts';
import { COLLECTIONS, type Collection, type Item, type Items } from './item-schemas.ts';
import { ownerOf } from './source-owner.ts';

/** The content that the open data are made from. */
export interface OpenContent {
  principles: readonly Entry<Principle>[];
  cities: readonly Entry<City>[];
  /** Published ones only, newest first. */
  activities: readonly Entry<Activity>[];
  partners: readonly Entry<Partner>[];
  /** The latest first. */
  projects: readonly Entry<Project>[];
  checklist: readonly ChecklistSection[];
  memberCounts: readonly MemberCount[];
  /** Path of the picture of an activity from the root of the host, by the slug of the activity. */
  pictures: ReadonlyMap<string, string>;
  /** The running text of each entry in Markdown, by its identifier. */
  texts: ReadonlyMap<string, string>;
  /** The days of each item, by its identifier; those whose history is not known are absent. */
  days: ReadonlyMap<string, Days>;
  /** The population of each city for which it is certain, by its slug. */
  populations: ReadonlyMap<string, Population>;
}

/** Writes the items of one content in one language. */
class Publisher {
  readonly #content: OpenContent;
  readonly #locale: Locale;
  readonly #cities: ReadonlyMap<string, City>;
  readonly #partners: ReadonlyMap<string, Partner>;
  readonly #principles: ReadonlyMap<string, string>;
  readonly #checklist: ReadonlyMap<string, string>;

  constructor(content: OpenContent, locale: Locale) {
    this.#content = content;
    this.#locale = locale;
    this.#cities = new Map(content.cities.map(({ id, data }) => [id, data]));
    this.#partners = new Map(content.partners.map(({ id, data }) => [id, data]));
    this.#principles = new Map(content.principles.map(({ id, data }) => [id, data.shortTitle]));
    this.#checklist = new Map(
      content.checklist.flatMap(({ items }) => items.map(({ id, label }) => [id, label] as const)),
    );
  }

  #identity(identifier: string, slug: string, route: string) {
    return { identifier, slug, url: absolute(route), ...this.#content.days.get(identifier) };
  }

  #entry(...[kind, entry]: Parameters<typeof identify>) {
    const identifier = identify(kind, entry);
    return {
      ...this.#identity(identifier, entry.id, routes[kind](entry.id)),
      text: this.#content.texts.get(identifier) ?? '',
    };
  }

  #topicLabels(topics: readonly Topic[]) {
    return topics.map((topic) => this.#locale.t.topic[topic].label);
  }

  #cityNames(slugs: readonly string[]) {
    return slugs.map((slug) => this.#cities.get(slug)?.name ?? slug);
  }

  #partnerNames(slugs: readonly string[]) {
    return slugs.map((slug) => this.#partners.get(slug)?.shortName ?? slug);
  }

  #principleTitle(slug: string) {
    return this.#principles.get(slug) ?? slug;
  }

  #country(country: string) {
    const continent = continentOf(country);
    return {
      countryName: this.#locale.formats.country(country),
      continent,
      continentName: this.#locale.t.city.continent[continent],
    };
  }

  principle(entry: Entry<Principle>): Item<'principles'> {
    const acting = actingOn(members(this.#content.cities), entry.id);
    return {
      ...this.#entry('principle', entry),
      ...entry.data,
      memberCityCount: acting.length,
      actionCount: acting.reduce((sum, { actions }) => sum + actions.length, 0),
    };
  }

  city(entry: Entry<City>): Item<'cities'> {
    const { sender: _, ...data } = entry.data;
    const { joined, memberBy, status } = data;
    const principles = [...this.#principles.keys()];
    return {
      ...this.#entry('city', entry),
      ...data,
      actions: data.actions.map((action) => sourced(action, data)),
      ...this.#country(data.country),
      statusLabel: this.#locale.t.city.status[status],
      memberSince: joined ?? memberBy ?? '',
      memberSinceKind:
        status === 'candidate' ? 'notYet' : joined ? 'joined' : memberBy ? 'memberBy' : 'unknown',
      ...this.#content.populations.get(entry.id),
      actionCounts: Object.fromEntries(
        principleShares(data, principles).map(({ principle, count }) => [principle, count]),
      ),
    };
  }

  action({ city: entry, action }: ActionEntry): Item<'actions'> {
    const { id: city, data } = entry;
    const { checklist, kind, principle, topics } = action;
    return {
      ...this.#identity(
        identifyAction(entry, action),
        `${city}/${action.id}`,
        routes.action(city, action.id),
      ),
      city,
      cityName: data.name,
      country: data.country,
      ...this.#country(data.country),
      ...sourced(action, data),
      ...(data.language !== undefined && { language: data.language }),
      kindLabel: this.#locale.t.library.kind[kind].label,
      principleTitle: this.#principleTitle(principle),
      ...(checklist === undefined
        ? {}
        : { checklistLabel: this.#checklist.get(checklist) ?? checklist }),
      topicLabels: this.#topicLabels(topics),
      done: isDone(action),
    };
  }

  activity(entry: Entry<Activity>): Item<'activities'> {
    const { draft: _, image, ...data } = entry.data;
    const { cities, kind, original, partners, principles, topics } = data;
    const picture = this.#content.pictures.get(entry.id);
    const places = cities.flatMap((slug) => this.#cities.get(slug) ?? []);
    return {
      ...this.#entry('activity', entry),
      ...data,
      ...(image && picture !== undefined
        ? { image: { ...image, src: new URL(picture, absolute('/')).href } }
        : {}),
      kindLabel: this.#locale.t.activity.kind[kind],
      topicLabels: this.#topicLabels(topics),
      cityNames: this.#cityNames(cities),
      partnerNames: this.#partnerNames(partners),
      principleTitles: principles.map((slug) => this.#principleTitle(slug)),
      ...(original === undefined ? {} : { originalOwner: ownerOf({ url: original }, places) }),
    };
  }

  partner(entry: Entry<Partner>): Item<'partners'> {
    return {
      ...this.#entry('partner', entry),
      ...entry.data,
      kindLabel: this.#locale.t.partner.kind[entry.data.kind],
    };
  }

  project(entry: Entry<Project>): Item<'projects'> {
    const { data } = entry;
    const posts = new Set(this.#content.activities.map(({ id }) => id));
    return {
      ...this.#entry('project', entry),
      ...data,
      // A post that is not published yet is not named.
      results: data.results.map(({ activity, ...result }) =>
        activity !== undefined && posts.has(activity) ? { ...result, activity } : result,
      ),
      leadNames: this.#cityNames(data.leads),
      cityNames: this.#cityNames(data.cities),
      partnerNames: this.#partnerNames(data.partners),
    };
  }

  section({ id, items, ...section }: ChecklistSection): Item<'checklist'> {
    const { principle } = section;
    return {
      ...this.#identity(identifier('checklist', id), id, routes.checklistItem(id)),
      ...section,
      ...(principle === undefined ? {} : { principleTitle: this.#principleTitle(principle) }),
      items: items.map(({ id: item, ...data }) => ({
        ...this.#identity(identifier('checklist-item', item), item, routes.checklistItem(item)),
        ...data,
      })),
    };
  }

  memberCount(data: MemberCount, slug: string): Item<'member-counts'> {
    return { ...this.#identity(identifier('member-count', slug), slug, '/about/'), ...data };
  }
}

function sourced(action: CityAction, city: City) {
  return { ...action, source: { ...action.source, owner: ownerOf(action.source, [city]) } };
}

function bySlug(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** The short names of numbers of members: their days, numbered if there are two for one day. */
export function memberCountSlugs(counts: readonly MemberCount[]): string[] {
  return counts.map(({ date }, index) => {
    const number = counts.slice(0, index + 1).filter((count) => count.date === date).length;
    return number === 1 ? date : `${date}-no-${number}`;
  });
}

/**
 * The items of all collections, each in a fixed order: principles, checklist
 * and numbers in their own, actions, activities and projects latest first, all
 * others by slug.
 */
export function publishedItems(content: OpenContent, locale: Locale): Items {
  const publisher = new Publisher(content, locale);
  const slugs = memberCountSlugs(content.memberCounts);
  return {
    principles: content.principles.map((entry) => publisher.principle(entry)),
    cities: [...content.cities].sort(bySlug).map((entry) => publisher.city(entry)),
    actions: allActions(members(content.cities)).map((entry) => publisher.action(entry)),
    activities: content.activities.map((entry) => publisher.activity(entry)),
    partners: [...content.partners].sort(bySlug).map((entry) => publisher.partner(entry)),
    projects: content.projects.map((entry) => publisher.project(entry)),
    checklist: content.checklist.map((section) => publisher.section(section)),
    'member-counts': content.memberCounts.map((data, index) =>
      publisher.memberCount(data, slugs[index] ?? ''),
    ),
  };
}

/** The items of all collections, one after the other. */
export function allItems(items: Items): readonly Item<Collection>[] {
  return COLLECTIONS.flatMap((collection): readonly Item<Collection>[] => items[collection]);
}

/** The last day on which one of some items was added or changed; undefined if no history is known. */
export function lastChangeOf(
  items: readonly { changed?: PartialDate | undefined }[],
): PartialDate | undefined {
  return items
    .flatMap(({ changed }) => changed ?? [])
    .sort()
    .at(-1);
}
