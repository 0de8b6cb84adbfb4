/**
 * Texts of the command that takes what a city has sent, for the office, and of the letter to the
 * city. What others wrote is passed in as it is; who prints a text escapes it.
 */
import { count, list, plural } from './words.ts';

export const receiving = {
  usage: [
    'Say what the city has sent: npm run receive -- porto.md',
    'That is the file of the city, a mail as your mail program saves it (.eml), or the text of a mail or an issue.',
    'A proposal or an issue on the git host: npm run receive -- "#12", or its address. The quotation marks are needed.',
    'To paste a text, end it with Ctrl+D: npm run receive -- -',
    'Add --write to write the file of the city, --day 2027-03-01 if the answers came on another day, and --take 2 to take the second of several proposals.',
  ].join('\n'),
  unreadable: (file: string) =>
    `The file ${file} cannot be read. Check its name, and the folder that you are in.`,
  brokenFile: (path: string) =>
    `The city has a file already, ${path}, which cannot be read. Run “npm run check”, which says what to fix there; then run this command again.`,
  wrongDay: (day: string) => `${day} is not a day. Write it as 2027-03-01.`,
  wrongNumber: (number: string) =>
    `${number} is none of the proposals. Write --take 1 or --take 2.`,

  where: {
    file: (name: string) => `the file ${name}`,
    input: 'the text that you pasted',
    mail: (subject: string, from: string, day: string) =>
      [
        `the mail ${subject === '' ? 'without a subject' : `“${subject}”`}`,
        from && `by ${from}`,
        day && `of ${day}`,
      ]
        .filter(Boolean)
        .join(' '),
    within: (mail: string, outer: string) => `${mail}, which is within ${outer}`,
    text: (mail: string) => `the text of ${mail}`,
    attachment: (name: string, mail: string) =>
      `the attachment ${name === '' ? 'without a name' : name} of ${mail}`,
    issue: (number: string, title: string, by: string) =>
      `the issue #${number} “${title}” by ${by}`,
    pull: (number: string, title: string, by: string) =>
      `the pull request #${number} “${title}” by ${by}`,
  },

  /** What was sent in a form that holds no proposal which can be read, and what to do. */
  formats: {
    outlook: (what: string) =>
      `A program cannot read ${what}: it is a message in Outlook’s own format (.msg). Open it in Outlook, save the attached file of the city, and give its name; or save the message as text (“Text Only”).`,
    winmail: (what: string) =>
      `A program cannot read ${what}: Outlook has packed the attachments into it (winmail.dat). Open the mail in Outlook and save the file of the city, or ask the city to send the mail again as plain text.`,
    office: (what: string) =>
      `A program cannot read ${what}: it is a document of Word or a similar program. Copy all of its text and paste it: npm run receive -- -. If it has no answers to the questions of the form, send the city the address of the form.`,
    pdf: (what: string) =>
      `A program cannot read ${what}: it is a PDF. Open it and compare it with the file of the city. If nothing else was sent, ask for the file that the form makes, or copy the answers by hand.`,
    archive: (what: string) =>
      `A program cannot read ${what}: it is an archive, such as .zip. Unpack it, and give the name of the file in it.`,
    picture: (what: string) =>
      `A program cannot read ${what}: it is a picture. If the answers are in it, ask for the file that the form makes.`,
  },
  notUtf8: (what: string) =>
    `The letters of ${what} are stored in a way that is not named (not as UTF-8). Open it in a text editor, check that its letters are right, save it as UTF-8, and give its name again.`,
  readAs: (what: string, encoding: string) =>
    `The letters of ${what} were read as ${encoding}, which the mail names. Check that they are right.`,
  tooDeep: (what: string) =>
    `There is a mail in ${what} that holds too many others. Save the mail with the proposal, and give its name.`,

  nothing: (what: string) =>
    `There is no proposal in ${what}. It needs the file of a city, which begins with ---, or answers of the join form, above which lines begin with ###. Give the whole text, the saved mail (.eml), or the attached file.`,
  nothingTitle: 'No proposal was found.',
  several: (n: number) =>
    `${count(n, 'proposal was', 'proposals were')} found, which differ. None was taken:`,
  severalItem: (number: number, city: string, what: string) => `${number}. ${city}, in ${what}`,
  severalHelp: 'Take one of them with --take and its number, for example --take 1.',
  someCity: 'a city without a name',

  found: (city: string, what: string) => `Found: ${city}, in ${what}.`,
  alsoIn: (what: string) => `The same proposal is also in ${what}.`,
  reference: (reference: string) => `Reference: ${reference}`,
  inOrder: 'All questions are answered, and no error was found.',
  isMember: (city: string, path: string) =>
    `${city} is a member and has a page already, ${path}. What was sent would change it, so a person decides.`,
  isCandidate: (city: string, path: string) =>
    `${city} is a candidate and has a page already, ${path}. What was sent would change it, so a person decides.`,
  isFormer: (city: string, path: string) =>
    `${city} was a member until it left, and has a page, ${path}. What was sent would change it, so a person decides.`,
  rejoins: (city: string, path: string) =>
    `${city} was a member, and applies again. Its file ${path} changes.`,
  differences: 'What changes:',
  difference: (title: string, before: string, after: string) => `${title}: ${before} → ${after}`,
  absent: '(nothing)',
  bodyChanges: 'The text below the front matter is another one.',

  belongs: (path: string) => `Its file belongs at ${path}. Add --write to put it there.`,
  wrote: (path: string) =>
    `The file ${path} is written. Look at it with “npm run dev”, then propose it as a pull request.`,
  draftBelongs: (path: string) => `Add --write to put the draft for the city here: ${path}`,
  wroteDraft: (path: string) => `The draft for the city is written: ${path}`,
  exists: (path: string) => `There is a file ${path} already. Nothing was written.`,
  unreadableFile: 'The file cannot be read, so no draft can be made of it:',
  unreadableHelp:
    'If you can see what was meant, change it in your copy of the file, and run the command again.',

  errors: (n: number) =>
    `${count(n, 'answer', 'answers')} ${plural(n, 'is', 'are')} missing or wrong:`,
  error: (label: string, message: string) => `${label}\n  ${message}`,
  answered: (answer: string) => `The answer was: “${answer}”.`,
  notAnOption: 'This is not one of the answers of the list. Choose one of them, or leave it empty.',
  wholeFile: 'The file',
  notes: 'Look at this:',
  noNotes: 'The program has found nothing that needs a person. Read the file all the same.',
  changed: (says: string) => `Put right: ${says}`,
  statusChanged: (status: string) =>
    `The file said “status: ${status}”. A city that wants to join is a candidate, so this was changed.`,
  day: (day: string) =>
    `The file did not say when the city applied; ${day} was added, the day on which it came.`,
  /** The points of a proposal say already in which language it is. */
  language: (language: string) =>
    `The letter below is in English, and the city writes in ${language}.`,
  languageGuess: (languages: string) =>
    `The city seems to write in ${languages}, and the letter below is in English.`,
  lost: (fields: readonly string[]) =>
    `The form does not ask for these, and drops them if the city goes on there. Add them again from what was sent: ${list(fields)}.`,
  body: 'the text below the front matter',
  others: (what: string) => `Also in ${what}:`,
  moreLines: (n: number) => `… and ${count(n, 'more line', 'more lines')}`,

  letterTitle: 'Letter to the city, ready to copy:',
  letter: {
    yourCity: 'your city',
    arrivedSubject: (city: string) => `Your proposal has arrived: ${city}`,
    missingSubject: (city: string) => `Your proposal: some answers are missing (${city})`,
    correctionSubject: (city: string) => `Your message about ${city}`,
    arrived: (city: string, day: string, reference: string) =>
      `Your proposal for ${city} arrived on ${day}. Its reference is ${reference}; please name it when you write to us.`,
    inOrder:
      'All questions are answered. A person from the coalition now reads your proposal, and asks you if something is unclear.',
    candidate: (city: string) =>
      `After that, ${city} appears on the website as a candidate. A candidate is not a member yet: the coalition decides about that, and we write to you when it has.`,
    rejoins: (city: string) =>
      `After that, the page of ${city} says that it was a member and applies again. A candidate is not a member: the coalition decides about that, and we write to you when it has.`,
    next: (address: string) => `What happens next, and how long it takes: ${address}`,
    missing: (n: number) =>
      `${count(n, 'answer', 'answers')} ${plural(n, 'needs', 'need')} your attention before we can go on:`,
    item: (label: string, message: string) => `- ${label}: ${message}`,
    nothingSubject: 'Your message: how a city proposes itself',
    nothing:
      'Thank you for your message. We did not find the answers that a proposal needs in it. If it was about something else, please excuse this letter.',
    ways: (join: string, form: string, questions: string) =>
      [
        'If your city wants to join the coalition:',
        `- What joining means and asks: ${join}`,
        `- The form, which makes a file to send to us: ${form}`,
        `- All questions on one page, to gather the answers first: ${questions}`,
      ].join('\n'),
    unreadable:
      'Your file has arrived, but a program cannot read all of it. This is where it stops:',
    place: (line: number) => `Line ${line}`,
    draft:
      'You need not begin again. All the answers that we could read are in the attached draft:',
    /** @param again what a former member ticks. */
    steps: (draft: string, address: string, open: string, again?: string) =>
      [
        `- Save the attached file ${draft}.`,
        `- Open ${address}`,
        `- Choose “${open}” and that file. Your answers are filled in.`,
        ...(again === undefined ? [] : [`- Tick “${again}”`]),
        '- Answer what is missing. Then download the file at the end of the form, and send it as an attachment to this message.',
      ].join('\n'),
    again: (address: string) =>
      `Please correct these lines in your file and send it again, or answer the questions in the form, which makes the file for you: ${address}`,
    hasPage: (city: string, page: string) =>
      `Thank you for writing to us about ${city}. The city has a page on our website already: ${page}`,
    isMember: (city: string) =>
      `${city} is a member of the coalition, and need not apply again. We take what you sent as a correction of its page, and a person looks at it now.`,
    isCandidate: (city: string) =>
      `${city} has applied before, and is a candidate. A candidate is not a member yet: the coalition decides about that. We take what you sent as a correction of its page, and a person looks at it now.`,
    isFormer: (city: string) =>
      `${city} was a member of the coalition, and its page says so. We take what you sent as a correction of its page, and a person looks at it now. If the city wants to join again, please tell us.`,
    correct: (address: string) => `You can see and correct all answers here: ${address}`,
    notThisCity:
      'If you mean another city of the same name, please tell us, and we add what tells the two apart.',
  },

  host: {
    otherKind: (kind: string) =>
      `This command reads proposals and issues on GitHub only; this site is kept on ${kind}. Open the page there, copy the whole text of the issue or of the file, and paste it: npm run receive -- -`,
    otherPlace: (address: string, ours: string) =>
      `${address} is neither a proposal nor an issue of this site, which is kept at ${ours}. Its addresses look like ${ours}/pull/12 or ${ours}/issues/12. If the text is yours to take, copy it and paste it: npm run receive -- -`,
    comments: (n: number, address: string) =>
      `There ${plural(n, 'is', 'are')} ${count(n, 'comment', 'comments')} below the issue, which a program does not read. If an answer was corrected there, change it in the text of the issue: ${address}`,
    isPull:
      'The program replies to a pull request there, so there is no letter, and nothing to write here: the file comes with the pull request.',
  },
} as const;
