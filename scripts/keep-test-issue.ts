/** Run by .github/workflows/test-all.yml: keeps an issue open while `npm run test:all` fails. */
import { runCommand } from '../src/base/command.ts';
import { runKeepTestIssue } from '../src/quality/testing/issue.ts';

await runCommand(() => runKeepTestIssue(process.argv.slice(2)));
