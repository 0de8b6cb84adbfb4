import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { dropUnsafe, pictureSizes, siteLinks } from './markdown-plugins.ts';

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
      '<p><img src="./bridge.jpg" alt="A bridge" widths="320 608 760 1216" sizes="(width < 40.5rem) calc(100vw - 2.5rem), 38rem"></p>',
    );
  });
});
