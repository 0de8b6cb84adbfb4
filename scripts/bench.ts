/** `npm run bench`: builds made-up content with this project and others. Machines differ, so it judges nothing. */
import { runCommand } from '../src/base/command.ts';
import { benchBuilds } from '../src/quality/bench/builds.ts';

await runCommand(async () => {
  await benchBuilds(process.argv.slice(2));
  return { status: 0 };
});
