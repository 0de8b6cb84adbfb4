/** The printed questions are those of the form, each with room for its answer. */
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { expect, it } from 'vitest';
import { inEnglish } from '../../i18n/index.ts';
import { PLAIN } from '../../quality/testing/sites.ts';
import { joinFields } from '../join/fields.ts';
import { readJoinContent } from '../join/join-content.ts';

const { principles, checklist } = await readJoinContent(PLAIN.content);
const questions = joinFields(principles, checklist, inEnglish).flatMap(({ parts }) =>
  parts.flatMap(({ rows }) => rows.flat().filter(({ name }) => !name.endsWith('.checklist'))),
);
const { default: QuestionList } = (await import('./QuestionList.astro')) as {
  default: Parameters<AstroContainer['renderToString']>[0];
};
const html = await (
  await AstroContainer.create()
).renderToString(QuestionList, { props: { principles, checklist } });

it('asks every question of the form, in its order, with a number', () => {
  const asked = [...html.matchAll(/<strong>\s*(\d+)\. ([^<]*?)\s*<\/strong>/g)];
  expect(asked.map(([, number, title]) => [Number(number), title])).toEqual(
    questions.map(({ title }, index) => [index + 1, title]),
  );
});

it('has room for each answer: a box, or all choices', () => {
  expect(html.match(/class="room/g)).toHaveLength(
    questions.filter(({ options }) => !options).length,
  );
  const choices = questions.flatMap(({ options = [] }) => options);
  const lists = html.match(/<ul class="choices"[\s\S]*?<\/ul>/g) ?? [];
  expect(lists.join('').match(/<li>/g)).toHaveLength(choices.length);
  expect(html).not.toMatch(/<(?:input|textarea|select|button)\b/);
});

it('says what can be left out', () => {
  const { optional, either, begun } = inEnglish.t.joinPages.questions;
  for (const note of [optional, either, begun]) expect(html).toContain(`(${note})`);
});
