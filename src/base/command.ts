/** Reads the options of the commands in `scripts/`, and prints their results. */
import { randomUUID } from 'node:crypto';
import { inspect, parseArgs, type ParseArgsConfig } from 'node:util';
import { closestMatch } from 'leven';
import { withoutCommands } from './workflow-log.ts';

export interface CommandResult {
  /** Exit status. 0: success. 1: something is wrong. 2: wrong usage. 130: cancelled by the user. */
  status: 0 | 1 | 2 | 130;
  /** For standard output. */
  output?: string;
  /** True if the output is data, such as JSON: it is printed as it is, also in a workflow. */
  isForPrograms?: true;
  /** For standard error. */
  errors?: string;
  /** Commands for the log of a GitHub workflow, one per line, which it is to obey. */
  annotations?: readonly string[];
}

/** A command that cannot be run as typed. The message is for the person who typed it. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const endWithLine = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/** What is printed of a result, by stream. */
interface Printed {
  output: string;
  errors: string;
}

/**
 * What a command prints of its result. In a GitHub workflow, text may be that of strangers, so that
 * the log obeys only the annotations; and everything goes to one stream, as a log keeps its order,
 * and a guard its lines, only there.
 *
 * @param token a word that nobody can guess.
 */
export function printed(
  { output = '', errors = '', annotations = [], isForPrograms }: CommandResult,
  inWorkflow: boolean,
  token: string,
): Printed {
  const commands = annotations.map(endWithLine).join('');
  if (!inWorkflow) return { output: endWithLine(output) + commands, errors: endWithLine(errors) };
  const data = isForPrograms ? endWithLine(output) : '';
  const text = endWithLine(isForPrograms ? '' : output) + endWithLine(errors);
  const guarded = text === '' ? '' : withoutCommands(text, token);
  // Data may go to a file.
  return isForPrograms
    ? { output: data + commands, errors: endWithLine(guarded) }
    : { output: endWithLine(guarded) + commands, errors: '' };
}

/**
 * Runs a command, prints its result and sets the exit status. In a GitHub workflow, nothing that it
 * prints is read as a command of the workflow, except its annotations.
 *
 * @param run what the command does. Of a {@link UsageError} only the message is printed; other errors
 *   are thrown on, outside of workflows.
 */
export async function runCommand(run: () => Promise<CommandResult> | CommandResult): Promise<void> {
  const inWorkflow = process.env['GITHUB_ACTIONS'] === 'true';
  let result: CommandResult;
  try {
    result = await run();
  } catch (error) {
    if (error instanceof UsageError) result = { status: 2, errors: error.message };
    else if (inWorkflow) result = { status: 1, errors: inspect(error) };
    else throw error;
  }
  const { output, errors } = printed(result, inWorkflow, randomUUID());
  process.stdout.write(output);
  process.stderr.write(errors);
  process.exitCode = result.status;
}

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Rewrites what the library of Node refuses: `--force=no`, `-title`, and values that begin with a
 * hyphen (`--latitude -8.5`).
 */
function normalise(args: readonly string[], options: Options): string[] {
  const typeOf = (name = '') => (Object.hasOwn(options, name) ? options[name]?.type : undefined);
  const result: string[] = [];
  for (const arg of args) {
    const before = result.at(-1);
    const [, hyphens = '', name = '', value] = /^(--?)([a-z][\w-]+)(?:=(.*))?$/is.exec(arg) ?? [];
    if (/^-(?!-)/.test(arg) && before?.startsWith('--') && typeOf(before.slice(2)) === 'string')
      result[result.length - 1] = `${before}=${arg}`;
    else if (typeOf(name) === 'boolean' && /^(?:yes|true)$/i.test(value ?? ''))
      result.push(`--${name}`);
    else if (typeOf(name) === 'boolean' && /^(?:no|false)$/i.test(value ?? ''))
      result.push(`--no-${name}`);
    else result.push(hyphens === '-' ? `-${arg}` : arg);
  }
  return result;
}

/** Says in plain words what the library of Node found wrong. */
function explain(message: string, options: Options): string {
  const unknown = /^Unknown option '--?([^']*)'/.exec(message)?.[1];
  if (unknown !== undefined) {
    const near = closestMatch(unknown, Object.keys(options), { maxDistance: 2 });
    return `There is no option --${unknown}.${near === undefined ? '' : ` Did you mean --${near}?`}`;
  }
  const [, name, wrong] =
    /^Option '(?:-\w, )?(--?[\w-]+)(?: <value>)?' (argument|does not)/.exec(message) ?? [];
  if (name === undefined) return message;
  return wrong === 'argument'
    ? `${name} needs a value.`
    : `${name} takes no value other than yes or no: ${name}=no.`;
}

/**
 * Reads the options of a command strictly. A yes-or-no option can be switched off:
 * `--force=no` or `--no-force`.
 *
 * @param args what was typed after the command.
 * @param usage printed below the error.
 * @throws UsageError for a missing value or an unknown option; suggests the nearest option.
 */
export function readOptions<Config extends ParseArgsConfig>(
  args: readonly string[],
  config: Config,
  usage: string,
): ReturnType<typeof parseArgs<Config>> {
  const options = config.options ?? {};
  try {
    return parseArgs({
      ...config,
      allowNegative: true,
      args: normalise(args, options),
    }) as ReturnType<typeof parseArgs<Config>>;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${explain(message, options)}\n\n${usage}`, { cause: error });
  }
}

/**
 * Reads the options of a command that takes exactly one path.
 *
 * @throws UsageError as {@link readOptions} does, and if there is no path or more than one.
 */
export function readPath<Named extends Options>(
  args: readonly string[],
  options: Named,
  usage: string,
): { path: string; values: ReturnType<typeof parseArgs<{ options: Named }>>['values'] } {
  const config = { allowPositionals: true, options };
  const { values, positionals } = readOptions(args, config, usage);
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new UsageError(usage);
  return { path, values };
}
