/**
 * Judges a proposal: is it one city that wants to join, is its file in order,
 * or does a person have to look? Nothing that strangers send makes it throw.
 */
import { inEnglish } from '../../i18n/index.ts';
import { cityIdentity, knownCity, type CityIdentity } from '../../model/known-city.ts';
import { citySchema } from '../../model/schemas/city.ts';
import {
  hasUnsafeCharacter,
  isSlug,
  RESERVED_SLUGS,
  slug as slugSchema,
} from '../../model/schemas/fields.ts';
import { collections } from '../../model/schemas/index.ts';
import { checkFile } from '../../check/check-content.ts';
import { didYouMean } from '../../check/explain.ts';
import { parseStrictYaml, splitFrontMatter, type StrictYaml } from '../../check/front-matter.ts';
import { compareProblems, type Problem } from '../../check/problem.ts';
import { cityFilePath } from '../join/city-file.ts';
import { slugFromName } from '../../base/slug.ts';
import { quoted } from '../../base/escape.ts';
import {
  CITY_FOLDER,
  LARGEST_FILE,
  MOST_FILES,
  proposalPayload,
  recordContent,
  type ProposalPayload,
  type ProposedFile,
} from './payload.ts';

const t = inEnglish.t.proposal;

const { extension } = collections.cities;

/** What the file of the empty form is called until someone renames it. */
const TEMPLATE_SLUG = 'your-city';

/** Addresses that the site may need for itself below the cities, beside those that no page can have. */
const RESERVED = new Set([
  ...RESERVED_SLUGS,
  'new',
  'edit',
  'all',
  'search',
  'page',
  'feed',
  'rss',
]);

/** Letters, digits and the signs that people put into names of files without a thought. */
const USUAL_NAME = /^[\p{L}\p{M}\p{N} ._'’(),-]+$/u;

/** Most files that are named in the reasons, of each kind. */
const NAMED = 5;

/** What the rest of the site knows. */
export interface ProposalContext {
  /** Slugs of the principles. */
  principles: readonly string[];
  /** Ids of the items of the checklist. */
  checklistItems: readonly string[];
  /** The cities that have a page. */
  cities: readonly CityIdentity[];
  /** Errors in the content as it is, which are not the author's. */
  elsewhere: readonly Problem[];
  /** Full address of the page of a city. */
  pageOf: (slug: string) => string;
}

export interface ProposedCity {
  slug: string;
  /** Its name, or the slug if the file does not say it. */
  name: string;
  /** Path of its file. */
  path: string;
  /** Address of its page, once it is on the site. */
  page: string;
}

export interface ProposalJudgement {
  /** `good`: in order. `fix`: the author can fix it. `person`: only a person can decide. */
  verdict: 'good' | 'fix' | 'person';
  label: 'join' | 'needs a person';
  /** Errors in the proposed file. */
  problems: Problem[];
  /** Errors that were there before. */
  elsewhere: Problem[];
  /** Why a person has to decide, as sentences. */
  reasons: string[];
  city?: ProposedCity;
}

/**
 * Judges a proposal.
 *
 * @param input a recorded proposal, see {@link proposalPayload}; anything else needs a person.
 */
export function judgeProposal(input: unknown, context: ProposalContext): ProposalJudgement {
  const parsed = proposalPayload.safeParse(input);
  if (!parsed.success)
    return decide({ reasons: [t.reasons.unreadable], problems: [] }, [...context.elsewhere]);
  const payload = parsed.data;
  const findings = judgeFiles(payload, context);
  const proposed = new Set(payload.files.map(({ filename }) => filename));
  const elsewhere = [...(payload.base.errors ?? []), ...context.elsewhere]
    .filter(({ file }) => !proposed.has(file))
    .sort(compareProblems);
  return decide(findings, elsewhere);
}

interface Findings {
  reasons: string[];
  problems: Problem[];
  city?: ProposedCity;
}

function decide({ reasons, problems, city }: Findings, elsewhere: Problem[]): ProposalJudgement {
  const verdict = reasons.length > 0 ? 'person' : problems.length > 0 ? 'fix' : 'good';
  return {
    verdict,
    label: verdict === 'person' ? 'needs a person' : 'join',
    problems: [...problems].sort(compareProblems),
    elsewhere,
    reasons,
    ...(city ? { city } : {}),
  };
}

function judgeFiles(payload: ProposalPayload, context: ProposalContext): Findings {
  const { files } = payload;
  const total = Math.max(payload.totalFiles, files.length);
  const person = (...reasons: string[]): Findings => ({ reasons, problems: [] });
  if (total > MOST_FILES) return person(t.reasons.tooManyFiles(total, MOST_FILES));
  const [file] = files;
  if (file === undefined) return person(t.reasons.noFile);
  if (total > 1) return person(t.reasons.severalFiles(total), ...unusual(files));
  const reasons = unusual(files);
  if (reasons.length === 0) reasons.push(...unfit(file));
  if (reasons.length > 0) return person(...reasons);
  const text = textOf(file);
  if (text === undefined)
    return person(
      file.contentBase64 === undefined
        ? t.reasons.noContent(quoted(file.filename))
        : t.reasons.notUtf8(quoted(file.filename)),
    );
  try {
    return judgeCity(file.filename, text, payload, context);
  } catch {
    // The readers of YAML and Markdown may give up, for example on brackets nested a thousandfold.
    return person(t.reasons.failed(quoted(file.filename)));
  }
}

/** What is unusual in each of the files: each reason for a few of them, so that a hundred do not fill the page. */
function unusual(files: readonly ProposedFile[]): string[] {
  const kinds = new Map<string, string[]>();
  const add = (kind: string, reason: string) =>
    kinds.set(kind, [...(kinds.get(kind) ?? []), reason]);
  for (const { filename, previousFilename, status } of files) {
    const name = quoted(filename);
    if (status !== 'added' && (inCityFolder(filename) || previousFilename !== undefined))
      add(status, t.reasons.otherThanAdded[status](name, quoted(previousFilename ?? '')));
    else if (!inCityFolder(filename)) add('folder', t.reasons.otherFolder(name, CITY_FOLDER));
    else if (!filename.endsWith(extension)) add('ending', t.reasons.notMarkdown(name));
    else if (!USUAL_NAME.test(stemOf(filename)) || hasUnsafeCharacter(filename))
      add('name', t.reasons.oddName(name));
  }
  return [...kinds.values()].flatMap((reasons) =>
    reasons.length > NAMED + 1
      ? [...reasons.slice(0, NAMED), t.reasons.andMore(reasons.length - NAMED)]
      : reasons,
  );
}

function inCityFolder(path: string): boolean {
  return path.startsWith(CITY_FOLDER) && !path.slice(CITY_FOLDER.length).includes('/');
}

function stemOf(path: string): string {
  return path.slice(CITY_FOLDER.length, -extension.length);
}

/** Why one file is not a plain, small one. */
function unfit(file: ProposedFile): string[] {
  const name = quoted(file.filename);
  const size = Math.max(file.size ?? 0, Buffer.byteLength(file.content ?? ''));
  return [
    ...(file.mode === '100755'
      ? [t.reasons.executable(name)]
      : file.mode === '120000'
        ? [t.reasons.symbolicLink(name)]
        : file.mode !== '100644'
          ? [t.reasons.otherMode(name)]
          : []),
    ...(size > LARGEST_FILE ? [t.reasons.tooLarge(name, size, LARGEST_FILE)] : []),
  ];
}

function textOf({ content, contentBase64 }: ProposedFile): string | undefined {
  return (
    content ??
    (contentBase64 === undefined
      ? undefined
      : recordContent(Buffer.from(contentBase64, 'base64')).content)
  );
}

function judgeCity(
  path: string,
  content: string,
  payload: ProposalPayload,
  context: ProposalContext,
): Findings {
  const marked = content.startsWith('\uFEFF');
  const text = marked ? content.slice(1) : content;
  const stem = stemOf(path);
  const facts = readFacts(text);
  const slug = isSlug(stem) && stem !== TEMPLATE_SLUG ? stem : slugFromName(facts.name ?? '');
  const named = judgeName(path, stem, slug, facts, payload, context);

  // The name is judged above, more closely; so the file is checked under a name that is in order.
  const { problems } = checkFile('cities', cityFilePath('a'), text);
  const errors: Problem[] = [
    ...named.problems,
    ...(marked
      ? [
          {
            file: path,
            line: 1,
            guide: 'saving-files' as const,
            message: t.errors.byteOrderMark,
            fix: t.errors.removeByteOrderMark,
          },
        ]
      : []),
    ...problems.map((problem) => ({ ...problem, file: path })),
    ...checkReferences(path, facts, context),
  ];
  return {
    reasons: [...named.reasons, ...askedFor(facts)],
    problems: errors,
    ...(slug === ''
      ? {}
      : { city: { slug, name: facts.name ?? slug, path, page: context.pageOf(slug) } }),
  };
}

/** What the front matter says, even if not all of it is in order; nothing if it cannot be read. */
interface Facts {
  data: unknown;
  name?: string;
  status?: string;
  founder?: unknown;
  aliases?: unknown;
  actions?: unknown;
  placeOf: StrictYaml['placeOf'];
}

function readFacts(text: string): Facts {
  const parts = splitFrontMatter(text);
  const { data, placeOf } = parseStrictYaml(parts?.yaml ?? '', parts?.yamlLine ?? 1);
  if (typeof data !== 'object' || data === null) return { data, placeOf };
  const field = (key: string): unknown =>
    Object.hasOwn(data, key) ? (data as Record<string, unknown>)[key] : undefined;
  const name = citySchema.shape.name.safeParse(field('name'));
  const status = citySchema.shape.status.safeParse(field('status'));
  return {
    data,
    ...(name.success ? { name: name.data } : {}),
    ...(status.success ? { status: status.data } : {}),
    founder: field('founder'),
    aliases: field('aliases'),
    actions: field('actions'),
    placeOf,
  };
}

/** What only the coalition can decide, and a file asks for. */
function askedFor({ status, founder, aliases }: Facts): string[] {
  return [
    ...(status !== undefined && status !== 'candidate' ? [t.reasons.status(status)] : []),
    ...(founder === true ? [t.reasons.founder] : []),
    ...(Array.isArray(aliases) && aliases.length > 0 ? [t.reasons.aliases] : []),
  ];
}

/** Judges the name of the file: is it free, and can it be an address? */
function judgeName(
  path: string,
  stem: string,
  slug: string,
  facts: Facts,
  { base }: ProposalPayload,
  context: ProposalContext,
): Findings {
  const shown = quoted(path);
  const nothing = { reasons: [], problems: [] };
  const lower = path.toLowerCase();
  const taken = [...context.cities.map((city) => cityFilePath(city.slug)), ...base.files].find(
    (file) => file.toLowerCase() === lower,
  );
  if (taken !== undefined)
    return { ...nothing, reasons: [t.reasons.cityExists(shown, stemOf(taken))] };
  if (RESERVED.has(stem.toLowerCase()))
    return { ...nothing, reasons: [t.reasons.reserved(stem.toLowerCase())] };
  const known = knownCity(cityIdentity(slug, facts.data), context.cities);
  if (known)
    return { ...nothing, reasons: [t.reasons.known[known.by](known.city.name, known.city.slug)] };
  if (isSlug(stem) && stem !== TEMPLATE_SLUG) return nothing;
  const message = stem === TEMPLATE_SLUG ? t.errors.templateName(shown) : t.errors.badName(shown);
  const better = slug || slugFromName(stem);
  const free =
    isSlug(better) &&
    better !== TEMPLATE_SLUG &&
    !context.cities.some((city) => city.slug === better) &&
    !base.files.includes(cityFilePath(better));
  return {
    ...nothing,
    problems: [
      {
        file: path,
        guide: 'file-names',
        message,
        fix: free ? t.errors.renameTo(quoted(`${better}${extension}`)) : t.errors.rename,
      },
    ],
  };
}

/** Principles and items of the checklist that the actions name have to exist. What is no slug at all the schema tells of. */
function checkReferences(
  file: string,
  { actions, placeOf }: Facts,
  context: ProposalContext,
): Problem[] {
  if (!Array.isArray(actions)) return [];
  return actions.flatMap((action: unknown, i) => {
    const named = (
      field: 'principle' | 'checklist',
      known: readonly string[],
      message: (slug: string) => string,
      otherwise: string,
    ): Problem[] => {
      const result = slugSchema.safeParse(
        typeof action === 'object' && action !== null
          ? (action as Record<string, unknown>)[field]
          : undefined,
      );
      if (!result.success || known.includes(result.data)) return [];
      return [
        {
          file,
          ...placeOf(['actions', i, field]),
          field: `actions.${i}.${field}`,
          guide: 'references' as const,
          message: message(quoted(result.data)),
          fix: didYouMean(result.data, known) ?? otherwise,
        },
      ];
    };
    return [
      ...named(
        'principle',
        context.principles,
        t.errors.noPrinciple,
        t.errors.oneOf(context.principles),
      ),
      ...named('checklist', context.checklistItems, t.errors.noItem, t.errors.checklist),
    ];
  });
}
