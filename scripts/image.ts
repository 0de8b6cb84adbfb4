/** `npm run image -- PHOTO [--for POST]`: makes a photo ready for the site, and puts it beside a post. */
import { resolve } from 'node:path';
import { runCommand } from '../src/base/command.ts';
import { terminal } from '../src/editorial/new-content/dialogue.ts';
import { runImage } from '../src/editorial/photos/run-image.ts';
import { folders } from '../src/settings.ts';

const place = { content: resolve(folders.content), shown: folders.content, dialogue: terminal() };
await runCommand(() => runImage(process.argv.slice(2), place));
