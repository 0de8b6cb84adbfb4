/** Classes for the columns of a table in a text, by the side that Markdown names: its styles are against the policy of the site. */
export const ALIGNMENT = {
  left: 'align-start',
  center: 'align-center',
  right: 'align-end',
} as const;
