/** Most bytes of a photo, in any of its widths. */
export const PHOTO_BYTES = 120_000;

/**
 * How wide a picture in running text is shown, and the widths in pixels that are
 * made of it: for phones of 320 and 412 pixels and for the full column, on normal and
 * dense screens. See --measure in src/site/styles/tokens.css, and .wrap in layout.css.
 */
export const PICTURE = {
  widths: [320, 608, 760, 1216],
  sizes: '(max-width: 40.5rem) calc(100vw - 2.5rem), 38rem',
} as const;

/** Pixels. No picture is shown wider than this, even on the sharpest screen. */
export const LARGEST_WIDTH = Math.max(...PICTURE.widths);

/** Pixels. Upright phone photos (9:16) fill the column; taller pictures become narrower. */
export const LARGEST_HEIGHT = Math.ceil((LARGEST_WIDTH * 16) / 9);
