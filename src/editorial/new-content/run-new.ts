/** `npm run new`: from options, or from answers at the terminal, to a file. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError, type CommandResult } from '../../base/command.ts';
import { hasCode } from '../../base/files.ts';
import { appearances } from '../../check/appearances.ts';
import { checkFile } from '../../check/check-content.ts';
import type { PreparedPhoto } from '../photos/prepare-photo.ts';
import type { NewFile } from './compose.ts';
import { converse } from './converse.ts';
import { stoppable, type Workplace } from './dialogue.ts';
import {
  composeOrRefuse,
  draftFrom,
  missingAnswers,
  refuse,
  refuseIncomplete,
  withDefaults,
  type Draft,
} from './draft.ts';
import { readKnownContent } from './known.ts';
import { helpLine, readCollection, readValues, usage } from './new-options.ts';
import { NEW_COLLECTIONS, type NewCollection } from './questions.ts';

const LABELS: Readonly<Record<NewCollection, string>> = {
  activities: 'An activity: news, an event, a publication …',
  cities: 'A city',
  partners: 'A partner',
};

async function askForCollection({ dialogue }: Workplace): Promise<NewCollection> {
  if (!dialogue)
    throw new UsageError(
      `Say what it is: npm run new -- activity, city or partner. There is no terminal here to ask at.\n\n${helpLine()}`,
    );
  const choices = NEW_COLLECTIONS.map((value) => ({ value, label: LABELS[value] }));
  const answer = await dialogue.askOne(
    { title: 'What is it?', isOptional: false, error: () => undefined },
    choices,
  );
  return choices.find(({ value }) => value === answer)?.value ?? 'activities';
}

/** Makes the file: from the options alone if they say enough, otherwise by asking. */
async function compose(
  draft: Draft,
  { dialogue, today }: Pick<NewOptions, 'dialogue' | 'today'>,
): Promise<{ draft: Draft; file: NewFile }> {
  const whole = withDefaults(draft, today);
  const missing = missingAnswers(whole);
  if (missing.length === 0) return { draft: whole, file: composeOrRefuse(whole) };
  return dialogue ? converse(draft, { dialogue, today }) : refuseIncomplete(draft, missing);
}

/** Writes a file that must not exist yet. */
async function writeNew(draft: Draft, path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content, { flag: 'wx' });
  } catch (error) {
    refuse(draft, [
      hasCode(error, 'EEXIST')
        ? `${path} is there already, and is left as it is. Take another name.`
        : `${path} cannot be written (${String(error)}).`,
    ]);
  }
}

/** Writes the picture, then the file; nothing is left behind if one of them fails. */
async function write(content: string, draft: Draft, file: NewFile): Promise<void> {
  const path = join(content, file.path);
  if (!draft.photo) return writeNew(draft, path, file.text);
  const picture = join(path, '..', `${file.slug}.webp`);
  await writeNew(draft, picture, draft.photo.bytes);
  try {
    await writeNew(draft, path, file.text);
  } catch (error) {
    await rm(picture, { force: true });
    throw error;
  }
}

function firstStep(collection: NewCollection, { isDraft }: NewFile): string {
  if (isDraft)
    return 'Open the file, and write the text below the second row of hyphens. Then remove the lines about the draft.';
  return collection === 'cities'
    ? 'Open the file, and add what the city does under "actions:", each with its source.'
    : 'Open the file, and read it once more.';
}

function pictureLines(path: string, photo: PreparedPhoto | undefined): string[] {
  return photo
    ? [
        `Picture: ${path.replace(/\.md$/, '.webp')} (${photo.changes.join('; ')})`,
        ...photo.warnings,
      ]
    : [];
}

/** When readers see a post, if its day has not begun where the site is built. */
function appearance(collection: NewCollection, file: NewFile, shown: string, now: Date): string[] {
  const path = `${shown}/${file.path}`;
  const { checked } = checkFile(collection, path, file.text);
  return checked ? appearances([checked], now.toISOString().slice(0, 10), now) : [];
}

function nextSteps(
  { collection, photo }: Draft,
  file: NewFile,
  { shown, now }: Pick<NewOptions, 'shown' | 'now'>,
): string {
  const address = `/${file.path.replace(/\.md$/, '/')}`;
  return [
    `Written: ${shown}/${file.path}`,
    ...pictureLines(`${shown}/${file.path}`, photo),
    ...appearance(collection, file, shown, now),
    ...(file.near === undefined
      ? []
      : [
          `${file.near} lies at the same place, and has a page. Remove the file if it is the same city.`,
        ]),
    '',
    'Next:',
    `  1. ${firstStep(collection, file)}`,
    `  2. npm run dev      shows it at ${address}${file.isDraft ? ', though it is a draft' : ''}`,
    '  3. npm run check    says what is to be fixed, and in which line',
  ].join('\n');
}

export interface NewOptions extends Workplace {
  /** The day where the author is, ISO 8601. */
  today: string;
  /** The time. */
  now: Date;
}

/**
 * Runs the command.
 *
 * @param args what was typed after `npm run new --`.
 * @throws UsageError that says what is wrong with what was typed; nothing has been written then.
 */
export function runNew(args: readonly string[], options: NewOptions): Promise<CommandResult> {
  return stoppable(async () => {
    const { collection: named, isHelp } = readCollection(args);
    if (isHelp) return { status: 0, output: usage(named ?? 'activities') };
    const collection = named ?? (await askForCollection(options));
    const known = await readKnownContent(options.content);
    const given = await draftFrom(collection, readValues(args, collection), known);
    const { draft, file } = await compose(given, options);
    await write(options.content, draft, file);
    return { status: 0, output: nextSteps(draft, file, options) };
  });
}
