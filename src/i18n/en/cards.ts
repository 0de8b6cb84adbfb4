/** Texts of the social cards. */
export const cards = {
  line: (...parts: readonly (string | undefined | false)[]) => parts.filter(Boolean).join(' · '),
  /** The alternative text of a card. */
  alternative: (title: string) => `“${title}”, beside a ring of five segments`,
} as const;
