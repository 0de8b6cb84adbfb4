/** Asks questions in a terminal. */
import { styleText } from 'node:util';
import {
  autocomplete,
  autocompleteMultiselect,
  confirm,
  isCancel,
  log,
  select,
  text,
} from '@clack/prompts';
import type { CommandResult } from '../../base/command.ts';
import { fold } from '../../base/fold.ts';
import type { Choice } from './known.ts';

/** The person pressed Ctrl+C or Escape: nothing is written. */
export class Cancelled extends Error {}

function answered<Value>(answer: Value): Exclude<Value, symbol> {
  if (isCancel(answer)) throw new Cancelled();
  return answer as Exclude<Value, symbol>;
}

/** Longer lists are searched by typing. */
const SHORT_LIST = 8;

function matches(search: string, option: { value: string; label?: string }): boolean {
  return fold(`${option.label ?? ''} ${option.value}`).includes(fold(search.trim()));
}

function optionsOf(choices: readonly Choice[]) {
  return choices.map(({ value, label }) => ({
    value,
    label: label ?? value,
    ...(label === undefined || label === value ? {} : { hint: value }),
  }));
}

/**
 * The question, with the description of the field below it.
 *
 * @param bar the beginning of the lines below, for kinds of question that do not draw the bar at the side themselves.
 */
function message(
  title: string,
  description: string | undefined,
  isOptional: boolean,
  bar = '',
): string {
  const below = (description ?? '').split('\n').filter((line) => line !== '');
  return [
    `${title}${isOptional ? ' (Enter to skip)' : ''}`,
    ...below.map((line) => `${bar === '' ? '' : styleText('gray', bar)}${styleText('dim', line)}`),
  ].join('\n');
}

const BAR = '│  ';

export interface Ask {
  title: string;
  description?: string | undefined;
  /** Shown in grey while nothing is typed. */
  example?: string | undefined;
  /** Filled in already, to be changed or accepted. */
  initial?: string | undefined;
  isOptional: boolean;
  /** What is wrong with what was typed, or undefined. */
  error: (typed: string) => string | undefined;
}

async function askText({
  title,
  description,
  example,
  initial,
  isOptional,
  error,
}: Ask): Promise<string> {
  return answered(
    await text({
      message: message(title, description, isOptional, BAR),
      ...(example === undefined ? {} : { placeholder: `for example ${example}` }),
      ...(initial === undefined ? {} : { initialValue: initial }),
      defaultValue: '',
      validate: (typed) => error(typed ?? ''),
    }),
  );
}

async function askYesNo(
  title: string,
  description: string | undefined,
  initial: boolean,
): Promise<boolean> {
  return answered(
    await confirm({ message: message(title, description, false), initialValue: initial }),
  );
}

/** Asks for one of a list. A long list is searched by typing; an optional question can be skipped. */
async function askOne(
  { title, description, initial, isOptional, error }: Ask,
  choices: readonly Choice[],
): Promise<string> {
  const options = [
    ...(isOptional ? [{ value: '', label: 'none of these' }] : []),
    ...optionsOf(choices),
  ];
  const shared = { options, ...(initial === undefined ? {} : { initialValue: initial }) };
  if (choices.length <= SHORT_LIST)
    return answered(await select({ ...shared, message: message(title, description, false) }));
  return answered(
    await autocomplete({
      ...shared,
      message: message(title, description, false, BAR),
      maxItems: SHORT_LIST,
      filter: matches,
      validate: (value) => error(typeof value === 'string' ? value : ''),
    }),
  );
}

/** Asks for any number of a list, which is searched by typing. */
async function askSome(
  { title, description, isOptional, error }: Ask,
  choices: readonly Choice[],
): Promise<string[]> {
  return answered(
    await autocompleteMultiselect({
      message: message(title, description, isOptional, BAR),
      options: optionsOf(choices),
      maxItems: SHORT_LIST,
      filter: matches,
      validate: (value) => error([value ?? []].flat().join(',')),
    }),
  );
}

/** Shows what is wrong, before a question is asked again. */
function tellError(text: string): void {
  log.error(text);
}

/** Ways to ask: at the terminal, or scripted in a test. */
export interface Dialogue {
  askText: typeof askText;
  askYesNo: typeof askYesNo;
  askOne: typeof askOne;
  askSome: typeof askSome;
  tellError: typeof tellError;
}

/** The terminal; undefined if nobody sits at one who could be asked. */
export function terminal(): Dialogue | undefined {
  return process.stdin.isTTY && process.stdout.isTTY
    ? { askText, askYesNo, askOne, askSome, tellError }
    : undefined;
}

/** Runs a command that asks questions and writes at its end only: it can be stopped at each of them. */
export async function stoppable(run: () => Promise<CommandResult>): Promise<CommandResult> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    return { status: 130, errors: 'Stopped. Nothing was written.' };
  }
}

/** Where a command that asks questions works. */
export interface Workplace {
  /** The content folder, as an absolute path. */
  content: string;
  /** The name of the content folder in what is printed. */
  shown: string;
  /** Who is asked; undefined if nobody can be. */
  dialogue?: Dialogue | undefined;
}
