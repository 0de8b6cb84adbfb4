import { describe, expect, it } from 'vitest';
import {
  commitUrl,
  directWay,
  editUrl,
  historyUrl,
  issueKind,
  newFileUrl,
  newIssueUrl,
  proposesInBrowser,
  repositoryUrl,
  suggestUrl,
  viewUrl,
  waitingListUrls,
  type GitHost,
} from './git-host.ts';
import { GITHUB as github } from '../quality/testing/git-hosts.ts';

const gitea: GitHost = { ...github, kind: 'gitea', url: 'https://git.example.org' };
const gitlab: GitHost = { ...github, kind: 'gitlab', url: 'https://gitlab.example.org' };

describe('addresses of the git host', () => {
  it('follow GitHub', () => {
    expect(repositoryUrl(github)).toBe('https://github.com/owner/site');
    expect(editUrl(github, 'content/cities/porto.md')).toBe(
      'https://github.com/owner/site/edit/main/content/cities/porto.md',
    );
    expect(viewUrl(github, 'README.md')).toBe('https://github.com/owner/site/blob/main/README.md');
    expect(historyUrl(github, 'a.md')).toBe('https://github.com/owner/site/commits/main/a.md');
    expect(commitUrl(github, '0a1b2c3')).toBe('https://github.com/owner/site/commit/0a1b2c3');
    expect(newFileUrl(github)).toBe('https://github.com/owner/site/new/main');
    expect(newIssueUrl(github, { title: 'A & B' })).toBe(
      'https://github.com/owner/site/issues/new?title=A%20%26%20B',
    );
  });

  it('follow Gitea and Forgejo', () => {
    expect(editUrl(gitea, 'content/a.md')).toBe(
      'https://git.example.org/owner/site/_edit/main/content/a.md',
    );
    expect(newFileUrl({ ...gitea, kind: 'forgejo' })).toBe(
      'https://git.example.org/owner/site/_new/main/',
    );
    for (const kind of ['gitea', 'forgejo'] as const)
      expect(historyUrl({ ...gitea, kind }, 'a.md')).toBe(
        'https://git.example.org/owner/site/commits/branch/main/a.md',
      );
    expect(commitUrl(gitea, '0a1b2c3')).toBe('https://git.example.org/owner/site/commit/0a1b2c3');
    expect(viewUrl(gitea, 'a.md')).toBe('https://git.example.org/owner/site/src/branch/main/a.md');
  });

  it('follow GitLab', () => {
    expect(historyUrl(gitlab, 'a.md')).toBe(
      'https://gitlab.example.org/owner/site/-/commits/main/a.md',
    );
    expect(commitUrl(gitlab, '0a1b2c3')).toBe(
      'https://gitlab.example.org/owner/site/-/commit/0a1b2c3',
    );
    expect(editUrl(gitlab, 'a.md')).toBe('https://gitlab.example.org/owner/site/-/edit/main/a.md');
    expect(newFileUrl(gitlab)).toBe('https://gitlab.example.org/owner/site/-/new/main');
  });

  it('keep odd file names in one part of the path', () => {
    expect(editUrl(github, 'src/pages/[slug].astro')).toBe(
      'https://github.com/owner/site/edit/main/src/pages/%5Bslug%5D.astro',
    );
    expect(historyUrl({ ...github, branch: 'a/b' }, 'content/a b.md')).toBe(
      'https://github.com/owner/site/commits/a/b/content/a%20b.md',
    );
    expect(editUrl(github, 'a?b#c.md')).toBe(
      'https://github.com/owner/site/edit/main/a%3Fb%23c.md',
    );
  });
});

/** The parameters of an address, decoded. */
const parametersOf = (url: string) => Object.fromEntries(new URL(url).searchParams);

describe('for people who may not write to the repository,', () => {
  const forgejo: GitHost = { ...gitea, kind: 'forgejo' };
  const every = [github, gitlab, gitea, forgejo];

  it('a prefilled file can be proposed on GitHub alone', () => {
    expect(every.filter(directWay)).toEqual([github]);
  });

  it('a change begins in the editor, or with an issue where the editor answers with 404', () => {
    expect(every.filter(proposesInBrowser)).toEqual([github, gitlab]);
    for (const gitHost of every)
      expect(suggestUrl(gitHost, 'content/a.md', 'A')).toBe(
        proposesInBrowser(gitHost)
          ? editUrl(gitHost, 'content/a.md')
          : newIssueUrl(gitHost, { title: 'A' }),
      );
  });

  it('an issue form is filled in as far as the git host can', () => {
    const issue = {
      title: 'Proposal: Łódź',
      form: 'join.yml',
      answers: [['actions-0-text', 'A & B\n=']] as const,
      text: 'Text.',
    };
    expect(every.map(issueKind)).toEqual(['form', 'file', 'texts', 'texts']);
    expect(parametersOf(newIssueUrl(github, issue))).toEqual({
      template: 'join.yml',
      'actions-0-text': 'A & B\n=',
      title: 'Proposal: Łódź',
    });
    for (const gitHost of [gitea, forgejo])
      expect(parametersOf(newIssueUrl(gitHost, issue))).toEqual({
        // It looks for the file from the root of the repository.
        template: '.github/ISSUE_TEMPLATE/join.yml',
        'field:actions-0-text': 'A & B\n=',
        title: 'Proposal: Łódź',
      });
    expect(parametersOf(newIssueUrl(gitlab, issue))).toEqual({
      'issue[title]': 'Proposal: Łódź',
      'issue[description]': 'Text.',
    });
  });

  it('an issue without a form has a title, and a text if there is one', () => {
    expect(parametersOf(newIssueUrl(forgejo, { title: 'A', text: 'B' }))).toEqual({
      title: 'A',
      body: 'B',
    });
    expect(parametersOf(newIssueUrl(gitlab, { title: 'A' }))).toEqual({ 'issue[title]': 'A' });
  });
});

describe('the lists of what waits, the oldest first,', () => {
  it('are searches on GitHub, by the labels that its workflow sets', () => {
    const lists = waitingListUrls(github);
    expect(lists).toEqual({
      proposals: 'https://github.com/owner/site/pulls?q=is%3Aopen%20is%3Apr%20sort%3Acreated-asc',
      unclear:
        'https://github.com/owner/site/pulls?q=is%3Aopen%20is%3Apr%20label%3A%22needs%20a%20person%22%20sort%3Acreated-asc',
      issues:
        'https://github.com/owner/site/issues?q=is%3Aopen%20is%3Aissue%20label%3A%22join%22%20sort%3Acreated-asc',
    });
    expect(parametersOf(lists.unclear)).toEqual({
      q: 'is:open is:pr label:"needs a person" sort:created-asc',
    });
  });

  it('show all that is open where nothing sets labels', () => {
    const open =
      'https://gitlab.example.org/owner/site/-/merge_requests?state=opened&sort=created_asc';
    expect(waitingListUrls(gitlab)).toEqual({
      proposals: open,
      unclear: open,
      issues: 'https://gitlab.example.org/owner/site/-/issues?state=opened&sort=created_asc',
    });
    const pulls = 'https://git.example.org/owner/site/pulls?type=all&state=open&sort=oldest';
    for (const kind of ['gitea', 'forgejo'] as const)
      expect(waitingListUrls({ ...gitea, kind })).toEqual({
        proposals: pulls,
        unclear: pulls,
        issues: 'https://git.example.org/owner/site/issues?type=all&state=open&sort=oldest',
      });
  });
});
