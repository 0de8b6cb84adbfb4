/**
 * Advice on the language of the content. It stops nothing. What a city says of
 * itself is its own, so that only the coalition's own texts are judged, and
 * names never are.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shorten } from '../base/escape.ts';
import { collections, type CollectionName } from '../model/schemas/index.ts';
import type { JudgedFile } from './check-file.ts';
import { sectionOf } from './explain.ts';
import { textsIn, valuesAt } from './fields-of.ts';
import { personalData, unfinished } from './leftovers.ts';
import { placesIn } from './place.ts';
import type { Finding, Problem } from './problem.ts';
import { blocksOf, sentencesOf, wordsOf } from './prose.ts';
import { britishSpelling, wordsOfList, type Spelling } from './spelling.ts';

/** A list in the content folder of words that are right, though the dictionary does not have them. */
export const WORDS_FILE = 'words.txt';

/** Most words of a file that are reported as misspelled. */
const MOST_WORDS = 10;

/** How many words a post of the coalition should have. */
const LENGTH = { least: 60, most: 320 };

/** How many words two posts may begin with alike. */
const OPENING = 4;

/** The readability index that the coalition's own pages stay below: texts up to it are easy to read. */
const EASY = 40;

/** Words that say nothing, as patterns, and the long dash. */
const EMPTY_WORDS = new RegExp(
  `\\b(?:${[
    ...[
      'leverag\\w+',
      'holistic\\w*',
      'seamless\\w*',
      'cutting-edge',
      'pivotal',
      'delv(?:e|es|ing)',
    ],
    ...['underscor\\w+', 'foster(?:s|ed|ing)?', 'stakeholders?', 'empower\\w*', 'robust'],
    ...['landscape', 'testament'],
  ].join('|')})\\b|—`,
  'i',
);

/** Fields that hold names, and titles, which stay as they were published. */
const NAMES = new Set(['title', 'name', 'shortName', 'localNames', 'place', 'credit']);

/** A piece of text with the way to report what could be better about it. */
interface Passage {
  text: string;
  report: (finding: Finding, word?: string) => Problem;
}

const isOurs = (collection: CollectionName) => collection !== 'cities';

/** True for a text that English spelling and English words can be expected of. */
function isEnglish({ data }: JudgedFile): boolean {
  const [language] = valuesAt(data, ['language']);
  return language === undefined || /^en\b/i.test(String(language.value));
}

/** The texts of an entry: those of its fields, then the blocks of its body. */
function passagesOf({ collection, data, parts, problemAt, problemIn }: JudgedFile) {
  const { schema } = collections[collection];
  const { body, bodyLine } = parts;
  const placeAt = placesIn(body, bodyLine);
  const fields = textsIn(data)
    .filter(
      ({ path }) =>
        !path.some((key) => NAMES.has(String(key))) &&
        ['texts', 'pictures'].includes(sectionOf(schema, path)),
    )
    .map(({ path, value }): Passage => ({
      text: value,
      report: (finding) => problemAt(path, finding),
    }));
  const blocks = blocksOf(body, formatOf(collection)).map(({ text, offset }): Passage => ({
    text,
    report: (finding, word = '') =>
      problemIn({
        ...placeAt(Math.max(offset, body.indexOf(word, offset))),
        ...finding,
      }),
  }));
  return [...fields, ...blocks];
}

const formatOf = (collection: CollectionName) =>
  collections[collection].extension === '.mdx' ? 'mdx' : 'md';

function misspelled(passages: readonly Passage[], spelling: Spelling): Problem[] {
  const seen = new Map<string, Problem>();
  for (const { text, report } of passages)
    for (const word of wordsOf(text)) {
      // A word with a capital is a name, or begins a sentence.
      if (seen.size === MOST_WORDS || seen.has(word) || word !== word.toLowerCase()) continue;
      if (spelling.isKnown(word)) continue;
      const near = spelling.suggest(word);
      const first = near === undefined ? 'Check the spelling.' : `Did you mean "${near}"?`;
      seen.set(
        word,
        report(
          {
            rule: 'spelling',
            message: `"${shorten(word, 60)}" is not in the dictionary of British English.`,
            fix: `${first} If the word is right, leave it, or add it to content/${WORDS_FILE}.`,
          },
          word,
        ),
      );
    }
  return [...seen.values()];
}

function emptyWords(passages: readonly Passage[]): Problem[] {
  return passages.flatMap(({ text, report }) => {
    const [word] = EMPTY_WORDS.exec(text) ?? [];
    if (word === undefined) return [];
    return [
      report(
        word === '—'
          ? {
              rule: 'plain-words',
              message: 'There is a long dash in this text.',
              fix: 'Make two sentences of it, or use a comma or a colon.',
            }
          : {
              rule: 'plain-words',
              message: `"${word}" says little.`,
              fix: 'Say who does what, in plain words.',
            },
        word,
      ),
    ];
  });
}

/** LIX: words in a sentence, and how many of a hundred are long (Björnsson, Läsbarhet, 1968). */
export function readabilityOf(blocks: readonly string[]): number {
  const sentences = blocks.flatMap(sentencesOf);
  const words = sentences.flatMap(wordsOf);
  const long = words.filter((word) => word.length > 6).length;
  return words.length / sentences.length + (100 * long) / words.length;
}

/** Advice on the text of an entry as a whole. */
function onWhole({ collection, data, parts, problemIn }: JudgedFile): Problem[] {
  const { body, bodyLine } = parts;
  const [first, ...more] = blocksOf(body, formatOf(collection));
  if (first === undefined) return [];
  const blocks = [first, ...more].map(({ text }) => text);
  const findings =
    collection === 'pages'
      ? [hardToRead(blocks)]
      : collection === 'activities'
        ? [ofOtherLength(blocks), summaryRepeated(blocks, data)]
        : [];
  const place = placesIn(body, bodyLine)(first.offset);
  return findings.flatMap((finding) => (finding ? [problemIn({ ...place, ...finding })] : []));
}

function hardToRead(blocks: readonly string[]): Finding | undefined {
  const index = readabilityOf(blocks);
  return index > EASY
    ? {
        rule: 'readability',
        message: `This page is hard to read: its LIX is ${Math.round(index)}; up to ${EASY} is easy.`,
        fix: 'Shorten the longest sentences, and use shorter words.',
      }
    : undefined;
}

function ofOtherLength(blocks: readonly string[]): Finding | undefined {
  const words = blocks.flatMap(wordsOf).length;
  // Other scripts are not counted in words.
  if (words === 0 || (words >= LENGTH.least && words <= LENGTH.most)) return undefined;
  return {
    rule: 'post-length',
    message: `This post has ${words} ${words === 1 ? 'word' : 'words'}; aim for ${LENGTH.least} to ${LENGTH.most}.`,
    fix: 'Say what happened, who did it, and why it matters. Leave details to the pages it links to.',
  };
}

function summaryRepeated(blocks: readonly string[], data: unknown): Finding | undefined {
  const [summary] = valuesAt(data, ['summary']);
  return typeof summary?.value === 'string' && blocks.join(' ').includes(summary.value)
    ? {
        rule: 'summary-repeated',
        message: 'The text repeats the summary, which stands above it.',
        fix: 'Begin with what the summary does not say.',
      }
    : undefined;
}

/** A name or title of several letters that is in capitals throughout. */
function inCapitals({ data, problemAt }: JudgedFile): Problem[] {
  return [...valuesAt(data, ['title']), ...valuesAt(data, ['name'])].flatMap(({ path, value }) => {
    const letters = typeof value === 'string' ? value.match(/\p{L}/gu)?.join('') : undefined;
    return letters && letters.length > 5 && !/\p{Ll}|\p{Lo}/u.test(letters)
      ? [
          problemAt(path, {
            rule: 'capitals',
            message: `This ${path.join('.')} is in capitals throughout.`,
            fix: 'Write it as in a sentence: screen readers may read capitals letter by letter.',
          }),
        ]
      : [];
  });
}

/** Posts that begin with the same words. */
function alikeOpenings(posts: readonly JudgedFile[]): Problem[] {
  const openings = new Map<string, string>();
  return posts.flatMap(({ file, parts: { body, bodyLine }, problemIn }) => {
    const [first] = blocksOf(body, 'md');
    const words = wordsOf(first?.text ?? '').slice(0, OPENING);
    const opening = words.join(' ').toLowerCase();
    if (words.length < OPENING) return [];
    const other = openings.get(opening);
    openings.set(opening, file);
    if (other === undefined) return [];
    return [
      problemIn({
        ...placesIn(body, bodyLine)(first?.offset ?? 0),
        rule: 'same-opening',
        message: `${other} begins with the same words: "${words.join(' ')}".`,
        fix: 'Begin with what is new in this one.',
      }),
    ];
  });
}

/** What was left over in the texts of fields. */
function inFields({ data, problemAt }: JudgedFile): Problem[] {
  return [...valuesAt(data, ['title']), ...valuesAt(data, ['summary'])].flatMap(
    ({ path, value }) =>
      typeof value === 'string'
        ? [...unfinished(value), ...personalData(value)].map(({ rule, message, fix }) =>
            problemAt(path, { rule, message, fix }),
          )
        : [],
  );
}

/** Advice on an entry that needs neither a dictionary nor other entries. */
export function adviceOnEntry(file: JudgedFile): Problem[] {
  return [
    ...file.reading.advice.map(file.problemIn),
    ...inFields(file),
    ...inCapitals(file),
    ...(isOurs(file.collection) && isEnglish(file) ? emptyWords(passagesOf(file)) : []),
    ...(isOurs(file.collection) ? onWhole(file) : []),
  ];
}

/** Words that are right: those of the list in the content folder. */
function acceptedWords(folder: string): string[] {
  const path = join(folder, WORDS_FILE);
  return existsSync(path) ? wordsOfList(readFileSync(path, 'utf8')) : [];
}

/**
 * Advice on entries.
 *
 * @param files all entries, those that are asked about last: of two alike, the last is reported.
 * @param folder the content folder; @param only says which entries are asked about. Advice on
 * others is about openings only.
 */
export async function adviceOn(
  files: readonly JudgedFile[],
  folder: string,
  only: (file: string) => boolean,
): Promise<Problem[]> {
  const asked = files.filter(({ file }) => only(file));
  const ours = asked.filter((file) => isOurs(file.collection) && isEnglish(file));
  const spelling = ours.length > 0 ? await britishSpelling(acceptedWords(folder)) : undefined;
  return [
    ...asked.flatMap(adviceOnEntry),
    ...ours.flatMap((file) => (spelling ? misspelled(passagesOf(file), spelling) : [])),
    ...alikeOpenings(files.filter(({ collection }) => collection === 'activities')),
  ];
}
