/** Old addresses and the pages to which they lead. */
import type { Entry } from '../model/queries/entry.ts';
import { routes } from '../model/urls.ts';

export interface Redirect {
  /** The old path, decoded: `/city/maceió`. */
  from: string;
  /** The present path, from the root of the site. */
  to: string;
  /** Title of the present page. */
  title: string;
}

type Aliased<Data = unknown> = Entry<Data & { aliases: readonly string[] }>;

interface Aliases {
  principles: readonly Aliased<{ title: string }>[];
  cities: readonly Aliased<{ name: string }>[];
  activities: readonly Aliased<{ title: string }>[];
  partners: readonly Aliased<{ shortName: string }>[];
  projects: readonly Aliased<{ name: string }>[];
  pages: readonly Aliased<{ title: string }>[];
}

/** All old addresses that the content names, in alphabetical order. An alias that is the page itself is none. */
export function redirects({
  principles,
  cities,
  activities,
  partners,
  projects,
  pages,
}: Aliases): Redirect[] {
  const targets = [
    ...principles.map(({ id, data }) => ({
      to: routes.principle(id),
      title: data.title,
      aliases: data.aliases,
    })),
    ...cities.map(({ id, data }) => ({
      to: routes.city(id),
      title: data.name,
      aliases: data.aliases,
    })),
    ...activities.map(({ id, data }) => ({
      to: routes.activity(id),
      title: data.title,
      aliases: data.aliases,
    })),
    ...partners.map(({ id, data }) => ({
      to: routes.partner(id),
      title: data.shortName,
      aliases: data.aliases,
    })),
    ...projects.map(({ id, data }) => ({
      to: routes.project(id),
      title: data.name,
      aliases: data.aliases,
    })),
    ...pages.map(({ id, data }) => ({ to: `/${id}/`, title: data.title, aliases: data.aliases })),
  ];
  return targets
    .flatMap(({ to, title, aliases }) =>
      aliases.map((alias) => ({ from: decodeURI(alias), to, title })),
    )
    .filter(({ from, to }) => from.replace(/\/$/, '') !== to.replace(/\/$/, ''))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}
