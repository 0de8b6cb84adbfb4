/** `npm run check:links` and the command of the workflow that keeps the issue. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readOptions, UsageError, type CommandResult } from '../../base/command.ts';
import { today } from '../../base/days.ts';
import { repositoryUrl } from '../../base/git-host.ts';
import { gitHost } from '../../base/site-git-host.ts';
import { folders, settings } from '../../settings.ts';
import { issueSettings } from '../issues/keep-issue.ts';
import { checkLinks, type LinkReport } from './check-links.ts';
import { collectLinks } from './collect.ts';
import { keepLinkIssue } from './issue.ts';
import { writeMarkdown } from './report.ts';

const USAGE = `npm run check:links -- [options]

Asks the sites that the content links to, and prints a report in Markdown.

--json FILE      also writes the report as JSON
--markdown FILE  also appends the report to a file
--strict         fails if a link is dead`;

/** @throws UsageError */
export async function runCheckLinks(args: readonly string[]): Promise<CommandResult> {
  const { values } = readOptions(
    args,
    {
      options: {
        json: { type: 'string' },
        markdown: { type: 'string' },
        strict: { type: 'boolean' },
      },
    },
    USAGE,
  );
  const manners = {
    fetch,
    userAgent: `CitiesLinkCheck/1 (+${settings.site}${settings.base}; ${repositoryUrl(gitHost)})`,
    pause: 2000,
    parallel: 4,
    timeLimit: 20_000,
  };
  const links = collectLinks(resolve(folders.content), process.cwd(), settings.site);
  process.stderr.write(`Asking for ${links.length} addresses; this takes some minutes.\n`);
  const probes = [gitHost.url, 'https://archive.org/'];
  const report = await checkLinks(links, manners, probes, today('UTC'));
  const output = writeMarkdown(report);
  // The summary of a job may hold what other steps wrote.
  if (values.markdown) appendFileSync(values.markdown, output);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  return { status: values.strict && report.counts.dead > 0 ? 1 : 0, output };
}

/** @throws UsageError if no report is named, and Error if GitHub refuses. */
export async function runKeepIssue([file]: readonly string[]): Promise<CommandResult> {
  if (file === undefined) throw new UsageError('node scripts/keep-link-issue.ts REPORT.json');
  const report = JSON.parse(readFileSync(file, 'utf8')) as LinkReport;
  return { status: 0, output: await keepLinkIssue(issueSettings(), report) };
}
