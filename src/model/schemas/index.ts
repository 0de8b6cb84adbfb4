/** The collections: folder in content/, extension of its files, and schema. */
import { activitySchema } from './activity.ts';
import { checklistSectionSchema } from './checklist.ts';
import { citySchema } from './city.ts';
import { memberCountSchema } from './member-count.ts';
import { pageSchema } from './page.ts';
import { partnerSchema } from './partner.ts';
import { principleSchema } from './principle.ts';
import { projectSchema } from './project.ts';

export const collections = {
  principles: { folder: 'principles', extension: '.md', schema: principleSchema },
  cities: { folder: 'cities', extension: '.md', schema: citySchema },
  activities: { folder: 'activities', extension: '.md', schema: activitySchema },
  partners: { folder: 'partners', extension: '.md', schema: partnerSchema },
  projects: { folder: 'projects', extension: '.md', schema: projectSchema },
  pages: { folder: 'pages', extension: '.mdx', schema: pageSchema },
} as const;

/** Lists, which are one YAML file each, in a meaningful order. */
export const lists = {
  checklist: { file: 'checklist.yaml', schema: checklistSectionSchema },
  memberCounts: { file: 'member-counts.yaml', schema: memberCountSchema },
} as const;

export type CollectionName = keyof typeof collections;
