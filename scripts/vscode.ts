/**
 * `npm run vscode`: writes the schemas by which editors complete front matter,
 * and the snippets. With --quiet, which leaves the snippets alone, it runs by
 * itself after `npm ci`, and must not stop it: what is wrong with the
 * content is for the check to say.
 */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeEditorFiles } from '../src/editorial/vscode/schemas.ts';
import { SNIPPETS_FILE, snippetsFile } from '../src/editorial/vscode/snippets.ts';

const { values } = parseArgs({ options: { quiet: { type: 'boolean', default: false } } });
try {
  await writeEditorFiles(process.cwd(), resolve(process.env['CONTENT_DIR'] ?? 'content'));
  // The snippets are committed, so that they work before anything is installed; a test says so if they are not up to date.
  if (!values.quiet) await writeFile(SNIPPETS_FILE, snippetsFile());
  if (!values.quiet)
    console.log(
      'Editors know the fields now, and the names of cities, partners and principles. In VS Code, accept the recommended extensions.',
    );
} catch (error) {
  console.error(
    `The files that help editors to complete fields could not be written: ${error instanceof Error ? error.message : String(error)}`,
  );
  if (!values.quiet) process.exitCode = 1;
}
