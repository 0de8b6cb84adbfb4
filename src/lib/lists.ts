/** How long lists of activities may be, so that no page breaks its budget. */

/** Activities on one page of an archive. */
export const PAGE_SIZE = 30;

/** Activities on the page of a city, partner or principle; more than these are listed in an archive of its own. */
export const EXCERPT_SIZE = 30;
