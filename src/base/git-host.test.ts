import { describe, expect, it } from 'vitest';
import {
  commitUrl,
  editUrl,
  historyUrl,
  newFileUrl,
  newIssueUrl,
  repositoryUrl,
  takesText,
  viewUrl,
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
    expect(newIssueUrl(github, 'A & B')).toBe(
      'https://github.com/owner/site/issues/new?title=A+%26+B',
    );
    expect(newIssueUrl(github, 'A', 'join.yml')).toBe(
      'https://github.com/owner/site/issues/new?template=join.yml&title=A',
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

  it('follow GitLab, which takes no text for a new file', () => {
    expect(historyUrl(gitlab, 'a.md')).toBe(
      'https://gitlab.example.org/owner/site/-/commits/main/a.md',
    );
    expect(commitUrl(gitlab, '0a1b2c3')).toBe(
      'https://gitlab.example.org/owner/site/-/commit/0a1b2c3',
    );
    expect(editUrl(gitlab, 'a.md')).toBe('https://gitlab.example.org/owner/site/-/edit/main/a.md');
    expect(newFileUrl(gitlab)).toBe('https://gitlab.example.org/owner/site/-/new/main');
    expect(takesText(gitlab)).toBe(false);
    expect([github, gitea].every(takesText)).toBe(true);
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
