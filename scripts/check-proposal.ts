/** `npm run check:proposal -- <folder or payload.json> [--json] [--comment]`: shows the reply to a proposal. */
import { runCommand } from '../src/base/command.ts';
import { checkProposal } from '../src/membership/proposal/command.ts';
import { folders } from '../src/settings.ts';

await runCommand(() => checkProposal(process.argv.slice(2), folders.content));
