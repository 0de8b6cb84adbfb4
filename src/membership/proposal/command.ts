/** The two commands for proposals: one shows the reply, the other posts it. */
import { basename, resolve } from 'node:path';
import { readPath, type CommandResult } from '../../base/command.ts';
import { checkContent, type CheckedContent } from '../../check/check-content.ts';
import { codeSpan } from '../../base/escape.ts';
import { inEnglish } from '../../i18n/index.ts';
import { collections } from '../../model/schemas/index.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import { absolute, routes } from '../../model/urls.ts';
import { writeComment, writeText } from './comment.ts';
import { readProposal } from './folder.ts';
import {
  answerPull,
  commentOnce,
  readEnvironment,
  recordPull,
  stateOf,
  type Fetch,
  type GitHubSettings,
  type Reply,
} from './github.ts';
import { judgeProposal, type ProposalJudgement } from './judge.ts';
import { recordOpen, type FormContent } from './open-proposals.ts';
import { isJudged, touchesCities, type ProposalPayload } from './payload.ts';

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

/** Most other pull requests about the same city whose replies are renewed. */
const MOST_TOLD = 5;

const replyOf = (judgement: ProposalJudgement): Reply => ({
  comment: writeComment(judgement),
  label: judgement.label,
});

/** The principles and the checklist, of which the questions of the issue form are made. */
function formContent({ files, checklist }: CheckedContent): FormContent {
  const principles = files
    .filter(({ collection }) => collection === 'principles')
    .map(({ slug, data }) => ({ id: slug, data: data as unknown as Principle }));
  return { principles, checklist };
}

/** The first line of the comment below a proposal that was merged. */
const MERGED_MARKER = '<!-- proposal-merged -->';

/** Says what it means that a proposal was merged: GitHub writes only that word, which sounds like an acceptance. */
async function replyToMerged(
  settings: GitHubSettings,
  number: number,
  { files }: ProposalPayload,
): Promise<CommandResult> {
  const { merged } = t.comment;
  const added = files.find((file) => file.status === 'added' && isJudged(file));
  const slug = added && basename(added.filename, collections.cities.extension);
  const comment =
    slug === undefined
      ? merged.change
      : [
          merged.candidate(codeSpan(absolute(routes.city(slug)))),
          merged.next(codeSpan(absolute('/join/next/'))),
        ].join('\n\n');
  await commentOnce(settings, number, MERGED_MARKER, comment);
  return { status: 0, output: comment };
}

/**
 * Reads a pull request as data, judges it and posts the reply; then renews the replies to other open
 * pull requests about the same city, so that each names the other. Below one that was merged, it says
 * what that means.
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
  const { number, ...repository } = readEnvironment(env);
  const settings = { ...repository, fetch };
  const payload = await recordPull(settings, number);
  if (!touchesCities(payload)) {
    await answerPull(settings, number, undefined);
    return { status: 0, output: t.command.noReply };
  }
  const state = await stateOf(settings, number);
  if (state === 'merged') return replyToMerged(settings, number, payload);
  // Whoever closed it says why.
  if (state === 'closed') return { status: 0, output: t.command.closed };
  const checked = await checkContent(resolve(content), process.cwd());
  const open = await recordOpen(settings, formContent(checked));
  const judge = (proposal: ProposalPayload, own: number) =>
    judgeProposal({ ...proposal, others: open.filter((other) => other.number !== own) }, checked);
  const judgement = judge(payload, number);
  await answerPull(settings, number, replyOf(judgement));
  const told: string[] = [];
  for (const other of judgement.sameCity.slice(0, MOST_TOLD))
    try {
      const renewed = judge(await recordPull(settings, other), other);
      await answerPull(settings, other, replyOf(renewed));
      told.push(t.command.renewed(other));
    } catch (error) {
      // The reply that was asked for is there.
      told.push(t.command.notRenewed(other, error instanceof Error ? error.message : ''));
    }
  return { status: 0, output: [writeText(judgement), ...told].join('\n\n') };
}
