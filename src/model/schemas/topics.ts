import * as z from 'zod';
import { message } from './messages.ts';

/** The fixed vocabulary of topics. Labels are in src/i18n; a new topic needs one there, or the types fail. */
export const TOPICS = [
  'governance',
  'ai',
  'data',
  'privacy',
  'inclusion',
  'participation',
  'transparency',
  'open-source',
  'services',
  'capacity-building',
  'advocacy',
  'membership',
  'research',
  'pandemic',
  'libraries',
  'disinformation',
] as const;

export type Topic = (typeof TOPICS)[number];

/** Some topics, none twice. */
export const topicList = z
  .array(z.enum(TOPICS, { error: message('oneOf', { values: TOPICS.join(', ') }) }), {
    error: message('topics'),
  })
  .max(5, message('tooManyTopics'))
  .refine((list) => new Set(list).size === list.length, message('topicTwice'));
