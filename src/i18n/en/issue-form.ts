/** Texts of the issue form on the git host, and of the command that reads its answers. */
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

  usage:
    'Say what the city has sent: npm run city-from-issue -- answers.txt\nThat is the text of an issue, the file of the city, or a mail that has either in its text.\nOr paste it and end with Ctrl+D: npm run city-from-issue -- -\nAdd --write to write the file of the city, and --day 2027-03-01 if the answers of an issue came on another day than today.',
  unreadable: (file: string) =>
    `The file ${file} cannot be read. Check its name, and the folder that you are in.`,
  noAnswers:
    'This text has neither the file of a city, which begins with ---, nor answers of the join form, above which lines begin with ###. Copy the whole text. If the file is attached to a mail, save it and give its name.',
  leftOut: (text: string) => `Left out, because it stands below the file: ${text}`,
  notes: 'Look at this:',
  notAnOption: 'This is not one of the answers of the list. Choose one of them, or leave it empty.',
  error: (label: string, message: string) => `${label}\n  ${message}`,
  belongs: (path: string) => `This file belongs at ${path}. Add --write to put it there.`,
  wrote: (path: string) =>
    `The file ${path} is written. Look at it with “npm run dev”, then propose it.`,
  exists: (path: string) => `There is a file ${path} already. Nothing was written.`,
  outdated:
    'This file is not what the schema of cities and the content give now. Run: npm run issue-form',
} as const;
