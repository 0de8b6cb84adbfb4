/** Run by .github/workflows/links.yml with the report of `npm run check:links -- --json FILE`: keeps the issue on dead links up to date. */
import { readFile } from 'node:fs/promises';
import type { LinkReport } from '../src/quality/link-check/check-links.ts';
import { keepIssue } from '../src/quality/link-check/issue.ts';
import { readRepository } from '../src/membership/proposal/github.ts';

try {
  const [file] = process.argv.slice(2);
  if (file === undefined)
    throw new Error('Say where the report is: node scripts/keep-link-issue.ts FILE.json');
  const report = JSON.parse(await readFile(file, 'utf8')) as LinkReport;
  const settings = {
    ...readRepository(process.env),
    fetch: (url: string, init: RequestInit) =>
      fetch(url, { ...init, signal: AbortSignal.timeout(30_000) }),
  };
  console.log(await keepIssue(settings, report));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
