/** Walks the tree of a text without recursion, so that no depth exhausts the stack. */

/** A node as the Markdown parser gives it, as far as a walk needs it. */
export interface TreeNode {
  type: string;
  position?: { start: { line: number; column: number; offset?: number }; end: { offset?: number } };
  children?: TreeNode[];
}

/** How deep a text may be nested: some twenty lists, one within the other. */
const DEEPEST = 40;

/** All nodes of a tree, each before the nodes below it. */
export function* nodesOf<Node extends TreeNode>(tree: Node): Generator<Node> {
  const waiting = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    const { children = [] } = node;
    for (let index = children.length - 1; index >= 0; index -= 1)
      waiting.push(children[index] as Node);
  }
}

/** The first node that is nested too deeply; undefined if none is. */
export function tooDeep(tree: TreeNode): TreeNode | undefined {
  let level = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return level[0];
    level = level.flatMap(({ children = [] }) => children);
  }
  return undefined;
}
