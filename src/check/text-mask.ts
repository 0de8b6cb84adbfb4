/** Shows only those parts of a text that readers see as running text, each at its own place. */
import { nodesOf, type TreeNode } from './tree.ts';

/** Stands for each character that is not shown: code, addresses, signs that Markdown has read. */
export const HIDDEN = '\u0001';

type Node = TreeNode & { identifier?: string };

const hide = (text: string) => text.replace(/[^\n]/g, HIDDEN);

const hideEscapes = (text: string) => text.replace(/\\[!-/:-@[-`{-~]/g, HIDDEN + HIDDEN);

/** A node and where it stands in the body. */
interface PlacedNode {
  node: Node;
  start: number;
  end: number;
}

/** The nodes that are wanted, in their order. */
export function placedNodes(tree: TreeNode, isWanted: (node: Node) => boolean): PlacedNode[] {
  return [...nodesOf<Node>(tree)].flatMap((node) => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    return start === undefined || end === undefined || !isWanted(node)
      ? []
      : [{ node, start, end }];
  });
}

/** The body with the nodes and what is between them changed. */
function changed(
  body: string,
  nodes: readonly PlacedNode[],
  inside: (text: string) => string,
  outside: (text: string) => string,
): string {
  let [result, at] = ['', 0];
  for (const { start, end } of nodes) {
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
  return changed(body, placedNodes(tree, isShown), hideEscapes, hide);
}

/** Everything but code. Same length. */
export function withoutCode(body: string, tree: TreeNode): string {
  const isCode = ({ type }: Node) => type === 'code' || type === 'inlineCode';
  return changed(body, placedNodes(tree, isCode), hide, hideEscapes);
}
