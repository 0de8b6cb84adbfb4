/** Text in the log of a GitHub workflow, which reads commands from it. */

/**
 * A text for the log of a workflow in which nothing is read as a command. Otherwise, text that
 * strangers wrote could pose as an annotation of ours, or mask words. The runner takes two kinds
 * (actions/runner, `ActionCommand.cs`): `::error::` at the beginning of a line, whatever spaces
 * precede it, which it ignores until the token; and `##[error]` anywhere in a line, which the web
 * page of the log shows as a command even then, so it is taken apart.
 *
 * @param token a word that nobody can guess.
 */
export function withoutCommands(text: string, token: string): string {
  return `::stop-commands::${token}\n${text.replaceAll('##[', '# #[')}\n::${token}::`;
}
