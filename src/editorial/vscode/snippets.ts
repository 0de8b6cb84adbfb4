/** Snippets for VS Code, made from the schemas: a typed word becomes the fields of a post. */
import { ACTION_KINDS } from '../../model/schemas/action.ts';
import { ACTIVITY_KINDS } from '../../model/schemas/activity.ts';
import { PARTNER_KINDS } from '../../model/schemas/partner.ts';
import { TOPICS } from '../../model/schemas/topics.ts';

interface Snippet {
  scope: string;
  /** Offered for an empty file, by the command "Snippets: Fill File with Snippet". */
  isFileTemplate?: boolean;
  prefix: string;
  description: string;
  body: string[];
}

export const SNIPPETS_FILE = '.vscode/content.code-snippets';

const TODAY = '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE';

/**
 * A place where the cursor stops. It is empty, so that no sample text is left in by mistake: the
 * check reports what is missing.
 */
const stop = (number: number) => `$${number}`;
const choice = (number: number, values: readonly string[]) => `\${${number}|${values.join(',')}|}`;

function snippet(
  prefix: string,
  description: string,
  lines: readonly string[],
  last: string,
): Snippet {
  return {
    scope: 'markdown',
    isFileTemplate: true,
    prefix: `new-${prefix}`,
    description,
    body: ['---', ...lines, '---', '', last],
  };
}

const PUBLICATION = [`topics: [${choice(4, TOPICS)}]`, 'cities: [$5]', 'principles: [$6]'];

/**
 * The snippets, by name. Their prefixes are not words of a text, in which they
 * would pop up. A test checks that none leaves out a required field.
 */
export const SNIPPETS: Readonly<Record<string, Snippet>> = {
  Post: snippet(
    'post',
    'A new post: news, a publication, a statement or a campaign. It is a draft until the line "draft: true" is removed.',
    [
      `title: "${stop(1)}"`,
      `summary: "${stop(2)}"`,
      `date: ${TODAY}`,
      `kind: ${choice(
        3,
        ACTIVITY_KINDS.filter((kind) => kind !== 'event'),
      )}`,
      ...PUBLICATION,
      `original: https://${stop(7)}`,
      'draft: true',
    ],
    '$0',
  ),
  Event: snippet(
    'event',
    'A new post for an event, with its time and place. It is a draft until the line "draft: true" is removed.',
    [
      `title: "${stop(1)}"`,
      `summary: "${stop(2)}"`,
      `date: ${TODAY}`,
      'kind: event',
      ...PUBLICATION,
      'event:',
      `  start: ${stop(7)}`,
      `  place: "${stop(8)}"`,
      `original: https://${stop(9)}`,
      'draft: true',
    ],
    '$0',
  ),
  City: snippet(
    'city',
    'A new city: a candidate that applies today.',
    [
      `name: "${stop(1)}"`,
      `country: ${stop(2)}`,
      `latitude: ${stop(3)}`,
      `longitude: ${stop(4)}`,
      'status: candidate',
      `applied: ${TODAY}`,
      `summary: "${stop(5)}"`,
    ],
    '$0',
  ),
  Partner: snippet(
    'partner',
    'A new partner organisation.',
    [
      `name: "${stop(1)}"`,
      `shortName: "${stop(2)}"`,
      `kind: ${choice(3, PARTNER_KINDS)}`,
      `role: "${stop(4)}"`,
      `summary: "${stop(5)}"`,
      `website: https://${stop(6)}`,
      'sources:',
      `  - https://${stop(7)}`,
    ],
    '$0',
  ),
  'Action of a city': {
    scope: 'markdown',
    prefix: 'add-action',
    description: 'What a city does, with its source: one item below "actions:".',
    body: [
      `- id: ${stop(1)}`,
      `  text: "${stop(2)}"`,
      `  kind: ${choice(3, ACTION_KINDS)}`,
      `  principle: ${stop(4)}`,
      '  source:',
      `    url: https://${stop(5)}`,
      `    title: "${stop(6)}"`,
      `    publisher: "${stop(7)}"`,
      '$0',
    ],
  },
  Picture: {
    scope: 'markdown',
    prefix: 'add-picture',
    description:
      'The picture of a post. "npm run image" makes it ready and writes these lines by itself.',
    body: ['image:', `  src: ./${stop(1)}`, `  alt: "${stop(2)}"`, `  credit: "${stop(3)}"`, '$0'],
  },
};

/** The content of {@link SNIPPETS_FILE}, which is committed. */
export function snippetsFile(): string {
  return `${JSON.stringify(SNIPPETS, null, 2)}\n`;
}
