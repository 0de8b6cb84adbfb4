/** The site that hosts the repository: the addresses at which people read, add and change files there. */
import type { GIT_HOSTS } from '../settings.ts';

export interface GitHost {
  kind: (typeof GIT_HOSTS)[number];
  /** Address of the host, without a trailing slash. */
  url: string;
  owner: string;
  repository: string;
  branch: string;
}

/** Paths of the pages of a repository, by the software of the host. */
const GITEA = {
  view: 'src/branch/',
  edit: '_edit/',
  add: '_new/',
  commit: 'commit/',
  history: 'commits/branch/',
  issue: 'issues/new',
};
const PAGES: Readonly<Record<GitHost['kind'], typeof GITEA>> = {
  github: {
    view: 'blob/',
    edit: 'edit/',
    add: 'new/',
    commit: 'commit/',
    history: 'commits/',
    issue: 'issues/new',
  },
  gitlab: {
    view: '-/blob/',
    edit: '-/edit/',
    add: '-/new/',
    commit: '-/commit/',
    history: '-/commits/',
    issue: '-/issues/new',
  },
  gitea: GITEA,
  forgejo: GITEA,
};

function page(gitHost: GitHost, name: keyof typeof GITEA): string {
  return `${repositoryUrl(gitHost)}/${PAGES[gitHost.kind][name]}`;
}

/** Encodes each part of a path, but not the slashes between them. */
function encodePath(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

function filePage(gitHost: GitHost, name: 'view' | 'edit' | 'history', file: string): string {
  return `${page(gitHost, name)}${encodePath(gitHost.branch)}/${encodePath(file)}`;
}

export function repositoryUrl({ url, owner, repository }: GitHost): string {
  return `${url}/${owner}/${repository}`;
}

/** The page that shows the project as it was at a commit. */
export function commitUrl(gitHost: GitHost, commit: string): string {
  return page(gitHost, 'commit') + commit;
}

/** The page that shows a file. */
export function viewUrl(gitHost: GitHost, file: string): string {
  return filePage(gitHost, 'view', file);
}

/** The page that lists the commits that changed a file. */
export function historyUrl(gitHost: GitHost, file: string): string {
  return filePage(gitHost, 'history', file);
}

/** The page on which people who may write to the repository edit a file. See {@link proposesInBrowser}. */
export function editUrl(gitHost: GitHost, file: string): string {
  return filePage(gitHost, 'edit', file);
}

/**
 * The page on which people who may write to the repository add a file. On GitHub, it takes the
 * parameters `filename` and `value`. See {@link directWay}.
 */
export function newFileUrl(gitHost: GitHost): string {
  const slash = PAGES[gitHost.kind] === GITEA ? '/' : '';
  return page(gitHost, 'add') + encodePath(gitHost.branch) + slash;
}

/**
 * What works in the browser for people who have an account, but may not write to the repository.
 *
 * - GitHub makes a copy for them, a fork, when they edit or add a file.
 * - GitLab refuses a new file until they have made a fork themselves; from the page to edit a file,
 *   it sends them to the file, where its own button offers the fork. It has no issue forms.
 * - Forgejo answers both pages with 404 to them, and so did Gitea until 2025. Their issue forms
 *   take answers by parameters named `field:…`, except the choice from a list.
 */
interface Abilities {
  /** True if the page for a new file takes name and text from its address, and leads to a proposal. */
  newFile: boolean;
  /** True if the page to edit a file opens, or leads on to one that does. */
  edit: boolean;
  /** Path of the issue form in the address of a new issue, and what precedes the ids of its fields. */
  issueForm?: { folder: string; prefix: string; takesChoices: boolean };
}

const FORMS_OF_GITEA = {
  folder: '.github/ISSUE_TEMPLATE/',
  prefix: 'field:',
  takesChoices: false,
};
const ABILITIES: Readonly<Record<GitHost['kind'], Abilities>> = {
  github: { newFile: true, edit: true, issueForm: { folder: '', prefix: '', takesChoices: true } },
  gitlab: { newFile: false, edit: true },
  gitea: { newFile: false, edit: false, issueForm: FORMS_OF_GITEA },
  forgejo: { newFile: false, edit: false, issueForm: FORMS_OF_GITEA },
};

/** True if anyone with an account can propose a new file whose name and text are in the address. */
export function directWay({ kind }: Pick<GitHost, 'kind'>): boolean {
  return ABILITIES[kind].newFile;
}

/** True if anyone with an account can propose another version of a file in the browser. */
export function proposesInBrowser({ kind }: Pick<GitHost, 'kind'>): boolean {
  return ABILITIES[kind].edit;
}

/**
 * What a new issue takes from its address: all answers of its form, those that are no choices, or
 * one text, as there are no forms.
 */
export function issueKind({ kind }: Pick<GitHost, 'kind'>): 'form' | 'texts' | 'file' {
  const { issueForm } = ABILITIES[kind];
  if (!issueForm) return 'file';
  return issueForm.takesChoices ? 'form' : 'texts';
}

/** What a new issue has in it before anybody types. */
export interface IssueStart {
  title: string;
  /** File name of an issue form; GitLab has none. */
  form?: string;
  /** Answers in the issue form, by the ids of its fields. */
  answers?: readonly (readonly [id: string, answer: string])[];
  /** The text of an issue without a form. */
  text?: string;
}

/** The page on which people with an account open an issue. */
export function newIssueUrl(
  gitHost: GitHost,
  { title, form, answers = [], text }: IssueStart,
): string {
  const { issueForm } = ABILITIES[gitHost.kind];
  const names =
    gitHost.kind === 'gitlab'
      ? { title: 'issue[title]', text: 'issue[description]' }
      : { title: 'title', text: 'body' };
  const fromForm =
    form === undefined || issueForm === undefined
      ? []
      : [
          ['template', issueForm.folder + form],
          ...answers.map(([id, answer]) => [issueForm.prefix + id, answer]),
        ];
  const parameters = [
    ...fromForm,
    [names.title, title],
    ...(fromForm.length === 0 && text !== undefined ? [[names.text, text]] : []),
  ];
  return `${page(gitHost, 'issue')}?${parameters
    .map(([name = '', value = '']) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')}`;
}

/** The page on which people with an account propose a change of a file: an issue where they cannot edit it. */
export function suggestUrl(gitHost: GitHost, file: string, title: string): string {
  return proposesInBrowser(gitHost) ? editUrl(gitHost, file) : newIssueUrl(gitHost, { title });
}

/** Addresses of the lists of what waits for the office, the oldest first. */
export interface WaitingListUrls {
  /** Open proposals. */
  proposals: string;
  /** Open proposals on which the program could not decide. */
  unclear: string;
  /** Open issues of cities that want to join. */
  issues: string;
}

/** The label of a city that wants to join, set by the reply to a proposal and by the issue form. */
export const JOIN_LABEL = 'join';
/** The label of a proposal on which the program cannot decide. */
export const UNCLEAR_LABEL = 'needs a person';

const GITEA_LISTS = {
  proposals: 'pulls?type=all&state=open&sort=oldest',
  issues: 'issues?type=all&state=open&sort=oldest',
};
const LISTS: Readonly<Record<Exclude<GitHost['kind'], 'github'>, typeof GITEA_LISTS>> = {
  gitlab: {
    proposals: '-/merge_requests?state=opened&sort=created_asc',
    issues: '-/issues?state=opened&sort=created_asc',
  },
  gitea: GITEA_LISTS,
  forgejo: GITEA_LISTS,
};

/**
 * The lists of the git host that show what waits for the office, the oldest first. Only GitHub has
 * the workflow that labels a proposal; elsewhere a filter by label would hide what nobody labelled
 * (and Gitea and Forgejo filter by numbers of labels, not by their names), so all that is open is
 * shown.
 */
export function waitingListUrls(gitHost: GitHost): WaitingListUrls {
  const { kind } = gitHost;
  const repository = repositoryUrl(gitHost);
  if (kind !== 'github') {
    const { proposals, issues } = LISTS[kind];
    const open = `${repository}/${proposals}`;
    return { proposals: open, unclear: open, issues: `${repository}/${issues}` };
  }
  const list = (page: string, ...terms: readonly string[]) =>
    `${repository}/${page}?q=${encodeURIComponent(['is:open', ...terms, 'sort:created-asc'].join(' '))}`;
  return {
    proposals: list('pulls', 'is:pr'),
    unclear: list('pulls', 'is:pr', `label:"${UNCLEAR_LABEL}"`),
    issues: list('issues', 'is:issue', `label:"${JOIN_LABEL}"`),
  };
}
