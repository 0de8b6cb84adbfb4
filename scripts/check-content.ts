/** `npm run check`: judges the content folder, or some of its files, and prints what is wrong. */
import { runCommand } from '../src/base/command.ts';
import { runCheck } from '../src/check/command.ts';
import { judgedFor } from '../src/check/today.ts';
import { folders } from '../src/settings.ts';

await runCommand(() =>
  runCheck(process.argv.slice(2), {
    root: process.cwd(),
    content: folders.content,
    from: process.env['INIT_CWD'],
    inWorkflow: process.env['GITHUB_ACTIONS'] === 'true',
    today: judgedFor(process.env['BUILD_DAY']),
  }),
);
