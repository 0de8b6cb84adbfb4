import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Built-ins that Firefox 115, Chrome 109 or Safari 15.6 lack; bundling lowers syntax, and adds none of them. */
const MISSING =
  /\b(?:(?:Map|Object)\.groupBy|URL\.(?:canParse|parse)\(|Array\.fromAsync|Promise\.withResolvers|AbortSignal\.(?:any|timeout)|Intl\.Segmenter)|\.(?:toReversed|toSorted|toSpliced|isWellFormed|toWellFormed|getTextInfo|isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(|\(\?<[=!]/;

/** Queries are made when the site is built. */
const FOLDERS = ['src/model', 'src/model/schemas', 'src/model/gazetteer'];

const modules = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name)),
);

it.each(modules)('%s uses only what the browsers of the budget have', (file) => {
  const lines = readFileSync(file, 'utf8').split('\n');
  expect(lines.filter((line) => MISSING.test(line) && !/^\s*(?:\*|\/\/|\/\*)/.test(line))).toEqual(
    [],
  );
});
