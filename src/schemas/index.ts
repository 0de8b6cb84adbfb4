/** The collections: folder or file under content/, its schema, and which file endings it takes. */
import { activitySchema } from './activity.ts';
import { checklistSectionSchema } from './checklist.ts';
import { citySchema } from './city.ts';
import { pageSchema } from './page.ts';
import { partnerSchema } from './partner.ts';
import { principleSchema } from './principle.ts';

export const collections = {
  principles: { folder: 'principles', extension: '.md', schema: principleSchema },
  cities: { folder: 'cities', extension: '.md', schema: citySchema },
  activities: { folder: 'activities', extension: '.md', schema: activitySchema },
  partners: { folder: 'partners', extension: '.md', schema: partnerSchema },
  pages: { folder: 'pages', extension: '.mdx', schema: pageSchema },
} as const;

/** The checklist is one file: a YAML list of sections. */
export const checklist = { file: 'checklist.yaml', schema: checklistSectionSchema } as const;

export type CollectionName = keyof typeof collections;
