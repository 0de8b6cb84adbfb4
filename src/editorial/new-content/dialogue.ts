/** Asks people in a terminal. The one place that knows how it looks. */
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

/** Somebody pressed Ctrl+C or Escape: nothing is written. */
export class Cancelled extends Error {}

function answered<Value>(answer: Value): Exclude<Value, symbol> {
  if (isCancel(answer)) throw new Cancelled();
  return answer as Exclude<Value, symbol>;
}

/** Lists that are longer are searched by typing. */
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
 * The question, and below it what the schema says of the field.
 *
 * @param bar what the lines below begin with: some kinds of question draw the bar at the side by themselves.
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
  /** Shown in grey, where nothing is typed yet. */
  example?: string | undefined;
  /** Stands there already, to be changed or taken. */
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

/** One of a list; a long list is searched by typing. An optional one can be passed over. */
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

/** Any number of a list, searched by typing. */
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

/** Says what is wrong, before a question is asked again. */
function tellError(text: string): void {
  log.error(text);
}

/** How people are asked: at the terminal, or in a test by a script. */
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
