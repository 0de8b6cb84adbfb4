/**
 * The work of the office, case by case as docs/guides/reviewing.md lists them: from what a city
 * sends, by command line and in the browser, to its page, the feeds, the letter and its state.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandResult } from '../../base/command.ts';
import type { PartialDate } from '../../base/dates.ts';
import { addDays, today } from '../../base/days.ts';
import { inEnglish } from '../../i18n/index.ts';
import { runDecide } from '../../membership/office/decide.ts';
import { writeCityFile, type CityInput } from '../../membership/join/city-file.ts';
import { checkProposal } from '../../membership/proposal/command.ts';
import { receive } from '../../membership/receiving/command.ts';
import { GITHUB } from '../testing/git-hosts.ts';
import { composeMail, quote } from '../testing/mails.ts';
import { buildSite, copyProject, PLAIN, scratchFolder, type TestSite } from '../testing/sites.ts';
import { toolForTests } from '../testing/tools.ts';
import { textOf, visits } from '../testing/visits.ts';
import { OFFICERS } from './officers.ts';
import { answerAll, openForm, proposedFile } from './propose.ts';

const TODAY = today('UTC');
/** A day in the past: the checks know the present one. */
const ago = (days: number) => addDays(TODAY, -days) as PartialDate;
const spoken = (days: number) => inEnglish.formats.date(ago(days));
/** As mail programs write it. */
const mailDate = (days: number) => new Date(`${ago(days)}T09:12:33Z`).toUTCString();

const MINUTES = 'https://minutes.example.net/decisions';

const ON_DESK = { acceptDownloads: true, timezoneId: 'UTC' };

const hasGit = toolForTests('git', { optional: true }) !== undefined;

const scratch = await scratchFolder('office');
const project = join(scratch, 'project');
const content = join(project, 'content');
/** Where the office keeps its mails and drafts. */
const desk = join(scratch, 'desk');

/** The site as it is after all cases. */
const after: TestSite = {
  folder: join(scratch, 'site'),
  content,
  env: { ...PLAIN.env, BUILD_DAY: TODAY, SOCIAL_CARDS: 'off', ADMIN: 'off', PRECOMPRESS: 'off' },
  base: '/',
  origin: PLAIN.origin,
};

function git(day: string, ...args: string[]): void {
  const time = `${day}T12:00:00Z`;
  execFileSync('git', ['-c', 'user.name=Office', '-c', 'user.email=office@example.org', ...args], {
    cwd: project,
    env: { ...process.env, GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time },
  });
}

/** Commits what has changed: the proposal, or the decision, is merged. */
function merge(day: string): void {
  git(day, 'add', 'content');
  git(day, 'commit', '-qm', 'A change of the content');
}

const cityPath = (slug: string) => join(content, 'cities', `${slug}.md`);
const cityFile = (slug: string) => readFileSync(cityPath(slug), 'utf8');

/** Puts what a city sent on the desk. */
function onDesk(name: string, bytes: Buffer | string): string {
  const path = join(desk, name);
  writeFileSync(path, bytes);
  return path;
}

const receiving = (...args: string[]) =>
  receive(args, {
    content,
    folder: desk,
    today: TODAY,
    gitHost: GITHUB,
    fetch: () => Promise.reject(new Error('No case asks the git host.')),
  });

const deciding = (...args: string[]): Promise<CommandResult> => runDecide(args, content, TODAY);

/** The reply below a pull request that changes one file, as the record of it gives it. */
async function replyTo(
  slug: string,
  file: string,
  { status = 'added', others = [] }: { status?: 'added' | 'modified'; others?: object[] } = {},
): Promise<string> {
  const record = {
    files: [{ filename: `content/cities/${slug}.md`, status, mode: '100644', content: file }],
    totalFiles: 1,
    others,
  };
  const path = onDesk(`${slug}.json`, JSON.stringify(record));
  return (await checkProposal([path, '--comment'], content)).output ?? '';
}

/** A city of Greece whose answers are complete. */
const greek = (name: string, latitude: number, longitude: number): CityInput => {
  const host = `${name.toLowerCase()}.gr`;
  return {
    name,
    country: 'GR',
    latitude,
    longitude,
    status: 'candidate',
    applied: ago(19),
    website: `https://www.${host}/`,
    summary: `${name} teaches digital skills in all of its public libraries.`,
    actions: [
      {
        id: 'digital-skills',
        text: 'Teaches digital skills in its libraries.',
        kind: 'service',
        principle: 'access-and-literacy',
        source: {
          url: `https://www.${host}/skills`,
          title: 'Skills',
          publisher: `City of ${name}`,
        },
      },
    ],
    decision: { body: 'City council', date: ago(60), link: `https://www.${host}/council` },
    promise: true,
    contact: { role: 'Office of digital policy', email: `digital@${host}` },
    sender: 'staff',
  };
};

const CITIES = {
  patras: greek('Patras', 38.2466, 21.7346),
  kavala: greek('Kavala', 40.9369, 24.4069),
  larissa: greek('Larissa', 39.639, 22.4191),
  volos: greek('Volos', 39.3622, 22.942),
};

const attached = (name: string, file: string, subject?: string) =>
  composeMail({
    date: mailDate(19),
    ...(subject !== undefined && { subject }),
    parts: [
      { type: 'text/plain', content: 'Dear colleagues,\n\nhere is our proposal.\n' },
      { type: 'application/octet-stream', transfer: 'base64', content: Buffer.from(file), name },
    ],
  });

/** Proposes a city by mail, and merges it. */
async function propose(slug: keyof typeof CITIES, day = ago(17)): Promise<string> {
  const mail = onDesk(`${slug}.eml`, attached(`${slug}.md`, writeCityFile(CITIES[slug])));
  const { status, output = '' } = await receiving(mail, '--write');
  expect(status, output).toBe(0);
  merge(day);
  return output;
}

/** The drafts that the office has written. */
const drafts = () => readdirSync(desk).filter((name) => name.includes('-draft'));

/** Opens a page of the form, and answers with what a file holds. */
async function continueFrom(page: Page, name: string, file: string): Promise<void> {
  await page.getByLabel('Find your city').waitFor();
  await page.getByText('Save your answers, or continue later').click();
  await page
    .getByLabel('Continue from a draft, or from the file of a city')
    .setInputFiles({ name, mimeType: 'text/markdown', buffer: Buffer.from(file) });
  await page.getByText(`The answers from ${name} are filled in.`).waitFor();
}

async function downloaded(page: Page): Promise<{ name: string; file: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the file' }).click(),
  ]);
  return { name: download.suggestedFilename(), file: await textOf(download) };
}

/** Goes to a part of the form. */
const part = (page: Page, title: string) =>
  page
    .getByRole('navigation', { name: 'Parts of the form' })
    .getByRole('link', { name: title })
    .click();

describe.runIf(hasGit)('the office', () => {
  const form = visits(PLAIN);

  beforeAll(() => {
    mkdirSync(desk, { recursive: true });
    copyProject(project, PLAIN.content);
    git(ago(40), 'init', '-q');
    merge(ago(40));
  });

  it('receives a proposal by mail, and accepts it', async () => {
    const received = await propose('patras');
    expect(received).toContain('in the attachment patras.md');
    expect(received).toContain('Subject: Your proposal has arrived: Patras');
    expect(received).toContain(`Reference: patras-${ago(19)}`);
    expect(received).toContain('A candidate is not a member yet');
    const { status, output, errors } = await deciding(
      ...['patras', 'accepted', '--on', ago(10), '--decision', MINUTES],
    );
    expect(status, errors).toBe(0);
    expect(output).toContain('To: digital@patras.gr');
    expect(output).toContain(`The coalition accepted Patras as a member on ${spoken(10)}.`);
    merge(ago(10));
  });

  it('asks back, and takes the draft that the city has completed in the form', async () => {
    const { promise: _, contact: __, ...half } = CITIES.volos;
    const sent = `Dear colleagues,\n\n${quote(writeCityFile(half))}\n\nRegards\n`;
    const mail = composeMail({
      date: mailDate(19),
      parts: [{ type: 'text/plain', content: sent }],
    });
    const first = await receiving(onDesk('volos.eml', mail), '--write');
    expect(first.status).toBe(1);
    expect(first.output).toContain('Subject: Your proposal: some answers are missing (Volos)');
    expect(first.output).toMatch(/- Promise: /);
    const [draft = ''] = drafts();
    expect(draft).toBe('volos-draft.md');
    const { page } = await form.open('join/apply/', ON_DESK);
    await continueFrom(page, draft, readFileSync(join(desk, draft), 'utf8'));
    await part(page, 'The decision');
    await page.getByLabel(/promises to uphold/).check();
    await part(page, 'Your office');
    await page.getByLabel('Role or office').fill('Office of digital policy');
    await page.getByLabel('E-mail of the office').fill('digital@volos.gr');
    await part(page, 'Check and send');
    const { name, file } = await downloaded(page);
    const answer = attached(name, file, 'Re: Your proposal: some answers are missing (Volos)');
    const second = await receiving(onDesk('volos-2.eml', answer), '--write');
    expect(second.status, second.output).toBe(0);
    expect(second.output).toContain('Subject: Your proposal has arrived: Volos');
    merge(TODAY);
  });

  it('declines a proposal, and says why', async () => {
    await propose('kavala');
    const { status, output, errors } = await deciding(
      ...['kavala', 'declined', '--on', ago(9), '--reason', 'The council has not voted yet.'],
    );
    expect(status, errors).toBe(0);
    expect(output).toContain('The council has not voted yet.');
    expect(output).toContain('not called a former member');
    merge(ago(9));
  });

  it('records that a candidate withdraws, which can propose itself again', async () => {
    await propose('larissa');
    const { status, output, errors } = await deciding('larissa', 'withdrawn', '--on', ago(15));
    expect(status, errors).toBe(0);
    expect(output).toContain('Subject: The proposal of Larissa is withdrawn');
    merge(ago(15));
    const reply = await replyTo('larissa', writeCityFile(CITIES.larissa));
    expect(reply).not.toContain('needs your attention');
    expect(reply).not.toContain('need your attention');
  });

  it('records that a member leaves', async () => {
    const { status, output, errors } = await deciding('porto', 'left', '--on', ago(5));
    expect(status, errors).toBe(0);
    expect(output).toContain(`Porto left the coalition on ${spoken(5)}.`);
    merge(ago(5));
  });

  it('takes a former member back, which applied with the form', async () => {
    const { page } = await form.open('join/apply/?city=gothenburg', ON_DESK);
    await page.getByLabel('Find your city').waitFor();
    await part(page, 'The decision');
    await page.getByLabel('Who decides').fill('Kommunfullmäktige');
    await page.getByLabel('Day of the decision').fill(ago(60));
    await page.getByLabel(/promises to uphold/).check();
    await part(page, 'What it does');
    await page.getByLabel('We have nothing to show yet').check();
    await part(page, 'Your office');
    await page.getByLabel('Our city wants to join again').check();
    await page.getByLabel('Role or office').fill('Stadsledningskontoret');
    await page.getByLabel('E-mail of the office').fill('digital@goteborg.se');
    await page.getByLabel('Who proposes the city').selectOption('staff');
    await part(page, 'Check and send');
    const { name, file } = await downloaded(page);
    const mail = onDesk('gothenburg.eml', attached(name, file));
    const received = await receiving(mail, '--write');
    expect(received.status, received.output).toBe(0);
    expect(received.output).toContain('Gothenburg was a member, and applies again.');
    merge(ago(14));
    const { status, output, errors } = await deciding(
      ...['gothenburg', 'rejoined', '--on', ago(4), '--decision', MINUTES],
    );
    expect(status, errors).toBe(0);
    expect(output).toContain('Welcome back');
    merge(ago(4));
  });

  it('sees that a city is proposed twice', async () => {
    const again = { ...CITIES.volos, name: 'City of Volos' };
    const known = await replyTo('city-of-volos', writeCityFile(again));
    expect(known).toContain('There is a page for a city named Volos already');
    const trikala = greek('Trikala', 39.5557, 21.7679);
    const others = [
      { number: 12, kind: 'pull', since: ago(19), slug: 'trikala', data: { ...trikala } },
    ];
    const twice = await replyTo('trikala-2', writeCityFile(trikala), { others });
    expect(twice).toContain('#12');
    expect(twice).not.toContain('in order');
    // The same mail a second time takes nothing away.
    const before = cityFile('volos');
    const { status, output } = await receiving(join(desk, 'volos-2.eml'), '--write');
    expect(status).toBe(1);
    expect(output).toContain('Volos has applied before');
    expect(cityFile('volos')).toBe(before);
  });

  it('is warned of an impostor, and takes nothing for in order', async () => {
    const impostor: CityInput = {
      ...greek('Chania', 35.5138, 24.018),
      website: 'https://chania.wordpress.com/',
      contact: { role: 'Maria Papadopoulou', email: 'maria.papadopoulou@gmail.com' },
      decision: { body: 'City council', date: ago(60), link: 'https://news.example.net/1' },
      sender: 'other',
    };
    const reply = await replyTo('chania', writeCityFile(impostor));
    for (const said of ['Maria Papadopoulou', 'gmail.com', 'wordpress.com', 'news.example.net'])
      expect(reply).toContain(said);
    expect(reply).not.toContain('in order');
    const change = cityFile('athens').replace(
      /^website:.*$/m,
      'website: https://athens.example.net/',
    );
    const changed = await replyTo('athens', change, { status: 'modified' });
    expect(changed).toContain('athens.example.net');
    expect(changed).not.toContain('in order');
  });

  it('finds a reader for a proposal in another language, and accepts it', async () => {
    const officer = OFFICERS.find(({ script }) => script === 'Tamil');
    if (!officer) throw new Error('No officer writes in Tamil.');
    const { page } = await form.open('', ON_DESK);
    await openForm(page, form.url);
    await answerAll(page, officer);
    const file = await proposedFile(page);
    await part(page, 'Check and send');
    const { name } = await downloaded(page);
    const received = await receiving(onDesk('tamil.eml', attached(name, file)), '--write');
    expect(received.status, received.output).toBe(0);
    expect(received.output).toContain('The answers are in Tamil');
    expect(received.output).not.toContain('Put right');
    const slug = basename(name, '.md');
    merge(ago(14));
    const { status, errors } = await deciding(
      ...[slug, 'accepted', '--on', ago(0), '--decision', MINUTES],
    );
    expect(status, errors).toBe(0);
    expect(errors).toContain('in Tamil');
    merge(ago(0));
  });

  it('undoes a decision with the command that it was told', async () => {
    const before = cityFile('volos');
    const { errors = '' } = await deciding('volos', 'accepted', '--decision', MINUTES);
    expect(cityFile('volos')).not.toBe(before);
    const undo = /^To undo all of it: (.*)$/m.exec(errors)?.[1] ?? '';
    execFileSync('sh', ['-c', undo]);
    expect(cityFile('volos')).toBe(before);
  });
});

describe.runIf(hasGit)('the site then', () => {
  beforeAll(async () => {
    const { status, output } = await buildSite(after.folder, after.env, { project });
    expect(status, output).toBe(0);
  });

  const site = visits(after);
  const built = (path: string) => readFileSync(join(after.folder, path), 'utf8');
  const textAt = async (path: string) => {
    const { page } = await site.open(path);
    return page.locator('main').innerText();
  };

  it('shows the city that was accepted as a member, with what shows it', async () => {
    const text = await textAt('cities/patras/');
    expect(text).toContain('Member');
    expect(text).toContain(spoken(10));
    expect(text).toContain('Office of the coalition');
    const { page } = await site.open('cities/patras/');
    expect(await page.locator(`main a[href="${MINUTES}"]`).count()).toBeGreaterThan(0);
    for (const feed of [
      'cities/rss.xml',
      'cities/changes/rss.xml',
      'cities/patras/rss.xml',
      'rss.xml',
    ])
      expect(built(feed), feed).toContain('Patras');
    expect(built('cities/candidates/rss.xml')).not.toContain('Patras');
  });

  it('shows the one that is being decided as a candidate, and that it waits', async () => {
    const text = await textAt('cities/volos/');
    expect(text).toContain('Candidate');
    expect(text).toContain(spoken(0));
    expect(await textAt('join/waiting/')).toContain('Volos');
    expect(built('cities/candidates/rss.xml')).toContain('Volos');
    expect(built('cities/rss.xml')).not.toContain('Volos');
  });

  it.each(['kavala', 'larissa'])('leads from the page of %s to joining', async (slug) => {
    const { page } = await site.open(`cities/${slug}/`);
    await page.waitForURL('**/join/');
    for (const path of ['cities/index.html', 'join/waiting/index.html', 'cities/changes/rss.xml'])
      expect(built(path).toLowerCase(), path).not.toContain(slug);
  });

  it('keeps the page of the one that left, with the right day', async () => {
    const text = await textAt('cities/porto/');
    expect(text).toContain('Former member');
    expect(text).toContain(`on ${spoken(5)}`);
    expect(text).not.toContain(`in ${spoken(5)}`);
    expect(built('cities/changes/rss.xml')).toContain('Porto');
    expect(built('cities/rss.xml')).not.toContain('Porto');
  });

  it('shows both memberships of the one that is back', async () => {
    const text = await textAt('cities/gothenburg/');
    expect(text).toContain('Member');
    expect(text).toContain(spoken(4));
    expect(text).toContain('March 2025');
    expect(built('cities/rss.xml')).toContain('Gothenburg');
    expect(built('cities/changes/rss.xml')).toContain('Gothenburg');
  });

  it('marks the answers of a city in its language', async () => {
    const officer = OFFICERS.find(({ script }) => script === 'Tamil');
    const { page } = await site.open('cities/');
    await page
      .getByRole('link', { name: officer?.name ?? '' })
      .first()
      .click();
    const summary = page.locator('main [lang="ta"]').first();
    await summary.waitFor();
    expect(await page.locator('main').innerText()).toContain(officer?.summary);
    expect(await page.locator('main').innerText()).toContain(spoken(0));
  });

  it('says how long it has taken so far', async () => {
    const text = await textAt('join/next/');
    // Patras was on the site two days after it applied, and a member a week later.
    expect(text).toMatch(/\b[279] days\b/);
  });

  it('has no proposal of an impostor', () => {
    expect(readdirSync(join(after.folder, 'cities'))).not.toContain('chania');
  });
});
