import fc from 'fast-check';
import { markdownToHtml, markdownToMdast } from 'satteri';
import { describe, expect, it } from 'vitest';
import { codeSpan, markdownText, quoted, shorten, visible } from './escape.ts';

interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

/** Text full of what Markdown, HTML and GitHub read in their own way. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom(
        '`',
        '``',
        '```',
        '~~~',
        '"',
        "'",
        '\\',
        '\\`',
        '\n',
        '\r\n',
        '\n\n',
        '\t',
        ' ',
        '  ',
        '@octocat',
        '@',
        '#1',
        'GH-1',
        'owner/site#1',
        '<script>',
        '</code>',
        '<!--',
        '-->',
        '<',
        '>',
        '&lt;',
        '&#96;',
        '[a](b)',
        '![a](b)',
        '](',
        '[^1]',
        '|',
        '*',
        '**',
        '_',
        '~',
        '$',
        '$`',
        '- ',
        '1. ',
        '# ',
        '> ',
        '===',
        '---',
        'https://evil.example',
        'www.evil.example',
        'a@evil.example',
        'mailto:a@evil.example',
        'deadbeefdeadbeef',
        ':tada:',
        ':',
        'javascript:',
        '$(rm -rf)',
        ';',
        '\u202E',
        '\u2066',
        '\u200B',
        '\u0000',
        '\u001B[2J',
        '\u2028',
        '\u00A0',
        '\u3164',
        '\uD800',
        'Αθήνα',
        'العربية',
        '👩‍👩‍👧',
      ),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

/** The kinds of node in Markdown, without those that hold a line of text anyway. */
function inside(markdown: string): Node[] {
  const walk = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(walk)];
  return walk(markdownToMdast(markdown) as Node).filter(
    ({ type }) => !['root', 'list', 'listItem', 'paragraph', 'strong'].includes(type),
  );
}

/** Signs that mean something to Markdown, HTML or GitHub, wherever they stand outside of code. */
const MEANINGFUL = /[@#<>&[\]*_~`|$\\/{}=+^]|www\.|[0-9a-f]{7}|\r|\n/i;

describe('visible', () => {
  it.each([
    ['two\nlines', 'two\\u{A}lines'],
    ['a\u202Eb', 'a\\u{202E}b'],
    ['\u001B[2J', '\\u{1B}[2J'],
    ['\uD800', '\\u{D800}'],
    ['a\u00A0b', 'a\\u{A0}b'],
    ['Αθήνα 東京', 'Αθήνα 東京'],
  ])('writes %j as %s', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('leaves one line, in which everything can be seen and stored', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = visible(text);
        expect(shown).not.toMatch(/[\p{C}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        expect(shown.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('shorten', () => {
  it('cuts between characters, never inside one', () => {
    expect(shorten('abc', 3)).toBe('abc');
    expect(shorten('abcd', 3)).toBe('abc…');
    expect(shorten('𝒳𝒳𝒳', 2)).toBe('𝒳𝒳…');
  });
});

describe('quoted', () => {
  it('has no quotation mark but its own two', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(quoted(text)).toMatch(/^"[^"\n]*"$/);
      }),
    );
  });
});

describe('codeSpan', () => {
  it.each([
    ['a`b', '`a\\u{60}b`'],
    ['', '`""`'],
    [' x ', '`  x  `'],
    ['@octocat', '`@octocat`'],
  ])('writes %j as %s', (text, span) => {
    expect(codeSpan(text)).toBe(span);
  });

  it('has no line break, and no backtick by which it could end', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(codeSpan(text)).toMatch(/^`[^`\r\n]+`$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read as one code span, with nothing else: no HTML, no link, no mention', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const nodes = inside(`Before ${codeSpan(text)} after`);
        expect(nodes.map(({ type }) => type)).toEqual(['text', 'inlineCode', 'text']);
        expect(nodes[1]?.value).toBe(visible(text).replaceAll('`', '\\u{60}') || '""');
        expect([nodes[0]?.value, nodes[2]?.value]).toEqual(['Before ', ' after']);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives no tag to a browser', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const html = markdownToHtml(codeSpan(text)).html.replace(/<\/?(?:p|code)>/g, '');
        expect(html).not.toMatch(/<|"on\w+=/);
      }),
    );
  });
});

describe('markdownText', () => {
  it.each([
    [
      'The link to "javascript:alert(1)" cannot be used.',
      'The link to `javascript:alert(1)` cannot be used.',
    ],
    ['Start the address with https://', 'Start the address with `https://`'],
    ['An anchor (& or *) here.', 'An anchor (`&` or `*`) here.'],
    ['Write @octocat, #1 or www.example.org.', 'Write `@octocat`, `#1` or `www.example.org`.'],
    ['- a list', '`-` a list'],
    ['a@b"c d"', '`a@b"c d"`'],
    ['São Tomé, L’Aquila and Πάτρα: 20 % more.', 'São Tomé, L’Aquila and Πάτρα: 20 % more.'],
  ])('writes %j as %s', (text, markdown) => {
    expect(markdownText(text)).toBe(markdown);
  });

  it('is read as words and code spans; whatever means something stands in code', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('', '- ', '- **Line 1**: '), (text, before) => {
        for (const { type, value = '' } of inside(`${before}${markdownText(text)}`)) {
          expect(['text', 'inlineCode']).toContain(type);
          if (type === 'text') expect(value).not.toMatch(MEANINGFUL);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
