/**
 * `npm run receive -- <file, -, "#12" or address> [--write] [--day YYYY-MM-DD] [--take NUMBER]`:
 * takes what a city has sent, and writes the letter that answers it.
 */
import { runCommand } from '../src/base/command.ts';
import { receive, surroundingsOf } from '../src/membership/receiving/command.ts';

await runCommand(() => receive(process.argv.slice(2), surroundingsOf(process.env)));
