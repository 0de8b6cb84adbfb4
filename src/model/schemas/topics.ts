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
