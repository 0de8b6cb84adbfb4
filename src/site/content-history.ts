/** When the files of the content were added and last changed, from the history of the repository. */
import type { PartialDate } from '../base/dates.ts';
import { folderHistory, type FileHistory, type FolderHistory } from '../base/line-history.ts';
import { folders, settings } from '../settings.ts';

let history: Promise<FolderHistory> | undefined;

/** The history of the whole content; it knows no file where there is no full history. */
export function historyOfContent(): Promise<FolderHistory> {
  // In development, files change while the server runs.
  if (history === undefined || import.meta.env.DEV)
    history = folderHistory(folders.content, settings.buildDay as PartialDate);
  return history;
}

/** @param file from the project's root. @returns undefined where the history is not known. */
export async function contentHistory(file: string): Promise<FileHistory | undefined> {
  return (await historyOfContent()).files.get(file);
}
