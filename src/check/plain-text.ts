/** The words of a text that was pasted with entities, HTML or Markdown into a field of plain text. */
import { Parser } from 'htmlparser2';
import { withoutMarkup } from '../base/markup.ts';
import { withPlainLetters } from '../base/plain-letters.ts';

/** Most rounds: systems that pass a text on may encode it again, so that "&" becomes "&amp;amp;". */
const MOST_ROUNDS = 4;

function decode(entity: string): string {
  let character = '';
  const parser = new Parser({ ontext: (text) => (character += text) }, { decodeEntities: true });
  parser.end(entity);
  return character;
}

/** The text as readers should see it. Entities that do not exist stay. */
export function plainTextOf(text: string): string {
  let plain = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) plain = withoutMarkup(plain, decode);
  return plain === text ? text : withPlainLetters(plain).replace(/ {2,}/g, ' ').trim();
}
