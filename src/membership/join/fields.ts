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
import { citySchema } from '../../model/schemas/city.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import { FORM, type GroupName } from './form.ts';

export interface JoinField {
  /** Path of the field in the data, and its name in a form: `contact.role`. */
  name: string;
  title: string;
  description?: string;
  /** An answer as it would be typed. */
  example?: string;
  /** Most characters. */
  maxLength?: number;
  control: 'input' | 'textarea' | 'select';
  /** The kind of an input. */
  type: 'text' | 'number' | 'url' | 'email';
  /** True if the form can be sent without it. */
  optional: boolean;
  /** True if it is needed once anything else in its group is filled in, as the source of an action is. */
  neededOnceBegun: boolean;
  /** False if an earlier field shows the same help. */
  help: boolean;
  /** Slug of the principle, for the fields of an action. */
  principle?: string;
  /** Options of a select, without the empty one. */
  options?: readonly (readonly [value: string, text: string])[];
}

/** Fields that belong together: a whole group, or the action under one principle. */
export interface JoinPart<P extends Entry<Principle> = Entry<Principle>> {
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
function mayBeAbsent(path: readonly string[]): boolean {
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
  if (item instanceof z.ZodObject || item instanceof z.ZodBoolean)
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

/** @throws TypeError as {@link schemaOf} does. */
function field(
  name: string,
  { t }: Locale,
  more: Partial<Pick<JoinField, 'help' | 'principle' | 'options'>>,
): JoinField {
  const path = name.split('.');
  const schema = schemaOf(name, path);
  const { title = name, description } = t.fields[wordsKey(name)] ?? {};
  const { example } = aboutField(citySchema, path);
  // The limit belongs to the rule itself, whether or not the field may be absent.
  const limit = z.globalRegistry.get(schema)?.['maxLength'];
  const maxLength = typeof limit === 'number' ? limit : undefined;
  const isLong = schema instanceof z.ZodArray || (maxLength ?? 0) > LONGEST_LINE;
  const optional = path.some((_, index) => mayBeAbsent(path.slice(0, index + 1)));
  return {
    name,
    title,
    ...(description ? { description } : {}),
    ...(maxLength ? { maxLength } : {}),
    ...(typeof example === 'string' || typeof example === 'number'
      ? { example: String(example) }
      : {}),
    control: more.options ? 'select' : isLong ? 'textarea' : 'input',
    type: typeOf(schema),
    optional,
    neededOnceBegun: optional && !mayBeAbsent(path),
    help: true,
    ...more,
  };
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
    actions: t.join.actionsHint,
    contact: t.join.contactHint,
  };
  const items = new Map(
    checklist.flatMap((section) => section.items).map(({ id, text }) => [id, text]),
  );
  const inOrder = [...principles].sort((a, b) => a.data.number - b.data.number);
  const optionsOf = (name: string, principle: P): Pick<JoinField, 'options'> => {
    if (name.endsWith('.checklist'))
      return { options: principle.data.checklist.map((id) => [id, items.get(id) ?? id]) };
    return name.endsWith('.kind')
      ? { options: ACTION_KINDS.map((kind) => [kind, t.library.kind[kind].label]) }
      : {};
  };
  const underPrinciple = (rows: readonly (readonly string[])[], principle: P, index: number) => ({
    under: { principle, name: `actions.${index}.principle` },
    rows: rows.map((row) =>
      row.map((name) =>
        field(name.replace('*', String(index)), locale, {
          help: index === 0,
          principle: principle.id,
          ...optionsOf(name, principle),
        }),
      ),
    ),
  });
  return FORM.map(({ group, rows }) => ({
    group,
    title: t.join[group],
    ...(hints[group] ? { hint: hints[group] } : {}),
    parts: rows.flat().some((name) => name.includes('*'))
      ? inOrder.map((principle, index) => underPrinciple(rows, principle, index))
      : [{ rows: rows.map((row) => row.map((name) => field(name, locale, {}))) }],
  }));
}
