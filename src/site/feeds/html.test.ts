import { describe, expect, it } from 'vitest';
import { toFeedHtml } from './html.ts';

const base = 'https://example.org/website/activities/a-post/';

describe('toFeedHtml', () => {
  it('makes addresses absolute against the post', () => {
    expect(
      toFeedHtml(
        '<a href="/website/cities/">a</a> <a href="#x">b</a> <img src="/website/assets/a.webp" alt="c" loading="lazy">',
        base,
      ),
    ).toBe(
      '<a href="https://example.org/website/cities/">a</a> <a href="https://example.org/website/activities/a-post/#x">b</a> <img src="https://example.org/website/assets/a.webp" alt="c">',
    );
  });

  it('drops scripts, styles, forms, comments and attributes that only the page needs', () => {
    expect(
      toFeedHtml(
        '<p class="x" id="y" data-z="1">a</p><script type="module">x</script><style>y</style><form><input></form><!-- z -->',
        base,
      ),
    ).toBe('<p>a</p>');
  });

  it('shows tasks and columns in ways that feed readers keep', () => {
    expect(
      toFeedHtml(
        '<li class="task-list-item"><label><input type="checkbox" checked disabled> a</label></li><li><label><input type="checkbox" disabled> b</label></li><td class="align-end">1</td>',
        base,
      ),
    ).toBe('<li>☑ a</li><li>☐ b</li><td align="right">1</td>');
  });

  it('leaves words alone that look like attributes', () => {
    const text = '<p>No one in class has an idea of style: only one identity, on="line".</p>';
    expect(toFeedHtml(text, base)).toBe(text);
  });

  it('finds the end of a tag after special characters in its attributes', () => {
    expect(toFeedHtml(`<img alt="a > b" class='c"d' src="./x.png" hidden>`, base)).toBe(
      '<img alt="a > b" src="https://example.org/website/activities/a-post/x.png">',
    );
  });

  it('keeps text that shows tags, and drops an address that is none', () => {
    expect(toFeedHtml('<p>&lt;p class="x"&gt; <br /><a href="https://[">b</a></p>', base)).toBe(
      '<p>&lt;p class="x"&gt; <br><a>b</a></p>',
    );
  });

  it('keeps addresses with parameters intact', () => {
    expect(toFeedHtml('<a href="https://example.org/?a=1&amp;b=2">x</a>', base)).toBe(
      '<a href="https://example.org/?a=1&amp;b=2">x</a>',
    );
  });
});
