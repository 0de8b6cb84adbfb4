/** The sections of the guide for people whose file has a problem. Each problem links to one. */

/** Path of the guide from the project's root. */
export const GUIDE_FILE = 'docs/guides/troubleshooting.md';

/**
 * Anchors of the sections, as git hosts make them from the headings. They never
 * change, because reports that people keep link to them.
 */
export const GUIDE = {
  'front-matter': 'Front matter',
  fields: 'Fields',
  texts: 'Texts',
  dates: 'Dates',
  'drafts-and-future-dates': 'Drafts and future dates',
  references: 'References',
  'numbers-and-codes': 'Numbers and codes',
  links: 'Links',
  'old-addresses': 'Old addresses',
  pictures: 'Pictures',
  markdown: 'Markdown',
  headings: 'Headings',
  html: 'HTML',
  'invisible-characters': 'Invisible characters',
  'file-names': 'File names',
  'saving-files': 'Saving files',
  style: 'Style',
} as const;

export type GuideSection = keyof typeof GUIDE;

declare module 'zod' {
  interface GlobalMeta {
    /** The section that explains what is wrong with a value of this field. Those inside it may have their own. */
    guide?: GuideSection;
  }
}

/** Where to read a section: `docs/guides/troubleshooting.md#dates`. */
export function guidePath(section: GuideSection): string {
  return `${GUIDE_FILE}#${section}`;
}
