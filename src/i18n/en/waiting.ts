/** What `npm run waiting` lists for the office. Titles and names come from strangers and are passed in safe to show. */
import { count, list, number, plural } from './words.ts';

export const waiting = {
  usage: `npm run waiting

Lists what waits for the office, the oldest first: open proposals and issues of cities that want to
join, as the git host has them, and the candidates of the site. It only reads. A public repository
needs no token; with one in GITHUB_TOKEN, GitHub answers more questions in an hour.`,

  lead: (n: number, day: string) =>
    n === 0
      ? `Nothing waits for the office on ${day}.`
      : `${count(n, 'thing', 'things')} ${plural(n, 'waits', 'wait')} for the office on ${day}, the oldest first.`,
  /** Where what is open on the git host could not be read. */
  leadOfSite: (n: number, day: string) =>
    `${n === 0 ? 'No candidate' : count(n, 'candidate', 'candidates')} of the site ${n > 1 ? 'wait' : 'waits'} for the office on ${day}${n > 1 ? ', the oldest first' : ''}. There may be open proposals, which are not listed.`,
  days: (n: number, since: string) =>
    n === 0 ? `Since today, ${since}` : `${count(n, 'day', 'days')}, since ${since}`,
  /** Where only the month or the year is known. */
  since: (date: string) => `Since ${date}`,

  candidate: (name: string, file: string) => `${name}, a candidate (${file})`,
  pull: (n: string, title: string) => `Pull request #${n}, "${title}"`,
  issue: (n: string, title: string) => `Issue #${n}, "${title}"`,

  open: 'Open:',
  next: 'Next:',
  nothingOpen: 'nothing; the coalition decides',
  questions: (fields: readonly string[]) => `no answer to ${list(fields)}`,
  planned: (date: string) => `the city plans its decision for ${date}`,
  errors: (n: number) => `${count(n, 'error', 'errors')} that the city can fix`,
  points: (n: number) => `${count(n, 'point', 'points')} to look at`,
  person: 'the program cannot decide on it',
  noPoints: 'no error and no point; read it over',
  answers: 'its answers have to become a file',
  notJudged: 'not judged here; its reply on the git host says what is open',

  /** The next command of the office. */
  commands: {
    decide: (slug: string) => `npm run decide -- ${slug} accepted --on DAY --decision LINK`,
    receive: (n: string) => `npm run receive -- "#${n}"`,
  },

  elsewhere: {
    otherHost: (host: string) => `This command cannot read ${host}.`,
    more: (n: number) =>
      `Only the ${number(n)} oldest open pull requests and issues of the git host were read.`,
    look: 'See them on the git host:',
    proposals: 'open proposals',
    unclear: 'those that need a person',
    issues: 'issues of cities that want to join',
  },
} as const;
