/** Widths, in pixels, in which the picture of a post is served; the browser takes the one that fits its screen. */
export const PICTURE_WIDTHS = [480, 760, 1200];
