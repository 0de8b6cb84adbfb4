/** Finds what was left in a text by mistake: commands of other systems, conflicts, filler, and data of people. */
import { shorten } from '../base/escape.ts';
import type { Finding } from './problem.ts';
import type { Slip } from './look-alikes.ts';

/** Commands of other systems for websites, and how each is called. */
const COMMANDS: readonly (readonly [pattern: RegExp, of: string])[] = [
  [/\{\{[^{}]*\}\}/g, 'Hugo, Jekyll or Eleventy'],
  [/\{%[^%]*%\}/g, 'Jekyll or Eleventy'],
  [/\[\[_?TOC_?\]\]|^\[TOC\][ \t]*$/gim, 'a wiki'],
  [/\[\/?[a-z][\w-]*(?:[ \t]+[\w-]+=["'“”][^\]\n]*)\]|\[\/[a-z][\w-]*\]/g, 'WordPress'],
  [/^[ \t]*:::+[ \t]*\{?[\w-].*$/gm, 'Docusaurus or VitePress'],
  [/^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+\w.*$/gm, 'MkDocs'],
  [/^import[ \t](?:[^"'\n]*\bfrom[ \t]*)?["'][^"'\n]+["'];?[ \t]*$/gm, 'MDX'],
  [/<%[^%]*%>/g, 'EJS or ERB'],
  [
    /\[(?:audio|embed|gallery|playlist|video|vimeo|youtube)[ =:][^\][\n]*\](?![([:])/gi,
    'WordPress',
  ],
  [/\$\$[^$]+\$\$/g, 'formulas'],
  [/^[ \t]*@\[[\w-]+\]\([^)\n]*\)/gm, 'videos'],
  [/\{::[^{}\n]*\}/g, 'kramdown'],
];

const FILLER =
  /\b(?:lorem ipsum|dolor sit amet|(?:click|click or tap|tap) here to (?:enter|add) text|your text (?:goes )?here)\b/gi;

/** Words that only their author understands, in capitals, and gaps in square brackets. */
const UNFINISHED =
  /\b(?:TODO|TBD|TBC|FIXME|X{3,})\b(?!\.)|\[(?:(?:the )?(?:date|name|city|place|link|number|title|url|source|quote)|(?:insert|add|to be)\b[^\][\n]*|\?+|…|\.\.\.)\](?!\(|\[|:)|\?{3,}/gi;

const MAILBOX = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;

/** Services at which people have mailboxes of their own. */
const PRIVATE =
  /@(?:gmail|googlemail|outlook|hotmail|live|yahoo|ymail|icloud|me|mac|aol|gmx|web|proton|protonmail|mail|yandex|qq|163|naver)\.(?:[a-z]{2,3}|co\.[a-z]{2})$/i;

/** Words in the mailbox of an office. */
const OFFICE =
  /^(?:ai|accessibility|admin|alert|algorithm|bureau|cabinet|city|citizen|coalition|comms?|communications?|community|contact|data|delegate|desk|digital|dpo|editor|events?|gabinete|gdpr|general|hello|help|info|information|innovation|international|it|kontakt|legal|mail|mayor|media|news|newsletter|no|office|open|participation|policy|post|press|presse|prensa|privacy|privacidad|program|project|protocol|public|reply|research|rights?|secretariat|security|service|smart|stadt|support|tech|team|transparency|urban|web|webmaster|welcome|work)s?$/i;

/** True for `jane.doe`, `j.doe`, `jane-mary.doe` and what is at a service for people. */
function isOfPerson(mailbox: string): boolean {
  if (PRIVATE.test(mailbox)) return true;
  const [local = '', domain = ''] = mailbox.split('@');
  const words = local.split(/[._-]/);
  return (
    (words.length === 2 || words.length === 3) &&
    words.every((word) => /^\p{L}+$/u.test(word) && !OFFICE.test(word)) &&
    !words.some((word) => word.length > 2 && domain.includes(word.toLowerCase()))
  );
}

/** A number as people dial it: with the code of a country, or a zero and groups. */
const TELEPHONE =
  /(?<![\w/.:=+-])(?:\+\d{1,3}[ \u00A0.-]?(?:\(0?\d{0,4}\)[ \u00A0.-]?)?(?:\d[ \u00A0.-]?){5,12}\d|\(?0\d{1,4}\)?[ \u00A0/-]\d{3,4}[ \u00A0-]?\d{2,4}(?:[ \u00A0-]?\d{2,4})?)(?![\w/-])/g;

const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map((match) => ({
    match: match[0].trim(),
    offset: match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0),
  }));

/** Commands of other systems. @param text the body without code. */
export function commands(text: string, format: 'md' | 'mdx'): (Slip & { end: number })[] {
  const seen = new Set<number>();
  return COMMANDS.flatMap(([pattern, of]) =>
    found(text, pattern).flatMap(({ match, offset }) => {
      // In MDX, braces and imports are program code, which has its own message.
      const isCode = format === 'mdx' && /^(?:\{|import|export)/.test(match);
      const line = text.lastIndexOf('\n', offset);
      if (isCode || seen.has(line)) return [];
      seen.add(line);
      return [
        {
          rule: 'template' as const,
          offset,
          end: offset + match.length,
          message: `${JSON.stringify(shorten(match, 60))} is a command of ${of}, which would be shown as it is typed.`,
          fix: 'Remove it, or write out what it stands for: a link to a video, the address of a page, the text itself. If you mean the characters, put them between backticks.',
        },
      ];
    }),
  );
}

/** Filler, in a text or a field. */
export function filler(text: string): Slip[] {
  return found(text, FILLER)
    .slice(0, 1)
    .map(({ match, offset }) => ({
      rule: 'filler',
      offset,
      message: `"${match}" is filler, not a text for readers.`,
      fix: 'Write the text itself, or remove it.',
    }));
}

/** What its author wanted to do later, in a text or a field. */
export function unfinished(text: string): Slip[] {
  return found(text, UNFINISHED)
    .filter(({ match }) => match.startsWith('[') || match === match.toUpperCase())
    .map(({ match, offset }) => ({
      rule: 'unfinished',
      offset,
      message: `"${match}" looks like something that is still to be done.`,
      fix: 'Fill it in, or remove it, before the post is published.',
    }));
}

/** Mailboxes and telephone numbers of people, in a text or a field. */
export function personalData(text: string): Slip[] {
  return [
    ...found(text, MAILBOX)
      .filter(({ match }) => isOfPerson(match))
      .map(({ match, offset }) => ({
        rule: 'personal-data' as const,
        offset,
        message: `"${match}" looks like the mailbox of a person. What is published here stays public.`,
        fix: 'Give the mailbox of a role or an office, for example digital@example.org, or leave it out.',
      })),
    ...found(text, TELEPHONE)
      .filter(({ match }) => match.replace(/\D/g, '').length >= 7)
      .map(({ match, offset }) => ({
        rule: 'personal-data' as const,
        offset,
        message: `"${match}" looks like a telephone number. What is published here stays public.`,
        fix: 'Leave it out, unless it is the public number of an office.',
      })),
  ];
}

/**
 * The first mark of a merge conflict.
 *
 * @param text without code, or front matter; @param firstLine its line in the file.
 */
export function mergeConflict(text: string, firstLine: number): Finding | undefined {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => /^<{7}(?: |$)/.test(line.trimEnd()));
  const marks = lines.slice(at).map((line) => line.trimEnd());
  return at !== -1 && marks.includes('=======') && marks.some((line) => /^>{7}(?: |$)/.test(line))
    ? {
        line: firstLine + at,
        column: 1,
        rule: 'merge-conflict',
        message: 'There is a conflict of two versions here, which git could not merge.',
        fix: 'Keep the lines that are right, and remove the others with the three lines of marks (<<<<<<<, =======, >>>>>>>).',
      }
    : undefined;
}
