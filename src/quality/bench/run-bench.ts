/** The benchmarks, by name. */
import { UsageError, type CommandResult } from '../../base/command.ts';
import { benchBuilds } from './builds.ts';
import { benchLoad } from './load.ts';
import { benchSearch } from './search.ts';
import { benchServe } from './serve.ts';

const BENCHMARKS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  builds: benchBuilds,
  load: benchLoad,
  search: benchSearch,
  serve: benchServe,
};

/**
 * Runs one benchmark, which prints each figure as soon as it is known.
 *
 * @param args its name and its options.
 * @throws UsageError
 */
export async function runBench([name = '', ...args]: readonly string[]): Promise<CommandResult> {
  const run = BENCHMARKS[name];
  if (!run) throw new UsageError(`Name a benchmark: ${Object.keys(BENCHMARKS).join(', ')}.`);
  await run(args);
  return { status: 0 };
}
