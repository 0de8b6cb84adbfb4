/** Turns answers into a file that the check accepts. */
import * as z from 'zod';
import { writeContentFile } from '../../model/front-matter.ts';
import { schemaAt, unwrap } from '../../model/schemas/about.ts';
import { collections } from '../../model/schemas/index.ts';
import { checkFile } from '../../check/check-content.ts';
import { guideOf, type Problem } from '../../check/problem.ts';
import { slugFromName } from '../../base/slug.ts';
import { citySlug } from '../../model/city-slug.ts';
import { textOf } from './answers.ts';
import { cityThere, duplicateError } from './duplicates.ts';
import type { KnownContent } from './known.ts';
import type { Answers, NewCollection } from './questions.ts';

const isAboutName = (problem: Problem) => guideOf(problem) === 'file-names';
const messageOf = ({ message, fix }: Problem) => [message, fix].filter(Boolean).join(' ');

/** Most characters of a proposed file name: the address can still be read aloud. */
const LONGEST_PROPOSAL = 50;

/** What is wrong with the name of a new file, in the words of `npm run check`; undefined if nothing is. */
export function slugError(
  collection: NewCollection,
  slug: string,
  known: KnownContent,
): string | undefined {
  const { folder, extension } = collections[collection];
  const file = `content/${folder}/${slug}${extension}`;
  if (known.slugs[collection].has(slug)) return `${file} is there already. Take another name.`;
  const problem = checkFile(collection, file, '').problems.find(isAboutName);
  return problem && messageOf(problem);
}

/** Cuts at a hyphen, between words. */
function shortened(slug: string): string {
  if (slug.length <= LONGEST_PROPOSAL) return slug;
  const cut = slug.slice(0, LONGEST_PROPOSAL + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 0)) || slug.slice(0, LONGEST_PROPOSAL);
}

/**
 * A name for the file: short, free, not reserved.
 *
 * @returns an empty string if the title has no letter that can be transliterated, or
 * if a partner of this name exists already: then a person has to decide.
 */
export function proposeSlug(
  collection: NewCollection,
  answers: Answers,
  known: KnownContent,
): string {
  if (collection === 'cities')
    return citySlug(textOf(answers['name']), textOf(answers['country']) || undefined, known.cities);
  const title = collection === 'activities' ? answers['title'] : answers['shortName'];
  const base = shortened(slugFromName(textOf(title)));
  if (base === '') return '';
  const isFree = (slug: string) => slugError(collection, slug, known) === undefined;
  if (collection !== 'activities') return isFree(base) ? base : '';
  const year = textOf(answers['date']).slice(0, 4);
  const kind = textOf(answers['kind'] ?? 'post');
  const candidates = [
    base,
    `${base}-${year}`,
    `${kind}-${base}`,
    ...Array.from({ length: 100 }, (_, index) => `${base}-${index + 2}`),
  ];
  return candidates.find(isFree) ?? '';
}

/** The answers in the order of the schema, without empty ones and those that repeat a default. */
function withoutEmpty(schema: z.core.$ZodType, answers: Answers): Answers {
  const clean = (value: unknown, key: string): unknown => {
    if (
      value === '' ||
      value === undefined ||
      value === false ||
      (Array.isArray(value) && value.length === 0)
    )
      return undefined;
    if (!value || typeof value !== 'object' || Array.isArray(value)) return value;
    const field = schemaAt(schema, [key]);
    const entries = field ? withoutEmpty(field, value as Answers) : {};
    return Object.keys(entries).length === 0 ? undefined : entries;
  };
  const object = unwrap(schema);
  const keys = object instanceof z.ZodObject ? Object.keys(object.shape) : [];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const kept = clean(answers[key], key);
      return kept === undefined ? [] : [[key, kept]];
    }),
  );
}

/** The comment above "draft: true" in a new post without a text. */
export const DRAFT_COMMENT =
  'Hidden as long as the next line stands here. Write the text below first: what happened, who did it, why it matters for people’s rights.';

export interface NewFile {
  /** Its name, without the extension. */
  slug: string;
  /** Path from the content folder: `activities/a-meeting-in-porto.md`. */
  path: string;
  text: string;
  /** True if the site does not show it yet. */
  isDraft: boolean;
  /** A city that lies so near that it may be the same one. */
  near: string | undefined;
}

/** An error, with its field: empty for the file as a whole. */
export interface Error {
  field: string;
  message: string;
}

/**
 * Writes the text of a new file, and judges it as `npm run check` will.
 *
 * @param slug the name of the file; @param text what follows the front matter.
 * A post without a text becomes a draft, so that nothing unfinished is published.
 */
export function composeFile(
  collection: NewCollection,
  answers: Answers,
  slug: string,
  text: string,
  known: KnownContent,
): { ok: true; file: NewFile } | { ok: false; errors: Error[] } {
  const { folder, extension, schema } = collections[collection];
  const body = text.trim();
  const unwritten = collection === 'activities' && body === '';
  const data = withoutEmpty(schema, unwritten ? { ...answers, draft: true } : answers);
  const path = `${folder}/${slug}${extension}`;
  const whole = writeContentFile(data, schema, body, unwritten ? { draft: DRAFT_COMMENT } : {});

  const errors: Error[] = [];
  const wrongName = slugError(collection, slug, known);
  if (wrongName) errors.push({ field: 'slug', message: wrongName });
  const duplicate = duplicateError(collection, data, wrongName ? '' : slug, known);
  if (duplicate) errors.push(duplicate);
  for (const problem of checkFile(collection, `content/${path}`, whole).problems) {
    // The name has been judged above.
    if (!isAboutName(problem))
      errors.push({ field: problem.field ?? '', message: messageOf(problem) });
  }
  if (errors.length > 0) return { ok: false, errors };
  const there = collection === 'cities' ? cityThere(data, slug, known) : undefined;
  const near = there?.by === 'place' ? there.city.name : undefined;
  return { ok: true, file: { slug, path, text: whole, isDraft: data['draft'] === true, near } };
}
