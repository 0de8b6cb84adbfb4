/** What the join form needs of the content, read without the build. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChecklistSection } from '../../model/schemas/checklist.ts';
import { collections, lists } from '../../model/schemas/index.ts';
import type { Principle } from '../../model/schemas/principle.ts';
import { checkFile } from '../../check/check-content.ts';
import { parseStrictYaml, splitFrontMatter } from '../../check/front-matter.ts';
import { cityIdentity, type CityIdentity } from '../../model/known-city.ts';
import type { Entry } from '../../model/queries/entry.ts';

export interface JoinContent {
  principles: Entry<Principle>[];
  checklist: ChecklistSection[];
  /** The cities that have a file. */
  known: CityIdentity[];
}

async function namesIn(folder: string, extension: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(extension)).sort();
}

/**
 * Reads the principles, the checklist and the names of the cities.
 *
 * @param content the content folder.
 * @throws Error that names the file, if a principle or the checklist is not in order.
 */
export async function readJoinContent(content: string): Promise<JoinContent> {
  const wrong = (file: string) =>
    new Error(`${file} is not in order. Run "npm run check", which says what to fix.`);
  const { folder, extension } = collections.principles;
  const principles = await Promise.all(
    (await namesIn(join(content, folder), extension)).map(async (name) => {
      const file = join(content, folder, name);
      const { checked } = checkFile('principles', file, await readFile(file, 'utf8'));
      if (!checked) throw wrong(file);
      return { id: checked.slug, data: checked.data as unknown as Principle };
    }),
  );
  const file = join(content, lists.checklist.file);
  const checklist = lists.checklist.schema
    .array()
    .safeParse(parseStrictYaml(await readFile(file, 'utf8'), 1).data);
  if (!checklist.success) throw wrong(file);
  const folderOfCities = join(content, collections.cities.folder);
  const cities = await namesIn(folderOfCities, collections.cities.extension);
  return {
    principles,
    checklist: checklist.data,
    known: await Promise.all(
      cities.map(async (name) => {
        const parts = splitFrontMatter(await readFile(join(folderOfCities, name), 'utf8'));
        return cityIdentity(
          name.slice(0, -collections.cities.extension.length),
          parts && parseStrictYaml(parts.yaml, parts.yamlLine).data,
        );
      }),
    ),
  };
}
