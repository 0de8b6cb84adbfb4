/** The components that the coalition's own pages (content/pages/*.mdx) can use: every component of this folder. */
import { createComponent } from 'astro/compiler-runtime';
import { fitting, PROJECTS_IN_TEXT } from '../../../model/lists.ts';
import type { Site } from '../../site.ts';
import ContentCounts from './ContentCounts.astro';
import CountryCount from './CountryCount.astro';
import MemberCount from './MemberCount.astro';
import MemberHistory from './MemberHistory.astro';
import ProjectList from './ProjectList.astro';

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
    ProjectList: withProps(ProjectList, {
      projects: fitting(site.projects, PROJECTS_IN_TEXT),
      total: site.projects.length,
    }),
  };
}
