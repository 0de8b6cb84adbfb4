/**
 * Run by .github/workflows/proposal-reply.yml, from the branch that a pull
 * request would change: reads the pull request as data, judges it, answers.
 */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { proposal as t } from '../src/i18n/proposal.ts';
import { writeComment, writeText } from '../src/membership/proposal/comment.ts';
import { listContent, readContext } from '../src/membership/proposal/folder.ts';
import { answerPull, readEnvironment, recordPull } from '../src/membership/proposal/github.ts';
import { judgeProposal } from '../src/membership/proposal/judge.ts';
import { touchesCities } from '../src/membership/proposal/payload.ts';

try {
  const root = process.cwd();
  const content = resolve(root, 'content');
  const { number, ...repository } = readEnvironment(process.env);
  const settings = {
    ...repository,
    fetch: (url: string, init: RequestInit) =>
      fetch(url, { ...init, signal: AbortSignal.timeout(30_000) }),
  };

  const payload = await recordPull(settings, number, await listContent(content));
  // The record can be judged again at any time: npm run check:proposal -- <file>
  const file = process.env['PAYLOAD_FILE'];
  if (file) await writeFile(file, JSON.stringify(payload, null, 2));

  const judgement = judgeProposal(payload, await readContext(content, root));
  const reply = touchesCities(payload)
    ? { comment: writeComment(judgement), label: judgement.label }
    : undefined;
  await answerPull(settings, number, reply);
  console.log(reply ? writeText(judgement) : t.command.noReply);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
