/** Texts of the newsletter, and of the command that makes it. */
import { count, number, plural } from './words.ts';

const posts = (n: number) => count(n, 'activity', 'activities');
const events = (n: number) => count(n, 'event', 'events');

export const mailing = {
  title: (period: string) => `News of ${period}`,
  subject: (title: string, name: string) => `${name}: ${title}`,
  /** Shown by mail programs beside the subject. */
  preheader: (titles: readonly string[]) => titles.join('; '),
  lead: 'What the Cities Coalition for Digital Rights and its cities have published, and what comes next.',
  news: 'What is new',
  events: 'Coming events',
  moreNews: (n: number) => `${posts(n)} more, on the website`,
  moreEvents: (n: number) => `${events(n)} more, on the website`,
  principles: 'Principles:',
  why: 'You get this mail because you asked for the newsletter of the coalition.',
  quiet: 'It loads no picture, and counts neither who opens it nor who follows a link.',
  unsubscribe: 'Unsubscribe',
  website: 'Website',
  archive: 'All activities',
  privacy: 'Your privacy',

  command: {
    usage: [
      'Makes a newsletter from the activities of a period:',
      '',
      '  npm run newsletter -- --month 2026-10',
      '  npm run newsletter -- --from 2026-10-01 --to 2026-10-31',
      '',
      '  --month YEAR-MONTH   a whole month',
      '  --from DAY --to DAY  the first and the last day, both included',
      '  --out FOLDER         where newsletter.html and newsletter.txt are written; "newsletter", if it is not given',
      '  --help               shows this',
      '',
      'How it is sent: docs/guides/newsletter.md',
    ].join('\n'),
    noPeriod: 'Say for which period: --month 2026-10, or --from 2026-10-01 --to 2026-10-31.',
    twoPeriods: 'Give either --month, or --from and --to.',
    noMonth: (text: string) => `--month takes a year and a month such as 2026-10; it is "${text}".`,
    noDay: (option: string, text: string) =>
      `--${option} takes a day such as 2026-10-01; it is "${text}".`,
    turned: (from: string, to: string) =>
      `The period ends before it begins: from ${from} to ${to}. Turn the two days round.`,
    later: (from: string, today: string) =>
      `The period begins on ${from}, and today is ${today}: nothing of it is published yet.`,
    cut: (to: string, today: string) =>
      `The period lasts until ${to}. What is published by today, ${today}, is taken.`,
    errors: (n: number) =>
      `The content has ${plural(n, 'an error', `${number(n)} errors`)}, so no newsletter is made. "npm run check" says where, and how to fix it.`,
    nothing: (period: string) =>
      `Nothing was published in ${period}, so no newsletter is written. For another period: --from and --to.`,
    done: (news: number, coming: number, files: readonly string[], bytes: number) =>
      `${posts(news)}, ${events(coming)}. Written: ${files.join(', ')} (${number(Math.ceil(bytes / 1000))} kB of HTML).`,
    subjectLine: (subject: string) => `Subject: ${subject}`,
    left: (n: number) =>
      `${number(n)} of them did not fit: mail programs cut what is longer than 102 kB. The newsletter links to the list on the website instead.`,
  },
} as const;
