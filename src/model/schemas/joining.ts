/**
 * What joining asks of a city beyond what every city of the site has: the decision, the promise,
 * what it does, and whom to ask. The form and the check of a proposal ask for it; the page of a
 * member does not need it.
 */
import { message } from './messages.ts';

/** An answer that joining asks for, and that is missing or contradicts another. */
export interface OpenAnswer {
  /** Path of the field in the data. */
  field: string;
  /** From messages.ts. */
  message: string;
}

/** What of a city is looked at; it need not be complete or valid. */
export interface JoiningCity {
  actions?: unknown;
  noActionsYet?: unknown;
  decision?: unknown;
  promise?: unknown;
  contact?: unknown;
  sender?: unknown;
}

const isThere = (value: unknown) => value !== undefined && value !== '';

function fieldsOf(group: unknown): Readonly<Record<string, unknown>> {
  return typeof group === 'object' && group !== null ? (group as Record<string, unknown>) : {};
}

/** The answers that a city which wants to join still owes, in the order of the form. */
export function openAnswers(city: JoiningCity): OpenAnswer[] {
  const [decision, contact] = [fieldsOf(city.decision), fieldsOf(city.contact)];
  const hasActions = Array.isArray(city.actions) && city.actions.length > 0;
  const [isDecided, isPlanned] = [isThere(decision['date']), isThere(decision['planned'])];
  const open: [field: string, message: string, is: boolean][] = [
    ['noActionsYet', message('actionsNeeded'), !hasActions && city.noActionsYet !== true],
    ['noActionsYet', message('actionsAndNone'), hasActions && city.noActionsYet === true],
    ['decision.body', message('missing'), !isThere(decision['body'])],
    ['decision.date', message('decisionDay'), !isDecided && !isPlanned],
    ['decision.planned', message('decisionTwice'), isDecided && isPlanned],
    ['promise', message('promiseNeeded'), city.promise !== true],
    ['contact.role', message('missing'), !isThere(contact['role'])],
    ['contact.email', message('missing'), !isThere(contact['email'])],
    ['sender', message('missing'), !isThere(city.sender)],
  ];
  return open.flatMap(([field, text, is]) => (is ? [{ field, message: text }] : []));
}

/** The fields of the first level in which an answer is missing, each once: `actions`, `decision`. */
export function openQuestions(city: JoiningCity): string[] {
  const fields = openAnswers(city).map(({ field }) => field.split('.')[0] ?? field);
  return [...new Set(fields.map((field) => (field === 'noActionsYet' ? 'actions' : field)))];
}
