/**
 * How wide a picture in running text is shown, and the widths in pixels in which it
 * is made: for a phone of 320 and of 412 pixels and for the measure, on plain and on
 * dense screens. See --measure in src/site/styles/tokens.css, and .wrap in layout.css.
 */
export const PICTURE = {
  widths: [320, 608, 760, 1216],
  sizes: '(width < 40.5rem) calc(100vw - 2.5rem), 38rem',
} as const;
