import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SUMS, sumsOf } from '../../base/sums.ts';
import { keepTimes } from './keep-times.ts';

const BEFORE = 1_700_000_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'times-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Files = Readonly<Record<string, string>>;

/** Writes a site with its list of sums, in which the colophon is missing. */
function site(name: string, files: Files, time?: number): string {
  const at = join(folder, name);
  const listed = Object.entries(files).filter(([file]) => !file.startsWith('colophon/'));
  const sums = sumsOf(listed.map(([file, text]) => [file, Buffer.from(text)]));
  for (const [file, text] of Object.entries({ ...files, [SUMS]: sums })) {
    mkdirSync(dirname(join(at, file)), { recursive: true });
    writeFileSync(join(at, file), text);
    if (time !== undefined) utimesSync(join(at, file), time, time);
  }
  return at;
}

/** Of each file, whether it has the time of the old site. */
const keptIn = (next: string, files: Files) =>
  Object.keys(files).map((file) => [file, statSync(join(next, file)).mtimeMs / 1000 === BEFORE]);

it('files that are the same keep their time, with their compressed copies, and others do not', () => {
  const same = { 'rss.xml': 'a', 'rss.xml.gz': 'b', 'odd\\name\n.txt': 'c', 'colophon/i': 'd' };
  const old = site(
    'old',
    { ...same, 'index.html': '1', 'gone.html': 'x', 'is.html/a': 'x' },
    BEFORE,
  );
  const files = { ...same, 'index.html': '2', 'new.html': 'x', 'is.html': 'x' };
  const next = site('next', files);
  keepTimes(old, next);
  expect(keptIn(next, { ...files, [SUMS]: '' })).toEqual([
    ['rss.xml', true],
    ['rss.xml.gz', true],
    ['odd\\name\n.txt', true],
    ['colophon/i', true],
    ['index.html', false],
    ['new.html', false],
    ['is.html', false],
    [SUMS, false],
  ]);
});

it('a time survives any number of builds, for servers that tell fractions of a second apart', () => {
  const files = { 'index.html': '1', 'colophon/i': '2' };
  const times = (at: string) =>
    Object.keys({ ...files, [SUMS]: '' }).map(
      (file) => statSync(join(at, file), { bigint: true }).mtimeNs,
    );
  const first = site('first', files);
  keepTimes(join(folder, 'none'), first);
  const builds = ['second', 'third'].map((name) => site(name, files));
  builds.reduce((old, next) => (keepTimes(old, next), next), first);
  expect(times(builds[1] ?? '')).toEqual(times(first));
});

it('what somebody changed in the old site is not taken for what its list says', () => {
  const files = { 'index.html': 'as built', 'other.html': 'x' };
  const old = site('old', files, BEFORE);
  writeFileSync(join(old, 'index.html'), 'by hand.');
  const next = site('next', files);
  keepTimes(old, next);
  expect(keptIn(next, files)).toEqual([
    ['index.html', false],
    ['other.html', true],
  ]);
});

it('a site without a list of sums, or no site, is no reason to stop', () => {
  const files = { 'index.html': '1' };
  const old = site('old', files, BEFORE);
  rmSync(join(old, SUMS));
  for (const before of [old, join(folder, 'none')]) {
    const next = site('next', files);
    keepTimes(before, next);
    expect(keptIn(next, files)).toEqual([['index.html', false]]);
  }
});
