/** Takes the running text out of what people write, to judge it as language. */
import { parseMarkdown } from './markdown.ts';
import { nodesOf, type TreeNode } from './tree.ts';

type Node = TreeNode & { value?: string };

/** Elements of Markdown that contain one piece of running text. */
const BLOCKS = new Set(['paragraph', 'heading', 'tableCell']);

/** A piece of running text of a Markdown body, without addresses and code. */
export interface Block {
  text: string;
  /** Where it begins in the body. */
  offset: number;
}

/** The running text of a Markdown body, block by block; empty if it cannot be read. */
export function blocksOf(body: string, format: 'md' | 'mdx'): Block[] {
  const { tree } = parseMarkdown(body, 1, format);
  if (!tree) return [];
  return [...nodesOf(tree)]
    .filter(({ type }) => BLOCKS.has(type))
    .map((block) => ({
      text: [...nodesOf<Node>(block)]
        .map(({ type, value }) => (type === 'text' ? (value ?? '') : type === 'break' ? ' ' : ''))
        .join('')
        .replace(/\s+/g, ' ')
        .trim(),
      offset: block.position?.start.offset ?? 0,
    }))
    .filter(({ text }) => text !== '');
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
