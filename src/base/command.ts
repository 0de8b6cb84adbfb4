/** Reads the options of the commands in `scripts/`, and prints their results. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import leven from 'leven';

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

/**
 * Reads the options of a command strictly.
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
