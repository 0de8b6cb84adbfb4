/** Placeholders that the mailing program fills in, and how to keep text from being read as one. */

/** The reader's link to unsubscribe, as Listmonk spells it. */
export const UNSUBSCRIBE = '{{ UnsubscribeURL }}';

/**
 * Separates adjacent braces, between which mailing programs look for commands.
 * HTML can write a brace as an entity instead; plain text cannot.
 */
export function partBraces(text: string): string {
  return text.replace(/[{}](?=[{}])/g, '$& ');
}
