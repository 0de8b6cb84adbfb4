/** The command from what was sent to the letter, on a copy of the content. */
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../base/command.ts';
import { inEnglish } from '../../i18n/index.ts';
import { asHtml, composeMail, quote, type MailPart } from '../../quality/testing/mails.ts';
import { PLAIN } from '../../quality/testing/sites.ts';
import type { Fetch } from '../proposal/github.ts';
import { fieldsFromCity, judgeAnswers } from '../join/answers.ts';
import { writeCityFile, type CityInput } from '../join/city-file.ts';
import { joinFields } from '../join/fields.ts';
import { questionsOf } from '../join/issue-form.ts';
import { readJoinContent } from '../join/join-content.ts';
import { readCityFile } from '../join/read-city-file.ts';
import { receive, type Surroundings } from './command.ts';
import { missingIn } from './judge-sent.ts';

const { t, formats } = inEnglish;
const TODAY = '2026-11-30';
const { principles, checklist } = await readJoinContent(PLAIN.content);

let root: string;
let content: string;
let folder: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'receive-'));
  content = join(root, 'content');
  await cp(PLAIN.content, content, { recursive: true });
});
afterAll(() => rm(root, { recursive: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'folder-'));
});

const gitHost: Surroundings['gitHost'] = {
  kind: 'github',
  url: 'https://github.com',
  owner: 'owner',
  repository: 'site',
  branch: 'main',
};
const noFetch: Fetch = () => Promise.reject(new Error('Nothing may be fetched.'));

const surroundings = (changes: Partial<Surroundings> = {}): Surroundings => ({
  content,
  folder,
  today: TODAY,
  gitHost,
  fetch: noFetch,
  ...changes,
});

/** Runs the command on bytes that are saved as a file. */
async function receiveFile(name: string, bytes: string | Uint8Array, ...options: string[]) {
  await writeFile(join(folder, name), bytes);
  const result = await receive([name, ...options], surroundings());
  return { ...result, output: result.output ?? '' };
}

const COMPLETE: CityInput = {
  name: 'Volos',
  localNames: [{ name: 'Βόλος', language: 'el' }],
  country: 'GR',
  latitude: 39.3666,
  longitude: 22.9507,
  status: 'candidate',
  applied: '2026-11-24',
  website: 'https://www.example.org/',
  language: 'el',
  summary: 'Ο Βόλος ανοίγει τα δεδομένα του και ρωτά τους κατοίκους του τι να κάνει με αυτά.',
  noActionsYet: true,
  decision: { body: 'City council', date: '2026-10-12', link: 'https://www.example.org/council' },
  promise: true,
  contact: { role: 'Digital Office', email: 'digital@example.org' },
  sender: 'staff',
};
const SAPPORO: CityInput = {
  ...COMPLETE,
  name: 'Sapporo',
  localNames: [{ name: '札幌市', language: 'ja' }],
  country: 'JP',
  latitude: 43.0621,
  longitude: 141.3544,
  language: 'ja',
  summary:
    '札幌市はアルゴリズムの一覧を公開し、そのすべてを市民に説明しています。市民の声を聞きます。',
};
const ATHENS: CityInput = { ...COMPLETE, name: 'Athens', latitude: 37.9838, longitude: 23.7275 };

function without(data: CityInput, ...keys: (keyof CityInput)[]): CityInput {
  return Object.fromEntries(
    Object.entries(data).filter(([key]) => !keys.includes(key as keyof CityInput)),
  ) as CityInput;
}

/** The answers as GitHub writes them from the issue form. */
function asIssue(data: CityInput): string {
  const values = new Map(
    fieldsFromCity(
      data,
      principles.map(({ id }) => id),
    ),
  );
  return questionsOf(joinFields(principles, checklist, inEnglish))
    .map(({ label, field: { name, options } }) => {
      const value = values.get(name);
      const shown = options?.find(([option]) => option === value)?.[1] ?? value;
      return `### ${label}\n\n${shown ?? '_No response_'}`;
    })
    .join('\n\n');
}

const attachedTo = (mail: string, file: string): readonly MailPart[] => [
  { content: mail, type: 'text/plain' },
  {
    content: Buffer.from(file),
    type: 'application/octet-stream',
    name: 'our city.md',
    transfer: 'base64',
  },
];

/** Every way in, with the name under which it is saved. */
const WAYS: Readonly<Record<string, (data: CityInput) => [name: string, bytes: string | Buffer]>> =
  {
    'the file itself': (data) => ['city.md', writeCityFile(data)],
    'the text of an issue': (data) => ['issue.txt', asIssue(data)],
    'the text of a mail': (data) => [
      'mail.txt',
      `Hello,\n\n${quote(writeCityFile(data))}\n\nRegards`,
    ],
    'a mail with the file': (data) => [
      'mail.eml',
      composeMail({ parts: attachedTo('Here it is.', writeCityFile(data)) }),
    ],
    'a mail with the answers in HTML': (data) => [
      'mail.eml',
      composeMail({ parts: [{ content: asHtml(asIssue(data)), type: 'text/html' }] }),
    ],
  };

describe.each(Object.entries(WAYS))('%s', (_, send) => {
  it('becomes the file of the city, and a letter that says what happens next', async () => {
    for (const data of [COMPLETE, SAPPORO]) {
      const slug = data.name.toLowerCase();
      const path = join(content, 'cities', `${slug}.md`);
      const shown = await receiveFile(...send(data), '--day', '2026-11-24');
      expect(shown.status, shown.output).toBe(0);
      expect(existsSync(path)).toBe(false);
      expect(shown.output).toContain(`Its file belongs at ${path}. Add --write`);

      const written = await receiveFile(...send(data), '--day', '2026-11-24', '--write');
      expect(written.status).toBe(0);
      expect(await readFile(path, 'utf8')).toBe(writeCityFile(data));
      await rm(path);
      const { output } = written;
      expect(output).toMatch(new RegExp(`^Found: ${data.name}, in the `));
      const language = formats.languageName(data.language ?? '');
      expect(output).toContain(`- The answers are in ${language}`);
      expect(output).toContain(`is in English, and the city writes in ${language}.`);
      const [, letter = ''] = output.split(t.receiving.letterTitle);
      expect(letter).toContain('To: digital@example.org\nSubject: Your proposal has arrived');
      expect(letter).toContain(`Its reference is ${slug}-2026-11-24`);
      expect(letter).toContain('A candidate is not a member yet');
      expect(letter).toContain('/join/next/');
      expect(letter).not.toContain('draft');
    }
  });

  it('becomes a draft with every answer, and a letter with the open questions', async () => {
    const data = without(COMPLETE, 'promise', 'summary');
    const { status, output } = await receiveFile(...send(data), '--write');
    expect(status).toBe(1);
    expect(existsSync(join(content, 'cities', 'volos.md'))).toBe(false);

    const draft = readCityFile(await readFile(join(folder, 'volos-draft.md'), 'utf8'));
    const { input } = judgeAnswers(fieldsFromCity(draft?.data ?? COMPLETE, []), [], TODAY);
    expect(missingIn(input, data)).toEqual([]);

    const [before, letter = ''] = output.split(t.receiving.letterTitle);
    for (const part of [before, letter]) {
      expect(part).toContain('Summary');
      expect(part).toContain('Enter one sentence about the city and digital rights.');
      expect(part).toContain('Tick the box to promise it.');
    }
    expect(letter).toContain('Save the attached file volos-draft.md.');
    expect(letter).toContain('/join/apply/');
    expect(letter).toContain(`Choose “${t.join.openDraft}”`);

    await receiveFile(...send(data), '--write');
    expect((await readdir(folder)).filter((name) => name.includes('draft')).sort()).toEqual([
      'volos-draft-2.md',
      'volos-draft.md',
    ]);
  });

  it('makes no second page of a member: it becomes a correction', async () => {
    const before = await readFile(join(content, 'cities', 'athens.md'), 'utf8');
    const { status, output } = await receiveFile(...send(ATHENS), '--write');
    expect(status).toBe(1);
    expect(await readFile(join(content, 'cities', 'athens.md'), 'utf8')).toBe(before);
    expect(existsSync(join(folder, 'athens-draft.md'))).toBe(true);
    expect(output).toContain('Athens is a member and has a page already');
    expect(output).toMatch(/What changes:\n[^]*- Summary: Athens offers free classes/);
    expect(output).toContain('Athens is a member of the coalition, and need not apply again.');
    expect(output).toContain('/join/apply/?city=athens');
  });

  it('lets a former member apply again, in its own file', async () => {
    const gothenburg: CityInput = {
      ...without(COMPLETE, 'localNames', 'website'),
      name: 'Gothenburg',
      country: 'SE',
      latitude: 57.7089,
      longitude: 11.9746,
    };
    const path = join(content, 'cities', 'gothenburg.md');
    const before = await readFile(path, 'utf8');
    try {
      const { status, output } = await receiveFile(...send(gothenburg), '--write');
      expect(status, output).toBe(0);
      expect(output).toContain('Gothenburg was a member, and applies again.');
      expect(output).toContain('- Status: former → candidate');
      expect(output).toContain('says that it was a member and applies again');
      const { data } = readCityFile(await readFile(path, 'utf8')) ?? {};
      expect(data).toMatchObject({ status: 'candidate', memberBy: '2019-03-28', left: '2025-03' });

      await writeFile(path, before);
      const less = await receiveFile(...send(without(gothenburg, 'promise')), '--write');
      expect(await readFile(path, 'utf8')).toBe(before);
      expect(less.output).toContain(`- Tick “${t.join.rejoins}”`);
      expect(existsSync(join(folder, 'gothenburg-draft.md'))).toBe(true);
    } finally {
      await writeFile(path, before);
    }
  });
});

describe('what was sent', () => {
  it('may be a corrected draft that comes back, with what it answers below', async () => {
    const mail = composeMail({
      subject: 'Re: Your proposal: some answers are missing (Volos)',
      parts: attachedTo(
        `Now complete.\n\n${quote('Your proposal for Volos arrived.\n- Summary: Enter one sentence.')}`,
        writeCityFile(COMPLETE),
      ),
    });
    const { status, output } = await receiveFile('mail.eml', mail);
    expect(status).toBe(0);
    expect(output).toContain('in the attachment our city.md of the mail “Re: Your proposal');
    expect(output).toContain('  Now complete.\n');
    expect(output).toContain('  > - Summary: Enter one sentence.');
  });

  it('may hold several proposals, of which none is taken silently', async () => {
    const mail = composeMail({
      parts: [
        ...attachedTo(`Hello\n\n${writeCityFile(COMPLETE)}`, writeCityFile(SAPPORO)),
        { content: Buffer.from(writeCityFile(COMPLETE)), type: 'text/markdown', name: 'volos.md' },
      ],
    });
    const { status, output } = await receiveFile('mail.eml', mail, '--write');
    expect(status).toBe(1);
    expect(output).toContain('2 proposals were found, which differ. None was taken:');
    expect(output).toMatch(
      /1\. Sapporo, in the attachment our city\.md[^]*2\. Volos, in the attachment volos\.md/,
    );
    expect(await readdir(folder)).toEqual(['mail.eml']);

    const second = await receiveFile('mail.eml', mail, '--take', '2');
    expect(second.output).toMatch(/^Found: Volos.*\nThe same proposal is also in the text of/);
    await expect(receiveFile('mail.eml', mail, '--take', '3')).rejects.toThrow(
      'none of the proposals',
    );
  });

  it('is shown if it holds no proposal', async () => {
    const { status, output } = await receiveFile('mail.txt', 'We would like to join!\n\u001b[2J');
    expect(status).toBe(1);
    expect(output).toContain('There is no proposal in the file mail.txt.');
    expect(output).toContain('Subject: Your message: how a city proposes itself');
    expect(output).toContain('  We would like to join!\n  \\u{1B}[2J');

    const scan = await receiveFile('signed.pdf', '%PDF-1.7');
    expect(scan.output).toContain('it is a PDF');
    expect(scan.output).not.toContain('begins with ---');
  });

  it('cannot make a terminal do anything', async () => {
    const evil = '\u001b]0;x\u0007\u202E`rm -rf ~` $(x)';
    const file = writeCityFile({
      ...COMPLETE,
      name: `Volos${evil}`,
      contact: { role: `Office${evil}`, email: `a${evil}@example.org` },
      summary: evil,
    });
    for (const [name, bytes] of [
      ['city.md', file],
      ['mail.eml', composeMail({ subject: evil, parts: attachedTo(evil, file) })],
      ['broken.md', `---\nname: "${evil}\n---\n`],
      ['none.txt', evil],
    ] as const) {
      const { output } = await receiveFile(name, bytes);
      expect(output).not.toMatch(/[^\P{C}\n]/u);
    }
  });

  it('is reported as a file that cannot be read, with the lines', async () => {
    const { status, output } = await receiveFile('city.md', '---\nname: "Volos\n---\n', '--write');
    expect(status).toBe(1);
    expect(output).toContain('The file cannot be read, so no draft can be made of it:');
    expect(output.split(t.receiving.letterTitle)[1]).toMatch(/- Line \d: /);
    expect(await readdir(folder)).toEqual(['city.md']);
  });

  it('is never written into the content folder as a draft', async () => {
    await writeFile(join(root, 'part.md'), writeCityFile(without(COMPLETE, 'promise')));
    const inContent = surroundings({ folder: join(content, 'cities') });
    await receive([join(root, 'part.md'), '--write'], inContent);
    expect(existsSync(join(content, 'cities', 'volos-draft.md'))).toBe(false);
    expect(existsSync(join(root, 'volos-draft.md'))).toBe(true);
  });

  it('never replaces a file that is there, even one that cannot be read', async () => {
    const path = join(content, 'cities', 'volos.md');
    await writeFile(path, 'broken');
    try {
      const written = receiveFile('city.md', writeCityFile(COMPLETE), '--write');
      await expect(written).rejects.toThrow(`${path}, which cannot be read.`);
      expect(await readFile(path, 'utf8')).toBe('broken');
    } finally {
      await rm(path);
    }
  });

  it.each([[['nothing-here']], [[]], [['a', '--day', 'monday']], [['a', '--take', '0']]])(
    'has to be named rightly: %j',
    async (args) => {
      await expect(receive(args, surroundings())).rejects.toThrow(UsageError);
    },
  );
});

describe('the git host', () => {
  const API = 'https://api.github.com/repos/owner/site';
  const issue = (body: string | null, changes: object = {}) => ({
    title: 'Proposal: Volos \u001b[2J',
    body,
    comments: 0,
    created_at: '2026-11-20T08:00:00Z',
    user: { login: 'ana' },
    ...changes,
  });

  /** GitHub with some answers. */
  function github(answers: Readonly<Record<string, unknown>>) {
    const seen: Record<string, string>[] = [];
    const fetch: Fetch = (url, { method, headers }) => {
      expect(method).toBe('GET');
      seen.push(headers);
      const answer = answers[url.replace(API, '')];
      return Promise.resolve(
        answer === undefined
          ? Response.json({ message: 'Not Found' }, { status: 404 })
          : Response.json(answer),
      );
    };
    return { fetch, seen };
  }

  it.each([
    '#12',
    'https://github.com/owner/site/issues/12',
    'https://github.com/Owner/site/issues/12#issuecomment-1',
  ])('gives an issue by %s', async (source) => {
    const { fetch, seen } = github({
      '/issues/12': issue(asIssue(COMPLETE).replaceAll('\n', '\r\n')),
    });
    const { status, output } = await receive([source], surroundings({ fetch }));
    expect(status, output).toBe(0);
    expect(output).toContain('in the issue #12 “Proposal: Volos \\u{1B}[2J” by ana.');
    expect(output).toContain('Its reference is volos-2026-11-20');
    expect(seen.map((headers) => 'authorization' in headers)).toEqual([false]);
  });

  it('sends a token if there is one', async () => {
    const { fetch, seen } = github({ '/issues/12': issue('') });
    await receive(['#12'], surroundings({ fetch, token: 'secret' }));
    expect(seen[0]).toMatchObject({ authorization: 'Bearer secret' });
  });

  it('says where to look if answers are missing and there are comments', async () => {
    const body = asIssue(without(COMPLETE, 'promise'));
    for (const text of [body, null]) {
      const { fetch } = github({ '/issues/12': issue(text, { comments: 3 }) });
      const { status, output } = await receive(['#12'], surroundings({ fetch }));
      expect(status).toBe(1);
      expect(output).toContain(
        'There are 3 comments below the issue, which a program does not read.',
      );
      expect(output).toContain('https://github.com/owner/site/issues/12');
    }
  });

  it('gives a pull request, which has its reply there', async () => {
    const file = writeCityFile({ ...COMPLETE, website: 'https://www.example.net/' });
    const tree = (path: string, type: string, sha: string) => ({
      tree: [{ path, mode: type === 'tree' ? '040000' : '100644', type, sha, size: file.length }],
    });
    const { fetch } = github({
      '/issues/12': issue('', { pull_request: {} }),
      '/pulls/12': { changed_files: 1, head: { sha: 'h' } },
      '/pulls/12/files?per_page=100&page=1': [
        { filename: 'content/cities/volos.md', status: 'added' },
      ],
      '/git/trees/h': tree('content', 'tree', 'c'),
      '/git/trees/c': tree('cities', 'tree', 'd'),
      '/git/trees/d': tree('volos.md', 'blob', 'b'),
      '/git/blobs/b': { content: Buffer.from(file).toString('base64'), encoding: 'base64' },
    });
    const { status, output } = await receive(
      ['https://github.com/owner/site/pull/12/files', '--write'],
      surroundings({ fetch }),
    );
    expect(status).toBe(0);
    expect(output).toContain('Found: Volos, in the pull request #12');
    expect(output).toContain('- The mailbox is at example.org');
    expect(output).toContain('there is no letter');
    expect(output).not.toContain(t.receiving.letterTitle);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    'https://github.com/owner/other/issues/12',
    'https://github.com/owner/site2/issues/12',
    'https://github.com.example.org/owner/site/issues/12',
    'https://gitlab.com/owner/site/-/issues/12',
    'https://github.com/owner/site',
    'https://github.com/owner/site/issues/12x',
    'https://github.com/owner/site/issues/../../../other/site/issues/1',
  ])('is not asked for %s', async (source) => {
    const wrong = receive([source], surroundings());
    await expect(wrong).rejects.toThrow(UsageError);
    await expect(wrong).rejects.toThrow(
      `"${source}" is neither a proposal nor an issue of this site`,
    );
  });

  it('has to be GitHub', async () => {
    const elsewhere = surroundings({
      gitHost: { ...gitHost, kind: 'gitlab', url: 'https://gitlab.com' },
    });
    for (const source of ['#12', 'https://gitlab.com/owner/site/-/issues/12'])
      await expect(receive([source], elsewhere)).rejects.toThrow(
        'this site is kept on GitLab. Open the page there, copy the whole text',
      );
  });
});
