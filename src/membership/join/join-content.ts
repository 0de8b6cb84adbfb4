/** The content that the join form needs, read without the build. */
import { basename, dirname, join, resolve } from 'node:path';
import { checkContent, type ContentIndex } from '../../check/check-content.ts';
import { collections, lists } from '../../model/schemas/index.ts';
import type { CityIdentity } from '../../model/known-city.ts';
import type { Entry } from '../../model/queries/entry.ts';
import type { ChecklistSection } from '../../model/schemas/checklist.ts';
import type { Principle } from '../../model/schemas/principle.ts';

export interface JoinContent {
  principles: Entry<Principle>[];
  checklist: readonly ChecklistSection[];
  /** The cities that have a file. */
  known: readonly CityIdentity[];
  /** What a new file is compared with. */
  index: ContentIndex;
}

const PRINCIPLES = `${collections.principles.folder}/`;

/**
 * Reads the principles, the checklist and the identities of the cities.
 *
 * @param content path of the content folder.
 * @throws Error that names the file if a principle or the checklist is invalid.
 */
export async function readJoinContent(content: string): Promise<JoinContent> {
  const folder = resolve(content);
  const name = basename(folder);
  // Files are named as in a proposal, `content/cities/porto.md`: a file is not compared with itself.
  const { files, checklist, index, problems } = await checkContent(folder, dirname(folder), {
    only: (file) =>
      file.startsWith(`${name}/${PRINCIPLES}`) || file === `${name}/${lists.checklist.file}`,
  });
  const [problem] = problems;
  if (problem)
    throw new Error(
      `${join(dirname(content), problem.file)} is invalid. Run "npm run check", which says what to fix.`,
    );
  return {
    principles: files
      .filter(({ collection }) => collection === 'principles')
      .map(({ slug, data }) => ({ id: slug, data: data as unknown as Principle })),
    checklist,
    known: index.cities,
    index,
  };
}
