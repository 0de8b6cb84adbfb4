/** `npm run newsletter`: makes the newsletter of a period, as HTML and as plain text. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readOptions, UsageError, type CommandResult } from '../../base/command.ts';
import { inEnglish } from '../../i18n/index.ts';
import { checkContent, type CheckedFile } from '../../check/check-content.ts';
import type { Entry } from '../../model/queries/entry.ts';
import type { Activity } from '../../model/schemas/activity.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import { settings } from '../../settings.ts';
import { makeNewsletter } from './make.ts';
import { selectNewsletter } from './newsletter.ts';
import { formatNewsletterPeriod, readPeriod } from './period.ts';

const t = inEnglish.t.mailing.command;

const OPTIONS = {
  month: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string', default: 'newsletter' },
  help: { type: 'boolean' },
} as const;

async function readContent(folder: string): Promise<CheckedFile[]> {
  const { files, problems } = await checkContent(resolve(folder), process.cwd());
  if (problems.length > 0) throw new UsageError(t.errors(problems.length));
  return files;
}

function entriesOf<Data>(
  files: readonly CheckedFile[],
  collection: CheckedFile['collection'],
): Entry<Data>[] {
  return files
    .filter((file) => file.collection === collection)
    .map(({ slug, data }) => ({ id: slug, data: data as unknown as Data }));
}

/**
 * Runs the command.
 *
 * @param args what was typed after `npm run newsletter --`.
 * @param content the content folder.
 * @throws UsageError that says why no newsletter can be made; nothing has been written then.
 */
export async function runNewsletter(
  args: readonly string[],
  content: string,
): Promise<CommandResult> {
  const { values } = readOptions(args, { options: OPTIONS }, t.usage);
  if (values.help) return { status: 0, output: t.usage };
  const asked = readPeriod(values);
  const today = settings.buildDay;
  if (asked.from > today) throw new UsageError(t.later(asked.from, today));
  const isCut = asked.to > today;
  const period = { from: asked.from, to: isCut ? today : asked.to };

  const files = await readContent(content);
  const selected = selectNewsletter(entriesOf<Activity>(files, 'activities'), period);
  if (!selected)
    throw new UsageError(t.nothing(formatNewsletterPeriod(period, inEnglish.language.locale)));
  const { subject, html, text, left } = makeNewsletter(
    selected,
    entriesOf<Principle>(files, 'principles'),
    inEnglish,
  );
  const paths = ['newsletter.html', 'newsletter.txt'].map((name) => join(values.out, name));
  mkdirSync(values.out, { recursive: true });
  for (const [index, path] of paths.entries()) writeFileSync(path, index === 0 ? html : text);
  const { news, events } = selected;
  const lines = [
    t.done(news.length, events.length, paths, Buffer.byteLength(html)),
    ...(left > 0 ? [t.left(left)] : []),
    t.subjectLine(subject),
  ];
  return {
    status: 0,
    output: lines.join('\n'),
    ...(isCut ? { errors: t.cut(asked.to, today) } : {}),
  };
}
