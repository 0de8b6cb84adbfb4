/** The words of the interface, for tests that judge them. */

/**
 * All sentences of an object of messages, without what people are told to type. Of functions, the
 * words that they put together.
 */
export function messagesOf(messages: unknown): string[] {
  if (typeof messages === 'string') return [messages.replace(/"[^"]*"|\[[^\]]*\]/g, ' ')];
  if (typeof messages === 'function')
    return [...String(messages).matchAll(/`([^`]*)`|'([^']*)'|"([^"]*)"/g)].map(([, a, b, c]) =>
      (a ?? b ?? c ?? '').replace(/\$\{[^}]*\}/g, ' '),
    );
  if (typeof messages === 'object' && messages !== null)
    return Object.values(messages).flatMap(messagesOf);
  return [];
}
