/**
 * What the oldest browsers lack, and does no harm there. Each says why. A test fails if one is not
 * used any more.
 */
export interface Harmless {
  /** A key of the data. What stands below it is harmless, too. */
  key: string;
  why: string;
  /** The files for which this holds: all, if it is not given. */
  files?: RegExp;
}

/** A name that a package or a script of ours gives to something of its own. */
const own = (key: string, files: RegExp, what: string): Harmless => ({
  key,
  files,
  why: `No built-in: ${what}.`,
});

const RULES = /^assets\/guided-form/;
const PAGEFIND = /^pagefind\/pagefind\.js$/;

export const HARMLESS: readonly Harmless[] = [
  // HTML
  {
    key: 'html.global_attributes.popover',
    why: 'Without it the menu stands in the flow of the page, see layout.css.',
  },
  {
    key: 'html.elements.button.popovertarget',
    why: 'The button of the menu is hidden there, since the menu is always open, see layout.css.',
  },
  { key: 'html.elements.meta.name.viewport', why: 'Only telephones need it, and they have it.' },
  { key: 'html.elements.link.rel.icon', why: 'iOS takes /apple-touch-icon.png instead.' },
  // CSS
  {
    key: 'css.selectors.popover-open',
    why: 'Only a menu that is a popover opens, see layout.css.',
  },
  { key: 'css.properties.text-wrap', why: 'Lines break at other words.' },
  {
    key: 'css.properties.text-size-adjust',
    why: 'Of the telephones, Safari knows it with a prefix, and Firefox enlarges the text of no page that is as wide as the screen.',
  },
  { key: 'css.properties.field-sizing', why: 'A field for long text scrolls instead of growing.' },
  { key: 'css.properties.resize', why: 'On a telephone nobody drags the corner of a field.' },
  { key: 'css.properties.cursor', why: 'A telephone has no pointer.' },
  {
    key: 'css.properties.contain.inline-size',
    why: 'A wide table scrolls there as well; only the column around it may be wider than its text.',
  },
  { key: 'css.properties.break-after.avoid', why: 'On paper a heading may be the last line.' },
  { key: 'css.at-rules.view-transition', why: 'The next page comes without fading.' },
  { key: 'css.selectors.view-transition-group', why: 'The next page comes without fading.' },
  { key: 'css.at-rules.media.forced-colors', why: 'Safari has no forced colours.' },
  { key: 'css.properties.forced-color-adjust', why: 'Safari has no forced colours.' },
  {
    key: 'css.at-rules.media.scripting',
    why: 'The room for what a script adds is not kept free, so that the text below moves once.',
  },
  ...['ascent-override', 'descent-override', 'line-gap-override', 'size-adjust'].map((name) => ({
    key: `css.at-rules.font-face.${name}`,
    why: 'The text moves a little when the typeface comes after the fallback.',
  })),
  // JavaScript
  {
    key: 'javascript.builtins.Error.captureStackTrace',
    why: 'Called only where it exists, by zod and Pagefind.',
  },
  {
    key: 'javascript.builtins.Error.stackTraceLimit',
    files: RULES,
    why: 'Where it means nothing, zod sets a property that nobody reads.',
  },
  {
    key: 'api.URL.canParse_static',
    files: RULES,
    why: 'zod asks whether it exists, and tries the constructor otherwise.',
  },
  {
    key: 'javascript.builtins.Intl.Segmenter',
    files: PAGEFIND,
    why: 'Pagefind asks whether it exists, and splits words at spaces otherwise.',
  },
  own('api.EventTarget.when', RULES, 'the condition of a check of zod'),
  own('api.PerformanceResourceTiming.contentEncoding', RULES, 'a keyword of JSON Schema in zod'),
  own('api.Element.role', RULES, 'the office of a city'),
  own('api.CompositionEvent.locale', RULES, 'the language of a list of texts'),
  own('api.Navigator.share', /^assets\/site-search/, 'how many words of a query have to be found'),
  own('javascript.builtins.SharedArrayBuffer.grow', PAGEFIND, 'a method of WebAssembly.Table'),
  own('api.Performance.memory', PAGEFIND, 'what a WebAssembly module exports'),
];
