/** `npm run check:dist`: checks the built site, and prints its heaviest pages. */
import { runCommand } from '../src/base/command.ts';
import { runSiteCheck } from '../src/quality/checks/check-site.ts';
import { folders, settings } from '../src/settings.ts';

await runCommand(() => runSiteCheck(folders.output, settings, folders.content));
