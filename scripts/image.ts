/** `npm run image -- PHOTO [--for POST]`: makes a photo ready for the site, and puts it beside a post. */
import { resolve } from 'node:path';
import { Cancelled } from '../src/editorial/new-content/dialogue.ts';
import { runImage } from '../src/editorial/photos/run-image.ts';

const shown = process.env['CONTENT_DIR'] ?? 'content';
try {
  const { exitCode, text } = await runImage(process.argv.slice(2), {
    content: resolve(shown),
    shown,
    isTerminal: process.stdin.isTTY && process.stdout.isTTY,
  });
  (exitCode === 0 ? console.log : console.error)(text);
  process.exitCode = exitCode;
} catch (error) {
  if (!(error instanceof Cancelled)) throw error;
  console.error('Stopped. Nothing was written.');
  process.exitCode = 130;
}
