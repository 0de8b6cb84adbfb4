/**
 * `npm run decide -- <city> accepted|declined|withdrawn|left|rejoined|confirmed [options]`: records
 * a decision on a city.
 */
import { today } from '../src/base/days.ts';
import { runCommand } from '../src/base/command.ts';
import { runDecide } from '../src/membership/office/decide.ts';
import { folders } from '../src/settings.ts';

await runCommand(() => runDecide(process.argv.slice(2), folders.content, today('UTC')));
