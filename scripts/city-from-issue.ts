/**
 * `npm run city-from-issue -- <file, or - for standard input> [--write] [--day YYYY-MM-DD]`: turns
 * the answers of an issue into the file of a city.
 */
import { runCommand } from '../src/base/command.ts';
import { writeCityFromIssue } from '../src/membership/join/command.ts';
import { folders } from '../src/settings.ts';

await runCommand(() => writeCityFromIssue(process.argv.slice(2), folders.content));
