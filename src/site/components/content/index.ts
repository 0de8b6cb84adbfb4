/** The components that the coalition's own pages (content/pages/*.mdx) can use: every component of this folder. */
import { readFile } from 'node:fs/promises';
import { createComponent } from 'astro/compiler-runtime';
import { ACCESSIONS, fitting, PROJECTS_IN_TEXT } from '../../../model/lists.ts';
import { accessions } from '../../../model/queries/cities.ts';
import { contentFile, type Shown, type Shows } from '../../last-change.ts';
import type { Site } from '../../site.ts';
import ContentCounts from './ContentCounts.astro';
import CountryCount from './CountryCount.astro';
import MemberCount from './MemberCount.astro';
import MemberHistory from './MemberHistory.astro';
import PrinciplePoints from './PrinciplePoints.astro';
import ProjectList from './ProjectList.astro';
import Signatories from './Signatories.astro';
import StatedCounts from './StatedCounts.astro';

type Component = ReturnType<typeof createComponent>;

const modules = import.meta.glob<Component>('./*.astro', { eager: true, import: 'default' });
const components = Object.fromEntries(
  Object.entries(modules).map(([file, component]) => [file.slice(2, -'.astro'.length), component]),
);

/** The component with its props filled in, so that a page of content names it without any. */
function withProps<Props>(component: (props: Props) => unknown, props: NoInfer<Props>): Component {
  const inner = component as unknown as Component;
  return createComponent((result, _, slots) => inner(result, props, slots));
}

/** The components by their names; what they show of the site is filled in. */
export function contentComponents(site: Site): Record<string, Component> {
  return {
    ...components,
    ContentCounts: withProps(ContentCounts, { content: site }),
    CountryCount: withProps(CountryCount, { count: site.countryCount }),
    MemberCount: withProps(MemberCount, { count: site.members.length }),
    MemberHistory: withProps(MemberHistory, { counts: site.memberCounts }),
    PrinciplePoints: withProps(PrinciplePoints, { principles: site.principles }),
    ProjectList: withProps(ProjectList, {
      projects: fitting(site.projects, PROJECTS_IN_TEXT),
      total: site.projects.length,
    }),
    Signatories: withProps(Signatories, {
      accessions: accessions(fitting(site.members, ACCESSIONS)),
      total: site.members.length,
    }),
    StatedCounts: withProps(StatedCounts, { counts: site.memberCounts }),
  };
}

/** What components show of the content, by their names. */
function shownBy({
  members,
  principles,
  projects,
}: Site): Record<string, Partial<Exclude<Shows, readonly Shown[]>>> {
  return {
    // A count changes when an entry joins, and not when one is edited.
    CountryCount: { before: members },
    MemberCount: { before: members },
    MemberHistory: { data: [contentFile('member-counts.yaml')] },
    PrinciplePoints: { data: principles },
    ProjectList: { data: projects },
    Signatories: { data: members },
    StatedCounts: { data: [contentFile('member-counts.yaml')] },
  };
}

/** What a page of content shows: its own text, and what its components add. */
export async function shownIn(page: Shown, site: Site): Promise<Shows> {
  const text = page.filePath === undefined ? '' : await readFile(page.filePath, 'utf8');
  const shown = Object.entries(shownBy(site)).flatMap(([name, shows]) =>
    text.includes(`<${name} `) ? [shows] : [],
  );
  return {
    data: [page, ...shown.flatMap(({ data = [] }) => data)],
    before: shown.flatMap(({ before = [] }) => before),
  };
}
