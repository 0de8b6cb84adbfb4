/**
 * Every kind of page reads in a browser that shows text only: nothing that it says is lost, and it
 * comes in the order of the page.
 */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { PLAIN, KINDS } from '../testing/sites.ts';
import { toolForTests } from '../testing/tools.ts';

const w3m = toolForTests('w3m');

/** Elements whose text is not drawn as such: data, fields, drawings that have words beside them. */
const PASSED_OVER = new Set([
  'script',
  'style',
  'svg',
  'textarea',
  'select',
  'template',
  'datalist',
]);

/** The words of the main part, block by block, in the order of the page. */
function wordsOf(html: string): string[] {
  const blocks: string[] = [''];
  const state = { main: 0, over: 0 };
  const parser = new Parser({
    onopentag(name) {
      if (name === 'main') state.main += 1;
      if (PASSED_OVER.has(name)) state.over += 1;
      if (
        /^(?:h[1-6]|p|li|dt|dd|td|th|div|section|caption|figcaption|legend|label|pre|tr|summary|a|span|small|strong|button)$/.test(
          name,
        )
      )
        blocks.push('');
    },
    ontext(text) {
      if (state.main > 0 && state.over === 0) blocks.push((blocks.pop() ?? '') + text);
    },
    onclosetag(name) {
      if (name === 'main') state.main -= 1;
      if (PASSED_OVER.has(name)) state.over -= 1;
      blocks.push('');
    },
  });
  parser.end(html);
  return blocks.map(plain).filter((block) => block !== '');
}

/** Letters and digits alone: w3m draws marks, lines and spaces in its own way. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

describe.skipIf(!w3m)('in w3m', () => {
  it.each([...KINDS, 'privacy/', 'colophon/'])(
    '/%s says all that it says elsewhere',
    async (path) => {
      const file = join(PLAIN.folder, path.endsWith('.html') ? path : join(path, 'index.html'));
      const { stdout, status } = spawnSync(
        w3m ?? '',
        ['-dump', '-T', 'text/html', '-I', 'UTF-8', '-O', 'UTF-8', '-cols', '200', file],
        { encoding: 'utf8' },
      );
      expect(status).toBe(0);
      const shown = plain(stdout);
      let at = 0;
      for (const block of wordsOf(await readFile(file, 'utf8'))) {
        const found = shown.indexOf(block, at);
        expect(
          found,
          `“${block.slice(0, 80)}” after “${shown.slice(Math.max(0, at - 60), at)}”`,
        ).toBeGreaterThanOrEqual(at);
        at = found;
      }
      expect(at).toBeGreaterThan(0);
    },
  );
});
