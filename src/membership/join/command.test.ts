import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAIN } from '../../quality/testing/sites.ts';
import { readSettings } from '../../settings.ts';
import { writeIssueForm } from './command.ts';
import { formSiteUrl, issueFormFiles } from './issue-form.ts';
import { readJoinContent } from './join-content.ts';

let folder: string;
let content: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'issue-'));
  content = join(folder, 'texts');
  await cp(PLAIN.content, content, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

describe('writeIssueForm', () => {
  it('writes the files of the form', async () => {
    const { output } = await writeIssueForm(folder, content);
    const { principles, checklist } = await readJoinContent(content);
    const files = issueFormFiles(principles, checklist, formSiteUrl(readSettings({}, '')));
    expect(output?.split('\n')).toEqual([...files.keys()]);
    for (const [file, text] of files) expect(await readFile(join(folder, file), 'utf8')).toBe(text);
  });

  it('refuses a principle that is invalid, and names its file', async () => {
    await writeFile(join(content, 'principles/privacy-and-security.md'), '');
    await expect(writeIssueForm(folder, content)).rejects.toThrow(
      /principles\/privacy-and-security\.md is invalid\. Run "npm run check"/,
    );
  });
});
