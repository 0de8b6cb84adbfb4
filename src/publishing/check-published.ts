/** Checks what the published site says of itself. */
import type { CommandResult } from '../base/command.ts';
import { today } from '../base/days.ts';
import { absolute } from '../model/urls.ts';
import { publishedErrors } from '../site/security-txt.ts';

/** Asks the published site for its security.txt, which every build renews. */
export async function checkPublished(): Promise<CommandResult> {
  const address = absolute('/.well-known/security.txt');
  const errors = await publishedErrors(address, today('UTC'), (url) =>
    fetch(url, { signal: AbortSignal.timeout(30_000) }),
  );
  return errors.length === 0
    ? { status: 0, output: `${address} is in order.` }
    : {
        status: 1,
        errors: `${address}:\n${errors.map((error) => `  ${error}`).join('\n')}\n  Each build renews this file: find out why the site is no longer built and published.`,
      };
}
