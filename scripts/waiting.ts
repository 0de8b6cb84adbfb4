/** `npm run waiting`: lists what waits for the office, the oldest first, and since when. */
import { runCommand } from '../src/base/command.ts';
import { runWaiting, surroundingsOf } from '../src/membership/office/waiting.ts';

await runCommand(() => runWaiting(process.argv.slice(2), surroundingsOf(process.env)));
