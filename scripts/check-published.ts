/** `npm run check:published`: fails if the security.txt of the published site has expired. */
import { runCommand } from '../src/base/command.ts';
import { checkPublished } from '../src/publishing/check-published.ts';

await runCommand(checkPublished);
