/** Reads a pull request or an issue of this site on GitHub. It only reads. */
import * as z from 'zod';
import { UsageError } from '../../base/command.ts';
import { parsePartialDate, type PartialDate } from '../../base/dates.ts';
import { quoted, visible } from '../../base/escape.ts';
import { repositoryUrl, type GitHost } from '../../base/git-host.ts';
import { editorApi } from '../../base/git-host-api.ts';
import { inEnglish } from '../../i18n/index.ts';
import { recordPull, Repository, type Fetch } from '../proposal/github.ts';
import type { ProposalPayload } from '../proposal/payload.ts';

const { t } = inEnglish;
const messages = t.receiving;

export interface HostSettings {
  gitHost: GitHost;
  fetch: Fetch;
  /** Not needed to read a public repository. */
  token?: string | undefined;
}

interface Thread {
  /** What it is, as words. */
  where: string;
  /** Its address. */
  address: string;
  day?: PartialDate;
}

export type HostThread =
  | (Thread & { kind: 'issue'; text: string; comments: number })
  | (Thread & { kind: 'pull'; payload: ProposalPayload });

/** The part of GitHub’s answer that is read. A pull request is an issue with one more field. */
const issue = z.object({
  title: z.string(),
  body: z.string().nullish(),
  comments: z.number().default(0),
  created_at: z.string().default(''),
  user: z.object({ login: z.string() }).nullish(),
  pull_request: z.unknown().optional(),
});

/** True for a number on the git host or a web address, and not for the name of a file. */
export function isOnHost(source: string): boolean {
  return /^#\d+$/.test(source) || /^https?:\/\//i.test(source);
}

/**
 * The number of a pull request or an issue of this site.
 *
 * @throws UsageError for another git host than GitHub, and for what is none of this site, by name.
 */
function numberOf(typed: string, gitHost: GitHost): number {
  const source = typed.replace(/^http:/i, 'https:');
  const ours = repositoryUrl(gitHost);
  const start = `${ours}/`.toLowerCase();
  const isOurs = source.startsWith('#') || source.toLowerCase().startsWith(start);
  const [, number] =
    /^#([1-9]\d{0,9})$/.exec(source) ??
    /^(?:pull|issues)\/([1-9]\d{0,9})(?:[/?#].*)?$/.exec(source.slice(start.length)) ??
    [];
  if (isOurs && gitHost.kind !== 'github')
    throw new UsageError(messages.host.otherKind(t.join.gitHostNames[gitHost.kind]));
  if (!isOurs || number === undefined)
    throw new UsageError(messages.host.otherPlace(quoted(typed), ours));
  return Number(number);
}

/**
 * Reads a pull request or an issue.
 *
 * @param source its number, `#12`, or its address.
 * @throws UsageError if it is none of this site, or GitHub does not answer as expected.
 */
export async function readThread(
  source: string,
  { gitHost, fetch, token }: HostSettings,
): Promise<HostThread> {
  const number = numberOf(source, gitHost);
  const settings = {
    fetch,
    token,
    api: editorApi({ gitHost: gitHost.kind, gitHostUrl: gitHost.url }),
    repository: `${gitHost.owner}/${gitHost.repository}`,
  };
  const read = await new Repository(settings).read(issue, `/issues/${number}`);
  const isPull = read.pull_request !== undefined && read.pull_request !== null;
  const day = parsePartialDate(read.created_at.slice(0, 10));
  const words = messages.where[isPull ? 'pull' : 'issue'];
  const thread = {
    where: words(String(number), visible(read.title), visible(read.user?.login ?? '')),
    address: `${repositoryUrl(gitHost)}/${isPull ? 'pull' : 'issues'}/${number}`,
    ...(day === undefined ? {} : { day }),
  };
  return isPull
    ? { ...thread, kind: 'pull', payload: await recordPull(settings, number) }
    : { ...thread, kind: 'issue', text: read.body ?? '', comments: read.comments };
}
