/** `npm run newsletter -- --month 2026-10 [--out FOLDER]`: makes a newsletter from the activities of a period, as HTML and as plain text. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { newsletterTexts } from '../src/i18n/newsletter.ts';
import { checkContent, type CheckedFile } from '../src/check/check-content.ts';
import { selectNewsletter } from '../src/editorial/newsletter/newsletter.ts';
import { makeNewsletter } from '../src/editorial/newsletter/make.ts';
import { formatNewsletterPeriod, readPeriod } from '../src/editorial/newsletter/period.ts';
import type { Activity } from '../src/model/schemas/activity.ts';
import type { Principle } from '../src/model/schemas/principle.ts';
import { settings } from '../src/settings.ts';

const t = newsletterTexts.command;

function readOptions() {
  try {
    return parseArgs({
      options: {
        month: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        out: { type: 'string', default: 'newsletter' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new Error(t.noOption(error instanceof Error ? error.message : String(error)), {
      cause: error,
    });
  }
}

async function run(): Promise<void> {
  const values = readOptions();
  if (values.help) {
    console.log(t.usage);
    return;
  }
  const asked = readPeriod(values);
  if (asked.from > settings.buildDay) throw new Error(t.later(asked.from, settings.buildDay));
  const period = {
    from: asked.from,
    to: asked.to < settings.buildDay ? asked.to : settings.buildDay,
  };
  if (period.to !== asked.to) console.warn(t.cut(asked.to, settings.buildDay));

  const root = process.cwd();
  const { files, problems } = await checkContent(
    resolve(root, process.env['CONTENT_DIR'] ?? 'content'),
    root,
  );
  if (problems.length > 0) throw new Error(t.errors(problems.length));
  const entries = <Data>(collection: CheckedFile['collection']) =>
    files
      .filter((file) => file.collection === collection)
      .map(({ slug, data }) => ({ id: slug, data: data as unknown as Data }));

  const content = selectNewsletter(entries<Activity>('activities'), period);
  if (!content) throw new Error(t.nothing(formatNewsletterPeriod(period, settings.locale)));
  const { subject, html, text, left } = makeNewsletter(content, entries<Principle>('principles'));
  await mkdir(values.out, { recursive: true });
  const written = [
    ['newsletter.html', html],
    ['newsletter.txt', text],
  ] as const;
  for (const [name, made] of written) await writeFile(join(values.out, name), made);
  console.log(
    t.done(
      content.news.length,
      content.events.length,
      written.map(([name]) => join(values.out, name)),
      Buffer.byteLength(html),
    ),
  );
  if (left > 0) console.log(t.left(left));
  console.log(t.subjectLine(subject));
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
