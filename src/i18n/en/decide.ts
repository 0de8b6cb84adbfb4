/** Texts of `npm run decide`: what it says, the announcements that it writes, and the letters to a city. */
import { count, list } from './words.ts';

/** What an announcement says of a city and of the decision on it. */
interface MembershipFacts {
  city: string;
  country: string;
  /** The day of the decision, by itself and with its preposition. */
  day: string;
  on: string;
  /** When it applied, joined and left, each with its preposition. */
  applied: string | undefined;
  joined: string | undefined;
  left: string | undefined;
  /** A day by which it was a member, where it is not known when it joined. */
  memberBy: string | undefined;
}

/** What a letter says of the decision. */
interface LetterFacts extends Pick<MembershipFacts, 'city' | 'day' | 'on' | 'left'> {
  /** The page that shows the decision. */
  link: string | undefined;
  /** Addresses: of the city’s page, of the announcement, of the form with the answers of the city. */
  page: string;
  announcement: string;
  form: string;
  /** Why it is declined. */
  reason: string;
}

/** When a membership began, and ended if it did; nothing if neither is known. */
const course = ({ joined, memberBy, left }: MembershipFacts): string => {
  const known = [
    ...(joined === undefined ? [] : [`had joined ${joined}`]),
    ...(memberBy === undefined ? [] : [`was a member by ${memberBy}`]),
    ...(left === undefined ? [] : [`left ${left}`]),
  ];
  return known.length === 0 ? '' : ` It ${list(known)}.`;
};

const shown = ({ link }: LetterFacts) =>
  link === undefined ? [] : [`The decision is public: ${link}`];

const publicHistory =
  'The file with your answers was public, and stays in the history of the project, which anyone can read.';

const gone =
  'The city is no longer shown as a candidate, and is not called a former member. People who kept the address of its page are led to the page on joining.';

const formerAgain =
  'The city is no longer shown as a candidate. Its page says “Former member”, as it did before the proposal.';

const again =
  'If your city wants to propose itself again later, open the file that you sent in the form, with “Continue from a draft”: no answer has to be typed twice.';

const corrections = ({ page, announcement, form }: LetterFacts) =>
  [
    'Please read both pages. They are up to date as soon as the site has been built again:',
    `- the page of your city: ${page}`,
    `- the announcement: ${announcement}`,
    `If something is wrong or missing, tell us, or correct it yourselves: ${form}`,
  ].join('\n');

export const decide = {
  usage: `Say what was decided about which city:
  npm run decide -- porto accepted --on 2026-12-05 --decision https://www.example.org/minutes

accepted   a candidate is a member from that day on; needs --decision
declined   a candidate is not accepted; needs --reason "…", which the letter to the city gives
withdrawn  a candidate has taken its proposal back
left       a member has left
rejoined   a former member is a member again; needs --decision
confirmed  an office has confirmed that the city is a member

--on        the day, or the month or year if no more is known; today by default
--decision  the public page that shows it
--by        the office that confirms the membership; “Office of the coalition” by default

It changes the files, writes the announcement and prints the letter to the city. Nothing is sent or
committed: read everything over, then propose it. “npm run receive” reads what a city has sent.`,
  office: 'Office of the coalition',

  errors: {
    noCity: (slug: string, near: string | undefined) =>
      `There is no file of a city named ${slug}.${near === undefined ? '' : ` Did you mean ${near}?`} A proposal that is not on the site yet needs no command: close it on the git host, and answer the city.`,
    badFile: (file: string) =>
      `${file} has errors, or another file stands in its way. Run "npm run check", which says what to fix.`,
    noOutcome: (said: string, near: string | undefined) =>
      `${said} is no decision.${near === undefined ? '' : ` Did you mean ${near}?`}`,
    notDate: (text: string) => `--on ${text}: write a day such as 2026-12-05, a month or a year.`,
    ahead: (day: string) => `--on ${day} lies ahead. Run the command once it has been decided.`,
    before: (day: string, what: 'applied' | 'joined' | 'left', other: string) =>
      `--on ${day} lies before the day on which the city ${what}, ${other}. Check both.`,
    notLink: (text: string) =>
      `--decision ${text}: give the whole address of a public page, which begins with https://.`,
    needsLink: (outcome: string) =>
      `"${outcome}" needs --decision with the address of a public page that shows it: the membership rests on that page from now on.`,
    needsReason:
      '"declined" needs --reason "…", in a sentence or more: the letter tells the city why.',
    isMember: (city: string) => `${city} is a member already. If it leaves, use "left".`,
    hasLeft: (city: string) => `${city} is no member: it has left already.`,
    isFormer: (city: string) =>
      `${city} is a former member, and has not applied again. If it is a member again, use "rejoined".`,
    wasMember: (city: string) =>
      `${city} has been a member before. Use "rejoined", so that its first membership stays on its page.`,
    isCandidate: (city: string) =>
      `${city} is a candidate, and was never a member: it cannot leave. Use "withdrawn" or "declined".`,
    neverMember: (city: string) =>
      `${city} has never been a member. If it is accepted, use "accepted".`,
    needsLeft:
      'The file does not say when the city left. Add "left:" first, with the year if no more is known.',
    notSaved: (files: readonly string[]) =>
      `These files have changes that git does not know yet, so that nothing could be undone: ${list(files)}. Commit them first.`,
    noGit:
      'The content is in no git repository, so that nothing could be undone. Use a copy of the project that git has made ("git clone").',
  },

  done: {
    changed: (file: string) => `${file}: changed`,
    added: (file: string) => `${file}: new, read it over`,
    removed: (file: string) => `${file}: removed`,
    undo: (command: string) => `To undo all of it: ${command}`,
    next: 'Read the changes with "git diff" and "npm run dev", then propose them. Then send the letter.',
    open: (questions: readonly string[]) =>
      `The city has not answered everything that joining asks: ${list(questions)}. Ask for it, unless it was decided that it may be missing.`,
    foreign: (language: string) =>
      `The city wrote its answers in ${language}. The letter is in English; send it in that language as well if you can.`,
    unnamed: (file: string) => `${file} named the city among its cities, and no longer does.`,
    problems: (n: number) =>
      `With these changes, the content has ${count(n, 'error', 'errors')} that it did not have before. Fix ${n === 1 ? 'it' : 'them'}, or undo the changes:`,
  },

  /** The announcement of a decision, as a post. */
  announcements: {
    accepted: {
      title: (city: string) => `${city} joins the coalition`,
      summary: ({ city, country, on }: MembershipFacts) =>
        `${city} (${country}) is a member of the Cities Coalition for Digital Rights: the coalition accepted it ${on}.`,
    },
    rejoined: {
      title: (city: string) => `${city} joins the coalition again`,
      summary: ({ city, country, day }: MembershipFacts) =>
        `${city} (${country}) is a member of the Cities Coalition for Digital Rights again since ${day}.`,
    },
    left: {
      title: (city: string) => `${city} leaves the coalition`,
      summary: ({ city, country, on }: MembershipFacts) =>
        `${city} (${country}) left the Cities Coalition for Digital Rights ${on}, and is no longer counted as a member.`,
    },
    /** With links in Markdown. */
    first: {
      accepted: (city: string, { on, applied }: MembershipFacts) =>
        `The coalition accepted ${city} as a member ${on}.${applied === undefined ? '' : ` The city had applied ${applied}.`}`,
      rejoined: (city: string, facts: MembershipFacts) =>
        `${city} is a member of the coalition again since ${facts.day}.${course(facts)}`,
      left: (city: string, facts: MembershipFacts) =>
        `${city} left the coalition ${facts.on}.${course(facts)} Its page stays on this site, and says that it is a former member.`,
    },
    decision: (link: string) => `There is a [public record of it](${link}).`,
    ofCity: (body: string, on: string, link: string | undefined) => {
      const decided = `the decision to join ${on}`;
      return `In the city, the body in charge is: ${body}. It took ${link === undefined ? decided : `[${decided}](${link})`}.`;
    },
    promise: 'With its application, the city promised to uphold the Declaration of the coalition.',
    principles: (principles: readonly string[]) =>
      `Its page shows what it does under ${principles.length === 1 ? 'the principle' : 'the principles'} ${list(principles)}, each action with its source.`,
    noActions: 'It has not named any action for digital rights yet; its page will show them.',
    /** Of a city that joins. */
    members: (city: string, members: number, countries: number) =>
      `With ${city}, this site knows ${count(members, 'member city', 'member cities')} in ${count(countries, 'country', 'countries')}.`,
    ask: 'Residents can hold the city to its promise: the page names the office that answers questions about digital rights there.',
    /** Of a city that leaves. */
    stays:
      'What the city did while it was a member stays there too, each action with its source, because other cities learn from it.',
    remaining: (members: number, countries: number) =>
      `This site now knows ${count(members, 'member city', 'member cities')} in ${count(countries, 'country', 'countries')}. A city that has left can apply again.`,
  },

  /** The letters to the office that the city names. */
  letters: {
    accepted: {
      subject: (city: string) => `${city} is a member of the Cities Coalition for Digital Rights`,
      paragraphs: (facts: LetterFacts) => [
        `The coalition accepted ${facts.city} as a member ${facts.on}. Welcome.`,
        ...shown(facts),
        corrections(facts),
        'From now on, the city is counted as a member, on this site and in its data.',
      ],
    },
    rejoined: {
      subject: (city: string) => `${city} is a member of the coalition again`,
      paragraphs: (facts: LetterFacts) => [
        `${facts.city} is a member of the Cities Coalition for Digital Rights again since ${facts.day}. Welcome back.`,
        ...shown(facts),
        corrections(facts),
        'The page keeps the earlier membership, with the day on which it ended as far as that is known.',
      ],
    },
    left: {
      subject: (city: string) => `${city} has left the Cities Coalition for Digital Rights`,
      paragraphs: (facts: LetterFacts) => [
        `As you have told us, ${facts.city} left the coalition ${facts.on}. Thank you for the time in which it was a member.`,
        ...shown(facts),
        `The page of the city stays, because others refer to it. It says “Former member”, and the city is no longer counted.`,
        corrections(facts),
        'The city can apply again at any time, with the same form.',
      ],
    },
    declined: {
      subject: (city: string) => `The proposal of ${city}`,
      paragraphs: (facts: LetterFacts) => [
        `The coalition has decided ${facts.on} about the proposal of ${facts.city}, and has not accepted it. The reason:`,
        facts.reason,
        ...shown(facts),
        facts.left === undefined ? gone : formerAgain,
        publicHistory,
        again,
      ],
    },
    withdrawn: {
      subject: (city: string) => `The proposal of ${city} is withdrawn`,
      paragraphs: (facts: LetterFacts) => [
        `You have taken back the proposal of ${facts.city}; we recorded that ${facts.on}.`,
        facts.left === undefined ? gone : formerAgain,
        publicHistory,
        again,
      ],
    },
  },
} as const;
