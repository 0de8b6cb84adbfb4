/** `npm run bench:search`: how fast the search answers. Machines differ, so it judges nothing. */
import { runCommand } from '../src/base/command.ts';
import { benchSearch } from '../src/quality/bench/search.ts';

await runCommand(async () => {
  await benchSearch();
  return { status: 0 };
});
