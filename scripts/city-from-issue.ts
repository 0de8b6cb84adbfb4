/**
 * `npm run city-from-issue -- <file, or - for standard input> [--write] [--day YYYY-MM-DD]`:
 * judges the answers of an issue and prints the file of the city, or what needs attention.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { issueFormMessages as messages } from '../src/i18n/issue-form.ts';
import { cityFromIssue } from '../src/membership/join/city-from-issue.ts';
import { readJoinContent } from '../src/membership/join/join-content.ts';

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        write: { type: 'boolean', default: false },
        day: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      },
    });
  } catch {
    return fail(messages.usage);
  }
}

const { positionals, values } = readArguments();
const [source, ...others] = positionals;
if (source === undefined || others.length > 0) fail(messages.usage);
const text = await (source === '-' ? readAll(process.stdin) : readFile(source, 'utf8')).catch(() =>
  fail(messages.unreadable(source)),
);

const result = cityFromIssue(text, await readJoinContent('content'), values.day);
if (!result.ok) fail(result.report);
process.stdout.write(result.file);
if (values.write) {
  await writeFile(result.path, result.file, { flag: 'wx' }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    fail(messages.exists(result.path));
  });
  console.error(messages.wrote(result.path));
} else {
  console.error(messages.belongs(result.path));
}
