/** `npm run bench:check`: how long the check of content takes. Machines differ, so it judges nothing. */
import { runCommand } from '../src/base/command.ts';
import { benchCheck } from '../src/quality/bench/check.ts';

await runCommand(async () => {
  await benchCheck(process.argv.slice(2));
  return { status: 0 };
});
