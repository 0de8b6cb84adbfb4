/** `npm run check:links`: asks the sites that the content links to. It fails only with --strict, if a link is dead. */
import { runCommand } from '../src/base/command.ts';
import { runCheckLinks } from '../src/quality/link-check/command.ts';

await runCommand(() => runCheckLinks(process.argv.slice(2)));
