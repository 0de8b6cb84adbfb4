/**
 * How a proposal is sent, click by click. Only GitHub lets everyone propose a file in the browser,
 * so the steps for that use its words; see src/base/git-host.ts.
 */

const SIGN_IN =
  'If GitHub asks you to sign in, do so. If you have no account, choose “Create an account”: GitHub sends a code to your mailbox, and you type it there. Then come back to this page and choose the button again.';

const FORK =
  'If you see “Fork this repository”, choose it. A fork is a copy of this site in your account, for your change.';

/** The last clicks. People have believed that they were done after each of the first two. */
const SEND = [
  'Choose “Commit changes…”, then “Propose changes”. If there is only “Propose changes”, choose that.',
  'The next page compares your file with this site. Choose “Create pull request”.',
  'A page with a title and a text opens. Choose “Create pull request” again. Only this click sends the proposal.',
];

export const joinWays = {
  title: 'Send it',
  lead: 'Choose one way. They all lead to the same people.',
  /** While nothing is confirmed in the settings. */
  notYet:
    'Proposals cannot be sent from this site yet: nobody has confirmed a mailbox that receives them. You can download your file and keep it.',

  atHost: (gitHost: string) => `With an account on ${gitHost}`,
  open: (gitHost: string) => `Open your file on ${gitHost} (in a new tab)`,
  /** The steps if the file is in the address. */
  prefilled: [
    'Choose the button above. GitHub opens in a new tab. Your answers stay here.',
    SIGN_IN,
    FORK,
    'The page shows your file, with its name and its text. Change nothing there.',
    ...SEND,
  ],
  /** The steps if only the name is in the address, and the button copies the text. */
  paste: [
    'Choose the button above. Your text is too long for an address, so the button also copies it. GitHub opens in a new tab. Your answers stay here.',
    SIGN_IN,
    FORK,
    'The page shows an empty file with its name. Click into the large empty box and paste the text: Ctrl+V, on a Mac Cmd+V. On a phone, press long in the box and choose “Paste”. If something else appears, such as the code for your account, come back, copy the text again, and paste it.',
    ...SEND,
  ],
  /** The steps if the text, which the button copies, replaces that of a file. */
  replace: [
    'Choose the button above. It copies the new text and opens the present one on GitHub, in a new tab. Your answers stay here.',
    SIGN_IN,
    FORK,
    'Click into the text and select all of it: Ctrl+A, on a Mac Cmd+A. On a phone, press long in the text and choose “Select all”.',
    'Paste the new text over it: Ctrl+V, on a Mac Cmd+V. On a phone, choose “Paste”. If something else appears, come back, copy the text again, and paste it.',
    ...SEND,
  ],
  /** How one sees that it worked. */
  done: 'Your proposal is sent when the page shows its title with a number, such as #12, and the word “Open”. A program replies below it, usually within a few minutes, and says whether something is missing.',
  public:
    'Your user name on GitHub becomes public beside the proposal, and perhaps the e-mail address of your account. To hide the address, first open “Settings” and then “Emails” on GitHub, and choose “Keep my email addresses private”.',

  emailTitle: 'By e-mail, without an account',
  byEmail: (email: string) => [
    'Download the file. It holds all your answers.',
    `Choose “Write the e-mail”. Your mail program opens a message to ${email}. If it does not, write to this address yourself.`,
    'Attach the file to the message: nothing does this for you.',
    'Send it from the mailbox of your office. This shows that the proposal comes from the city.',
  ],
  writeEmail: 'Write the e-mail',

  issueTitle: (gitHost: string) => `With an issue on ${gitHost}`,
  issue: (gitHost: string) => `Answer the questions on ${gitHost} (in a new tab)`,
  /** What has to be done there, by what the git host can take over. */
  issueHelp: {
    /** A form that takes all answers. */
    form: (gitHost: string) =>
      `You need an account on ${gitHost}. The same questions open there, with as many of your answers as fit into an address. Go on where they end, check everything, and choose the green button below the questions.`,
    /** A form that takes no choices. */
    texts: (gitHost: string) =>
      `You need an account on ${gitHost}. The same questions open there, with as many of your answers as fit into an address. Choose again wherever there is a list, check everything, and choose “Create Issue” below the questions.`,
    /** No form: the file is the text. */
    file: (gitHost: string) =>
      `You need an account on ${gitHost}. A new issue opens there, with your file as its text. If the text is empty, the file was too long for an address: copy it here and paste it there. Then choose “Create issue”.`,
  },
  issuePublic: (gitHost: string) =>
    `Your user name on ${gitHost} becomes public beside your answers.`,

  /** The form without JavaScript. */
  plain: {
    title: 'Propose your city without JavaScript',
    description:
      'The ways to propose a city for the Cities Coalition for Digital Rights in a browser without JavaScript: a plain form, an empty file to fill in, and e-mail.',
    lead: 'The form of this page needs JavaScript, which is switched off or did not load. The ways below work without it.',
    questions: 'All questions, explained, on a page to print',
    others: 'Other ways without JavaScript, with an account where this site is kept',
    direct: 'In the browser, with an account on GitHub',
    filename: 'Name of the file: put the name of your city in place of “your-city”',
    filenameHelp:
      'Only letters from a to z, digits and hyphens. Example: content/cities/sao-luis.md',
    value: 'Your answers',
    valueHelp: 'Write between the quotation marks. The two numbers of the place need none.',
    kinds: (kinds: string) => `Kinds of action: ${kinds}.`,
    principles: (principles: string) => `Principles: ${principles}.`,
    send: 'Continue on GitHub',
    /** The steps after the button. */
    steps: [
      SIGN_IN,
      FORK,
      'The page shows your file, with its name and its text. If the text is missing or you see an error, it was too long for an address: send it by one of the other ways.',
      ...SEND,
    ],
    fileTitle: 'As a file',
    template: 'Download the empty file',
    byEmail: (email: string) => [
      'Download the empty file and fill it in with any text editor. Lines that begin with # explain the questions.',
      `Attach it to an e-mail to ${email}, from the mailbox of your office.`,
    ],
    keep: 'Download the empty file, fill it in with any text editor, and keep it.',
    /** The city in the subject, before anybody has named it. */
    someCity: 'our city',
    issueHelp: (gitHost: string) =>
      `You need an account on ${gitHost}. Answer what is asked there, and send it with the button below.`,
    issue: (gitHost: string) => `Answer the questions on ${gitHost}`,
  },
} as const;
