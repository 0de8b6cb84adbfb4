import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../check/markdown.ts';
import { dropUnsafe, hastPlugins, pictureSizes, siteLinks } from './markdown-plugins.ts';

const render = (text: string, base = '/') =>
  markdownToHtml(text, { mdastPlugins: [dropUnsafe], hastPlugins: [siteLinks(base)] }).html.trim();

describe('dropUnsafe', () => {
  it.each([
    'Text <script>alert(1)</script> more',
    '<img src=x onerror=alert(1)>',
    '<iframe src="https://evil.example"></iframe>',
    '[x](javascript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x][y]\n\n[y]: javascript:alert(1)',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '![x](https://evil.example/pixel.png)',
    '<https://user:secret@evil.example>',
    '<svg/onload=alert(1)>',
  ])('leaves nothing harmful of %s', (text) => {
    expect(render(text)).not.toMatch(
      /<script|<img|<iframe|<svg|javascript:|data:|onerror|evil\.example"/i,
    );
  });

  it('keeps the words of a link that it drops, and of a picture', () => {
    expect(render('Read [this *text*](javascript:x) now.')).toBe(
      '<p>Read this <em>text</em> now.</p>',
    );
    expect(render('![A bridge](https://evil.example/x.png)')).toBe('<p>A bridge</p>');
  });

  it('keeps what is allowed', () => {
    expect(render('[a](/cities/) [b](#c) [d](mailto:x@example.org)')).toBe(
      '<p><a href="/cities/">a</a> <a href="#c">b</a> <a href="mailto:x@example.org">d</a></p>',
    );
  });
});

describe('siteLinks', () => {
  it('puts the base before links within the site', () => {
    expect(render('[a](/cities/)', '/website/')).toBe('<p><a href="/website/cities/">a</a></p>');
  });

  it('tells other sites nothing about this one', () => {
    expect(render('[a](https://www.example.org/)')).toBe(
      '<p><a href="https://www.example.org/" rel="noopener noreferrer">a</a></p>',
    );
  });
});

describe('pictureSizes', () => {
  it('asks for a picture in the widths in which it is shown', () => {
    expect(
      markdownToHtml('![A bridge](./bridge.jpg)', { hastPlugins: [pictureSizes()] }).html.trim(),
    ).toBe(
      '<p><img src="./bridge.jpg" alt="A bridge" widths="320 608 760 1216" sizes="(max-width: 40.5rem) calc(100vw - 2.5rem), 38rem"></p>',
    );
  });
});

describe('what the policy or a screen reader would stop is made right', () => {
  const all = (text: string) =>
    markdownToHtml(text, { mdastPlugins: [dropUnsafe], hastPlugins: hastPlugins('/') }).html.trim();

  it('columns are aligned by classes', () => {
    const html = all('| a | b | c | d |\n|:--|--:|:-:|---|\n| 1 | 2 | 3 | 4 |');
    expect(html).not.toContain('style');
    expect([...html.matchAll(/<t[hd](?: class="([^"]*)")?>/g)].map(([, name]) => name)).toEqual([
      ...['align-start', 'align-end', 'align-center', undefined],
      ...['align-start', 'align-end', 'align-center', undefined],
    ]);
  });

  it.each([
    ['a short task', '- [x] done', '<label><input type="checkbox" checked disabled> done</label>'],
    ['a task with a link', '- [ ] see [b](/cities/)', 'see <a href="/cities/">b</a></label>'],
    ['a task below another', '- [x] a\n  - [ ] b', '<input type="checkbox" disabled> b</label>'],
    [
      'a task of two paragraphs',
      '- [ ] a\n\n  b',
      '<p><label><input type="checkbox" disabled> a</label></p>',
    ],
  ])('%s is the label of its box', (_, text, html) => {
    expect(all(text)).toContain(html);
    expect(all(text).match(/<label>/g)?.length).toBe(all(text).match(/<input/g)?.length);
  });

  it('each heading has an id of its own, which the check knows', () => {
    const text =
      '## Content\n\n## content\n\n## Menu\n\n## 🎉\n\n## ???\n\n## User content fn 1\n\n## Footnote label\n\n## Why *it* `matters`\n\nA note.[^1]\n\n[^1]: Its text.';
    const ids = [...all(text).matchAll(/<h2 id="([^"]*)">/g)].map(([, id]) => id);
    expect(ids).toEqual([
      ...['content-1', 'content-2', 'menu-1', 'section', 'section-1', 'fn-1'],
      ...['footnote-label-1', 'why-it-matters'],
    ]);
    const known = readMarkdown(text, 1, 'md').anchors;
    expect(ids.filter((id) => !known.has(id ?? ''))).toEqual([]);
    const every = [...all(text).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(every).size).toBe(every.length);
  });
});
