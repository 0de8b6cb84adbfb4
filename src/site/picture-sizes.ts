/**
 * How wide a picture in running text is shown, and the widths in pixels that are
 * made of it: for phones of 320 and 412 pixels and for the full column, on normal and
 * dense screens. See --measure in src/site/styles/tokens.css, and .wrap in layout.css.
 */
export const PICTURE = {
  widths: [320, 608, 760, 1216],
  sizes: '(width < 40.5rem) calc(100vw - 2.5rem), 38rem',
} as const;
