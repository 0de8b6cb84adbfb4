/**
 * What the join form asks for. The form on the page, the issue form, the empty
 * file, and the code that reads answers and fills the form follow this list.
 * Everything else about a field comes from the schema of cities.
 */

export type GroupName = 'city' | 'why' | 'actions' | 'contact';

export interface FormGroup {
  group: GroupName;
  /**
   * Fields by their path in the data, in rows of fields that are shown side by
   * side. An asterisk stands for the number of an action; the group repeats for each principle.
   */
  rows: readonly (readonly string[])[];
}

export const FORM: readonly FormGroup[] = [
  {
    group: 'city',
    rows: [
      ['name'],
      ['localNames.0.name', 'localNames.0.language'],
      ['country'],
      ['latitude', 'longitude'],
      ['website'],
      ['summary'],
    ],
  },
  { group: 'why', rows: [['statement']] },
  {
    group: 'actions',
    rows: [
      ['actions.*.checklist'],
      ['actions.*.text'],
      ['actions.*.kind'],
      ['actions.*.source.url'],
      ['actions.*.source.title', 'actions.*.source.publisher'],
    ],
  },
  { group: 'contact', rows: [['contact.role'], ['contact.email']] },
];

/** Paths of all fields that the form asks for. */
export const ASKED_FOR: readonly string[] = FORM.flatMap(({ rows }) => rows.flat());

/** Name of the checkbox by which an existing city leaves. */
export const LEAVES = 'leaves';
