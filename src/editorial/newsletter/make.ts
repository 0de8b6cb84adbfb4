/** Makes both forms of a newsletter, short enough for mail programs to show them whole. */
import type { Locale } from '../../i18n/index.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import type { Entry } from '../../model/queries/entry.ts';
import { writeNewsletter, type NewsletterContent } from './newsletter.ts';
import { toMailHtml } from './html.ts';
import { toMailText } from './text.ts';

/**
 * Gmail clips longer mails, and with them the link to unsubscribe (102 kB). The rest is room for
 * what mailing programs add.
 */
export const MOST_BYTES = 98_000;

/** Most upcoming events shown: the calendar on the website has the rest. */
const MOST_EVENTS = 12;

export interface MadeNewsletter {
  subject: string;
  html: string;
  text: string;
  /** How many activities and events did not fit. */
  left: number;
}

/** Shows as many activities as fit, newest first, and links to the rest. */
export function makeNewsletter(
  content: NewsletterContent,
  principles: readonly Entry<Principle>[],
  locale: Locale,
): MadeNewsletter {
  const events = Math.min(content.events.length, MOST_EVENTS);
  const attempt = (news: number): MadeNewsletter => {
    const newsletter = writeNewsletter(content, principles, locale, { news, events });
    return {
      subject: newsletter.subject,
      html: toMailHtml(newsletter),
      text: toMailText(newsletter),
      left: content.news.length - news + (content.events.length - events),
    };
  };
  const fits = ({ html }: MadeNewsletter) => Buffer.byteLength(html) <= MOST_BYTES;
  const whole = attempt(content.news.length);
  if (fits(whole)) return whole;
  let [fitting, tooMany] = [0, content.news.length];
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    if (fits(attempt(middle))) fitting = middle;
    else tooMany = middle;
  }
  return attempt(fitting);
}
