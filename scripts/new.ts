/** `npm run new [-- activity|city|partner] [options]`: asks what is needed, and writes a file of content. */
import { resolve } from 'node:path';
import { runCommand } from '../src/base/command.ts';
import { today } from '../src/base/days.ts';
import { terminal } from '../src/editorial/new-content/dialogue.ts';
import { runNew } from '../src/editorial/new-content/run-new.ts';
import { writeEditorFiles } from '../src/editorial/vscode/schemas.ts';
import { folders } from '../src/settings.ts';

await runCommand(async () => {
  const place = { content: resolve(folders.content), shown: folders.content, dialogue: terminal() };
  const result = await runNew(process.argv.slice(2), { ...place, today: today('local') });
  // An open editor completes the fields of the new file at once.
  if (result.status === 0 && folders.content === 'content')
    await writeEditorFiles(process.cwd()).catch(() => undefined);
  return result;
});
