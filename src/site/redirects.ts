/** Old addresses and the pages they lead to. */
import { addressKey, listedEntry, plainAddress } from '../model/addresses.ts';
import type { Entry } from '../model/queries/entry.ts';
import { routes } from '../model/urls.ts';

export interface Redirect {
  /** The old path, decoded: `/city/maceió`. */
  from: string;
  /** The current path, from the root of the site. */
  to: string;
  /** Title of the current page. */
  title: string;
  /** The language of the title (BCP 47), if it is not English. */
  language?: string | undefined;
}

type Aliased<Data> = readonly Entry<Data & { aliases: readonly string[] }>[];

interface Content {
  principles: Aliased<{ title: string }>;
  cities: Aliased<{
    name: string;
    language?: string | undefined;
    actions: readonly { id: string; text: string }[];
  }>;
  activities: Aliased<{ title: string }>;
  partners: Aliased<{ shortName: string }>;
  projects: Aliased<{ name: string }>;
  pages: Aliased<{ title: string }>;
}

function aliasesOf<Data>(
  entries: Aliased<Data>,
  routeOf: (id: string) => string,
  titleOf: (data: Data) => string,
): Redirect[] {
  return entries.flatMap(({ id, data }) =>
    data.aliases.map((alias) => ({
      from: plainAddress(alias),
      to: routeOf(id),
      title: titleOf(data),
    })),
  );
}

/** The addresses of the actions of cities whose own address was another. */
function actionAliases(cities: Content['cities']): Redirect[] {
  return cities.flatMap(({ id, data: { aliases, language, actions } }) =>
    aliases.flatMap((alias) => {
      const from = plainAddress(alias);
      return /^\/cities\/[^/]+$/.test(from)
        ? actions.map((action) => ({
            from: `${from}/actions/${action.id}`,
            to: routes.action(id, action.id),
            title: action.text,
            language,
          }))
        : [];
    }),
  );
}

/**
 * All old addresses that the content names, in alphabetical order. None could be taken for the
 * address of one of these pages, and no two for each other, whatever a host compares: without it, a
 * server would not start, or lead in circles. The check refuses those, except old addresses that a
 * city has again, with the lists below its page: the page wins.
 */
export function redirects(content: Content): Redirect[] {
  const all = [
    ...aliasesOf(content.principles, routes.principle, ({ title }) => title),
    ...aliasesOf(content.cities, routes.city, ({ name }) => name),
    ...actionAliases(content.cities),
    ...aliasesOf(content.activities, routes.activity, ({ title }) => title),
    ...aliasesOf(content.partners, routes.partner, ({ shortName }) => shortName),
    ...aliasesOf(content.projects, routes.project, ({ name }) => name),
    ...aliasesOf(
      content.pages,
      (id) => `/${id}/`,
      ({ title }) => title,
    ),
  ].sort((a, b) => (a.from < b.from ? -1 : 1));
  const cities = new Set(content.cities.map(({ id }) => addressKey(routes.city(id))));
  const taken = new Set([...cities, ...all.map(({ to }) => addressKey(to))]);
  return all.filter(({ from }) => {
    const key = addressKey(from);
    const isFree = !taken.has(key) && !cities.has(addressKey(listedEntry(from) ?? ''));
    taken.add(key);
    return isFree;
  });
}
