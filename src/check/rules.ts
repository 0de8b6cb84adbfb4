/** All rules about content: what passes them builds, and can be published. `docs/guides/content-rules.md` lists them. */
import type { GuideSection } from './guide.ts';

export interface Rule {
  /** An error stops a pull request, the build and the publication. Advice is shown, and stops nothing. */
  level: 'error' | 'advice';
  /** What holds for content that keeps the rule, as a sentence. */
  judges: string;
  /** The section of the guide that explains it; that of a field, if the field names one. */
  guide: GuideSection;
}

/** Rules of one level that one section of the guide explains. */
function rules<Name extends string>(
  level: Rule['level'],
  guide: GuideSection,
  sentences: Readonly<Record<Name, string>>,
): Record<Name, Rule> {
  return Object.fromEntries(
    Object.entries<string>(sentences).map(([name, judges]) => [name, { level, judges, guide }]),
  ) as Record<Name, Rule>;
}

/** The rules by their names, which never change, because reports contain them. */
export const RULES = {
  ...rules('error', 'saving-files', {
    readable: 'The file can be read.',
    judged: 'The check can judge the file; if not, the check has an error.',
    'utf-8': 'The file is saved as UTF-8.',
    'byte-order-mark': 'The file does not begin with a byte order mark.',
  }),
  ...rules('error', 'file-names', {
    'plain-file': 'Content is a plain file, not a folder or a symbolic link.',
    'file-exists': 'Each file that the site needs is there.',
    'file-place': 'Each folder holds only its own kind of file, and no other folders.',
    'file-name': 'The name of the file can be an address.',
  }),
  ...rules('error', 'front-matter', {
    'front-matter': 'The file begins with front matter.',
    yaml: 'The front matter is YAML that all programs read in the same way.',
    'value-cut': 'No value is cut off by a number sign.',
  }),
  ...rules('error', 'fields', {
    'field-name': 'Each field is one that the collection has.',
    'field-missing': 'Each field that is required is there.',
    'field-value': 'The value of each field is one that the field can have.',
  }),
  ...rules('error', 'numbers-and-codes', {
    'city-place': 'A city lies in its country, or near it.',
  }),
  ...rules('error', 'drafts-and-future-dates', {
    'date-ahead':
      'What has happened is not in the future, and what is planned is not too far away.',
    'link-hidden': 'Links lead to pages that readers can open on the same day.',
  }),
  ...rules('error', 'dates', {
    'count-order': 'Numbers of members are in the order of time.',
    revision:
      'The revision of an event grows with each change of what its calendar file shows, and “updated” says when. It never falls.',
  }),
  ...rules('error', 'references', {
    reference: 'Each entry that is named exists.',
    'checklist-id': 'Each item of the checklist has an id of its own.',
  }),
  ...rules('error', 'texts', {
    'file-size': 'The file is not too large.',
    'text-depth': 'Lists and quotations are not nested too deeply.',
    'table-cells': 'No row of a table has more cells than the table has columns.',
    'post-text': 'A post that is no draft has a text.',
    'same-title': 'No two pages have the same title.',
    'same-summary': 'No two pages have the same summary.',
    'same-city': 'Each city has one file.',
  }),
  ...rules('error', 'invisible-characters', {
    'visible-characters': 'Text has no invisible or misleading characters.',
  }),
  ...rules('error', 'html', {
    html: 'Text is written in Markdown, without HTML and program code.',
    mdx: 'A page in MDX can be read.',
  }),
  ...rules('error', 'markdown', {
    markdown: 'No marks are shown that were meant as Markdown.',
    notes: 'Each note has a marker in the text, and each marker has its note.',
    'code-block': 'Program code stands between two fences, and nothing else does.',
    template: 'Text has no commands of other systems.',
    filler: 'No filler text is left.',
    'merge-conflict': 'No conflict of two versions is left.',
  }),
  ...rules('error', 'headings', {
    'heading-level': 'Headings begin on the second level, and skip none.',
    'heading-empty': 'Each heading has words.',
  }),
  ...rules('error', 'links', {
    'link-text': 'Each link has words, or a picture with a description.',
    'own-address': 'Links within the site are paths, without the name of the host.',
    'link-address': 'Each link has an address that is safe, complete and without tracking.',
    'link-target': 'Links within the site lead to pages that exist.',
    'link-place': 'Links to a place on a page lead to a place that exists.',
  }),
  ...rules('error', 'old-addresses', {
    'old-address': 'Each old address leads to one page.',
    'address-kept': 'Each address that was published still leads to a page.',
  }),
  ...rules('error', 'pictures', {
    'picture-file': 'Each picture is beside its text.',
    'picture-description': 'Each picture has a description.',
    'picture-size': 'Pictures are not too large.',
    'picture-format': 'Pictures have a format that browsers show, and the name says which.',
    'picture-location': 'Pictures do not say where they were taken.',
  }),
  ...rules('advice', 'old-addresses', {
    'address-returned': 'No page has an old address that is the address of a city again.',
  }),
  ...rules('advice', 'markdown', {
    'stray-marks': 'No marks are left over from Markdown or other ways of writing.',
    'pasted-letters': 'Letters are plain ones, not the special forms of documents or social media.',
    unfinished: 'Nothing is left to be done.',
  }),
  ...rules('advice', 'style', {
    'personal-data': 'Text has no mailboxes and telephone numbers of people.',
    spelling: 'Words are spelled as in British English, but for names.',
    'plain-words': 'Text has no words that say nothing, and no long dashes.',
    'post-length': 'A post has 60 to 320 words.',
    'summary-repeated': 'The text of a post does not repeat its summary.',
    'same-opening': 'No two posts begin with the same words.',
    readability: 'The pages of the coalition are easy to read.',
    capitals: 'Names and titles are not in capitals throughout.',
  }),
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;
