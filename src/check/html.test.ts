import { describe, expect, it } from 'vitest';
import { applyEdits } from './fix.ts';
import { checkMarkdown } from './markdown.ts';

const judged = (body: string) => checkMarkdown(body, 1, 'md').filter(({ rule }) => rule === 'html');
const fixed = (body: string) =>
  applyEdits(
    body,
    judged(body).flatMap(({ edit }) => edit ?? []),
  ).text;

describe('HTML that has a counterpart is rewritten', () => {
  it.each([
    ['5 m<sup>2</sup> and 10<sup>-3</sup>', '5 m² and 10⁻³'],
    ['the 5<sup>th</sup> city', 'the 5th city'],
    ['CO<sub>2</sub>', 'CO₂'],
    ['a <b>b c</b> <STRONG>d</STRONG>', 'a **b c** **d**'],
    ['a<b> b </b>c', 'a **b** c'],
    ['a <em>b</em> <i class="x">c</i>', 'a *b* *c*'],
    ['a <code>b</code> <s>c</s>', 'a `b` ~~c~~'],
    ["see <a target=_blank href='/cities/'>the list</a>", 'see [the list](/cities/)'],
    ['<span style="color: red">red</span> text', 'red text'],
    ['one <br/> two', 'one\\\ntwo'],
    ['one<br>\ntwo', 'one\\\ntwo'],
    ['one<br><br>two', 'one\n\ntwo'],
    ['one<br>\n\ntwo', 'one\n\ntwo'],
  ])('%s', (body, text) => {
    expect(fixed(body)).toBe(text);
    expect(judged(text)).toEqual([]);
  });
});

describe('HTML that its author has to replace stays, with advice', () => {
  it.each([
    ['a <u>b</u> c', /underlined/],
    ['a <b>b *c* d</b>', /two asterisks/],
    ['a <b>b <i>c</i></b>', /two asterisks/],
    ['x<sup>q§</sup>', /raised/],
    ['| a | b |\n| - | - |\n| a<br>b | c |', /backslash/],
    ['<iframe src="https://example.org"></iframe>', /Link to it/],
    ['<!-- to do -->', /pull request/],
    ['Dear <city name>, hello', /backslash/],
    ['a <city> b', /backslash/],
    ['<div>\n\ntext\n\n</div>', /keep the words/],
    ['<table><tr><td>a</td></tr></table>', /\| --- \|/],
    ['<img src="a.jpg">', /!\[What it shows\]/],
  ])('%s', (body, advice) => {
    expect(judged(body)[0]?.fix).toMatch(advice);
    expect(fixed(body)).toContain(body.replace(/<i>c<\/i>/, '*c*'));
  });
});

it('reports a pair of tags once', () => {
  expect(judged('a <u>b</u> c <u>d</u>')).toHaveLength(2);
  expect(judged('a </u> b')).toHaveLength(1);
});
