/** Thousands of texts, typed into the form, come out on the pages as they went in. */
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeAnswers } from '../../membership/join/answers.ts';
import { cityFilePath, writeCityFile } from '../../membership/join/city-file.ts';
import { propose, signInUrl, URL_BUDGET } from '../../membership/join/new-file-url.ts';
import { GITHUB } from '../testing/git-hosts.ts';
import { buildSite, PLAIN, scratchFolder } from '../testing/sites.ts';
import { anyText } from '../testing/texts.ts';

const CITIES = 250;
const ACTIONS = 40;

let folder: string;
beforeAll(async () => {
  folder = await scratchFolder('strings');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The first paragraph of each action on the page of a city, as text. */
function actionsOn(html: string): string[] {
  const texts: string[] = [];
  let [inActions, inItem, open] = [0, false, false];
  const parser = new Parser({
    onopentag(name, { class: className }) {
      if (name === 'ul' && (inActions > 0 || className === 'actions')) inActions += 1;
      if (name === 'li' && inActions > 0) inItem = true;
      if (name === 'p' && inItem) {
        texts.push('');
        [open, inItem] = [true, false];
      }
    },
    ontext: (part) => {
      if (open) texts.push((texts.pop() ?? '') + part);
    },
    onclosetag(name) {
      if (name === 'p') open = false;
      if (name === 'ul' && inActions > 0) inActions -= 1;
    },
  });
  parser.end(html);
  return texts;
}

it(`${CITIES * ACTIONS} texts survive form, file, schema and page, and no address exceeds its budget`, async () => {
  const content = join(folder, 'content');
  await cp(PLAIN.content, content, { recursive: true });
  const texts = fc.sample(anyText(15, 300), { numRuns: CITIES * ACTIONS, seed: 20261124 });
  const cities = Array.from({ length: CITIES }, (_, index) => ({
    slug: `any-city-${index}`,
    actions: texts.slice(index * ACTIONS, (index + 1) * ACTIONS),
  }));
  expect(new Set(texts).size).toBeGreaterThan(CITIES * ACTIONS * 0.9);

  for (const [index, { slug, actions }] of cities.entries()) {
    const judgement = judgeAnswers(
      [
        ['name', `Any city ${index}`],
        ['country', 'PT'],
        ['latitude', '1'],
        ['longitude', '2'],
        ['summary', 'Any city says any thing about any right that there is.'],
        ...actions.flatMap((text, action): [string, string][] => [
          [`actions.${action}.principle`, 'access-and-literacy'],
          [`actions.${action}.text`, text],
          [`actions.${action}.kind`, 'service'],
          [`actions.${action}.source.url`, 'https://www.example.org/'],
          [`actions.${action}.source.publisher`, 'Any city'],
        ]),
      ],
      [],
      '2026-11-24',
    );
    expect(judgement.ok ? [] : judgement.errors).toEqual([]);
    expect(judgement.slug).toBe(slug);
    const file = writeCityFile(judgement.input);
    const { url } = propose(GITHUB, cityFilePath(slug), file);
    expect(url.length).toBeLessThanOrEqual(URL_BUDGET.itself);
    expect(signInUrl(GITHUB, url).length).toBeLessThanOrEqual(URL_BUDGET.throughSignIn);
    await writeFile(join(content, 'cities', `${slug}.md`), file);
  }

  const { status, output } = await buildSite(join(folder, 'site'), {
    ...PLAIN.env,
    SOCIAL_CARDS: 'off',
    PRECOMPRESS: 'off',
    ADMIN: 'off',
    CONTENT_DIR: content,
  });
  expect(status, output).toBe(0);
  for (const { slug, actions } of cities) {
    expect(
      actionsOn(await readFile(join(folder, 'site', 'cities', slug, 'index.html'), 'utf8')),
      slug,
    ).toEqual(actions);
  }
});
