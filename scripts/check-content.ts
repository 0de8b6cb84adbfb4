/** `npm run check`: judges the content folder, or some of its files, and prints what is wrong. */
import { runCommand } from '../src/base/command.ts';
import { runCheck, surroundings } from '../src/check/command.ts';

await runCommand(() => runCheck(process.argv.slice(2), surroundings(process.env)));
