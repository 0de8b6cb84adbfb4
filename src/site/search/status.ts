/** What the search page says about a list of results. */
import type { Match, QuickIndexFile } from './quick-index.ts';

/** The texts, with `{query}`, `{other}` and `{count}` in place of values. */
export interface Messages {
  searching: string;
  nothing: string;
  failed: string;
  none: string;
  one: string;
  many: string;
  soFar: string;
  first: string;
  newest: string;
  unread: string;
  noPage: string;
  instead: string;
  similar: string;
  some: string;
  titled: string;
}

/** Those that the page has from the start. It has no room for the others, which come with the index. */
export type FirstMessages = Pick<Messages, 'searching' | 'failed' | 'titled'>;

/** What the browser loads before it answers, at `search/index.json`. */
export interface SearchFile extends QuickIndexFile {
  messages: Omit<Messages, keyof FirstMessages>;
}

/**
 * How complete a list is: more joins by itself, more can be loaded, it has only the quick index,
 * the full text is missing, or it is complete.
 */
export type State = 'soFar' | 'first' | 'newest' | 'unread' | 'whole';

/** What is said about: how many pages were found for what, and how. */
export interface Said {
  query: string;
  count: number;
  match: Match;
  /** What was searched instead, as no page has the query. */
  other: string | undefined;
  /** True if the page says what is known about the place that was asked for. */
  isPlace?: boolean;
}

/** Most characters of a query that are repeated. */
const LONGEST = 80;

const fill = (text: string, values: Readonly<Record<string, string>>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** A query as it is repeated to the reader. */
export function shortened(query: string): string {
  return query.length > LONGEST ? `${query.slice(0, LONGEST)}…` : query;
}

/** That no page has the query, if it is so and the whole text was searched. */
function prefix(messages: Messages, { match, other, count }: Said): string {
  if (count === 0) return '';
  if (other !== undefined) return messages.instead;
  return match === 'exact' ? '' : messages[match];
}

/** How many pages were found. */
function countText(
  { none, nothing, noPage, one, many }: Messages,
  { query, count, isPlace = false }: Said,
): string {
  if (count === 0 && query !== '') return isPlace ? noPage : nothing;
  if (count === 0) return none;
  return count === 1 ? one : many;
}

/** The sentence above the list. */
export function statusText(messages: Messages, said: Said, state: State): string {
  const { count } = said;
  const all = countText(messages, said);
  const text = {
    soFar: count === 0 ? messages.searching : messages.soFar,
    first: messages.first,
    newest: `${all}${messages.newest}`,
    unread: `${all}${count === 0 ? '' : '.'} ${messages.unread}`,
    whole: `${prefix(messages, said)}${all}`,
  }[state];
  return fill(text, {
    count: String(count),
    query: shortened(said.query),
    other: said.other ?? '',
  });
}
