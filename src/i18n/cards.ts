/** Words of the social cards, in English. */
export const cards = {
  /** The parts of one line. */
  line: (...parts: readonly (string | undefined | false)[]) => parts.filter(Boolean).join(' · '),
  /** What a card shows, for people who do not see it. */
  alternative: (title: string) => `“${title}”, beside a ring of five segments`,
} as const;
