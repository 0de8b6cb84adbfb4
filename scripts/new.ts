/** `npm run new [-- activity|city|partner] [flags]`: asks what is needed, and writes a file of content. */
import { resolve } from 'node:path';
import { writeEditorFiles } from '../src/editorial/vscode/schemas.ts';
import { Cancelled } from '../src/editorial/new-content/dialogue.ts';
import { runNew } from '../src/editorial/new-content/run-new.ts';

const shown = process.env['CONTENT_DIR'] ?? 'content';
const day = new Date();
// The day on the wall, not that of Greenwich.
const today = [
  day.getFullYear(),
  String(day.getMonth() + 1).padStart(2, '0'),
  String(day.getDate()).padStart(2, '0'),
].join('-');
try {
  const { exitCode, text } = await runNew(process.argv.slice(2), {
    content: resolve(shown),
    shown,
    today,
    isTerminal: process.stdin.isTTY && process.stdout.isTTY,
  });
  (exitCode === 0 ? console.log : console.error)(text);
  process.exitCode = exitCode;
  // An editor that is open completes the fields of the new file at once.
  if (exitCode === 0 && shown === 'content')
    await writeEditorFiles(process.cwd()).catch(() => undefined);
} catch (error) {
  if (!(error instanceof Cancelled)) throw error;
  console.error('Stopped. Nothing was written.');
  process.exitCode = 130;
}
