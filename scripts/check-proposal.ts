/** `npm run check:proposal -- <folder or payload.json> [--json] [--comment]`: says what would be answered to a proposal. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { proposal as t } from '../src/i18n/proposal.ts';
import { writeComment, writeText } from '../src/membership/proposal/comment.ts';
import { readContext, readProposal } from '../src/membership/proposal/folder.ts';
import { judgeProposal } from '../src/membership/proposal/judge.ts';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, comment: { type: 'boolean' } },
  });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new Error(t.command.usage);
  const root = process.cwd();
  const content = resolve(root, process.env['CONTENT_DIR'] ?? 'content');
  const judgement = judgeProposal(
    await readProposal(path, content),
    await readContext(content, root),
  );
  console.log(
    values.json
      ? JSON.stringify(judgement, null, 2)
      : values.comment
        ? writeComment(judgement).trimEnd()
        : writeText(judgement),
  );
  process.exitCode = judgement.verdict === 'fix' ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
