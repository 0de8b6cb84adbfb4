/** `npm run image`: makes a photo ready, puts it beside a post, and names it there. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { didYouMean } from '../../check/explain.ts';
import { errorsOf, readTyped } from '../new-content/answers.ts';
import { terminal } from '../new-content/dialogue.ts';
import { describeFlags, readFlags, type FlagSpec } from '../new-content/flags.ts';
import { readKnownContent, type KnownContent } from '../new-content/known.ts';
import type { NewOptions, Outcome } from '../new-content/run-new.ts';
import { questionsOf } from '../new-content/questions.ts';
import { ALT_ADVICE, CREDIT_ADVICE } from './advice.ts';
import { readPictureField, withPictureField } from './picture-field.ts';
import { readPhoto, typedPath } from './read-photo.ts';

const FLAGS: readonly FlagSpec[] = [
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
    help: 'The name of the picture, without an ending. Without this flag it has the name of the post.',
  },
  {
    name: 'force',
    help: 'Takes the place of the picture that the post has, or that has this name.',
  },
  { name: 'help', help: 'Shows this.' },
];

const USAGE = [
  'npm run image -- PHOTO.jpg --for a-meeting-in-porto',
  '',
  'Turns a photo upright, makes it as large as the site needs it, takes out the place where it was taken',
  'and all else that the camera wrote into it, puts it beside the post, and names it there.',
  'The photo itself is left as it is. What no flag says is asked for.',
  '',
  describeFlags(FLAGS),
].join('\n');

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

const isThere = (path: string) =>
  readFile(path).then(
    () => true,
    () => false,
  );

/**
 * Runs the command.
 *
 * @param argv what was typed after `npm run image --`.
 * @throws Cancelled if somebody stops at a question; nothing has been written then.
 */
export async function runImage(
  argv: readonly string[],
  { content, shown, isTerminal, dialogue = terminal }: Omit<NewOptions, 'today'>,
): Promise<Outcome> {
  const fail = (...errors: string[]): Outcome => ({
    exitCode: 1,
    text: [...errors, '', 'npm run image -- --help lists all flags.'].join('\n'),
  });
  const { values, positionals, errors } = readFlags(argv, FLAGS);
  if (values.has('help')) return { exitCode: 0, text: USAGE };
  if (errors.length > 0) return fail(...errors);
  if (positionals.length > 1)
    return fail(
      `Give one photo at a time. A name with spaces stands between quotation marks: "${positionals.join(' ')}".`,
    );
  const known = await readKnownContent(content);
  const folder = join(content, 'activities');
  const posts = known.choices.activities;

  const given =
    positionals[0] ??
    (isTerminal
      ? await dialogue.askText({
          title: 'Photo',
          description: 'Type its path, or drag it into this window.',
          example: '~/Pictures/IMG_2041.jpg',
          isOptional: false,
          error: (typed) => (typed.trim() === '' ? 'Type the path of a photo.' : undefined),
        })
      : undefined);
  if (given === undefined)
    return fail('Name a photo: npm run image -- PHOTO.jpg --for a-meeting-in-porto');
  const path = positionals[0] === undefined ? typedPath(given) : given;
  const photo = await readPhoto(path);
  if ('error' in photo) return fail(photo.error);

  const named =
    values.get('for') === undefined ? undefined : basename(values.get('for') ?? '', '.md');
  const missing = [
    ...(named === undefined ? ['--for: the post that the picture belongs to.'] : []),
    ...(values.has('alt') ? [] : [`--alt: what the picture shows. ${ALT_ADVICE}`]),
  ];
  if (named === undefined && !isTerminal)
    return fail('Missing, and there is no terminal here to ask at:', ...missing);
  const post =
    named ??
    (await dialogue.askOne(
      { title: 'Which post is it for?', isOptional: false, error: () => undefined },
      [...posts].reverse(),
    ));
  if (!known.slugs.activities.has(post))
    return fail(
      `There is no post ${shown}/activities/${post}.md. ${didYouMean(post, [...known.slugs.activities]) ?? 'npm run new writes one.'}`,
    );
  const postPath = join(folder, `${post}.md`);
  const text = await readFile(postPath, 'utf8');
  let before: ReturnType<typeof readPictureField>;
  try {
    before = readPictureField(text);
  } catch (error) {
    return fail(`${shown}/activities/${post}.md: ${(error as Error).message}`);
  }

  const name = values.get('name') ?? post;
  if (!/^[\w-]+$/.test(name)) return fail('--name: use only letters a to z, digits and hyphens.');
  const picture = `${name}.webp`;
  const target = join(folder, picture);
  if (resolve(path) === resolve(target))
    return fail(
      `${shown}/activities/${picture} is the photo itself. Give the result another name, with --name, and remove this one afterwards.`,
    );
  const taken = [
    ...(before
      ? [`${shown}/activities/${post}.md has a picture already: ${before.src ?? ''}.`]
      : []),
    ...((await isThere(target)) ? [`${shown}/activities/${picture} is there already.`] : []),
  ];
  if (taken.length > 0 && values.get('force') !== 'true') {
    if (!isTerminal) return fail(...taken, '--force puts this one in its place.');
    if (!(await dialogue.askYesNo('Put this picture in its place?', taken.join('\n'), false)))
      return { exitCode: 1, text: 'Nothing was written.' };
  }

  const described: { alt?: string; credit?: string } = {};
  for (const [field, advice] of [
    ['alt', ALT_ADVICE],
    ['credit', CREDIT_ADVICE],
  ] as const) {
    // The same picture, made smaller, shows what it showed.
    const old = typeof before?.[field] === 'string' ? before[field] : undefined;
    const typed =
      values.get(field) ??
      (isTerminal
        ? await dialogue.askText({
            title: field === 'alt' ? 'Alternative text' : 'Credit',
            description: advice,
            initial: old,
            isOptional: field === 'credit',
            error: (answer) => judge(field, answer, known),
          })
        : old);
    const error = judge(field, typed ?? '', known);
    if (error)
      return fail(
        typed === undefined
          ? `Missing, and there is no terminal here to ask at:`
          : `--${field}: ${error}`,
        ...(typed === undefined ? missing : []),
      );
    if (typed?.trim()) described[field] = typed.trim();
  }
  const { alt = '', credit } = described;
  const changed = withPictureField(text, { src: `./${picture}`, alt, credit });

  // Each is whole before it takes its place, so that a stop in between leaves the post as it was.
  const half = join(folder, `.${picture}.part`);
  const halfPost = join(folder, `.${post}.part`);
  try {
    await writeFile(half, photo.bytes);
    await writeFile(halfPost, changed);
    await rename(half, target);
    await rename(halfPost, postPath);
  } finally {
    await Promise.all([half, halfPost].map((file) => rm(file, { force: true })));
  }
  const left =
    before?.src !== undefined && before.src !== `./${picture}`
      ? [
          `The picture before, ${before.src}, still lies there: remove it, if no other post shows it.`,
        ]
      : [];
  return {
    exitCode: 0,
    text: [
      `Written: ${shown}/activities/${picture} (${photo.width} × ${photo.height} pixels)`,
      ...photo.changes.map((change) => `  ${change}`),
      `Named in: ${shown}/activities/${post}.md`,
      ...photo.warnings,
      ...left,
      ...(credit === undefined
        ? ['There is no credit. Say who made the picture, unless it is your own: --credit.']
        : []),
      '',
      'npm run dev shows it.',
    ].join('\n'),
  };
}
