/** What the mailing program fills in, and how text is kept from being taken for it. */

/** The address at which the reader unsubscribes, in the words of Listmonk. */
export const UNSUBSCRIBE = '{{ UnsubscribeURL }}';

/**
 * Mailing programs run what stands between two braces as a command. Text of
 * ours is none: where HTML writes a brace as an entity, plain text can only
 * part the two.
 */
export function partBraces(text: string): string {
  return text.replace(/[{}](?=[{}])/g, '$& ');
}
