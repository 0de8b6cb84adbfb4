/** The texts that people read, taken out of the content and the interface, to be judged as language. */
import { markdownToMdast, mdxToMdast } from 'satteri';
import type { CheckedFile } from '../../check/check-content.ts';

interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

/** Elements of Markdown that hold one piece of running text. */
const BLOCKS = new Set(['paragraph', 'heading', 'tableCell']);

function textOf(node: Node): string {
  if (node.type === 'text' || node.type === 'break') return node.value ?? ' ';
  return (node.children ?? []).map(textOf).join('');
}

/** The running text of a Markdown body, block by block, without addresses and code. */
export function blocksOf(body: string, format: 'md' | 'mdx'): string[] {
  const blocks: string[] = [];
  const walk = (node: Node): void => {
    if (BLOCKS.has(node.type)) blocks.push(textOf(node).replace(/\s+/g, ' ').trim());
    else for (const child of node.children ?? []) walk(child);
  };
  walk(format === 'mdx' ? mdxToMdast(body) : markdownToMdast(body));
  return blocks.filter((block) => block !== '');
}

/** Fields that hold no text of ours: addresses, names of entries, codes. */
const NOT_TEXT = new Set([
  'source',
  'sources',
  'original',
  'website',
  'membershipSource',
  'aliases',
  'link',
  'email',
  'principle',
  'principles',
  'checklist',
  'topics',
  'cities',
  'leads',
  'partners',
  'activity',
  'kind',
  'hue',
  'language',
  'nameLanguage',
  'country',
  'status',
  'timeZone',
  'src',
  'date',
  'start',
  'end',
  'joined',
  'memberBy',
  'applied',
  'left',
  'updated',
  'id',
  'origin',
]);

/** Fields that hold proper names, which no dictionary has. */
const NAMES = new Set(['name', 'shortName', 'localNames', 'place']);

function collect(value: unknown, take: (key: string) => boolean, key = ''): string[] {
  if (typeof value === 'string') return take(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => collect(item, take, key));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, item]) =>
      NOT_TEXT.has(name) ? [] : collect(item, take, NAMES.has(key) ? key : name),
    );
  return [];
}

/** All sentences of a content file: those of its fields, then those of its body. */
export function textsOf({ data, body, collection }: CheckedFile): string[] {
  return [
    ...collect(data, (key) => !NAMES.has(key)),
    ...blocksOf(body, collection === 'pages' ? 'mdx' : 'md'),
  ];
}

/** The proper names in a content file. */
export function namesOf({ data }: CheckedFile): string[] {
  return collect(data, (key) => NAMES.has(key));
}

/**
 * All sentences of an object of messages, without what people are told to type. Of functions, the
 * words that they put together.
 */
export function messagesOf(messages: unknown): string[] {
  if (typeof messages === 'string') return [messages.replace(/"[^"]*"|\[[^\]]*\]/g, ' ')];
  if (typeof messages === 'function')
    return [...String(messages).matchAll(/`([^`]*)`|'([^']*)'|"([^"]*)"/g)].map(([, a, b, c]) =>
      (a ?? b ?? c ?? '').replace(/\$\{[^}]*\}/g, ' '),
    );
  if (typeof messages === 'object' && messages !== null)
    return Object.values(messages).flatMap(messagesOf);
  return [];
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Words in Latin letters; addresses, numbers and other scripts are passed over. */
export function wordsOf(text: string): string[] {
  const plain = text
    .replace(/https?:\/\/\S+|[\w.-]+@[\w.-]+|\b[\w-]+(\.[\w-]+)+\b|\/[\w/.-]+\//g, ' ')
    .replaceAll('’', "'");
  return [...segmenter.segment(plain)]
    .filter(({ isWordLike, segment }) => isWordLike && /^[\p{Script=Latin}']+$/u.test(segment))
    .map(({ segment }) => segment.replace(/'s?$/, ''));
}

/** Sentences of a running text. */
export function sentencesOf(text: string): string[] {
  return [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
}
