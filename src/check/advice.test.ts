import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from '../quality/testing/posts.ts';
import { FIXTURES } from '../quality/testing/sites.ts';
import { readabilityOf } from './advice.ts';
import { checkContent } from './check-content.ts';

const HARD =
  'Interoperability considerations notwithstanding, municipal administrations ' +
  'increasingly show accountability.';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'advice-'));
  await cp(FIXTURES, folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

/** What the check says of a file, with another text. */
async function judge(file: string, change: (text: string) => string) {
  const path = join(folder, file);
  const before = await readFile(path, 'utf8').catch(() => undefined);
  await writeFile(path, change(before ?? ''));
  try {
    return await checkContent(folder, folder, {
      only: (one) => one === file,
      today: '2026-11-24',
      withAdvice: true,
    });
  } finally {
    if (before === undefined) await rm(path);
    else await writeFile(path, before);
  }
}

const rules = ({ advice }: Awaited<ReturnType<typeof judge>>) => advice.map(({ rule }) => rule);

describe('advice', () => {
  it('is about nothing that a city says of itself', async () => {
    const judged = await judge(
      'cities/porto.md',
      (text) => `${text}\nOur Stadspas empowers stakeholders — in all neighborhoods.\n`,
    );
    expect(judged.problems).toEqual([]);
    expect(rules(judged)).toEqual([]);
  });

  it.each(['es', 'en-GB'])('judges words of English only, in a post in "%s"', async (language) => {
    const text = `Los stakeholders valencianos publicaron un registro municipal — y lo explican. `;
    const judged = await judge('activities/a-post.md', () => post({ language }, text.repeat(8)));
    expect(judged.problems).toEqual([]);
    expect(rules(judged).length > 0).toBe(language === 'en-GB');
  });

  it('is about no names: those of places and offices, and titles', async () => {
    const text =
      'Câmara Municipal do Porto, OpenStreetMap and the Algoritmeregister met in Campanhã. '.repeat(
        6,
      );
    const judged = await judge('activities/a-post.md', () =>
      post({ title: 'Robust neighborhoods — a landscape' }, text),
    );
    expect(rules(judged)).toEqual([]);
  });

  it('is not given about words that an editor has added to the list', async () => {
    const words = await readFile(join(folder, 'words.txt'), 'utf8');
    const text = () => post({}, 'The cities built a fedivers together. '.repeat(11));
    expect(rules(await judge('activities/a-post.md', text))).toEqual(['spelling']);
    await writeFile(join(folder, 'words.txt'), `${words}fedivers\n`);
    expect(rules(await judge('activities/a-post.md', text))).toEqual([]);
    await writeFile(join(folder, 'words.txt'), words);
  });

  it('names ten words of a file at most', async () => {
    const nonsense = 'abcdefghijklmnopqrst'.split('').map((letter) => `qwz${letter}xy`);
    const judged = await judge('activities/a-post.md', () =>
      post({}, `${nonsense.join(' ')}. ${'The cities met in Porto. '.repeat(13)}`),
    );
    expect(rules(judged)).toEqual(Array.from({ length: 10 }, () => 'spelling'));
  });

  it('suggests nothing for a word of thousands of letters, of which it shows the beginning', async () => {
    const { advice } = await judge('activities/a-post.md', () => post({}, 'x'.repeat(50_000)));
    const [spelling] = advice.filter(({ rule }) => rule === 'spelling');
    expect(spelling?.fix).toMatch(/^Check the spelling\./);
    expect(spelling?.message.length).toBeLessThan(130);
  });

  it('says which page of the coalition is hard to read', async () => {
    const judged = await judge(
      'pages/contact.mdx',
      (text) => `${text}\n${`${HARD} `.repeat(20)}\n`,
    );
    expect(rules(judged)).toEqual(['readability']);
  });

  it('is kept apart from problems, in every report', async () => {
    const { problems, advice } = await judge('activities/a-post.md', () =>
      post({ topics: '[aii]' }, 'A robust text.'),
    );
    expect(problems.map(({ rule }) => rule)).toEqual(['field-value']);
    expect(advice.map(({ rule }) => rule).sort()).toEqual(['plain-words', 'post-length']);
  });
});

it('the readability of a text is that of Björnsson', () => {
  expect(readabilityOf(['The cat sat on the mat.'])).toBe(6);
  // Eight words, seven of them long.
  expect(readabilityOf([HARD])).toBeCloseTo(8 + 87.5);
});
