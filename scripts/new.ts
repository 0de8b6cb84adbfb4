/** `npm run new [-- activity|city|partner] [options]`: asks what is needed, and writes a file of content. */
import { runCommand } from '../src/base/command.ts';
import { runNewCommand } from '../src/editorial/new-content/command.ts';

await runCommand(() => runNewCommand(process.argv.slice(2)));
