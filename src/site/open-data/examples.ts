/** Questions to the data that short scripts answer, for the page about them. */
import { readFile } from 'node:fs/promises';
import { runInNewContext } from 'node:vm';
import { absolute } from '../../model/urls.ts';
import type { DataFile } from './files.ts';
import { dataPath } from './json.ts';

/** The names of the scripts in `examples/`. */
export const EXAMPLES = [
  'european-privacy',
  'growth',
  'partners',
  'sources',
  'without-action',
] as const;

export type ExampleName = (typeof EXAMPLES)[number];

const HOME = absolute(dataPath(''));

export interface Example {
  name: ExampleName;
  /** JavaScript that runs in the console of a browser, and in Node as a module. */
  script: string;
  /** The lines that it prints. */
  answer: readonly string[];
}

/** Runs a script with the files that are about to be published in place of the network. */
async function answerOf(script: string, files: readonly DataFile[]): Promise<string[]> {
  const lines: string[] = [];
  const fetchFile = (address: string) => {
    const file = files.find(({ name }) => HOME + name === address);
    if (!file) throw new Error(`There is no file ${address}.`);
    return { json: () => JSON.parse(new TextDecoder().decode(file.content)) as unknown };
  };
  await runInNewContext(`(async () => {\n${script}})()`, {
    fetch: fetchFile,
    console: { log: (...values: unknown[]) => lines.push(values.join(' ')) },
  });
  return lines;
}

/** The scripts, with what they answer from these files. */
export function examplesOf(files: readonly DataFile[]): Promise<Example[]> {
  return Promise.all(
    EXAMPLES.map(async (name) => {
      const template = await readFile(`src/site/open-data/examples/${name}.js`, 'utf8');
      const script = template.replace('{{data}}', HOME);
      return { name, script, answer: await answerOf(script, files) };
    }),
  );
}
