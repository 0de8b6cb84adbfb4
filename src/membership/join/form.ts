/**
 * What the join form asks for. The form on the page, the printed questions, the issue form, the
 * empty file, and the code that reads answers and fills the form follow this list. Everything else
 * about a field comes from the schema of cities.
 */

export type GroupName = 'city' | 'why' | 'actions' | 'decision' | 'contact';

export interface FormGroup {
  group: GroupName;
  /**
   * Fields by their path in the data, in rows of fields that are shown side by side. An asterisk
   * stands for the number of an item; rows of actions repeat for each principle.
   */
  rows: readonly (readonly string[])[];
}

/** The field that holds latitude and longitude in one text, as maps show them. */
export const COORDINATES = 'coordinates';

/** The fields that {@link COORDINATES} fills. */
export const PLACE: readonly string[] = ['latitude', 'longitude'];

export const FORM: readonly FormGroup[] = [
  {
    group: 'city',
    rows: [
      ['name'],
      ['localNames.*.name', 'localNames.*.language'],
      ['country'],
      [COORDINATES],
      ['website'],
    ],
  },
  { group: 'why', rows: [['language'], ['summary'], ['statement']] },
  {
    group: 'actions',
    rows: [
      ['actions.*.text'],
      ['actions.*.kind', 'actions.*.checklist'],
      ['actions.*.source.url'],
      ['actions.*.source.title', 'actions.*.source.publisher'],
      ['noActionsYet'],
    ],
  },
  {
    group: 'decision',
    rows: [
      ['decision.body'],
      ['decision.date', 'decision.planned'],
      ['decision.link'],
      ['proof'],
      ['promise'],
    ],
  },
  { group: 'contact', rows: [['contact.role'], ['contact.email'], ['sender']] },
];

/** Paths of all fields that the form asks for. */
export const ASKED_FOR: readonly string[] = FORM.flatMap(({ rows }) => rows.flat());

/** Name of the checkbox by which a member leaves. */
export const LEAVES = 'leaves';

/** Name of the checkbox by which a former member applies again. */
export const REJOINS = 'rejoins';
