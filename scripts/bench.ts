/** `npm run bench`, `bench:search`, `bench:load` and `bench:serve`. Machines differ, so they judge nothing. */
import { runCommand } from '../src/base/command.ts';
import { runBench } from '../src/quality/bench/run-bench.ts';

await runCommand(() => runBench(process.argv.slice(2)));
