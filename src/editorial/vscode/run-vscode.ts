/** `npm run vscode`: writes what helps editors to complete front matter. */
import { resolve } from 'node:path';
import { readOptions, type CommandResult } from '../../base/command.ts';
import { replaceFile } from '../../base/files.ts';
import { writeEditorFiles } from './schemas.ts';
import { SNIPPETS_FILE, snippetsFile } from './snippets.ts';

const USAGE = `npm run vscode

Writes the schemas from which editors complete front matter, and the snippets of VS Code.

  --quiet   leaves the snippets alone and never fails: for "npm ci", which runs this by itself`;

/**
 * Runs the command. What is wrong with the content is for `npm run check` to
 * say: with `--quiet`, a failure does not stop the installation.
 *
 * @param args what was typed after `npm run vscode --`.
 * @param content the content folder.
 * @throws UsageError for an option that does not exist.
 */
export async function runVscode(args: readonly string[], content: string): Promise<CommandResult> {
  const { values } = readOptions(
    args,
    { options: { quiet: { type: 'boolean' }, help: { type: 'boolean' } } },
    USAGE,
  );
  if (values.help) return { status: 0, output: USAGE };
  try {
    await writeEditorFiles(process.cwd(), resolve(content));
    if (values.quiet) return { status: 0 };
    // The snippets are committed, so that they work before anything is installed; a test compares them.
    replaceFile(SNIPPETS_FILE, snippetsFile());
  } catch (error) {
    const errors = `The files that help editors to complete fields could not be written: ${error instanceof Error ? error.message : String(error)}`;
    return { status: values.quiet ? 0 : 1, errors };
  }
  return {
    status: 0,
    output:
      'Editors now know the fields, and the names of cities, partners and principles. In VS Code, accept the recommended extensions.',
  };
}
