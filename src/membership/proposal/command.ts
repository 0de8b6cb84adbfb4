/** The two commands for proposals: one shows the reply, the other posts it. */
import { resolve } from 'node:path';
import { readPath, type CommandResult } from '../../base/command.ts';
import { checkContent } from '../../check/check-content.ts';
import { inEnglish } from '../../i18n/index.ts';
import { writeComment, writeText } from './comment.ts';
import { readProposal } from './folder.ts';
import { answerPull, readEnvironment, recordPull, type Fetch } from './github.ts';
import { judgeProposal } from './judge.ts';
import { touchesCities } from './payload.ts';

const t = inEnglish.t.proposal;

/**
 * Judges a proposal in a folder or a record, and shows the reply.
 *
 * @param args arguments of the command. @param content path of the content folder.
 * @returns status 1 if the author has something to fix.
 * @throws UsageError if there is nothing to judge.
 */
export async function checkProposal(
  args: readonly string[],
  content: string,
): Promise<CommandResult> {
  const { path, values } = readPath(
    args,
    { json: { type: 'boolean' }, comment: { type: 'boolean' } },
    t.command.usage,
  );
  const folder = resolve(content);
  const judgement = judgeProposal(
    await readProposal(path, folder),
    await checkContent(folder, process.cwd()),
  );
  const output = values.json
    ? JSON.stringify(judgement, null, 2)
    : values.comment
      ? writeComment(judgement)
      : writeText(judgement);
  return {
    status: judgement.verdict === 'fix' ? 1 : 0,
    output,
    ...(values.json || values.comment ? { isForPrograms: true } : {}),
  };
}

/**
 * Reads a pull request as data, judges it and posts the reply.
 *
 * @param env names the repository and the pull request.
 * @param content path of the content folder of the branch that the pull request would change.
 * @throws UsageError if a variable is missing or GitHub does not answer as expected.
 */
export async function replyToProposal(
  env: Readonly<Record<string, string | undefined>>,
  content: string,
  fetch: Fetch,
): Promise<CommandResult> {
  const folder = resolve(content);
  const { number, ...repository } = readEnvironment(env);
  const settings = { ...repository, fetch };
  const payload = await recordPull(settings, number);
  const judgement = judgeProposal(payload, await checkContent(folder, process.cwd()));
  const reply = touchesCities(payload)
    ? { comment: writeComment(judgement), label: judgement.label }
    : undefined;
  await answerPull(settings, number, reply);
  return { status: 0, output: reply ? writeText(judgement) : t.command.noReply };
}
