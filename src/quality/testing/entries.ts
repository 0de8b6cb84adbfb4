/** Entries of the content for tests: as short as their schemas allow, but for what a test changes. */
import { activitySchema } from '../../model/schemas/activity.ts';
import { citySchema } from '../../model/schemas/city.ts';
import { HUES, principleSchema } from '../../model/schemas/principle.ts';

const SOURCE = 'https://www.example.org/';
const SUMMARY = 'One sentence that says what happened, long enough.';

/** A news post of June 2021. */
export const activity = (id: string, changes: object = {}) => ({
  id,
  data: activitySchema.parse({
    title: `The title of ${id}`,
    summary: SUMMARY,
    date: '2021-06',
    kind: 'news',
    topics: ['ai'],
    original: SOURCE,
    ...changes,
  }),
});

/** A member city in Bulgaria, at the place where the coordinates begin. */
export const city = (id: string, changes: object = {}) => ({
  id,
  data: citySchema.parse({
    name: `Name of ${id}`,
    country: 'BG',
    latitude: 0,
    longitude: 0,
    status: 'member',
    membershipSource: SOURCE,
    summary: SUMMARY,
    ...changes,
  }),
});

/** Actions of a city for these principles. */
export const actions = (...principles: readonly string[]) =>
  principles.map((principle, index) => ({
    id: `action-${index}`,
    text: `Does something for its residents, no. ${index}.`,
    kind: 'service',
    principle,
    source: { url: SOURCE, publisher: 'Example' },
  }));

/** One principle of each hue: `the-blue-one`. */
export const PRINCIPLES = HUES.map((hue, index) => ({
  id: `the-${hue}-one`,
  data: principleSchema.parse({
    number: index + 1,
    title: `The title of ${hue}`,
    shortTitle: `Rights & ${hue}`,
    hue,
    summary: SUMMARY,
    points: ['Everyone can read it.'],
    sources: [SOURCE],
  }),
}));
