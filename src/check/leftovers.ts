/** Finds what was left in a text by mistake: commands of other systems, conflicts, filler, and data of people. */
import { shorten } from '../base/escape.ts';
import type { Finding } from './problem.ts';
import type { Slip } from './look-alikes.ts';
import { isOfficeWord } from './office-words.ts';

/** What other systems put into texts, and how to call it. */
const COMMANDS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\{\{[^{}]*\}\}/g, 'a command of Hugo, Jekyll or Eleventy'],
  [/\{%[^%]*%\}/g, 'a command of Jekyll or Eleventy'],
  [/\[\[_?TOC_?\]\]|^\[TOC\][ \t]*$/gim, 'a command of a wiki'],
  [
    /\[\/?[a-z][\w-]*(?:[ \t]+[\w-]+=["'“”][^\]\n]*)\]|\[\/[a-z][\w-]*\]/g,
    'a command of WordPress',
  ],
  [
    /\[(?:audio|embed|gallery|playlist|video|vimeo|youtube)[ =:][^\][\n]*\](?![([:])/gi,
    'a command of WordPress',
  ],
  [/^[ \t]*:::+[ \t]*\{?[\w-].*$/gm, 'a command of Docusaurus or VitePress'],
  [/^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+\w.*$/gm, 'a command of MkDocs'],
  [/^import[ \t](?:[^"'\n]*\bfrom[ \t]*)?["'][^"'\n]+["'];?[ \t]*$/gm, 'a command of MDX'],
  [/<%[^%]*%>/g, 'a command of EJS or ERB'],
  [/\{::[^{}\n]*\}/g, 'a command of kramdown'],
  [/^[ \t]*@\[[\w-]+\]\([^)\n]*\)/gm, 'an embedded video'],
  [/\$\$[^$]+\$\$/g, 'a formula'],
];

const FILLER = new RegExp(
  String.raw`\b(?:${[
    'lorem ipsum',
    'dolor sit amet',
    '(?:click|click or tap|tap) here to (?:enter|add) text',
    'your text (?:goes )?here',
  ].join('|')})\b`,
  'gi',
);

/** Words that only their author understands, in capitals, and gaps in square brackets that are no links. */
const UNFINISHED = new RegExp(
  [
    String.raw`\b(?:TODO|TBD|TBC|FIXME|X{3,})\b`,
    String.raw`\[(?:the )?(?:date|name|city|place|link|number|title|url|source|quote)\](?![([:])`,
    String.raw`\[(?:insert|add|to be)\b[^\][\n]*\](?![([:])`,
    String.raw`\[\?+\]|\?{3,}`,
  ].join('|'),
  'gi',
);

const MAILBOX = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Services at which people have mailboxes of their own, by the first part of their names. */
const PRIVATE = words(
  'gmail googlemail outlook hotmail live msn yahoo ymail rocketmail icloud me mac aol gmx web zoho ' +
    'proton protonmail tutanota tuta fastmail hushmail mailbox yandex rambler qq 163 126 139 189 sina ' +
    'foxmail sohu aliyun naver daum hanmail nate rediff rediffmail libero virgilio tiscali wanadoo ' +
    'laposte uol seznam abv ukr onet interia freemail posteo bluewin ziggo telenet skynet docomo ezweb softbank',
);

/** Those whose first part is also a word, in full. */
const PRIVATE_HOSTS = words(
  'mail.ru mail.com mail.ee mail.bg inbox.ru inbox.lv list.ru bk.ru ya.ru pm.me hey.com orange.fr free.fr ' +
    'sfr.fr alice.it bol.com.br ig.com.br terra.com.br wp.pl o2.pl centrum.cz t-online.de telia.com ' +
    'comcast.net verizon.net att.net btinternet.com sky.com rogers.com shaw.ca bigpond.com walla.co.il',
);

/** True for `jane.doe`, `j.doe`, `jane-mary.doe` and what is at a service for people. */
export function isPersonalMailbox(mailbox: string): boolean {
  const [local = '', domain = ''] = mailbox.toLowerCase().split('@');
  const [, service = ''] = /^([\w-]+)\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/.exec(domain) ?? [];
  if (PRIVATE.has(service) || PRIVATE_HOSTS.has(domain)) return true;
  const parts = local.split(/[._-]/);
  return (
    (parts.length === 2 || parts.length === 3) &&
    parts.every((part) => /^\p{L}+$/u.test(part) && !isOfficeWord(part)) &&
    // A mailbox that repeats the name of the city or the service is that of an office.
    !parts.some((part) => part.length > 2 && domain.includes(part))
  );
}

/** A number as people dial it: with the code of a country, or a zero and groups. */
const TELEPHONE = new RegExp(
  `(?<![\\w/.:=+-])(?:${[
    String.raw`\+\d{1,3}[ \u00A0.-]?(?:\(0?\d{0,4}\)[ \u00A0.-]?)?(?:\d[ \u00A0.-]?){5,12}\d`,
    String.raw`\(?0\d{1,4}\)?[ \u00A0/-]\d{3,4}[ \u00A0-]?\d{2,4}(?:[ \u00A0-]?\d{2,4})?`,
  ].join('|')})(?![\\w/-])`,
  'g',
);

const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map((match) => ({
    match: match[0].trim(),
    offset: match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0),
  }));

/** Commands of other systems. @param text the body without code. */
export function commands(text: string, format: 'md' | 'mdx'): (Slip & { end: number })[] {
  const seen = new Set<number>();
  return COMMANDS.flatMap(([pattern, name]) =>
    found(text, pattern).flatMap(({ match, offset }) => {
      // In MDX, braces and imports are program code, which has its own message.
      const isCode = format === 'mdx' && /^(?:\{|import)/.test(match);
      const line = text.lastIndexOf('\n', offset);
      if (isCode || seen.has(line)) return [];
      seen.add(line);
      return [
        {
          rule: 'template' as const,
          offset,
          end: offset + match.length,
          message: `${JSON.stringify(shorten(match, 60))} is ${name}, and would be shown as typed.`,
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
      message: `"${match}" is filler text.`,
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
      .filter(({ match }) => isPersonalMailbox(match))
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
