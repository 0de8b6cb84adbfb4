/** Texts of the pages about joining, beside the form: what to send, all questions, what happens next. */
import type { Waits } from '../../model/queries/membership-times.ts';
import { count, list, number } from './words.ts';

export const joinPages = {
  start: 'Start',
  startHelp: 'You can stop at any time, and keep what you have as a file.',

  sending: {
    title: 'How the proposal is sent',
    lead: 'The form makes a file with your answers. You choose how to send it:',
    /** With the name of the git host. */
    directly: (gitHost: string) =>
      `In the browser, with an account on ${gitHost}. An account is free. The form names every click.`,
    email: (email: string) =>
      `By e-mail, without an account: download the file and attach it to a message to ${email}.`,
    issue: (gitHost: string) =>
      `With an issue on ${gitHost}, if you prefer to answer the questions there. You need an account.`,
    /** While nothing is confirmed in the settings. */
    notYet:
      'It cannot be sent from this site yet, because nobody has confirmed a mailbox that receives it. You can fill in the form, download the file and keep it.',
    public:
      'What the file says becomes public for good. Give the details of an office, not of a person.',
    next: 'What happens after you apply',
  },

  checklist: {
    title: 'The checklist',
    lead: 'It helps you to find what your city does already.',
    show: (n: string) => `Show all ${n} points`,
  },

  questions: {
    title: 'All questions of the join form',
    link: 'All questions, to print',
    description:
      'All questions that a city answers to join the coalition, on one page to print, so that several departments can answer them before anyone fills in the form.',
    lead: 'Print this page and gather the answers first. Then fill in the form.',
    help: 'Write in the language of your city if you like: the form asks which one it is. What you write becomes public, so name offices and not people.',
    print: 'The page prints without menus, with room to write.',
    optional: 'optional',
    either: 'one of these is enough',
    begun: 'if you name an action',
    choose: 'Choose one:',
    example: (text: string) => `Example: ${text}`,
    limit: (characters: string) => `At most ${characters} characters.`,
    more: (title: string) =>
      `If the city does more under “${title}”, answer these questions again for each action.`,
    start: 'Fill in the form',
  },

  next: {
    title: 'What happens after you apply',
    description:
      'The states of a proposal from its arrival to membership, what each of them means, how long it takes as far as that is known, and whom to ask.',
    lead: 'A proposal is received, checked and decided. Only then is the city a member.',
    time: 'How long does it take?',
    timeText: 'No time is promised for any of these steps. If you hear nothing for a month, ask.',
    noCity:
      'No city has gone through these steps on this site yet, so there is no experience to go by.',
    counted: 'How long the steps have taken so far, for the cities of which both days are known:',
    toSite: 'From the application until this site showed the city as a candidate',
    toMembership: 'From then until the city was a member',
    waits: ({ cities, shortest, median, longest }: Waits) =>
      cities === 1
        ? `${count(median, 'day', 'days')} (one city)`
        : `Median ${count(median, 'day', 'days')}, from ${number(shortest)} to ${number(longest)} (${number(cities)} cities)`,
    /** @param on when the one that has waited longest applied, with its preposition. */
    waiting: (n: number, on: string) =>
      n === 1
        ? `One city waits for a decision. It applied ${on}.`
        : `${count(n, 'city waits', 'cities wait')} for a decision. The one that has waited longest applied ${on}.`,
    noneWaits: 'No city waits for a decision at the moment.',
    states: {
      received: {
        title: 'Received',
        means: 'Your proposal has arrived. Nobody has read it yet.',
        github:
          'On GitHub, a program replies below the proposal, usually within a few minutes. It says whether something is missing and how to add it. The proposal is public from now on.',
        email: 'An e-mail gets no automatic reply. It is not public.',
      },
      checked: {
        title: 'Being checked',
        means:
          'A person reads the file: whether it comes from the city, and whether each source says what the file says. If something is unclear, you are asked: below the proposal, or at the mailbox of the office that the file names.',
      },
      decided: {
        title: 'Being decided',
        means:
          'The file is in order. The site shows your city as a candidate, with the day of its application. The coalition now decides. A candidate is not counted as a member.',
        github:
          'GitHub calls this “merged” and may write you so. It means that your city is shown as a candidate. It does not mean that the coalition has accepted it.',
      },
      member: {
        title: 'Member',
        means:
          'The coalition has accepted your city. Its page says “Member”, and it is counted from then on.',
      },
    },
    otherwise: 'It can also end otherwise',
    ends: {
      declined: {
        title: 'Declined',
        means:
          'The coalition has not accepted the city. The office that the file names is told why, and the city is no longer shown as a candidate.',
      },
      withdrawn: {
        title: 'Withdrawn',
        means:
          'The city has taken its proposal back, which it can do until the decision: a message is enough. It is no longer shown as a candidate, and is not called a former member.',
      },
    },
    correct: 'Correct what you sent',
    correctText:
      'You can change a proposal at any time. On GitHub, change the file in your proposal. By e-mail, send the corrected file again and say which one it replaces.',
    correctByEmail:
      'You can change a proposal at any time: send the corrected file again and say which one it replaces.',
    ask: 'Whom to ask',
    askText: 'Name the city and the day on which you sent the proposal.',
    below: (gitHost: string) => `On ${gitHost}, write below your proposal.`,
    byEmail: 'By e-mail:',
    askNobody: 'No mailbox for proposals has been confirmed yet. How to reach us:',
    contact: 'Contact',
  },

  waiting: {
    title: 'What is waiting, and since when',
    description:
      'The cities that have applied and wait for a decision of the coalition, the longest waiting first, and where proposals are that this site does not show yet.',
    lead: 'This page is made for the office of the coalition, and open to all.',
    decided: 'Being decided',
    decidedLead: 'The longest waiting first.',
    /** Of a candidate, by what its file says. */
    open: (titles: readonly string[]) =>
      `Still open in its file: ${list(titles.map((title) => `“${title}”`))}.`,
    complete: 'Its file answers all questions.',
    planned: (date: string) => `The decision of the city is planned for ${date}.`,
    received: 'Received and being checked',
    /** With the name of the git host. */
    receivedText: (gitHost: string) =>
      `Proposals that this site does not show yet are on ${gitHost}, or in the mailbox of the office, which is not public.`,
    receivedNowhere:
      'Nobody has confirmed yet where proposals are received, so there is no list to lead to.',
    proposals: 'All open proposals, the oldest first',
    unclear: 'Open proposals that need a person, the oldest first',
    joinIssues: 'Open issues of cities that want to join, the oldest first',
    issues: 'Open issues, the oldest first',
    office: 'How the office works',
    officeText:
      'The office follows a public guide. It says what is checked, and what each decision changes.',
    guide: 'The guide: From a proposal to a member',
  },
} as const;
