/** The texts that the join form needs in the browser, in one language. */
import type { Locale } from '../../i18n/index.ts';

/** What the page loads: the texts of the script, and those of errors. */
export function joinTexts({ t }: Locale) {
  return { ...t.joinForm, messages: t.messages, fields: t.fields };
}

export type JoinTexts = ReturnType<typeof joinTexts>;
