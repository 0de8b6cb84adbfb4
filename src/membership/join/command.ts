/** The two commands for proposals without a pull request: one writes the issue form, the other reads what was sent. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readPath, UsageError, type CommandResult } from '../../base/command.ts';
import { today } from '../../base/days.ts';
import { hasCode, replaceFile } from '../../base/files.ts';
import { inEnglish } from '../../i18n/index.ts';
import { collections } from '../../model/schemas/index.ts';
import { readSettings } from '../../settings.ts';
import { cityFromIssue } from './city-from-issue.ts';
import { formSiteUrl, issueFormFiles } from './issue-form.ts';
import { readJoinContent } from './join-content.ts';

const messages = inEnglish.t.issueForm;

/** File descriptor of standard input. */
const STANDARD_INPUT = 0;

/**
 * Turns what a city sent into its file: an issue, a file, or a mail that has either in its text.
 *
 * @param args arguments of the command. @param content path of the content folder.
 * @returns status 1 with a report if answers are missing or wrong, or the file exists.
 * @throws UsageError if the text cannot be read.
 */
export async function writeCityFromIssue(
  args: readonly string[],
  content: string,
): Promise<CommandResult> {
  const { path: source, values } = readPath(
    args,
    { write: { type: 'boolean' }, day: { type: 'string', default: today('UTC') } },
    messages.usage,
  );
  const result = cityFromIssue(readAnswers(source), await readJoinContent(content), values.day);
  if (!result.ok) return { status: 1, errors: result.report };
  const path = join(content, collections.cities.folder, basename(result.path));
  const notes = result.notes.map((note) => `- ${note}`);
  const said = (sentence: string) =>
    [sentence, ...(notes.length > 0 ? [messages.notes, ...notes] : [])].join('\n');
  if (!values.write)
    return { status: 0, output: result.file, errors: said(messages.belongs(path)) };
  try {
    writeFileSync(path, result.file, { flag: 'wx' });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    return { status: 1, output: result.file, errors: messages.exists(path) };
  }
  return { status: 0, output: result.file, errors: said(messages.wrote(path)) };
}

/** @param source path of a file, or `-` for standard input. */
function readAnswers(source: string): string {
  try {
    return readFileSync(source === '-' ? STANDARD_INPUT : source, 'utf8');
  } catch (error) {
    throw new UsageError(messages.unreadable(source), { cause: error });
  }
}

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
