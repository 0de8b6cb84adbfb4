/** What was corrected on the pages of entries. */
import type { Entry } from './entry.ts';
import type { PartialDate } from '../../base/dates.ts';
import { identifyCorrection } from '../identity.ts';
import type { Correction } from '../schemas/fields.ts';
import { routes } from '../urls.ts';

interface File {
  filePath?: string | undefined;
}

type Correctable<Data> = readonly (Entry<
  Data & { readonly corrections: readonly Correction[]; readonly aliases: readonly string[] }
> &
  File)[];

interface Content {
  principles: Correctable<{ title: string }>;
  cities: Correctable<{ name: string }>;
  activities: Correctable<{ title: string }>;
  partners: Correctable<{ name: string }>;
  projects: Correctable<{ name: string }>;
  pages: Correctable<{ title: string }>;
}

/** A correction, and the page on which it was made. */
export interface PageCorrection extends File {
  identifier: string;
  date: PartialDate;
  text: string;
  /** Title of the page, and its path from the root of the site. */
  title: string;
  route: string;
}

function correctionsOf<Data>(
  kind: Parameters<typeof identifyCorrection>[0],
  entries: Correctable<Data>,
  titleOf: (data: Data) => string,
): PageCorrection[] {
  return entries.flatMap((entry) =>
    entry.data.corrections.map(({ date, text }) => ({
      identifier: identifyCorrection(kind, entry, date),
      date,
      text,
      title: titleOf(entry.data),
      route: routes[kind](entry.id),
      filePath: entry.filePath,
    })),
  );
}

/** All corrections, the newest first. */
export function allCorrections(content: Content): PageCorrection[] {
  const all = [
    ...correctionsOf('principle', content.principles, ({ title }) => title),
    ...correctionsOf('city', content.cities, ({ name }) => name),
    ...correctionsOf('activity', content.activities, ({ title }) => title),
    ...correctionsOf('partner', content.partners, ({ name }) => name),
    ...correctionsOf('project', content.projects, ({ name }) => name),
    ...correctionsOf('page', content.pages, ({ title }) => title),
  ];
  return all.sort((a, b) =>
    a.date === b.date ? (a.identifier < b.identifier ? -1 : 1) : a.date < b.date ? 1 : -1,
  );
}
