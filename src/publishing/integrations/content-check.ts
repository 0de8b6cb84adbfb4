/** Checks all content before a build, which stops if anything is wrong. */
import { randomUUID } from 'node:crypto';
import { appearances } from '../../check/appearances.ts';
import { checkContent, type CheckedFile } from '../../check/check-content.ts';
import { textReport, workflowReport } from '../../check/report.ts';
import { judgedFor } from '../../check/today.ts';
import { settings } from '../../settings.ts';

/** Stops the build after the report has been printed. */
class ContentError extends Error {
  override name = 'ContentError';
  constructor(count: number) {
    super(
      `The site was not built: ${count} ${count === 1 ? 'problem' : 'problems'} in the content, see above.`,
    );
    delete this.stack;
  }
}

/**
 * Prints which posts appear later, and what is wrong with the content.
 *
 * @param folder of the content; @param root of the project.
 * @param mayGoOn true while somebody writes, who needs to see the other pages.
 * @returns the checked files.
 * @throws ContentError if something is wrong, unless it may go on.
 */
export async function requireSoundContent(
  folder: string,
  root: string,
  mayGoOn: boolean,
): Promise<readonly CheckedFile[]> {
  const { files, problems } = await checkContent(folder, root, {
    today: judgedFor(settings.buildDay),
  });
  for (const line of appearances(files, settings.buildDay)) console.log(line);
  if (problems.length === 0) return files;
  if (process.env['GITHUB_ACTIONS'] === 'true')
    console.log(`\n${workflowReport(textReport(problems), problems, randomUUID())}\n`);
  else console.error(`\n${textReport(problems)}\n`);
  if (!mayGoOn) throw new ContentError(problems.length);
  return files;
}
