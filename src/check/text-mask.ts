/** Shows only those parts of a text that readers see as running text, each at its own place. */
import { nodesOf, type TreeNode } from './tree.ts';

/** Stands for each character that is not shown: code, addresses, signs that Markdown has read. */
export const HIDDEN = '\u0001';

type Node = TreeNode & { url?: string };

const hide = (text: string) => text.replace(/[^\n]/g, HIDDEN);

const hideEscapes = (text: string) => text.replace(/\\[!-/:-@[-`{-~]/g, HIDDEN + HIDDEN);

interface Range {
  start: number;
  end: number;
}

function rangesOf(tree: TreeNode, isWanted: (node: Node) => boolean): Range[] {
  return [...nodesOf<Node>(tree)].flatMap((node) => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    return start === undefined || end === undefined || !isWanted(node) ? [] : [{ start, end }];
  });
}

/** The body, in which only the ranges are changed, or only what is between them. */
function withRanges(
  body: string,
  ranges: readonly Range[],
  inside: (text: string) => string,
  outside: (text: string) => string,
): string {
  let [result, at] = ['', 0];
  for (const { start, end } of ranges) {
    // An address that is shown as it is contains its text.
    if (end <= at) continue;
    const from = Math.max(start, at);
    result += outside(body.slice(at, from)) + inside(body.slice(from, end));
    at = end;
  }
  return result + outside(body.slice(at));
}

/** The running text, with addresses that are shown as they are; everything else is {@link HIDDEN}. Same length. */
export function shownText(body: string, tree: TreeNode): string {
  const isShown = ({ type, position }: Node) =>
    type === 'text' || (type === 'link' && !/[[<]/.test(body[position?.start.offset ?? 0] ?? ''));
  return withRanges(body, rangesOf(tree, isShown), hideEscapes, hide);
}

/** Everything but code. Same length. */
export function withoutCode(body: string, tree: TreeNode): string {
  const isCode = ({ type }: Node) => type === 'code' || type === 'inlineCode';
  return withRanges(body, rangesOf(tree, isCode), hide, hideEscapes);
}
