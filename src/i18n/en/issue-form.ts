/** Texts of the issue form on the git host. */
import { number } from './words.ts';

export const issueForm = {
  /** The first lines of the file, as comments. */
  written: [
    'Written by “npm run issue-form” from the schema of cities and the content.',
    'Do not change it by hand: the next run would undo that. The code is in src/membership/join/issue-form.ts.',
  ],
  name: 'Propose your city',
  description:
    'For a city that wants to join the coalition. Answer the questions; nothing else is needed.',
  intro:
    'With this form a city proposes itself as a member of the coalition. You need to know nothing about GitHub: answer the questions, and send them with the button at the end of the page. Questions with a star need an answer; leave the others empty if you like. In the title, put the name of your city in place of the dots.',
  public:
    'Anyone can read what you send, today and later, and your GitHub user name beside it. So leave out the names of people and their own mailboxes.',
  next: 'If an answer is missing or unclear, someone asks you below it. Then the answers become the page of your city, as a candidate. The coalition decides who becomes a member.',
  otherWay: (address: string) =>
    `If you would rather not use GitHub, there are other ways at ${address}`,
  actionLabel: (principle: string, title: string) => `${principle}: ${title}`,
  actionIntro: (principle: string, summary: string) => `### ${principle}\n\n${summary}`,
  heading: (title: string) => `## ${title}`,
  /** Instead of a box that is not ticked. */
  notYet: 'Not yet',
  limit: (characters: number) => `At most ${number(characters)} characters.`,

  outdated:
    'This file is not what the schema of cities and the content give now. Run: npm run issue-form',
} as const;
