/** `npm run bench:serve`: how many pages a second nginx serves. Machines differ, so it judges nothing. */
import { runCommand } from '../src/base/command.ts';
import { benchServe } from '../src/quality/bench/serve.ts';

await runCommand(async () => {
  await benchServe();
  return { status: 0 };
});
