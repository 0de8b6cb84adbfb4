/** `npm run issue-form`: writes the issue form of the git host from the schema of cities and the content. */
import { runCommand } from '../src/base/command.ts';
import { writeIssueForm } from '../src/membership/join/command.ts';
import { folders } from '../src/settings.ts';

await runCommand(() => writeIssueForm('.', folders.content));
