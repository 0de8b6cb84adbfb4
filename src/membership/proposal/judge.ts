/**
 * Judges a proposal: does one city apply to join with a valid file, is there
 * something for the author to fix, or does a person have to decide? Nothing
 * that strangers send makes it throw.
 */
import * as z from 'zod';
import { quoted } from '../../base/escape.ts';
import { JOIN_LABEL, UNCLEAR_LABEL } from '../../base/git-host.ts';
import { slugFromName } from '../../base/slug.ts';
import { adviceOnEntry } from '../../check/advice.ts';
import {
  checkAddition,
  type CheckedContent,
  type ContentIndex,
} from '../../check/check-content.ts';
import { sameCityError } from '../../check/same-city.ts';
import type { JudgedFile } from '../../check/check-file.ts';
import { pointsOf } from './points.ts';
import { compareProblems, guideOf, type Finding, type Problem } from '../../check/problem.ts';
import { decodeText } from '../../check/read-text.ts';
import { inEnglish } from '../../i18n/index.ts';
import { isReservedSlug } from '../../model/addresses.ts';
import { cityIdentity } from '../../model/city-identity.ts';
import { knownCity, type CityIdentity, type KnownCity } from '../../model/known-city.ts';
import { citySchema } from '../../model/schemas/city.ts';
import { hasUnsafeCharacter } from '../../model/characters.ts';
import { isSlug } from '../../model/schemas/fields.ts';
import { collections } from '../../model/schemas/index.ts';
import { absolute, routes } from '../../model/urls.ts';
import {
  CITY_FOLDER,
  LARGEST_FILE,
  MOST_FILES,
  proposalPayload,
  type ProposalPayload,
  type ProposedFile,
} from './payload.ts';

const t = inEnglish.t.proposal;

const { extension } = collections.cities;

/** The name of the empty form’s file until the author renames it. */
const TEMPLATE_SLUG = 'your-city';

/** Letters, digits and the punctuation that people put into file names without a thought. */
const USUAL_NAME = /^[\p{L}\p{M}\p{N} ._'’(),-]+$/u;

/** Most files of each kind that the reasons name. */
const MOST_NAMED = 5;

export interface ProposedCity {
  slug: string;
  /** Its name, or the slug if the file does not give one. */
  name: string;
  /** Path of its file. */
  path: string;
  /** Address of its page once the site includes it. */
  page: string;
}

export interface ProposalJudgement {
  /** `good`: valid. `fix`: the author can fix it. `person`: only a person can decide. */
  verdict: 'good' | 'fix' | 'person';
  label: typeof JOIN_LABEL | typeof UNCLEAR_LABEL;
  /** Problems in the proposed file. */
  problems: Problem[];
  /** What could be better about the proposed file; it changes nothing in the verdict. */
  advice: Problem[];
  /** Problems in the content as it was before. */
  elsewhere: Problem[];
  /** Why a person has to decide, as sentences. */
  reasons: string[];
  /** What a person has to look at whatever the verdict, as sentences. */
  points: string[];
  city?: ProposedCity;
}

/**
 * Judges a proposal.
 *
 * @param input a recorded proposal, see {@link proposalPayload}; anything else needs a person.
 * @param content the content that the proposal would change. Its problems are not the author’s.
 * @param pageOf the full address of a city’s page.
 */
export function judgeProposal(
  input: unknown,
  content: Pick<CheckedContent, 'index' | 'problems'>,
  pageOf = (slug: string) => absolute(routes.city(slug)),
): ProposalJudgement {
  const payload = proposalPayload.safeParse(input).data;
  const { reasons, problems, advice, points, city } = payload
    ? judgeFiles(payload, content.index)
    : person(t.reasons.unreadable);
  const proposed = new Set(payload?.files.map(({ filename }) => filename));
  return {
    verdict: reasons.length > 0 ? 'person' : problems.length > 0 ? 'fix' : 'good',
    label: reasons.length > 0 ? UNCLEAR_LABEL : JOIN_LABEL,
    problems: [...problems].sort(compareProblems),
    advice: [...advice].sort(compareProblems),
    elsewhere: content.problems.filter(({ file }) => !proposed.has(file)),
    reasons,
    points,
    ...(city ? { city: { ...city, page: pageOf(city.slug) } } : {}),
  };
}

interface Findings {
  reasons: string[];
  problems: Problem[];
  advice: Problem[];
  points: string[];
  city?: Omit<ProposedCity, 'page'>;
}

function person(...reasons: string[]): Findings {
  return { reasons, problems: [], advice: [], points: [] };
}

function judgeFiles({ files, totalFiles }: ProposalPayload, index: ContentIndex) {
  const total = Math.max(totalFiles, files.length);
  const [file] = files;
  if (total > MOST_FILES) return person(t.reasons.tooManyFiles(total, MOST_FILES));
  if (file === undefined) return person(t.reasons.noFile);
  if (total > 1) return person(t.reasons.severalFiles(total), ...unusual(files));
  // A person decides on a change of another file, and is told what is wrong with it.
  const isChange = file.status === 'modified' && index.pages.cities.has(stemOf(file.filename));
  const odd = unusual(files);
  const reasons = odd.length > 0 && !isChange ? odd : unfit(file);
  if (reasons.length > 0) return person(...odd, ...reasons.filter((each) => !odd.includes(each)));
  const name = quoted(file.filename);
  const bytes = bytesOf(file);
  if (bytes === undefined) return person(t.reasons.noContent(name));
  const decoded = decodeText(bytes);
  const error = 'error' in decoded ? decoded.error : undefined;
  if (error && !error.fixable) return person(t.reasons.notUtf8(name));
  try {
    // The decoder leaves out the byte order mark, so that the rest of the file is judged as well.
    const text = new TextDecoder().decode(bytes);
    const errors = error ? [error] : [];
    return isChange
      ? judgeChange(file.filename, text, errors, index, odd)
      : judgeCity(file.filename, text, errors, index);
  } catch {
    return person(t.reasons.failed(name));
  }
}

/** What is unusual about the files: each reason for a few of them only, so that a hundred do not fill the page. */
function unusual(files: readonly ProposedFile[]): string[] {
  const kinds = Map.groupBy(
    files.flatMap((file) => unusualFile(file) ?? []),
    ({ kind }) => kind,
  );
  return [...kinds.values()].flatMap((found) => {
    const reasons = found.map(({ reason }) => reason);
    return reasons.length > MOST_NAMED + 1
      ? [...reasons.slice(0, MOST_NAMED), t.reasons.andMore(reasons.length - MOST_NAMED)]
      : reasons;
  });
}

function unusualFile({ filename, previousFilename, status }: ProposedFile) {
  const name = quoted(filename);
  const inFolder =
    filename.startsWith(CITY_FOLDER) && !filename.slice(CITY_FOLDER.length).includes('/');
  if (status !== 'added' && (inFolder || previousFilename !== undefined))
    return {
      kind: status,
      reason: t.reasons.otherThanAdded[status](name, quoted(previousFilename ?? '')),
    };
  if (!inFolder) return { kind: 'folder', reason: t.reasons.otherFolder(name, CITY_FOLDER) };
  if (!filename.endsWith(extension))
    return { kind: 'extension', reason: t.reasons.notMarkdown(name) };
  if (!USUAL_NAME.test(stemOf(filename)) || hasUnsafeCharacter(filename))
    return { kind: 'name', reason: t.reasons.oddName(name) };
  return undefined;
}

function stemOf(path: string): string {
  return path.slice(CITY_FOLDER.length, -extension.length);
}

const ODD_MODES = new Map([
  ['100755', t.reasons.executable],
  ['120000', t.reasons.symbolicLink],
]);

/** Why a file is not a plain, small one. */
function unfit({ filename, mode, size, content }: ProposedFile): string[] {
  const name = quoted(filename);
  const bytes = Math.max(size ?? 0, Buffer.byteLength(content ?? ''));
  return [
    ...(mode === '100644' ? [] : [(ODD_MODES.get(mode ?? '') ?? t.reasons.otherMode)(name)]),
    ...(bytes > LARGEST_FILE ? [t.reasons.tooLarge(name, bytes, LARGEST_FILE)] : []),
  ];
}

function bytesOf({ content, contentBase64 }: ProposedFile): Buffer | undefined {
  if (content !== undefined) return Buffer.from(content);
  return contentBase64 === undefined ? undefined : Buffer.from(contentBase64, 'base64');
}

/** The fields that matter to a proposal; absent where the file does not say them properly. */
const { name, status } = citySchema.shape;
const statements = z
  .object({
    name: name.optional().catch(undefined),
    status: status.optional().catch(undefined),
    founder: z.literal(true).optional().catch(undefined),
    aliases: z.array(z.unknown()).catch([]),
  })
  .catch({ aliases: [] });

/** @param errors what is wrong with the file’s encoding. */
function judgeCity(
  path: string,
  text: string,
  errors: readonly Finding[],
  index: ContentIndex,
): Findings {
  const { judged, problems } = checkAddition('cities', path, text, index);
  const said = statements.parse(judged?.data);
  const stem = stemOf(path);
  const slug = mayBeSlug(stem) ? stem : slugFromName(said.name ?? '');
  const identity = cityIdentity(slug, judged?.data);
  const match = knownCity(identity, index.cities);
  const known = knownReasons(path, match, index);
  const betterName = renaming(slug || slugFromName(stem), index);
  const all: Problem[] = [
    ...(stem === TEMPLATE_SLUG ? [templateName(path)] : []),
    ...errors.map((error) => ({ file: path, ...error })),
    ...problems,
    ...(judged && known.length === 0 ? namesakeError(identity, match, judged) : []),
  ];
  return {
    reasons: [
      ...known,
      ...(said.status === undefined || said.status === 'candidate'
        ? []
        : [t.reasons.status(said.status)]),
      ...(said.founder ? [t.reasons.founder] : []),
      ...(said.aliases.length > 0 ? [t.reasons.aliases] : []),
    ],
    problems: all.flatMap((problem) => {
      if (guideOf(problem) !== 'file-names') return [problem];
      // A name is not in any line.
      return known.length > 0
        ? []
        : [{ ...problem, line: undefined, fix: betterName ?? problem.fix }];
    }),
    advice: judged ? adviceOnEntry(judged) : [],
    points: judged ? pointsOf(judged.data, known.length > 0 ? undefined : match) : [],
    ...(slug === '' ? {} : { city: { slug, name: said.name ?? slug, path } }),
  };
}

/** Judges a change of the file of a city: a person decides on it, and sees its errors. */
function judgeChange(
  path: string,
  text: string,
  errors: readonly Finding[],
  index: ContentIndex,
  reasons: string[],
): Findings {
  const { judged, problems } = checkAddition('cities', path, text, index);
  const slug = stemOf(path);
  const others = index.cities.filter((city) => city.slug !== slug);
  return {
    reasons,
    // Its own address and old ones are taken by the city itself.
    problems: [
      ...errors.map((error) => ({ file: path, ...error })),
      ...problems.filter(({ rule }) => rule !== 'old-address'),
    ],
    advice: judged ? adviceOnEntry(judged) : [],
    points: pointsOf(judged?.data, knownCity(cityIdentity(slug, judged?.data), others)),
  };
}

/** Why the city may have a page already. */
function knownReasons(
  path: string,
  known: KnownCity | undefined,
  { pages }: ContentIndex,
): string[] {
  const stem = stemOf(path).toLowerCase();
  const taken = [...pages.cities.keys()].find((other) => other.toLowerCase() === stem);
  if (taken !== undefined) return [t.reasons.cityExists(quoted(path), taken)];
  return known && known.by !== 'namesake'
    ? [t.reasons.known[known.by](known.city.name, known.city.slug)]
    : [];
}

/** That the name does not tell the city apart from a namesake in the same country. */
function namesakeError(
  city: CityIdentity,
  known: KnownCity | undefined,
  judged: JudgedFile,
): Problem[] {
  const { folder } = collections.cities;
  const file = `content/${folder}/${known?.city.slug ?? ''}${extension}`;
  const error = known?.by === 'namesake' ? sameCityError(city, known, file) : undefined;
  if (!error) return [];
  const { field, message, fix } = error;
  return [judged.problemAt([field], { field: undefined, rule: 'same-city', message, fix })];
}

function templateName(path: string): Problem {
  return {
    file: path,
    rule: 'file-name',
    message: t.errors.templateName(quoted(path)),
    fix: t.errors.rename,
  };
}

function mayBeSlug(text: string): boolean {
  return isSlug(text) && text !== TEMPLATE_SLUG && !isReservedSlug(text);
}

/** Advice to rename the file; undefined if the name is not free. */
function renaming(slug: string, { pages }: ContentIndex): string | undefined {
  return mayBeSlug(slug) && !pages.cities.has(slug)
    ? t.errors.renameTo(quoted(`${slug}${extension}`))
    : undefined;
}
