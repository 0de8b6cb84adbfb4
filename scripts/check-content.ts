/** `npm run check`: judges the content folder, or some of its files, and prints what is wrong. */
import { runCheck } from '../src/check/command.ts';
import { judgedFor } from '../src/check/today.ts';

const { status, output, errors } = await runCheck(process.argv.slice(2), {
  root: process.cwd(),
  content: process.env['CONTENT_DIR'] ?? 'content',
  from: process.env['INIT_CWD'],
  inWorkflow: process.env['GITHUB_ACTIONS'] === 'true',
  today: judgedFor(process.env['BUILD_DAY']),
});
process.stdout.write(output);
process.stderr.write(errors);
process.exitCode = status;
