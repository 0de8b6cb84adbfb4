import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GitHost } from '../../base/git-host.ts';
import { GITHUB as github } from '../../quality/testing/git-hosts.ts';
import {
  issueUrl,
  mailtoUrl,
  MAILTO_BUDGET,
  propose,
  signInUrl,
  URL_BUDGET,
} from './new-file-url.ts';

const FILE = 'content/cities/porto.md';
const gitlab: GitHost = { ...github, kind: 'gitlab', url: 'https://gitlab.example.org' };
const forgejo: GitHost = { ...github, kind: 'forgejo', url: 'https://git.example.org' };

const parametersOf = (url: string) => Object.fromEntries(new URL(url).searchParams);

/** Letters of every length in UTF-8, what YAML and addresses give a meaning, and emoji of many parts. */
const LETTERS = ['a', 'é', 'Ω', 'ж', 'ع', '日', 'ह', 'ก', '𝒳', '👩‍👩‍👧', ' ', '"', '%', '&', '\n'];
const long = (most: number) =>
  fc
    .tuple(fc.constantFrom(...LETTERS), fc.integer({ min: 0, max: most }))
    .map(([letter, count]) => letter.repeat(count));

function expectWithinBudget(gitHost: GitHost, url: string): void {
  expect(Buffer.byteLength(url)).toBeLessThanOrEqual(URL_BUDGET.itself);
  expect(Buffer.byteLength(signInUrl(gitHost, url))).toBeLessThanOrEqual(URL_BUDGET.throughSignIn);
}

describe('propose', () => {
  it('makes an address that decodes to the file, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        fc.pre(text.isWellFormed());
        const { prefilled, url } = propose(github, FILE, text);
        fc.pre(prefilled);
        expect(parametersOf(url)).toEqual({ filename: FILE, value: text });
      }),
      { numRuns: 500 },
    );
  });

  it('never makes an address over the budget, and never one with a part of the text', () => {
    let over = 0;
    fc.assert(
      fc.property(long(4000), (text) => {
        const { prefilled, url } = propose(github, FILE, text);
        expectWithinBudget(github, url);
        expect(parametersOf(url)).toEqual({
          filename: FILE,
          ...(prefilled ? { value: text } : {}),
        });
        if (!prefilled) over += 1;
      }),
      { numRuns: 300 },
    );
    expect(over).toBeGreaterThan(0);
  });

  it.each([...LETTERS, 'aé日'])('uses the budget as far as it goes for texts of %j', (letter) => {
    const fitsAt = (count: number) => propose(github, FILE, letter.repeat(count)).prefilled;
    let [low, high] = [0, 5000];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (fitsAt(middle)) low = middle;
      else high = middle;
    }
    const next = `https://github.com/owner/site/new/main?filename=${encodeURIComponent(FILE)}&value=${encodeURIComponent(letter.repeat(low + 1))}`;
    expect(
      next.length > URL_BUDGET.itself || signInUrl(github, next).length > URL_BUDGET.throughSignIn,
    ).toBe(true);
  });

  it('puts the whole path into the parameter', () => {
    expect(propose(github, FILE, 'x').url).toBe(
      'https://github.com/owner/site/new/main?filename=content%2Fcities%2Fporto.md&value=x',
    );
  });

  it('does not send text to a git host that ignores it', () => {
    for (const gitHost of [gitlab, forgejo])
      expect(propose(gitHost, FILE, 'text')).toMatchObject({ prefilled: false });
  });
});

describe('issueUrl', () => {
  const title = 'Proposal: Łódź';

  it('has the answers by the ids of the questions', () => {
    const answers = [
      ['name', 'Łódź'],
      ['statement', ''],
      ['actions.0.source.url', 'https://www.example.org/?a=1&b=2'],
    ] as const;
    expect(parametersOf(issueUrl(github, title, answers))).toEqual({
      template: 'join.yml',
      name: 'Łódź',
      'actions-0-source-url': 'https://www.example.org/?a=1&b=2',
      title,
    });
    expect(parametersOf(issueUrl(forgejo, title, answers))).toMatchObject({
      'field:name': 'Łódź',
      'field:actions-0-source-url': 'https://www.example.org/?a=1&b=2',
    });
  });

  it('has the file on a git host without issue forms, if it fits', () => {
    const answers = [['name', 'Łódź']] as const;
    expect(parametersOf(issueUrl(gitlab, title, answers, '---\nname: Łódź\n---\n'))).toEqual({
      'issue[title]': title,
      'issue[description]': '---\nname: Łódź\n---\n',
    });
    expect(parametersOf(issueUrl(gitlab, title, answers, 'é'.repeat(2000)))).toEqual({
      'issue[title]': title,
    });
    expect(parametersOf(issueUrl(github, title, answers, 'The file'))).not.toHaveProperty('body');
  });

  it('has the first answers, whole, as many as fit', () => {
    fc.assert(
      fc.property(
        fc.array(long(900), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(github, forgejo),
        (texts, gitHost) => {
          const answers = texts.map((text, index) => [`actions.${index}.text`, text] as const);
          const url = issueUrl(gitHost, title, answers);
          expectWithinBudget(gitHost, url);
          const typed = answers.filter(([, text]) => text !== '');
          const sent = [...new URL(url).searchParams].filter(([name]) => name.includes('actions'));
          expect(sent.map(([, text]) => text)).toEqual(
            typed.slice(0, sent.length).map(([, text]) => text),
          );
          const more = issueUrl(gitHost, title, typed.slice(0, sent.length + 1));
          if (sent.length < typed.length) expect(more).toBe(url);
        },
      ),
    );
  });
});

describe('mailtoUrl', () => {
  it('makes a short message', () => {
    expect(mailtoUrl('join@example.org', 'Proposal: Αθήνα', 'Attached & ready.')).toBe(
      'mailto:join@example.org?subject=Proposal%3A%20%CE%91%CE%B8%CE%AE%CE%BD%CE%B1&body=Attached%20%26%20ready.',
    );
  });

  it('leaves out a body that mail programs would silently drop, and keeps the subject', () => {
    fc.assert(
      fc.property(long(2500), (body) => {
        const url = mailtoUrl('join@example.org', 'Proposal: Αθήνα', body);
        expect(url.length).toBeLessThanOrEqual(MAILTO_BUDGET);
        const { subject, body: kept } = parametersOf(url);
        expect(subject).toBe('Proposal: Αθήνα');
        expect([undefined, body]).toContain(kept);
      }),
    );
    expect(parametersOf(mailtoUrl('join@example.org', 'x', 'y'.repeat(2000)))).toEqual({
      subject: 'x',
    });
  });
});
