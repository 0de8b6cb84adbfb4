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
import { addressKey, entryAddress, isReservedSlug } from '../../model/addresses.ts';
import { cityIdentity } from '../../model/city-identity.ts';
import {
  isSameCity,
  knownCity,
  type CityIdentity,
  type KnownCity,
} from '../../model/known-city.ts';
import { citySchema } from '../../model/schemas/city.ts';
import { hasUnsafeCharacter } from '../../model/characters.ts';
import { isSlug } from '../../model/schemas/fields.ts';
import { collections } from '../../model/schemas/index.ts';
import { absolute, routes } from '../../model/urls.ts';
import { changePoints } from './changes.ts';
import { knownWebsites } from './impostors.ts';
import {
  CITY_FOLDER,
  isJudged,
  LARGEST_FILE,
  MOST_CITIES,
  MOST_FILES,
  proposalPayload,
  type OtherProposal,
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
  /** Numbers of the other open pull requests that are about the same city. */
  sameCity: number[];
  /** True if it adds a city: nothing in the file proves that the city speaks. */
  isNew: boolean;
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
  const {
    reasons,
    problems,
    advice,
    points,
    sameCity = [],
    isNew = false,
    city,
  } = payload ? judgeFiles(payload, content.index) : person(t.reasons.unreadable);
  const proposed = new Set(payload?.files.map(({ filename }) => filename));
  return {
    verdict: reasons.length > 0 ? 'person' : problems.length > 0 ? 'fix' : 'good',
    label: reasons.length > 0 ? UNCLEAR_LABEL : JOIN_LABEL,
    problems: [...problems].sort(compareProblems),
    advice: [...advice].sort(compareProblems),
    elsewhere: content.problems.filter(({ file }) => !proposed.has(file)),
    reasons,
    points,
    sameCity,
    isNew,
    ...(city ? { city: { ...city, page: pageOf(city.slug) } } : {}),
  };
}

interface Findings {
  reasons: string[];
  problems: Problem[];
  advice: Problem[];
  points: string[];
  sameCity?: number[];
  isNew?: boolean;
  city?: Omit<ProposedCity, 'page'>;
}

/** The same for one file, with what identifies its city. */
type FileFindings = Findings & { identity?: CityIdentity };

function person(...reasons: string[]): Findings {
  return { reasons, problems: [], advice: [], points: [] };
}

function judgeFiles(
  { files, totalFiles, others = [] }: ProposalPayload,
  index: ContentIndex,
): Findings {
  const total = Math.max(totalFiles, files.length);
  const [file] = files;
  if (total > MOST_FILES) return person(t.reasons.tooManyFiles(total, MOST_FILES));
  if (file === undefined) return person(t.reasons.noFile);
  return total > 1
    ? judgeSeveral(files, total, { index, others })
    : judgeFile(file, { index, others });
}

/** What a file is compared with. */
interface Surroundings {
  index: ContentIndex;
  others: readonly OtherProposal[];
}

/** A person decides on several files, and sees what is to say about those of cities. */
function judgeSeveral(
  files: readonly ProposedFile[],
  total: number,
  surroundings: Surroundings,
): Findings {
  const judged = files
    .filter((file) => isJudged(file) && bytesOf(file) !== undefined)
    .slice(0, MOST_CITIES)
    .map((file) => ({ file, found: judgeFile(file, surroundings) }));
  const about = (from: (found: Findings) => readonly string[]) =>
    judged.flatMap(({ file, found }) =>
      from(found).map((sentence) => t.points.ofFile(quoted(file.filename), sentence)),
    );
  const odd = unusual(files);
  const all = judged.map(({ found }) => found);
  return {
    reasons: [t.reasons.severalFiles(total), ...odd],
    problems: all.flatMap(({ problems }) => problems),
    advice: all.flatMap(({ advice }) => advice),
    isNew: all.some(({ isNew }) => isNew),
    sameCity: [...new Set(all.flatMap(({ sameCity = [] }) => sameCity))],
    points: [
      ...about(({ reasons }) => reasons.filter((reason) => !odd.includes(reason))),
      ...about(({ points }) => points),
    ],
  };
}

function judgeFile(file: ProposedFile, { index, others }: Surroundings): Findings {
  // A person decides on a change of another file, and is told what it changes, and what is wrong.
  const isChange = file.status === 'modified' && index.pages.cities.has(stemOf(file.filename));
  const odd = unusual([file]);
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
    const found = isChange
      ? judgeChange(file.filename, text, errors, index, odd)
      : judgeCity(file.filename, text, errors, index);
    const { identity, ...findings } = found;
    const same = identity ? sameProposals(identity, others) : [];
    return {
      ...findings,
      points: [
        ...same.map(({ number, kind, since }) => t.points.other[kind](number, since)),
        ...findings.points,
      ],
      sameCity: same.flatMap(({ number, kind }) => (kind === 'pull' ? number : [])),
    };
  } catch {
    return person(t.reasons.failed(name));
  }
}

/** Those of the other open proposals that are about the same city, the oldest first. */
function sameProposals(city: CityIdentity, others: readonly OtherProposal[]): OtherProposal[] {
  return others
    .filter(({ slug, data }) => {
      const match = knownCity(city, [cityIdentity(slug, data)]);
      return match !== undefined && (isSameCity(match) || match.by === 'place');
    })
    .sort((a, b) => a.number - b.number);
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
): FileFindings {
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
    points: [
      ...returnPoints(slug, index),
      ...(judged
        ? pointsOf(judged.data, {
            ...comparedWith(index, match && isSameCity(match) ? match.city.slug : undefined),
            known: known.length > 0 ? undefined : match,
          })
        : []),
    ],
    identity,
    isNew: true,
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
): FileFindings {
  const { judged, problems } = checkAddition('cities', path, text, index);
  const slug = stemOf(path);
  const before = index.written.get(slug) ?? { data: undefined, body: '' };
  const others = index.cities.filter((city) => city.slug !== slug);
  return {
    reasons,
    // Its own address and old ones are taken by the city itself.
    problems: [
      ...errors.map((error) => ({ file: path, ...error })),
      ...problems.filter(({ rule }) => rule !== 'old-address'),
    ],
    advice: judged ? adviceOnEntry(judged) : [],
    points: [
      ...(judged ? changePoints(slug, before, { data: judged.data, body: judged.parts.body }) : []),
      ...pointsOf(judged?.data, {
        ...comparedWith(index, slug),
        known: knownCity(cityIdentity(slug, judged?.data), others),
      }),
    ],
    identity: cityIdentity(slug, judged?.data),
  };
}

/** The websites with which one is compared, and the slug of the city that keeps its own. */
function comparedWith({ cities, written }: ContentIndex, own: string | undefined) {
  return { websites: knownWebsites(cities, written), own };
}

/** That a city comes back whose address leads to a page of the coalition. */
function returnPoints(slug: string, { leftToPages }: ContentIndex): string[] {
  const address = entryAddress('cities', slug);
  const file = leftToPages.get(addressKey(address));
  return file === undefined ? [] : [t.points.returned(`${address}/`, quoted(file))];
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
