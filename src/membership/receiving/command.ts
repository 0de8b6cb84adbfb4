/** `npm run receive`: takes what a city has sent, in whatever form, and answers it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { readPath, UsageError, type CommandResult } from '../../base/command.ts';
import { parsePartialDate, precisionOf, type PartialDate } from '../../base/dates.ts';
import { today } from '../../base/days.ts';
import { visible } from '../../base/escape.ts';
import { hasCode, replaceFile } from '../../base/files.ts';
import { formatProblems } from '../../check/problem.ts';
import { gitHost } from '../../base/site-git-host.ts';
import { inEnglish } from '../../i18n/index.ts';
import { collections } from '../../model/schemas/index.ts';
import { folders } from '../../settings.ts';
import { judgeProposal } from '../proposal/judge.ts';
import { joinFields } from '../join/fields.ts';
import { questionsOf } from '../join/issue-form.ts';
import { readJoinContent } from '../join/join-content.ts';
import { readCityFile } from '../join/read-city-file.ts';
import { isOnHost, readThread, type HostSettings, type HostThread } from './from-git-host.ts';
import {
  judgeSent,
  type JudgedCity,
  type ReceivingContent,
  type UnreadableFile,
} from './judge-sent.ts';
import { letterAboutFile, letterAboutNothing, letterTo, nameOf, referenceOf } from './letter.ts';
import { readSent, type Reading } from './read-sent.ts';
import { errorsPart, knownPart, letterPart, notesPart, othersPart, safe } from './report.ts';

const messages = inEnglish.t.receiving;

/** File descriptor of standard input. */
const STANDARD_INPUT = 0;

/** What the command works with. */
export interface Surroundings extends HostSettings {
  /** Path of the content folder. */
  content: string;
  /** The folder in which the command was typed: there drafts are written. */
  folder: string;
  /** The present day, ISO 8601. */
  today: string;
}

/** Milliseconds after which a request to the git host has failed. */
const PATIENCE = 30_000;

/** The surroundings of a command that was typed in the project. */
export function surroundingsOf(env: Readonly<Record<string, string | undefined>>): Surroundings {
  return {
    content: folders.content,
    folder: env['INIT_CWD'] ?? process.cwd(),
    today: today('UTC'),
    gitHost,
    token: env['GITHUB_TOKEN'],
    fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE) }),
  };
}

function report(
  status: CommandResult['status'],
  parts: readonly (string | false)[],
): CommandResult {
  return { status, output: parts.filter(Boolean).join('\n\n') };
}

/**
 * A path for a draft that no file has: `patras-draft.md`, then `patras-draft-2.md`. In the content
 * folder, a draft would be a city, so it goes beside that folder.
 */
function draftPath({ folder: typed, content }: Surroundings, slug: string): string {
  const isContent = !relative(content, typed).startsWith('..');
  const folder = isContent ? dirname(resolve(content)) : typed;
  const path = (number: number) =>
    join(folder, `${slug}-draft${number === 1 ? '' : `-${number}`}.md`);
  let number = 1;
  while (existsSync(path(number))) number += 1;
  return path(number);
}

/** Writes a file that must not exist yet. @returns false if it does. */
function writeNew(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

interface Options {
  isWriting: boolean;
  /** The number of the proposal to take, from 1. */
  take?: number | undefined;
  day?: PartialDate | undefined;
}

/** What was sent, and what goes with it. */
interface Received extends Reading {
  /** What it is, as words. */
  where: string;
  content: ReceivingContent;
  options: Options;
  /** The present day. */
  present: PartialDate;
  surroundings: Surroundings;
}

/** A proposal with every place where it was found. */
interface Judged {
  city: JudgedCity | UnreadableFile;
  day: PartialDate;
  places: string[];
}

const nameIn = (city: Judged['city']) =>
  ('data' in city ? nameOf(city) : undefined) ?? messages.someCity;

/** The proposals that differ. */
function distinct({ proposals, content, options, present }: Received): Judged[] {
  const judged = new Map<string, Judged>();
  for (const proposal of proposals) {
    const day = options.day ?? proposal.day ?? present;
    const city = judgeSent(proposal, content, day);
    const key = 'file' in city ? city.file : proposal.text.trim();
    const same = judged.get(key);
    if (same) same.places.push(proposal.where);
    else judged.set(key, { city, day, places: [proposal.where] });
  }
  return [...judged.values()];
}

/** Says that there is no proposal, or that there are several. */
function reportNone({ unread, others, where }: Received, found: readonly Judged[]): CommandResult {
  const none = [messages.nothingTitle, unread.length > 0 ? '' : visible(messages.nothing(where))];
  const several = [
    messages.several(found.length),
    found
      .map(({ city, places: [place = ''] }, index) =>
        visible(messages.severalItem(index + 1, nameIn(city), place)),
      )
      .join('\n'),
    messages.severalHelp,
  ];
  return report(1, [
    ...(found.length === 0 ? none : several),
    safe(unread.join('\n\n')),
    othersPart(others),
    found.length === 0 && letterPart(letterAboutNothing()),
  ]);
}

/** Writes the file of the city, or a draft, if it is asked to. @returns what to say about it, and if it was possible. */
function write(
  { outcome, file }: JudgedCity,
  path: string,
  draft: string,
  isWriting: boolean,
): { said: string; isDone: boolean } {
  const isDraft = outcome === 'incomplete' || outcome === 'correction';
  if (!isWriting)
    return {
      said: isDraft ? messages.draftBelongs(basename(draft)) : messages.belongs(path),
      isDone: !isDraft,
    };
  if (outcome === 'rejoins') replaceFile(path, file);
  else if (!writeNew(isDraft ? draft : path, file))
    return { said: messages.exists(isDraft ? draft : path), isDone: false };
  return { said: isDraft ? messages.wroteDraft(draft) : messages.wrote(path), isDone: !isDraft };
}

/** Judges what was read, and answers it. */
function answer(received: Received): CommandResult {
  const { options, surroundings, unread, others } = received;
  const found = distinct(received);
  const taken =
    options.take === undefined && found.length > 1 ? undefined : found[(options.take ?? 1) - 1];
  if (!taken && options.take !== undefined && found.length > 0)
    throw new UsageError(messages.wrongNumber(String(options.take)));
  if (!taken) return reportNone(received, found);
  const { city, day, places } = taken;
  const [place = '', ...further] = places;
  const said = [messages.found(nameIn(city), place), ...further.map(messages.alsoIn)].map(visible);
  if (city.outcome === 'unreadable')
    return report(1, [
      said.join('\n'),
      `${messages.unreadableFile}\n\n${safe(city.report)}`,
      messages.unreadableHelp,
      unread.length > 0 && notesPart(unread),
      othersPart(others),
      letterPart(letterAboutFile(city)),
    ]);
  const { folder, extension } = collections.cities;
  const path = join(surroundings.content, folder, `${city.slug}${extension}`);
  const draft = draftPath(surroundings, city.slug);
  const written = write(city, path, draft, options.isWriting);
  return report(written.isDone ? 0 : 1, [
    [...said, messages.reference(referenceOf(city.slug, day))].join('\n'),
    knownPart(city, path),
    written.said,
    errorsPart(city),
    notesPart([...unread, ...city.notes]),
    othersPart(others),
    letterPart(letterTo(city, day, basename(draft))),
  ]);
}

/** Reports on a pull request, to which the program has replied where it is. */
function reportPull(
  { where, payload }: HostThread & { kind: 'pull' },
  content: ReceivingContent,
): CommandResult {
  const judged = judgeProposal(payload, { index: content.index, problems: [] });
  const { city, problems, reasons, points, verdict } = judged;
  return report(verdict === 'fix' ? 1 : 0, [
    visible(messages.found(city?.name ?? messages.someCity, where)),
    problems.length > 0 &&
      [messages.errors(problems.length), formatProblems(problems)].join('\n\n'),
    notesPart([...reasons, ...points]),
    messages.host.isPull,
  ]);
}

/** @param source path of a file, or `-` for standard input. @param folder in which it was typed. */
function readBytes(source: string, folder: string): Uint8Array {
  try {
    return readFileSync(source === '-' ? STANDARD_INPUT : resolve(folder, source));
  } catch (error) {
    throw new UsageError(messages.unreadable(visible(source)), { cause: error });
  }
}

/** @throws UsageError if the text is no day. */
function readDay(text: string): PartialDate {
  const day = parsePartialDate(text);
  if (!day || precisionOf(day) !== 'day') throw new UsageError(messages.wrongDay(visible(text)));
  return day;
}

function readArguments(args: readonly string[]): { source: string } & Options {
  const { path, values } = readPath(
    args,
    { write: { type: 'boolean' }, day: { type: 'string' }, take: { type: 'string' } },
    messages.usage,
  );
  const day = values.day === undefined ? undefined : readDay(values.day);
  if (values.take !== undefined && !/^[1-9]\d?$/.test(values.take))
    throw new UsageError(messages.wrongNumber(visible(values.take)));
  const take = values.take === undefined ? undefined : Number(values.take);
  return { source: path, isWriting: values.write ?? false, take, day };
}

/**
 * What proposals are compared with, and the files of the cities that are there.
 *
 * @throws UsageError if the file of the city that was found cannot be read.
 */
async function readContent(content: string): Promise<ReceivingContent> {
  const { folder, extension } = collections.cities;
  return {
    ...(await readJoinContent(content)),
    existing: (slug) => {
      const path = join(content, folder, `${slug}${extension}`);
      const text = readFileSync(path, 'utf8');
      const read = readCityFile(text);
      if (!read) throw new UsageError(messages.brokenFile(path));
      return { slug, text, ...read };
    },
  };
}

/**
 * Takes what a city has sent: finds the proposal in it, judges it, writes its file or a draft if
 * asked to, and prints what a person has to look at and the letter to the city.
 *
 * @param args arguments of the command.
 * @returns status 1 if no proposal was taken, or something is missing.
 * @throws UsageError if what was named cannot be read.
 */
export async function receive(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<CommandResult> {
  const { source, ...options } = readArguments(args);
  const thread = isOnHost(source) ? await readThread(source, surroundings) : undefined;
  const content = await readContent(surroundings.content);
  if (thread?.kind === 'pull') return reportPull(thread, content);
  const labels = questionsOf(joinFields(content.principles, content.checklist, inEnglish)).map(
    ({ label }) => label,
  );
  const name = basename(source);
  const isPasted = source === '-';
  const where = thread?.where ?? (isPasted ? messages.where.input : messages.where.file(name));
  const bytes = thread ? Buffer.from(thread.text) : readBytes(source, surroundings.folder);
  const reading = await readSent(bytes, where, name, labels);
  const comments = thread?.comments ?? 0;
  return answer({
    ...reading,
    unread: [
      ...reading.unread,
      ...(thread && comments > 0 ? [messages.host.comments(comments, thread.address)] : []),
    ],
    where,
    content,
    options: { ...options, day: options.day ?? thread?.day },
    present: readDay(surroundings.today),
    surroundings,
  });
}
