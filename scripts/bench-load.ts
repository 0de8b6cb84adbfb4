/** `npm run bench:load`: how fast pages appear on a slow line and phone. Machines differ, so it judges nothing. */
import { runCommand } from '../src/base/command.ts';
import { benchLoad } from '../src/quality/bench/load.ts';

await runCommand(async () => {
  await benchLoad();
  return { status: 0 };
});
