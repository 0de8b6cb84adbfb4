/**
 * A recorded proposal: what the git host reports about a pull request, and the
 * text of the file that it adds. It comes from strangers, and is only ever read.
 */
import * as z from 'zod';
import { collections } from '../../model/schemas/index.ts';

/** The folder that a join request adds to. */
export const CITY_FOLDER = `content/${collections.cities.folder}/`;

/** Most bytes of a city’s file. */
export const LARGEST_FILE = 20_000;

/** Most files that are judged one by one; a person looks at larger proposals. */
export const MOST_FILES = 100;

export const FILE_STATUSES = [
  'added',
  'modified',
  'removed',
  'renamed',
  'copied',
  'changed',
  'unchanged',
] as const;

const proposedFile = z.object({
  /** Path from the root of the repository. It may contain quotes, line breaks, anything. */
  filename: z.string(),
  status: z.enum(FILE_STATUSES),
  /** The path before, for a file that was renamed or copied. */
  previousFilename: z.string().optional(),
  /**
   * File mode as git writes it: 100644 is a plain file, 100755 an executable, 120000 a symbolic
   * link. Absent if it was not fetched.
   */
  mode: z.string().optional(),
  /** In bytes. Absent if it was not fetched. */
  size: z.number().int().nonnegative().optional(),
  /** The text; absent if the file is too large or not text. */
  content: z.string().optional(),
  /** The bytes, if they are not UTF-8. */
  contentBase64: z.string().optional(),
});

/** Another open proposal of a city: its number, the day on which it was opened, and what it says. */
const otherProposal = z.object({
  number: z.number().int().positive(),
  kind: z.enum(['pull', 'issue']),
  /** ISO 8601. */
  since: z.string(),
  /** The slug of the city; empty if it is not known. */
  slug: z.string(),
  /** The front matter of the file, or the answers of the issue, as far as they identify a city. */
  data: z.unknown(),
});

export type OtherProposal = z.output<typeof otherProposal>;

export const proposalPayload = z.object({
  files: z.array(proposedFile),
  /** Number of files that the proposal changes, even if not all are listed. */
  totalFiles: z.number().int().nonnegative(),
  /** Other open proposals of cities, as far as they could be read. */
  others: z.array(otherProposal).optional().catch(undefined),
});

export type ProposalPayload = z.output<typeof proposalPayload>;
export type ProposedFile = ProposalPayload['files'][number];

/** Most files of cities in one proposal whose text is read. */
export const MOST_CITIES = 10;

/** True for a file whose text is judged: that of a city, added or changed. */
export function isJudged({ filename, status }: Pick<ProposedFile, 'filename' | 'status'>): boolean {
  return (
    (status === 'added' || status === 'modified') &&
    filename.startsWith(CITY_FOLDER) &&
    !filename.slice(CITY_FOLDER.length).includes('/') &&
    filename.endsWith(collections.cities.extension)
  );
}

/** True if a proposal adds, changes or removes anything in the folder of the cities. */
export function touchesCities({ files }: Pick<ProposalPayload, 'files'>): boolean {
  return files.some(({ filename, previousFilename }) =>
    [filename, previousFilename].some((path) => path?.startsWith(CITY_FOLDER)),
  );
}

/**
 * Turns bytes into the part of a record that holds them.
 *
 * @returns the text if they are UTF-8, including a byte order mark; otherwise the bytes in base64.
 */
export function recordContent(bytes: Uint8Array): Pick<ProposedFile, 'content' | 'contentBase64'> {
  try {
    return { content: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { contentBase64: Buffer.from(bytes).toString('base64') };
  }
}
