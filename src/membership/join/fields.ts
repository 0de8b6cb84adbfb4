/**
 * The fields with which a city proposes itself: which they are, their order and
 * their groups. Each form that asks for a city shows these; what a field is
 * called, its help, its limit and whether it is needed come from the schema.
 */
import * as z from 'zod';
import { aboutField, schemaAt, unwrap } from '../../model/schemas/about.ts';
import type { ChecklistSection } from '../../model/schemas/checklist.ts';
import { citySchema } from '../../model/schemas/city.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import type { Entry } from '../../model/queries/entry.ts';

export type Control = 'input' | 'textarea' | 'select';

export interface JoinField {
  /** Path of the field in the data, which is also its name in a form: `contact.role`. */
  name: string;
  title: string;
  description?: string;
  /** An answer, as it would be typed. */
  example?: string;
  /** Most characters. */
  maxLength?: number;
  control: Control;
  /** What is typed into an input. */
  type: 'text' | 'number' | 'url' | 'email';
  /** True if the form can be sent without it. */
  optional: boolean;
  /** True if it is optional only as long as the rest of its group is empty: the link of an action. */
  neededOnceBegun: boolean;
  /** False where the same help stands beside an earlier field. */
  help: boolean;
  /** Short name of the principle, for the fields of an action. */
  principle?: string;
  /** Options of a select, beside the empty one. A select without them has a long list that the form fills in: the countries. */
  options?: readonly (readonly [value: string, text: string])[];
}

/** The fields of one action under a principle. */
export interface ActionFields<P extends Entry<Principle>> {
  principle: P;
  /** Name of the field that holds the principle's short name; nobody types it. */
  principleName: string;
  fields: readonly JoinField[];
}

/** The groups, in their order. */
export interface JoinFields<P extends Entry<Principle> = Entry<Principle>> {
  city: readonly JoinField[];
  why: readonly JoinField[];
  actions: readonly ActionFields<P>[];
  contact: readonly JoinField[];
}

/** True if the schema has a value, or does without one, where nothing was typed. */
function mayBeAbsent(path: readonly string[]): boolean {
  const schema = schemaAt(citySchema, path);
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
}

function typeOf(path: readonly string[]): JoinField['type'] {
  const schema = schemaAt(citySchema, path);
  const inner = schema && unwrap(schema);
  if (inner instanceof z.ZodNumber) return 'number';
  if (inner instanceof z.ZodEmail) return 'email';
  return inner && z.globalRegistry.get(inner)?.['format'] === 'uri' ? 'url' : 'text';
}

/** The limit of a text. It belongs to the rule itself, whether or not the field may be absent. */
function maxLengthOf(path: readonly string[]): number | undefined {
  const schema = schemaAt(citySchema, path);
  const limit = schema && z.globalRegistry.get(unwrap(schema))?.['maxLength'];
  return typeof limit === 'number' ? limit : undefined;
}

/** @throws TypeError if the schema of cities has no such field. */
function field(
  name: string,
  control: Control = 'input',
  more: Partial<Pick<JoinField, 'help' | 'principle' | 'options'>> = {},
): JoinField {
  const path = name.split('.');
  if (!schemaAt(citySchema, path))
    throw new TypeError(
      `The join form asks for ${name}, which the schema of cities does not have.`,
    );
  const { title = name, description, example } = aboutField(citySchema, path);
  const maxLength = maxLengthOf(path);
  const optional = path.some((_, index) => mayBeAbsent(path.slice(0, index + 1)));
  return {
    name,
    title,
    ...(description ? { description } : {}),
    ...(maxLength ? { maxLength } : {}),
    ...(typeof example === 'string' || typeof example === 'number'
      ? { example: String(example) }
      : {}),
    control,
    type: typeOf(path),
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
 * @param checklist the sections of the checklist, whose items can be chosen under the principles that name them.
 */
export function joinFields<P extends Entry<Principle>>(
  principles: readonly P[],
  checklist: readonly ChecklistSection[],
): JoinFields<P> {
  const items = new Map(
    checklist.flatMap((section) => section.items).map(({ id, text }) => [id, text]),
  );
  return {
    city: [
      field('name'),
      field('localNames.0.name'),
      field('localNames.0.language'),
      field('country'),
      field('latitude'),
      field('longitude'),
      field('website'),
      field('summary', 'textarea'),
    ],
    why: [field('statement', 'textarea')],
    actions: [...principles]
      .sort((a, b) => a.data.number - b.data.number)
      .map((principle, index) => {
        const more = { help: index === 0, principle: principle.id };
        return {
          principle,
          principleName: `actions.${index}.principle`,
          fields: [
            field(`actions.${index}.checklist`, 'select', {
              ...more,
              options: principle.data.checklist.map((id) => [id, items.get(id) ?? id] as const),
            }),
            field(`actions.${index}.text`, 'textarea', more),
            field(`actions.${index}.source`, 'input', more),
          ],
        };
      }),
    contact: [field('contact.role'), field('contact.email')],
  };
}
