/** `npm run new`, as it is typed in the project. */
import { resolve } from 'node:path';
import type { CommandResult } from '../../base/command.ts';
import { today } from '../../base/days.ts';
import { folders } from '../../settings.ts';
import { writeEditorFiles } from '../vscode/schemas.ts';
import { terminal } from './dialogue.ts';
import { runNew } from './run-new.ts';

/** @param args what was typed after the command. */
export async function runNewCommand(args: readonly string[]): Promise<CommandResult> {
  const place = { content: resolve(folders.content), shown: folders.content, dialogue: terminal() };
  const now = new Date();
  const result = await runNew(args, { ...place, today: today('local', now), now });
  // An open editor completes the fields of the new file at once.
  if (result.status === 0 && folders.content === 'content')
    await writeEditorFiles(process.cwd()).catch(() => undefined);
  return result;
}
