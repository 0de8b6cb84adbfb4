/** Text of the page of the editor, before the editor itself is there. */
export const editor = {
  title: 'Editor',
  description: 'Where the editors of this site write posts, cities and partners in the browser.',
  noScript: 'The editor is a program, and needs JavaScript. Without it, each page can be changed with the link “Suggest a change to this page” at its foot.',
} as const;
