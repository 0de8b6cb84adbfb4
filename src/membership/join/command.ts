/** The command that writes the issue form. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CommandResult } from '../../base/command.ts';
import { replaceFile } from '../../base/files.ts';
import { readSettings } from '../../settings.ts';
import { formSiteUrl, issueFormFiles } from './issue-form.ts';
import { readJoinContent } from './join-content.ts';

/**
 * Writes the issue form, which is committed. It ignores the environment, so
 * that the result is the same everywhere.
 *
 * @param root folder of the project. @param content path of the content folder.
 */
export async function writeIssueForm(root: string, content: string): Promise<CommandResult> {
  const { principles, checklist } = await readJoinContent(content);
  const files = issueFormFiles(principles, checklist, formSiteUrl(readSettings({}, '')));
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    replaceFile(join(root, file), text);
  }
  return { status: 0, output: [...files.keys()].join('\n') };
}
