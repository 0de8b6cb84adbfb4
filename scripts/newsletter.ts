/**
 * `npm run newsletter -- --month 2026-10 [--out FOLDER]`: makes a newsletter from the activities of
 * a period, as HTML and as plain text.
 */
import { runCommand } from '../src/base/command.ts';
import { runNewsletter } from '../src/editorial/newsletter/run-newsletter.ts';
import { folders } from '../src/settings.ts';

await runCommand(() => runNewsletter(process.argv.slice(2), folders.content));
