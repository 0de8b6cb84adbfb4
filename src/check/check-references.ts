/** Judges which entries files name: each has to exist. */
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
        : entryOfName(value, known);
      if (!found) continue;
      (isSlug(value) ? missing : named).push(
        problemAt(
          path,
          found.finding,
          found.meant === undefined ? undefined : { kind: 'value', to: found.meant },
        ),
      );
    }
  };
  for (const { collection, data, problemAt } of files)
    for (const [pattern, target] of Object.entries(REFERENCES[collection] ?? {}))
      refer(data, pattern, target, problemAt);
  if (checklist) refer(checklist.data, '*.principle', 'principles', checklist.problemAt);
  return { missing, named };
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

function entryOfName(
  name: string,
  known: { has: (slug: string) => boolean },
): WrongReference | undefined {
  const meant = slugFromName(name);
  return known.has(meant)
    ? {
        finding: {
          rule: 'reference',
          message: 'This is not the name of a file.',
          fix: `Write "${meant}".`,
        },
        meant,
      }
    : undefined;
}
