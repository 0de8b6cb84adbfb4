/** What the oldest browsers lack is found, and nothing else. */
import { describe, expect, it } from 'vitest';
import { lackedByMarkup } from './markup-features.ts';
import { readAsOldBrowser } from './old-css.ts';
import { lackedByScript } from './script-features.ts';
import { lackedBy } from './support.ts';

const keys = (features: readonly { key: string }[]) => features.map(({ key }) => key);

describe('the data', () => {
  it('say which of the oldest browsers lack something', () => {
    expect(lackedBy('javascript.builtins.Map.groupBy')).toEqual([
      'Chrome 109',
      'Chrome Android 109',
      'Firefox 115',
      'Safari 15.6',
      'Safari on iOS 15.6',
    ]);
    expect(lackedBy('javascript.builtins.Array.toSorted')).not.toContain('Firefox 115');
    expect(lackedBy('javascript.builtins.Array.at')).toEqual([]);
  });
});

describe('in a stylesheet', () => {
  it.each([
    ['a{color:light-dark(red,blue)}', 'css.types.color.light-dark'],
    [':root{--ink:light-dark(red,blue)}', 'css.types.color.light-dark'],
    ['a{color:color-mix(in srgb,red,blue)}', 'css.types.color.color-mix'],
    ['a{color:oklch(50% 0 0)}', 'css.types.color.oklch'],
    ['a{width:1rlh}', 'css.types.length.rlh'],
    ['a{text-wrap:balance}', 'css.properties.text-wrap'],
    ['a{grid-template-rows:subgrid}', 'css.properties.grid-template-rows.subgrid'],
    ['a{animation-timing-function:linear(0,1)}', 'css.types.easing-function.linear-function'],
    ['a:has(b){color:red}', 'css.selectors.has'],
    ['a:popover-open{color:red}', 'css.selectors.popover-open'],
    ['a{color:red;&:hover{color:blue}}', 'css.selectors.nesting'],
    ['a{@media (hover){color:blue}}', 'css.selectors.nesting'],
    ['@media (width>=40rem){a{color:red}}', 'css.at-rules.media.range_syntax'],
    ['@media not (min-width:40rem){a{color:red}}', 'css.at-rules.media.or_syntax'],
    ['@media (scripting:enabled){a{color:red}}', 'css.at-rules.media.scripting'],
    ['@container (min-width:1px){a{color:red}}', 'css.at-rules.container'],
    ['@property --x{syntax:"*";inherits:false}', 'css.at-rules.property'],
    ['@starting-style{a{color:red}}', 'css.at-rules.starting-style'],
    ['@font-face{font-family:x;size-adjust:90%}', 'css.at-rules.font-face.size-adjust'],
    ['@layer a{@supports (color:red){a:has(b){color:red}}}', 'css.selectors.has'],
  ])('%s needs %s', (css, key) => {
    expect(keys(readAsOldBrowser(css).dropped)).toEqual([key]);
  });

  it.each([
    'a{width:min(100% - 1px,40rem);inset:0;gap:1rem;aspect-ratio:1}',
    'a:is(b,c):where(d):not(e,f)::before{content:""}',
    '@layer a,b;@layer a{@media screen and (min-width:40rem){a{height:100dvh}}}',
    '@media not all and (min-width:40rem){a{color:red}}',
    '@supports (color:light-dark(red,blue)){a{color:light-dark(red,blue)}}',
    '@supports selector(:popover-open) and (color:red){a:popover-open{color:red}}',
    'a{color:red;color:light-dark(red,blue)}',
  ])('they know %s, or what stands in its place', (css) => {
    expect(readAsOldBrowser(css).dropped).toEqual([]);
  });

  it('they drop the declaration, the rule or the block, and go on', () => {
    expect(
      readAsOldBrowser(
        'a{color:red;color:light-dark(red,blue)}a:has(b),c{x:y}' +
          '@supports not selector(:popover-open){b{color:red}}@supports (text-wrap:pretty){b{x:y}}' +
          '@media (width>1px){d{x:y}}:root{--x:light-dark(red,blue)}',
      ).css,
    ).toBe('a{color:red}@media all{b{color:red}}:root{--x:initial}');
  });
});

describe('in a script', () => {
  it.each([
    ['list.toSorted()', 'javascript.builtins.Array.toSorted'],
    ['x?.toReversed()', 'javascript.builtins.Array.toReversed'],
    ["x['isWellFormed']()", 'javascript.builtins.String.isWellFormed'],
    ['Map.groupBy(list, (x) => x)', 'javascript.builtins.Map.groupBy'],
    ['Object.groupBy(list, (x) => x)', 'javascript.builtins.Object.groupBy'],
    ['Array.fromAsync(list)', 'javascript.builtins.Array.fromAsync'],
    ['Promise.withResolvers()', 'javascript.builtins.Promise.withResolvers'],
    ['a.isSubsetOf(b)', 'javascript.builtins.Set.isSubsetOf'],
    ['new Intl.Segmenter()', 'javascript.builtins.Intl.Segmenter'],
    ["new Intl.Locale('ar').getTextInfo()", 'javascript.builtins.Intl.Locale.getTextInfo'],
    ['URL.canParse(text)', 'api.URL.canParse_static'],
    ['AbortSignal.any([a])', 'api.AbortSignal.any_static'],
    ['x.checkVisibility()', 'api.Element.checkVisibility'],
    ['x.showPopover()', 'api.HTMLElement.showPopover'],
    ['new CloseWatcher()', 'api.CloseWatcher'],
    ['document.startViewTransition(f)', 'api.Document.startViewTransition'],
    ['window.navigation', 'api.Window.navigation'],
    ["x.addEventListener('beforetoggle', f)", 'api.HTMLElement.beforetoggle_event'],
    ['/(?<=a)b/', 'javascript.regular_expressions.lookbehind_assertion'],
    ["new RegExp('(?<!a)b')", 'javascript.regular_expressions.lookbehind_assertion'],
    ['/(?i:a)b/', 'javascript.regular_expressions.modifier'],
    ['/[a--b]/v', 'javascript.builtins.RegExp.unicodeSets'],
    ['class A { static { f(); } }', 'javascript.classes.static.initialization_blocks'],
    ['using a = b;', 'javascript.statements.using'],
  ])('%s needs %s', (code, key) => {
    expect(keys(lackedByScript(code))).toEqual([key]);
  });

  it.each([
    'class A { #x = 1; static y = 2; has(o) { return #x in o; } }',
    'const { a, ...rest } = b ?? c?.d; a ||= rest;',
    "list.at(-1); list.findLast(f); list.flatMap(f); 'a'.replaceAll('b', 'c');",
    'structuredClone(a); Object.hasOwn(a, b); new AbortController().abort();',
    String.raw`/(?<year>\d{4})(?:\p{L})[(?<=]/u`,
    'const CloseWatcher = 1; f(CloseWatcher); function g(navigation) { return navigation; }',
    'await 1;',
  ])('they know %s', (code) => {
    expect(lackedByScript(code)).toEqual([]);
  });
});

describe('in a page', () => {
  it.each([
    ['<div popover></div>', 'html.global_attributes.popover'],
    ['<search></search>', 'html.elements.search'],
    ['<details name="a"></details>', 'html.elements.details.name'],
    ['<script type="speculationrules"></script>', 'html.elements.script.type.speculationrules'],
    ['<img sizes="(width < 40rem) 100vw, 10px">', 'css.at-rules.media.range_syntax'],
    ['<source media="(width >= 40rem)">', 'css.at-rules.media.range_syntax'],
  ])('%s needs %s', (html, key) => {
    expect(keys(lackedByMarkup(html))).toContain(key);
  });

  it.each([
    '<img loading="lazy" sizes="(max-width: 40rem) calc(100vw - 1rem), 10px" srcset="/a 9w">',
    '<input type="search" inputmode="decimal" autocomplete="off"><dialog open></dialog>',
    '<style media="(prefers-reduced-motion:no-preference)"></style>',
  ])('they know %s', (html) => {
    expect(lackedByMarkup(html)).toEqual([]);
  });
});
