/** When the files of the content were added and last changed, from the history of the repository. */
import type { PartialDate } from '../base/dates.ts';
import { fileHistories, type FileHistories, type FileHistory } from '../base/line-history.ts';
import { folders, settings } from '../settings.ts';

let histories: Promise<FileHistories> | undefined;

/** @param file from the project's root. @returns undefined where the history is not known. */
export async function contentHistory(file: string): Promise<FileHistory | undefined> {
  // In development, files change while the server runs.
  if (histories === undefined || import.meta.env.DEV)
    histories = fileHistories(folders.content, settings.buildDay as PartialDate);
  return (await histories).get(file);
}
