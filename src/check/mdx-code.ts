/**
 * Finds program code in MDX without the parser of MDX: that one hands code to a parser of
 * JavaScript, which ends the whole process at deep brackets, and takes minutes for one line of open
 * tags. Code is refused anyway.
 */
import { markdownToMdast } from 'satteri';
import { nodesOf, type TreeNode } from './tree.ts';

/** Where Markdown shows braces as they are, and where a line that begins as a module does is text. */
function plainPlaces(body: string): {
  isShown: (offset: number) => boolean;
  isText: (offset: number) => boolean;
} {
  const nodes = [...nodesOf(markdownToMdast(body) as TreeNode)].map(({ type, position }) => ({
    type,
    start: position?.start.offset ?? 0,
    end: position?.end.offset ?? 0,
  }));
  // MDX knows no code that is only indented.
  const shown = nodes.filter(
    ({ type, start }) =>
      type === 'inlineCode' || (type === 'code' && /^(?:```|~~~)/.test(body.slice(start))),
  );
  const paragraphs = nodes.filter(({ type }) => type === 'paragraph');
  return {
    isShown: (offset) => shown.some(({ start, end }) => start <= offset && offset < end),
    isText: (offset) => paragraphs.some(({ start, end }) => start < offset && offset < end),
  };
}

/** What begins code in MDX, or ends it, and a line that begins as a module does. A backslash makes a brace plain text. */
const CODE = /\\[\\{}]|[{}]|^(?:import|export)(?=[ \t])/gm;

/**
 * Finds the code in a text.
 *
 * @returns `text`, of the same length and with the same headings, in which nothing is code; and where code begins.
 */
export function findCode(body: string): { text: string; offsets: number[] } {
  if (body.search(CODE) === -1) return { text: body, offsets: [] };
  const { isShown, isText } = plainPlaces(body);
  const offsets: number[] = [];
  let depth = 0;
  const text = body.replace(CODE, (found: string, at: number) => {
    if (found.startsWith('\\')) return found === '\\\\' ? found : '\\!';
    if (found.length > 1) {
      if (!isShown(at) && !isText(at)) offsets.push(at);
      return found.toUpperCase();
    }
    if (!isShown(at)) {
      if (found === '{' && depth === 0) offsets.push(at);
      depth = Math.max(0, depth + (found === '{' ? 1 : -1));
    }
    return '!';
  });
  return { text, offsets };
}
