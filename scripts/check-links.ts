/**
 * `npm run check:links [-- --json FILE] [--markdown FILE] [--pause SECONDS] [--parallel NUMBER] [--strict]`:
 * asks the sites that the content links to, and prints one report. It fails on
 * no link, unless --strict is given and one is dead.
 */
import { appendFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkLinks } from '../src/quality/link-check/check-links.ts';
import { collectLinks } from '../src/quality/link-check/collect.ts';
import { writeJson, writeMarkdown } from '../src/quality/link-check/report.ts';
import { isPublic } from '../src/quality/link-check/rules.ts';
import { MANNERS, realClock, Visitor } from '../src/quality/link-check/visitor.ts';
import { repositoryUrl } from '../src/base/git-host.ts';
import { gitHost } from '../src/base/site-git-host.ts';
import { settings } from '../src/settings.ts';

function positive(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  if (!/^\d+(\.\d+)?$/.test(text) || Number(text) <= 0)
    throw new Error(`--${name} takes a number above 0; it is "${text}".`);
  return Number(text);
}

try {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      markdown: { type: 'string' },
      pause: { type: 'string' },
      parallel: { type: 'string' },
      strict: { type: 'boolean' },
    },
  });
  const root = process.cwd();
  const links = await collectLinks(
    resolve(root, process.env['CONTENT_DIR'] ?? 'content'),
    root,
    settings.site,
  );
  const manners = {
    ...MANNERS,
    pause: positive('pause', values.pause, MANNERS.pause / 1000) * 1000,
    parallel: Math.ceil(positive('parallel', values.parallel, MANNERS.parallel)),
  };
  const userAgent = `CitiesLinkCheck/1 (+${settings.site}${settings.base}; ${repositoryUrl(gitHost)})`;
  console.error(`Asking for ${links.length} addresses; this takes some minutes.`);
  const visitor = new Visitor({ fetch, clock: realClock, manners, userAgent, mayAsk: isPublic });
  const report = await checkLinks(links, {
    visitor,
    manners,
    probes: [gitHost.url, 'https://archive.org/'],
    day: new Date().toISOString().slice(0, 10),
  });

  const markdown = writeMarkdown(report);
  console.log(markdown.trimEnd());
  // The summary of a job may hold what other steps wrote.
  if (values.markdown) await appendFile(values.markdown, markdown);
  if (values.json) await writeFile(values.json, writeJson(report));
  process.exitCode = values.strict && report.counts.dead > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
