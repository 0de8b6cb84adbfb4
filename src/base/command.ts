/** What the commands in `scripts/` share: options, results, and how both are shown. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import leven from 'leven';

/** What a command answers. */
export interface CommandResult {
  /** Exit status. 0: in order. 1: something is wrong. 2: the command was not understood. 130: stopped by its user. */
  status: 0 | 1 | 2 | 130;
  /** For standard output. */
  output?: string;
  /** For standard error. */
  errors?: string;
}

/** A command was not understood, or cannot be carried out. The message is for the person who typed it. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const endWithLine = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/**
 * Runs a command, shows its result and sets the exit status.
 *
 * @param run what the command does. A {@link UsageError} is shown by its message; any other error with where it came from.
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

/**
 * Reads the options of a command, strictly, with the library of Node.
 *
 * @param args what was typed after the command.
 * @param usage shown below the message.
 * @throws UsageError for an option that does not exist, with the nearest one that does, or a value that is missing.
 */
export function readOptions<Config extends ParseArgsConfig>(
  args: readonly string[],
  config: Config,
  usage: string,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs({ ...config, args: [...args] }) as ReturnType<typeof parseArgs<Config>>;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const unknown = /^Unknown option '--?([^']*)'/.exec(message)?.[1];
    const near = Object.keys(config.options ?? {}).find(
      (name) => unknown !== undefined && leven(name, unknown) <= 2,
    );
    const first =
      unknown === undefined
        ? message
        : `There is no option --${unknown}.${near === undefined ? '' : ` Did you mean --${near}?`}`;
    throw new UsageError(`${first}\n\n${usage}`, { cause: error });
  }
}
