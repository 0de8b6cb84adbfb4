/** Judges what a text shows against what its author meant: nothing is lost, and no mark is left over. */
import { withPlainLetters } from '../base/plain-letters.ts';
import { commands, filler, personalData, unfinished } from './leftovers.ts';
import { lookAlikes, type Slip } from './look-alikes.ts';
import { RULES } from './rules.ts';
import { placedNodes, shownText, withoutCode } from './text-mask.ts';
import type { TreeNode } from './tree.ts';

/** Notes without a marker in the text are not shown at all; neither is the second of two. */
function notes(body: string, tree: TreeNode, shown: string): Slip[] {
  const used = new Set(
    placedNodes(tree, ({ type }) => type === 'footnoteReference').map(({ node }) =>
      node.identifier?.toLowerCase(),
    ),
  );
  const defined = new Set<string | undefined>();
  const lost = placedNodes(tree, ({ type }) => type === 'footnoteDefinition').flatMap(
    ({ node, start, end }): Slip[] => {
      const id = node.identifier?.toLowerCase();
      const isSecond = defined.has(id);
      defined.add(id);
      const [marker = ''] = /^\[\^[^\]]*\]/.exec(body.slice(start, end)) ?? [];
      const at = { rule: 'notes', offset: start } as const;
      if (isSecond)
        return [
          {
            ...at,
            message: `There are two notes ${marker}, and only the first is shown.`,
            fix: 'Give one of them another name, and add its marker to the text.',
          },
        ];
      return used.has(id)
        ? []
        : [
            {
              ...at,
              message: `The note ${marker} has no marker in the text, so it is not shown at all.`,
              fix: `Write ${marker} in the text where the note belongs, or remove the note.`,
            },
          ];
    },
  );
  const markers = [...shown.matchAll(/\[\^([^\][\s]+)\]/g)].map(({ 0: marker, index }): Slip => ({
    rule: 'notes',
    offset: index,
    message: `There is no note ${marker}, so the marker is shown as typed.`,
    fix: `Write the note below the text, on a line of its own that begins with ${marker}: and a space; or remove the marker.`,
  }));
  return [...lost, ...markers];
}

/** Text that is shown as program code, though nobody marked it as such. */
function codeBlocks(body: string, tree: TreeNode): Slip[] {
  return placedNodes(tree, ({ type }) => type === 'code').flatMap(({ start, end }): Slip[] => {
    const source = body.slice(start, end);
    const [, fence] = /^(`{3,}|~{3,})/.exec(source) ?? [];
    const at = {
      rule: 'code-block',
      offset: start + (/^\s*/.exec(source)?.[0].length ?? 0),
    } as const;
    if (fence === undefined)
      return [
        {
          ...at,
          message:
            'These lines are indented by four spaces or a tab, so they are shown as program code.',
          fix: 'Remove the spaces; begin each line with "> " if it is a quotation, and put the lines between two lines of ``` if it is code.',
        },
      ];
    const last = source
      .slice(source.lastIndexOf('\n') + 1)
      .replace(/^[> \t]*/, '')
      .trimEnd();
    const isClosed = source.includes('\n') && last.startsWith(fence) && /^(`+|~+)$/.test(last);
    return isClosed
      ? []
      : [
          {
            ...at,
            message:
              'This block of code has no end, so everything below it is shown as program code.',
            fix: `Put a line of ${fence} below the code.`,
          },
        ];
  });
}

/** A single tilde between numbers says "to", and strikes out what is between two of them. */
function tildes(body: string, tree: TreeNode): Slip[] {
  return placedNodes(tree, ({ type }) => type === 'delete')
    .filter(({ start }) => !body.startsWith('~~', start))
    .map(({ start, end }): Slip => {
      const isRange = /\d$/.test(body.slice(0, start)) && /^\d/.test(body.slice(end));
      return {
        rule: 'markdown',
        offset: start,
        message: 'The text between these two tildes is struck through.',
        fix: isRange
          ? 'Write a dash between numbers: –'
          : 'Put a backslash before each "~" that is a character of the text; write ~~ to strike words through.',
        ...(isRange
          ? {
              edit: {
                start,
                end,
                text: `–${body.slice(start + 1, end - 1)}–`,
                says: 'Tildes between numbers are now dashes.',
              },
            }
          : {}),
      };
    });
}

/** Letters that look like others, as programs and social media make them. */
function pastedLetters(body: string, shown: string): Slip[] {
  return [...shown.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }): Slip[] => {
    if (withPlainLetters(line) === line) return [];
    const characters = [...line];
    const first = characters.findIndex((one) => withPlainLetters(one) !== one);
    const offset = index + characters.slice(0, Math.max(first, 0)).join('').length;
    const end = index + line.length;
    return [
      {
        rule: 'pasted-letters',
        offset,
        message:
          'These letters come from a document or from social media. Search and screen readers do not know them.',
        fix: 'Type them again as plain letters.',
        edit: {
          start: index,
          end,
          text: withPlainLetters(body.slice(index, end)),
          says: 'Letters of a document or of social media are now plain ones.',
        },
      },
    ];
  });
}

/** UTF-8 that was read as Windows-1252, such as "Ã©" for "é" (https://www.w3.org/International/questions/qa-what-is-encoding). */
const MISREAD = /(?:Ã[\u00A0-\u00BFƒ„†‡ˆ‰Š‹Œ˜™š›œŸž€]|Â[\u00A0-\u00BF]|â€[™œ\u009D“”˜¦¢])+/g;

const WINDOWS_1252 = new Map(
  Array.from({ length: 256 }, (_, byte) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(byte)),
    byte,
  ]),
);

function reread(text: string): string | undefined {
  const bytes = [...text].map((character) => WINDOWS_1252.get(character));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(bytes.map((byte) => byte ?? 0)),
    );
  } catch {
    return undefined;
  }
}

/** Text that went through a program with the wrong encoding. */
function misread(shown: string): Slip[] {
  return [...shown.matchAll(MISREAD)].flatMap(({ 0: source, index }): Slip[] => {
    const text = reread(source);
    if (text === undefined) return [];
    const before = /\S*$/.exec(shown.slice(Math.max(index - 30, 0), index))?.[0] ?? '';
    const end = index + source.length;
    const after = /^\S*/.exec(shown.slice(end, end + 30))?.[0] ?? '';
    const around = (words: string) => `"${before}${words}${after}"`;
    return [
      {
        rule: 'utf-8',
        offset: index,
        message: `A program read this text in the wrong encoding: ${around(source)}.`,
        fix: `Write ${around(text)}.`,
        edit: { start: index, end, text, says: `${around(source)} is now ${around(text)}.` },
      },
    ];
  });
}

/** What is left over in a text, by level, with offsets as places. */
export interface Slips {
  errors: Slip[];
  advice: Slip[];
  /** True where a command of another system stands, within which no other rule reports anything. */
  isCommand: (offset: number) => boolean;
}

/** Judges a text that can be read. */
export function slipsOf(body: string, tree: TreeNode, format: 'md' | 'mdx'): Slips {
  const shown = shownText(body, tree);
  const text = withoutCode(body, tree);
  const foreign = commands(text, format);
  const isCommand = (offset: number) =>
    foreign.some((one) => offset >= one.offset && offset < one.end);
  const slips = [
    ...notes(body, tree, shown),
    ...(format === 'md' ? codeBlocks(body, tree) : []),
    ...tildes(body, tree),
    ...lookAlikes(body, shown),
    ...pastedLetters(body, shown),
    ...misread(shown),
    ...filler(shown),
    ...unfinished(shown),
    ...personalData(text),
  ].filter(({ offset }) => !isCommand(offset));
  const all = [...foreign.map(({ end, ...slip }) => slip), ...slips].sort(
    (a, b) => a.offset - b.offset,
  );
  return {
    errors: all.filter(({ rule }) => RULES[rule].level === 'error'),
    advice: all.filter(({ rule }) => RULES[rule].level === 'advice'),
    isCommand,
  };
}
