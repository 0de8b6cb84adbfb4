import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../base/command.ts';
import { inEnglish } from '../../i18n/index.ts';
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
      ['Place', '38.2466, 21.7346'],
      ['Summary', 'Patras opens its data, and asks its people what to do with them.'],
      ['No action yet', inEnglish.t.join.yes.noActionsYet],
      ['Who decides', 'City council'],
      ['Or planned for', '2027-01'],
      ['Promise', inEnglish.t.join.yes.promise],
      ['Role or office', 'Digital Office'],
      ['E-mail of the office', 'digital@example.org'],
      ['Who proposes the city', inEnglish.t.join.senders.staff],
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

  it('takes the file that a city sends, and shows what a person has to look at', async () => {
    const file = await readFile(join(content, 'cities', 'patras.md'), 'utf8');
    const sent = join(folder, 'thebes.md');
    const thebes = file
      .replaceAll('Patras', 'Thebes')
      .replace('38.2466', '38.3217')
      .replace('21.7346', '23.3174');
    await writeFile(sent, thebes.replace('country: GR', 'country: Greece'));
    const result = await writeCityFromIssue([sent, '--write'], content);
    expect(result.errors).toContain('thebes.md');
    expect(result.errors).toMatch(/Look at this:\n- .*GR/);
    expect(await readFile(join(content, 'cities', 'thebes.md'), 'utf8')).toBe(thebes);
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
