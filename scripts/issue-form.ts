/**
 * `npm run issue-form`: writes the issue form of the git host from the schema of
 * cities and the content. The result is committed. The environment is left
 * aside, so that the form is the same wherever it is written.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { formSiteUrl, issueFormFiles } from '../src/membership/join/issue-form.ts';
import { readJoinContent } from '../src/membership/join/join-content.ts';
import { readSettings } from '../src/settings.ts';

const { principles, checklist } = await readJoinContent('content');
for (const [file, text] of issueFormFiles(
  principles,
  checklist,
  formSiteUrl(readSettings({}, '')),
)) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  console.log(file);
}
