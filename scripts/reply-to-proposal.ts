/** Run by .github/workflows/proposal-reply.yml on the base branch of a pull request: replies to it. */
import { runCommand } from '../src/base/command.ts';
import { replyToProposal } from '../src/membership/proposal/command.ts';
import { folders } from '../src/settings.ts';

await runCommand(() =>
  replyToProposal(process.env, folders.content, (url, init) =>
    fetch(url, { ...init, signal: AbortSignal.timeout(30_000) }),
  ),
);
