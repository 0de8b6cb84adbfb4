import { inEnglish } from '../i18n/index.ts';
import { say } from '../model/schemas/messages.ts';

/** What a schema says, as a sentence in English, which is the language of the check. */
export function inWords(message: string): string {
  return say(message, inEnglish.t.messages);
}
