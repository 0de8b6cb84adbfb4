/** Judges which entries files name: each has to exist. */
import { quoted } from '../base/escape.ts';
import { slugFromName } from '../base/slug.ts';
import type { ChecklistSection } from '../model/schemas/checklist.ts';
import { isSlug } from '../model/schemas/fields.ts';
import type { ContentIndex } from './check-content.ts';
import type { CheckedList, FieldReporter, JudgedFile } from './check-file.ts';
import { didYouMean, surelyMeant } from './explain.ts';
import { valuesAt } from './fields-of.ts';
import type { Finding, Problem } from './problem.ts';
import { REFERENCES, type ReferenceTarget } from './references.ts';

/**
 * Every entry that is named exists.
 *
 * @returns `missing`: no such entry. `named`: the entry exists, and was named by its title instead of its file.
 */
export function checkReferences(
  files: readonly JudgedFile[],
  { items, pages }: ContentIndex,
  checklist?: CheckedList<ChecklistSection>,
): { missing: Problem[]; named: Problem[] } {
  const [missing, named]: [Problem[], Problem[]] = [[], []];
  const refer = (
    data: unknown,
    pattern: string,
    target: ReferenceTarget,
    problemAt: FieldReporter,
  ): void => {
    const known = target === 'checklist items' ? items : pages[target];
    for (const { path, value } of valuesAt(data, pattern.split('.'))) {
      if (typeof value !== 'string' || known.has(value)) continue;
      const found = isSlug(value)
        ? missingEntry(value, target, [...known.keys()])
        : entryOfName(value, target, known);
      if (!found) continue;
      (isSlug(value) ? missing : named).push(
        problemAt(
          path,
          found.finding,
          found.meant === undefined ? undefined : { kind: 'value', to: found.meant },
        ),
      );
    }
    named.push(...namesInText(data, pattern, known, problemAt));
  };
  for (const { collection, data, problemAt } of files)
    for (const [pattern, target] of Object.entries(REFERENCES[collection] ?? {}))
      refer(data, pattern, target, problemAt);
  if (checklist) refer(checklist.data, '*.principle', 'principles', checklist.problemAt);
  return { missing, named };
}

/** Names that are written as a text where a list belongs: `cities: Porto, Lisbon`. */
function namesInText(
  data: unknown,
  pattern: string,
  known: { has: (slug: string) => boolean },
  problemAt: FieldReporter,
): Problem[] {
  if (!pattern.endsWith('.*')) return [];
  return valuesAt(data, pattern.split('.').slice(0, -1)).flatMap(({ path, value }) => {
    const slugs = typeof value === 'string' ? value.split(',').map(slugOfName) : [];
    if (slugs.length === 0 || !slugs.every((slug) => known.has(slug))) return [];
    const finding: Finding = {
      rule: 'field-value',
      guide: 'references',
      message: 'This is not a list.',
      fix: `Write a list of the names of files: [${slugs.join(', ')}].`,
    };
    return [problemAt(path, finding, { kind: 'list', to: slugs })];
  });
}

/** What is wrong with a reference, and the slug that was meant, if there is no doubt. */
interface WrongReference {
  finding: Finding;
  meant: string | undefined;
}

/** What to do about an unknown name that resembles no other. */
function adviceFor(target: ReferenceTarget, known: readonly string[]): string {
  switch (target) {
    case 'principles':
      return `Write one of: ${known.join(', ')}.`;
    case 'checklist items':
      return 'Copy the short name (id) of an item from content/checklist.yaml, or remove this one.';
    default:
      return 'Check the spelling, or add it first.';
  }
}

function missingEntry(slug: string, target: ReferenceTarget, known: string[]): WrongReference {
  return {
    finding: {
      rule: 'reference',
      message: `There is no "${slug}" among the ${target}.`,
      fix: didYouMean(slug, known) ?? adviceFor(target, known),
    },
    // Lion and Lyon, Vienne and Vienna are different places.
    meant: target === 'cities' ? undefined : surelyMeant(slug, known),
  };
}

/** The slug that is meant by a name, by a file with its folder and extension, or by the address of a page. */
function slugOfName(name: string): string {
  const [last = ''] = /[^/]+(?=\/*$)/.exec(name.trim()) ?? [];
  return slugFromName(last.replace(/\.mdx?$/, ''));
}

function entryOfName(
  name: string,
  target: ReferenceTarget,
  known: { has: (slug: string) => boolean; keys: () => Iterable<string> },
): WrongReference | undefined {
  const meant = slugOfName(name);
  if (known.has(meant))
    return {
      finding: {
        rule: 'reference',
        message: 'This is not the name of a file.',
        fix: `Write "${meant}".`,
      },
      meant,
    };
  // What has no letters of a slug is judged by the schema.
  if (!isSlug(meant)) return undefined;
  const slugs = [...known.keys()];
  const longer = slugs.find((slug) => slug.startsWith(`${meant}-`));
  return {
    finding: {
      rule: 'reference',
      message: `There is no ${quoted(name)} among the ${target}.`,
      fix:
        longer === undefined
          ? (didYouMean(meant, slugs) ?? adviceFor(target, slugs))
          : `Did you mean "${longer}"?`,
    },
    meant: undefined,
  };
}
