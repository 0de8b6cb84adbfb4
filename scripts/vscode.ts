/**
 * `npm run vscode`: writes what helps editors to complete front matter. With --quiet, it runs by
 * itself after `npm ci`.
 */
import { runCommand } from '../src/base/command.ts';
import { runVscode } from '../src/editorial/vscode/run-vscode.ts';
import { folders } from '../src/settings.ts';

await runCommand(() => runVscode(process.argv.slice(2), folders.content));
