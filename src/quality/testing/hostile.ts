/**
 * What somebody could put into the content, or type into a field, to do harm.
 * Each input betrays itself if it works: it calls `__ran`, or asks the host
 * evil.example for something. Written for this site. The inputs are in
 * `src/quality/fixtures/hostile/`: a text, or a list of parts, of which
 * `[text, 900]` stands for that text 900 times.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { sampled } from './sites.ts';

/** How an input is met: by a message that names its line, or by showing it as text. */
export type Verdict = 'refused' | 'text';

export interface Hostile {
  /** Unique: its class and number. */
  id: string;
  class: string;
  input: string;
  verdict: Verdict;
}

type Input = string | readonly (string | [text: string, times: number])[];
type Lists = Readonly<Record<string, Partial<Record<Verdict, readonly Input[]>>>>;

/** The host that no page may ask for anything. */
export const EVIL_HOST = 'evil.example';

const read = (name: string): unknown =>
  parse(readFileSync(`src/quality/fixtures/hostile/${name}.yaml`, 'utf8'));

function textOf(input: Input): string {
  return typeof input === 'string'
    ? input
    : input.map((part) => (typeof part === 'string' ? part : part[0].repeat(part[1]))).join('');
}

let calls = 0;

/**
 * Writes the call and the address by which an input betrays itself, in the places RAN and EVIL; REF
 * is a name of its own for a reference. A number needs no quotation marks, which would end an
 * attribute.
 */
function mark(id: string, input: Input): string {
  return textOf(input)
    .replaceAll('RAN', `__ran(${(calls += 1)})`)
    .replaceAll('REF', id)
    .replaceAll('EVIL', `https://${EVIL_HOST}/${id}`);
}

function numbered(lists: Lists): Hostile[] {
  return Object.entries(lists).flatMap(([name, byVerdict]) =>
    Object.entries(byVerdict)
      .flatMap(([verdict, inputs]) =>
        inputs.map((input) => ({ verdict: verdict as Verdict, input })),
      )
      .map(({ verdict, input }, index) => ({
        id: `${name}-${index + 1}`,
        class: name,
        input: mark(`${name}-${index + 1}`, input),
        verdict,
      })),
  );
}

const addresses = Object.fromEntries(
  Object.entries(read('addresses') as Record<string, Input[]>).map(([name, inputs]) => [
    name,
    inputs.map(textOf),
  ]),
);
const { scriptSchemes = [], linkForms = [], otherSchemes = [], hosts = [] } = addresses;

/** Addresses that pass for another, or lead where people would not go. For link fields and for links in a text. */
export const HOSTS: readonly string[] = hosts.map((input, index) =>
  mark(`host-${index + 1}`, input),
);
/** Names of sites that are what they seem, and stay allowed. */
export const { honestHosts: HONEST_HOSTS = [] } = addresses;
/** Old addresses that would lead out of the site, or take the place of a file. */
export const { aliases: ALIASES = [] } = addresses;
/** Names of files that cannot be addresses, or would lead out of their folder. */
export const { fileNames: FILE_NAMES = [] } = addresses;

/** Links to the addresses, in one form of Markdown after the other. */
function links(hrefs: readonly string[], forms: readonly string[]): { refused: string[] } {
  return {
    refused: hrefs.map((href, index) =>
      String(forms[index % forms.length]).replaceAll('HREF', href),
    ),
  };
}

const scripts = scriptSchemes.map((scheme) => `${scheme}RAN`);
const linkable = HOSTS.filter(
  (host) => !/[\s\\"<`]|&colon;|^javascript|^https:\/\/[?#]|\u202E|\u2067|\u200B/.test(host),
);

/** Inputs for the text of a Markdown file. A class keeps the place that it has in the file of inputs. */
export const BODIES: readonly Hostile[] = numbered({
  ...(read('bodies') as Lists),
  link: links(scripts, linkForms),
  again: links(scripts.slice(0, 17), [...linkForms.slice(3), ...linkForms.slice(0, 3)]),
  scheme: links(otherSchemes, linkForms.slice(0, 6)),
  host: links(linkable, ['[press](<HREF>)']),
});

/** Inputs for one line of text: a field of the front matter, a field of a form, a query. */
export const LINES: readonly Hostile[] = numbered(read('lines') as Lists);

/** All inputs in `npm run test:all`; in `npm test`, every n-th of each class, beginning with its first. */
export function sampledByClass(entries: readonly Hostile[], n: number): readonly Hostile[] {
  return Object.values(Object.groupBy(entries, (entry) => entry.class)).flatMap((list = []) =>
    sampled(list, n),
  );
}

/** Inputs for the coalition's own pages, in which MDX could run code while the site is built. */
export const MDX_BODIES: readonly Hostile[] = numbered(read('mdx') as Lists);

/**
 * Front matter that YAML readers misread, read slowly or cannot read; each ends the line before the
 * fields of a post.
 */
export const YAML: readonly Hostile[] = numbered(read('front-matter') as Lists).map((entry) => ({
  ...entry,
  input: entry.input
    .replace('NESTED', () =>
      ['x:', ...Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth + 1)}a:`)].join('\n'),
    )
    .replace('MANY', () => Array.from({ length: 5000 }, (_, index) => `k${index}: x`).join('\n')),
}));
