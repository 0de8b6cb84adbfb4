/** `npm run check`: judges the content folder and prints what is wrong. */
import { resolve } from 'node:path';
import { checkContent } from '../src/lib/content-check/check-content.ts';
import { formatProblems } from '../src/lib/content-check/problem.ts';

const root = process.cwd();
const { files, problems } = await checkContent(resolve(root, process.env['CONTENT_DIR'] ?? 'content'), root);
if (problems.length === 0) {
  console.log(`${files.length} files checked. Everything is in order.`);
} else {
  console.error(`${formatProblems(problems)}\n\n${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${new Set(problems.map((problem) => problem.file)).size} files.`);
  process.exitCode = 1;
}
