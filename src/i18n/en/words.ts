/** How the English texts write numbers, lists and plurals. */
import { intlOf } from '../intl.ts';
import { english } from '../languages.ts';

export const { count, list, number, plural } = intlOf(english);
