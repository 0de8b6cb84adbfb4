/** Reads the options of the commands in `scripts/`, and prints their results. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { closestMatch } from 'leven';

export interface CommandResult {
  /** Exit status. 0: success. 1: something is wrong. 2: wrong usage. 130: cancelled by the user. */
  status: 0 | 1 | 2 | 130;
  /** For standard output. */
  output?: string;
  /** For standard error. */
  errors?: string;
}

/** A command that cannot be run as typed. The message is for the person who typed it. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const endWithLine = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/**
 * Runs a command, prints its result and sets the exit status.
 *
 * @param run what the command does. Of a {@link UsageError} only the message is printed; other errors are thrown on.
 */
export async function runCommand(run: () => Promise<CommandResult> | CommandResult): Promise<void> {
  let result: CommandResult;
  try {
    result = await run();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    result = { status: 2, errors: error.message };
  }
  process.stdout.write(endWithLine(result.output ?? ''));
  process.stderr.write(endWithLine(result.errors ?? ''));
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
