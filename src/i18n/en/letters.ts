/** What all letters of the office to a city have in common. */
export const letters = {
  to: 'To',
  subject: 'Subject',
  noMailbox: 'whoever sent it; the file names no mailbox',
  /** With the office that the city names. */
  dear: (office: string) => `Dear ${office},`,
  colleagues: 'colleagues',
  regards: 'With kind regards\nThe office of the Cities Coalition for Digital Rights',
} as const;
