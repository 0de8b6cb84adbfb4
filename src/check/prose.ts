/** Takes the running text out of what people write, to judge it as language. */
import { markdownToMdast, mdxToMdast } from 'satteri';

interface Node {
  type: string;
  value?: string;
  position?: { start: { offset?: number | undefined } } | undefined;
  children?: readonly Node[];
}

/** Elements of Markdown that contain one piece of running text. */
const BLOCKS = new Set(['paragraph', 'heading', 'tableCell']);

/** A piece of running text of a Markdown body, without addresses and code. */
export interface Block {
  text: string;
  /** Where it begins in the body. */
  offset: number;
}

function textOf(node: Node): string {
  if (node.type === 'text' || node.type === 'break') return node.value ?? ' ';
  return (node.children ?? []).map(textOf).join('');
}

/** The running text of a Markdown body, block by block; empty if it cannot be read. */
export function blocksOf(body: string, format: 'md' | 'mdx'): Block[] {
  const blocks: Block[] = [];
  const walk = (node: Node): void => {
    if (BLOCKS.has(node.type)) {
      const text = textOf(node).replace(/\s+/g, ' ').trim();
      if (text !== '') blocks.push({ text, offset: node.position?.start.offset ?? 0 });
    } else for (const child of node.children ?? []) walk(child);
  };
  try {
    walk(format === 'mdx' ? mdxToMdast(body) : markdownToMdast(body));
  } catch {
    return [];
  }
  return blocks;
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
