/**
 * Run by .github/workflows/links.yml: keeps the issue on dead links up to date with a report of
 * `npm run check:links`.
 */
import { runCommand } from '../src/base/command.ts';
import { runKeepIssue } from '../src/quality/link-check/command.ts';

await runCommand(() => runKeepIssue(process.argv.slice(2)));
