/** The ways on which an officer can send a proposal from this site. */
import { directWay, type GitHost } from '../../base/git-host.ts';
import { unconfirmedSettings, type Settings } from '../../settings.ts';

export interface WaysOut {
  /** True if the git host takes the file by itself: prefilled, or pasted. */
  directly: boolean;
  /** The mailbox; undefined as long as nobody has confirmed that it is read. */
  email: string | undefined;
  /** True if an issue can be opened on the git host. */
  issue: boolean;
}

/**
 * The ways that work. Nothing is offered whose address is only a guess so far: if no setting is
 * confirmed, an officer can download the file and not send it yet, and the pages say so.
 */
export function waysOut(settings: Settings, gitHost: Pick<GitHost, 'kind'>): WaysOut {
  const unconfirmed = new Set(unconfirmedSettings(settings));
  const isHosted = !unconfirmed.has('REPOSITORY_OWNER');
  return {
    directly: isHosted && directWay(gitHost),
    email: unconfirmed.has('JOIN_EMAIL') ? undefined : settings.joinEmail,
    issue: isHosted,
  };
}

/** True if there is any way to send a proposal. */
export function canBeSent({ directly, email, issue }: WaysOut): boolean {
  return directly || issue || email !== undefined;
}
