/** `npm run image`: makes a photo ready, puts it beside a post, and names it there. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { UsageError, type CommandResult } from '../../base/command.ts';
import { replaceFiles } from '../../base/files.ts';
import { didYouMean } from '../../check/explain.ts';
import { errorsOf, readTyped } from '../new-content/answers.ts';
import {
  describeOptions,
  readDescribed,
  type DescribedOption,
  type TypedOptions,
} from '../new-content/described-options.ts';
import { stoppable, type Workplace } from '../new-content/dialogue.ts';
import { readKnownContent, type KnownContent } from '../new-content/known.ts';
import { questionsOf } from '../new-content/questions.ts';
import { ALT_ADVICE, CREDIT_ADVICE } from './advice.ts';
import { readPictureField, withPictureField, type PictureField } from './picture-field.ts';
import type { PreparedPhoto } from './prepare-photo.ts';
import { readPhoto, typedPath } from './read-photo.ts';

const OPTIONS: readonly DescribedOption[] = [
  {
    name: 'for',
    value: 'POST',
    help: 'The post, by the name of its file: a-meeting-in-porto. It may end in .md, and begin with its folder.',
  },
  {
    name: 'alt',
    value: 'TEXT',
    help: `What the picture shows, for people who do not see it. ${ALT_ADVICE}`,
  },
  { name: 'credit', value: 'TEXT', help: CREDIT_ADVICE },
  {
    name: 'name',
    value: 'NAME',
    help: 'The name of the picture, without an extension. Without this option it has the name of the post.',
  },
  {
    name: 'force',
    help: 'Replaces the picture that the post has, or that has this name.',
  },
  { name: 'help', help: 'Shows this.' },
];

const USAGE = [
  'npm run image -- PHOTO.jpg --for a-meeting-in-porto',
  '',
  'Turns a photo upright, makes it as large as the site needs it, takes out the place where it was taken',
  'and everything else that the camera wrote into it, puts it beside the post, and names it there.',
  'The photo itself is left as it is. You are asked for what no option says.',
  '',
  describeOptions(OPTIONS),
].join('\n');

const HELP_LINE = 'npm run image -- --help lists all options.';
const NO_TERMINAL = 'Missing, and there is no terminal here to ask at:';

function refuse(...errors: string[]): never {
  throw new UsageError([...errors, '', HELP_LINE].join('\n'));
}

/** The fields of the picture, judged with the words of the schema. */
function judge(name: 'alt' | 'credit', typed: string, known: KnownContent): string | undefined {
  const question = questionsOf('activities').find(({ path }) => path.join('.') === `image.${name}`);
  return (
    question &&
    errorsOf(
      'activities',
      { ...question, required: name === 'alt' },
      readTyped(question, typed),
      { image: { src: './picture.webp', alt: 'A picture.' } },
      known,
    )[0]
  );
}

async function sourceOf({ positionals }: TypedOptions, { dialogue }: Workplace): Promise<string> {
  const [path, ...others] = positionals;
  if (others.length > 0)
    refuse(
      `Give one photo at a time. Put a name with spaces between quotation marks: "${positionals.join(' ')}".`,
    );
  if (path !== undefined) return path;
  if (!dialogue) refuse('Name a photo: npm run image -- PHOTO.jpg --for a-meeting-in-porto');
  const typed = await dialogue.askText({
    title: 'Photo',
    description: 'Type its path, or drag it into this window.',
    example: '~/Pictures/IMG_2041.jpg',
    isOptional: false,
    error: (answer) => (answer.trim() === '' ? 'Type the path of a photo.' : undefined),
  });
  return typedPath(typed);
}

/** The lines for what is missing where nobody can be asked. */
function missingLines({ values }: TypedOptions): string[] {
  return [
    NO_TERMINAL,
    ...(values.has('for') ? [] : ['--for: the post that the picture belongs to.']),
    ...(values.has('alt') ? [] : [`--alt: what the picture shows. ${ALT_ADVICE}`]),
  ];
}

interface Post {
  /** The name of its file, without the extension. */
  slug: string;
  path: string;
  /** Its path in what is printed. */
  shown: string;
  text: string;
  /** The picture that it has so far. */
  before: Partial<PictureField> | undefined;
}

async function postFor(
  options: TypedOptions,
  known: KnownContent,
  { content, shown, dialogue }: Workplace,
): Promise<Post> {
  const named = options.values.get('for');
  if (named === undefined && !dialogue) refuse(...missingLines(options));
  const slug =
    named === undefined
      ? ((await dialogue?.askOne(
          { title: 'Which post is it for?', isOptional: false, error: () => undefined },
          [...known.choices.activities].reverse(),
        )) ?? '')
      : basename(named, '.md');
  const post = {
    slug,
    path: join(content, 'activities', `${slug}.md`),
    shown: `${shown}/activities/${slug}.md`,
  };
  const slugs = known.slugs.activities;
  if (!slugs.has(slug))
    refuse(
      `There is no post ${post.shown}. ${didYouMean(slug, [...slugs]) ?? 'npm run new writes one.'}`,
    );
  const text = await readFile(post.path, 'utf8');
  try {
    return { ...post, text, before: readPictureField(text) };
  } catch (error) {
    return refuse(`${post.shown}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface Target {
  /** The name of its file. */
  file: string;
  path: string;
  /** Its path in what is printed. */
  shown: string;
}

function targetFor(
  { values }: TypedOptions,
  { slug }: Post,
  source: string,
  { content, shown }: Workplace,
): Target {
  const name = values.get('name') ?? slug;
  if (!/^[\w-]+$/.test(name)) refuse('--name: use only letters a to z, digits and hyphens.');
  const file = `${name}.webp`;
  const target = {
    file,
    path: join(content, 'activities', file),
    shown: `${shown}/activities/${file}`,
  };
  if (resolve(source) === resolve(target.path))
    refuse(
      `${target.shown} is the photo itself. Give the result another name, with --name, and remove this one afterwards.`,
    );
  return target;
}

/** Whether nothing is in the way of the new picture, or it may be replaced. */
async function mayWrite(
  { values }: TypedOptions,
  { before, shown }: Post,
  target: Target,
  { dialogue }: Workplace,
): Promise<boolean> {
  const taken = [
    ...(before ? [`${shown} has a picture already: ${before.src ?? ''}.`] : []),
    ...(existsSync(target.path) ? [`${target.shown} is there already.`] : []),
  ];
  if (taken.length === 0 || values.get('force') === 'true') return true;
  if (!dialogue) refuse(...taken, '--force replaces it with this one.');
  return dialogue.askYesNo('Put this picture in its place?', taken.join('\n'), false);
}

/** What a field of the picture says: as an option, as an answer, or as before. Empty if it says nothing. */
async function describe(
  field: 'alt' | 'credit',
  options: TypedOptions,
  { before }: Post,
  known: KnownContent,
  { dialogue }: Workplace,
): Promise<string> {
  // The same picture, made smaller, shows what it showed.
  const old = typeof before?.[field] === 'string' ? before[field] : undefined;
  const isOptional = field === 'credit';
  const typed =
    options.values.get(field) ??
    (dialogue
      ? await dialogue.askText({
          title: isOptional ? 'Credit' : 'Alternative text',
          description: isOptional ? CREDIT_ADVICE : ALT_ADVICE,
          initial: old,
          isOptional,
          error: (answer) => judge(field, answer, known),
        })
      : old);
  const error = judge(field, typed ?? '', known);
  if (error && typed === undefined) refuse(...missingLines(options));
  if (error) refuse(`--${field}: ${error}`);
  return typed?.trim() ?? '';
}

function report(photo: PreparedPhoto, post: Post, target: Target, credit: string): string {
  const old = post.before?.src;
  const lines = [
    `Written: ${target.shown} (${photo.width} × ${photo.height} pixels)`,
    ...photo.changes.map((change) => `  ${change}`),
    `Named in: ${post.shown}`,
    ...photo.warnings,
  ];
  if (old !== undefined && old !== `./${target.file}`)
    lines.push(`The picture before, ${old}, is still there: remove it, if no other post shows it.`);
  if (credit === '')
    lines.push('There is no credit. Say who made the picture, unless it is your own: --credit.');
  return [...lines, '', 'npm run dev shows it.'].join('\n');
}

/**
 * Runs the command.
 *
 * @param args what was typed after `npm run image --`.
 * @throws UsageError that says what is wrong with what was typed; nothing has been written then.
 */
export function runImage(args: readonly string[], place: Workplace): Promise<CommandResult> {
  return stoppable(async () => {
    const options = readDescribed(args, OPTIONS, HELP_LINE);
    if (options.values.has('help')) return { status: 0, output: USAGE };
    const known = await readKnownContent(place.content);
    const source = await sourceOf(options, place);
    const photo = await readPhoto(source);
    if ('error' in photo) refuse(photo.error);
    const post = await postFor(options, known, place);
    const target = targetFor(options, post, source, place);
    if (!(await mayWrite(options, post, target, place)))
      return { status: 1, errors: 'Nothing was written.' };
    const alt = await describe('alt', options, post, known, place);
    const credit = await describe('credit', options, post, known, place);
    const field = { src: `./${target.file}`, alt, ...(credit === '' ? {} : { credit }) };
    replaceFiles([
      [target.path, photo.bytes],
      [post.path, withPictureField(post.text, field)],
    ]);
    return { status: 0, output: report(photo, post, target, credit) };
  });
}
