import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../base/command.ts';
import { PLAIN } from '../../quality/testing/sites.ts';
import { readSettings } from '../../settings.ts';
import { writeCityFromIssue, writeIssueForm } from './command.ts';
import { formSiteUrl, issueFormFiles } from './issue-form.ts';
import { readJoinContent } from './join-content.ts';

let folder: string;
let content: string;
let answers: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'issue-'));
  content = join(folder, 'texts');
  answers = join(folder, 'answers.md');
  await cp(PLAIN.content, content, { recursive: true });
  await writeFile(
    answers,
    [
      ['Name in English', 'Patras'],
      ['Country', 'Greece'],
      ['Latitude', '38.2466'],
      ['Longitude', '21.7346'],
      ['Summary', 'Patras opens its data, and asks its people what to do with them.'],
    ]
      .map(([label, value]) => `### ${label}\n\n${value}`)
      .join('\n\n'),
  );
});
afterAll(() => rm(folder, { recursive: true }));

describe('writeCityFromIssue', () => {
  it('shows the file, and writes it into the content folder on request', async () => {
    const path = join(content, 'cities', 'patras.md');
    const shown = await writeCityFromIssue([answers, '--day', '2026-11-24'], content);
    expect(shown).toMatchObject({ status: 0, errors: expect.stringContaining(path) as string });
    await expect(readFile(path)).rejects.toThrow();

    const written = await writeCityFromIssue([answers, '--day=2026-11-24', '--write'], content);
    expect(written).toMatchObject({ status: 0, output: shown.output });
    expect(await readFile(path, 'utf8')).toBe(shown.output);
    expect(shown.output).toContain('applied: 2026-11-24\n');

    const again = await writeCityFromIssue([answers, '--write'], content);
    expect(again.status).toBe(1);
    expect(again.errors).toContain('There is a page for this city already.');
  });

  it('reports what is wrong', async () => {
    const wrong = join(folder, 'wrong.md');
    await writeFile(wrong, '### Name in English\n\nPatras');
    const result = await writeCityFromIssue([wrong], content);
    expect(result).toMatchObject({ status: 1 });
    expect(result.errors).toContain('Country\n  This is missing.');
  });

  it('refuses a file that does not exist', async () => {
    await expect(writeCityFromIssue(['nothing-here'], content)).rejects.toThrow(UsageError);
  });
});

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
