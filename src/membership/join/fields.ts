/**
 * The fields of the join form with everything that a form shows. Title, help,
 * limit and control come from the schema of cities.
 */
import * as z from 'zod';
import type { Locale } from '../../i18n/index.ts';
import type { Entry } from '../../model/queries/entry.ts';
import { ACTION_KINDS } from '../../model/schemas/action.ts';
import { aboutField, schemaAt, unwrap, wordsKey } from '../../model/schemas/about.ts';
import type { ChecklistSection } from '../../model/schemas/checklist.ts';
import { citySchema, SENDERS } from '../../model/schemas/city.ts';
import { openAnswers } from '../../model/schemas/joining.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import { COORDINATES, FORM, type FormGroup, type GroupName } from './form.ts';

export interface JoinField {
  /** Path of the field in the data, and its name in a form: `contact.role`. */
  name: string;
  title: string;
  description?: string;
  /** An answer as it would be typed. */
  example?: string;
  /** Most characters. */
  maxLength?: number;
  control: 'input' | 'textarea' | 'select' | 'checkbox';
  /** The kind of an input. */
  type: 'text' | 'number' | 'url' | 'email';
  /** True if the form can be sent without it. */
  optional: boolean;
  /** True if the form can be sent without it where another field is filled in instead. */
  either: boolean;
  /** True if it is needed once anything else in its group is filled in, as the source of an action is. */
  neededOnceBegun: boolean;
  /** False if an earlier field shows the same help. */
  help: boolean;
  /** Slug of the principle, for the fields of an action. */
  principle?: string;
  /** Options of a select, without the empty one. */
  options?: readonly (readonly [value: string, text: string])[];
}

/** Fields that belong together: those of an item of a list, or the others in between. */
export interface JoinPart<P extends Entry<Principle> = Entry<Principle>> {
  /** The list to which the form can add further items with the same fields. */
  list?: string;
  /** The principle of an action, and the name of the hidden field that holds it. */
  under?: { principle: P; name: string };
  rows: readonly (readonly JoinField[])[];
}

export interface JoinGroup<P extends Entry<Principle> = Entry<Principle>> {
  group: GroupName;
  title: string;
  hint?: string;
  parts: readonly JoinPart<P>[];
}

/** Most characters of a text that gets a box of a single line. */
const LONGEST_LINE = 120;

/** True if the schema accepts that nothing was typed. */
export function mayBeAbsent(path: readonly string[]): boolean {
  const schema = schemaAt(citySchema, path);
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
}

/** @throws TypeError if the schema has no such field, or nothing can be typed for it. */
function schemaOf(name: string, path: readonly string[]): z.core.$ZodType {
  const schema = schemaAt(citySchema, path);
  if (!schema)
    throw new TypeError(
      `The join form asks for ${name}, which the schema of cities does not have.`,
    );
  const inner = unwrap(schema);
  const item = inner instanceof z.ZodArray ? unwrap(inner.element) : inner;
  if (item instanceof z.ZodObject)
    throw new TypeError(
      `The join form cannot ask for ${name}, which is neither a text, a number nor a list.`,
    );
  return inner;
}

function typeOf(schema: z.core.$ZodType): JoinField['type'] {
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodEmail) return 'email';
  return z.globalRegistry.get(schema)?.['format'] === 'uri' ? 'url' : 'text';
}

/** What a city that joins has to answer, though the page of a member can be without it. */
const NEEDED = new Set(openAnswers({}).map((open) => open.field));

/** The fields of which one is enough. */
export const EITHER: ReadonlySet<string> = new Set([
  'decision.date',
  'decision.planned',
  'noActionsYet',
]);

/** The question for the place, which fills two fields of the schema. */
function placeField({ t }: Locale): JoinField {
  return {
    name: COORDINATES,
    ...t.fields.coordinates,
    control: 'input',
    type: 'text',
    optional: false,
    either: false,
    neededOnceBegun: false,
    help: true,
  };
}

function controlOf(schema: z.core.$ZodType, maxLength: number, hasOptions: boolean) {
  if (schema instanceof z.ZodBoolean) return 'checkbox';
  if (hasOptions) return 'select';
  return schema instanceof z.ZodArray || maxLength > LONGEST_LINE ? 'textarea' : 'input';
}

/** What can be chosen, for a field that is no text; undefined for a text. */
function optionsOf(name: string, { t }: Locale): JoinField['options'] {
  if (name.endsWith('.kind')) return ACTION_KINDS.map((kind) => [kind, t.library.kind[kind].label]);
  if (name === 'sender') return SENDERS.map((sender) => [sender, t.join.senders[sender]]);
  if (schemaOf(name, name.split('.')) instanceof z.ZodBoolean)
    return [['yes', t.join.yes[name as keyof typeof t.join.yes]]];
  return undefined;
}

/** @throws TypeError as {@link schemaOf} does. */
function field(
  name: string,
  locale: Locale,
  more: Partial<Pick<JoinField, 'help' | 'principle' | 'options'>>,
): JoinField {
  if (name === COORDINATES) return placeField(locale);
  const { t } = locale;
  const path = name.split('.');
  const schema = schemaOf(name, path);
  const words = t.fields[wordsKey(name)];
  const { title = name, description } = words ?? {};
  const example = words?.example ?? aboutField(citySchema, path).example;
  // The limit belongs to the rule itself, whether or not the field may be absent.
  const limit = z.globalRegistry.get(schema)?.['maxLength'];
  const maxLength = typeof limit === 'number' ? limit : undefined;
  const options = more.options ?? optionsOf(name, locale);
  const optional = path.some((_, index) => mayBeAbsent(path.slice(0, index + 1)));
  return {
    name,
    title,
    ...(description ? { description } : {}),
    ...(maxLength ? { maxLength } : {}),
    ...(typeof example === 'string' || typeof example === 'number'
      ? { example: String(example) }
      : {}),
    control: controlOf(schema, maxLength ?? 0, options !== undefined),
    type: typeOf(schema),
    optional: optional && !NEEDED.has(name) && !EITHER.has(name),
    either: EITHER.has(name),
    neededOnceBegun: optional && !NEEDED.has(name) && !mayBeAbsent(path),
    help: true,
    ...more,
    ...(options ? { options } : {}),
  };
}

/** What can be chosen from the checklist under a principle. */
export function checklistOptions(
  principle: Entry<Principle>,
  checklist: readonly ChecklistSection[],
): [id: string, text: string][] {
  const items = new Map(
    checklist.flatMap((section) => section.items).map(({ id, text }) => [id, text]),
  );
  return principle.data.checklist.map((id) => [id, items.get(id) ?? id]);
}

/**
 * The fields of the join form.
 *
 * @param principles all principles, in any order; the form shows them in that of the Declaration.
 * @param checklist the sections of the checklist. Each principle offers the items that it names.
 * @throws TypeError if the form names a field that the schema does not have.
 */
export function joinFields<P extends Entry<Principle>>(
  principles: readonly P[],
  checklist: readonly ChecklistSection[],
  locale: Locale,
): JoinGroup<P>[] {
  const { t } = locale;
  const hints: Partial<Record<GroupName, string>> = {
    why: t.join.whyHint,
    actions: t.join.actionsHint,
    decision: t.join.decisionHint,
    contact: t.join.contactHint,
  };
  const inOrder = [...principles].sort((a, b) => a.data.number - b.data.number);
  const itemFields = (rows: FormGroup['rows'], index: number, principle?: P) =>
    rows.map((row) =>
      row.map((name) =>
        field(name.replace('*', String(index)), locale, {
          help: index === 0,
          ...(principle ? { principle: principle.id } : {}),
          ...(principle && name.endsWith('.checklist')
            ? { options: checklistOptions(principle, checklist) }
            : {}),
        }),
      ),
    );
  const parts = (list: string | undefined, rows: FormGroup['rows']): JoinPart<P>[] => {
    if (list === undefined) return [{ rows: itemFields(rows, 0) }];
    if (list !== 'actions') return [{ list, rows: itemFields(rows, 0) }];
    return inOrder.map((principle, index) => ({
      list,
      under: { principle, name: `actions.${index}.principle` },
      rows: itemFields(rows, index, principle),
    }));
  };
  return FORM.map(({ group, rows }) => ({
    group,
    title: t.join[group],
    ...(hints[group] ? { hint: hints[group] } : {}),
    parts: byList(rows).flatMap(([list, own]) => parts(list, own)),
  }));
}

/** Rows in order, those that follow each other and belong to the same list together. */
function byList(rows: FormGroup['rows']): [list: string | undefined, rows: FormGroup['rows']][] {
  const found: [string | undefined, (readonly string[])[]][] = [];
  for (const row of rows) {
    const [list, star] = row[0]?.split('.') ?? [];
    const own = star === '*' ? list : undefined;
    const last = found.at(-1);
    if (last && last[0] === own) last[1].push(row);
    else found.push([own, [row]]);
  }
  return found;
}
