/** Draws a social card: the picture next to a link to a page, in messages and networks. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import type { Hue } from '../../model/schemas/principle.ts';
import { SEGMENTS } from '../ring.ts';
import { sitePalette, TOKENS } from '../styles/palette.ts';
import { CARD_SIZE as CARD } from './address.ts';
import { cutTitle, fitTitle, LINE_HEIGHT, type Fitted, type Measure, type Room } from './fit.ts';
import { encodePng } from './png.ts';

/** What a card says. */
export interface Card {
  /** A short line above the title: kind and date, or status and country. */
  kicker?: string | undefined;
  title: string;
  /** A line below the title. */
  detail?: string | undefined;
  /** The name of the site, at the foot. */
  brand: string;
  segments: readonly { hue: Hue; on: boolean }[];
  /** A character inside the ring, in the colour of its principle. */
  numeral?: { text: string; hue: Hue } | undefined;
}

const EDGE = 72;
const WIDTH = CARD.width - 2 * EDGE;
const HEIGHT = CARD.height - 2 * EDGE;
/** Letter spacing, as in the main headings of the pages. */
const TRACKING = -0.02;
/** Height of the line above the title, and of the one at the foot. */
const SMALL_LINE = 40;
/** The detail below the title: space above, height of a line, and how many characters are sure to fit on one. */
const DETAIL = { gap: 20, line: 44, characters: 38 } as const;

/** A short title is next to a large ring. */
const LARGE_RING = 328;
const BESIDE: Room = {
  width: WIDTH - LARGE_RING - 60,
  height: HEIGHT - 2 * SMALL_LINE - 64,
  sizes: [116, 104, 92, 84, 76, 70, 64, 60],
  maxLines: 4,
};

/** A long one is above a small ring. The smallest size is legible even on a card shown at a third of its size. */
const SMALL_RING = 188;
const ABOVE: Room = {
  width: WIDTH,
  height: HEIGHT - SMALL_LINE - 22 - SMALL_RING,
  sizes: [66, 60, 55, 51, 47, 44, 41, 38],
  maxLines: 4,
};

const FONTS = ['latin', 'latin-ext'].flatMap((range) =>
  ([400, 700] as const).map((weight) => ({
    range,
    weight,
    file: `src/site/assets/cards/atkinson-${range}-${weight}.woff`,
  })),
);

/** The files that are read to draw cards. */
export const READ_FILES: readonly string[] = [TOKENS, ...FONTS.map(({ file }) => file)];

function loadFonts() {
  return FONTS.map(({ range, weight, file }) => ({
    name: range,
    weight,
    style: 'normal' as const,
    data: readFileSync(resolve(file)),
  }));
}

/** An element as satori reads it. */
interface Element {
  type: string;
  key: string | null;
  props: Record<string, unknown> & { children?: unknown };
}

function element(type: string, props: Record<string, unknown>, ...children: unknown[]): Element {
  return { type, key: null, props: { ...props, children } };
}

function box(style: Record<string, unknown>, ...children: unknown[]): Element {
  return element('div', { style: { display: 'flex', ...style } }, ...children);
}

const LATIN = { fontFamily: 'latin, latin-ext' } as const;

/** The font size at which words are measured; others follow from it. */
const MEASURED_AT = 100;

const titleType = (size: number) => ({
  ...LATIN,
  fontSize: size,
  fontWeight: 700,
  lineHeight: LINE_HEIGHT,
  letterSpacing: size * TRACKING,
});

function detailLines(detail: string): number {
  return detail.length > DETAIL.characters ? 2 : 1;
}

/** Measures words once each, as they are drawn. */
function wordMeasurer(fonts: ReturnType<typeof loadFonts>) {
  const widths = new Map<string, number>();

  async function measureNew(words: readonly string[]): Promise<void> {
    const rows = words.map((word) =>
      element('div', { style: { ...titleType(MEASURED_AT), whiteSpace: 'nowrap' }, word }, word),
    );
    const size = { width: 100_000, height: 100_000 };
    await satori(box({ flexDirection: 'column', alignItems: 'flex-start', ...size }, ...rows), {
      ...size,
      fonts,
      onNodeDetected: ({ props, width }) => {
        if (typeof props['word'] === 'string') widths.set(props['word'], width / MEASURED_AT);
      },
    });
  }

  return async (words: readonly string[]): Promise<Measure> => {
    // Single characters too, for the parts of a word where a title is cut.
    const unknown = [...new Set([...words, ...words.join(''), '…', 'nn', 'n n'])].filter(
      (word) => !widths.has(word),
    );
    if (unknown.length > 0) await measureNew(unknown);
    // Two letters with a space between them, less the two without it.
    const space = (widths.get('n n') ?? 0) - (widths.get('nn') ?? 0);
    const widthOf = (word: string) =>
      widths.get(word) ??
      [...word].reduce((sum, character) => sum + (widths.get(character) ?? 1), 0);
    return (text) =>
      text
        .split(' ')
        .reduce((sum, word, index) => sum + (index > 0 ? space : 0) + widthOf(word), 0);
  };
}

type Colours = (name: Hue | 'paper' | 'ink' | 'ink-2' | 'line') => string;

function ring({ segments, numeral }: Card, size: number, colour: Colours): Element {
  const arcs = segments.map(({ hue, on }, index) =>
    element('path', {
      d: SEGMENTS[index],
      fill: 'none',
      stroke: colour(on ? hue : 'line'),
      'stroke-width': on ? 17 : 5,
    }),
  );
  const within = { fontSize: size * 0.4, fontWeight: 700, lineHeight: 1 };
  return box(
    {
      position: 'relative',
      flexShrink: 0,
      width: size,
      height: size,
      alignItems: 'center',
      justifyContent: 'center',
    },
    // The arcs stay 1.5 units inside the square: it is cut down to them.
    element(
      'svg',
      {
        width: size,
        height: size,
        viewBox: '1.5 1.5 97 97',
        style: { position: 'absolute', top: 0, left: 0 },
      },
      ...arcs,
    ),
    ...(numeral ? [box({ ...LATIN, ...within, color: colour(numeral.hue) }, numeral.text)] : []),
  );
}

/** Small type, cut off after so many lines. */
function small(style: Record<string, unknown>, lines: number, text: string): Element {
  return element('div', { style: { display: 'block', ...style, lineClamp: lines } }, text);
}

function kicker({ kicker: text = '' }: Card, colour: Colours): Element {
  return small(
    { height: SMALL_LINE, fontSize: 30, lineHeight: `${SMALL_LINE}px`, color: colour('ink-2') },
    1,
    text,
  );
}

function brand({ brand: text }: Card): Element {
  return box({ fontSize: 30, fontWeight: 700, lineHeight: `${SMALL_LINE}px` }, text);
}

function title({ detail }: Card, { size, lines }: Fitted, width: number, colour: Colours) {
  const detailStyle = {
    marginTop: DETAIL.gap,
    fontSize: 34,
    lineHeight: `${DETAIL.line}px`,
    color: colour('ink-2'),
    wordBreak: 'break-word',
  };
  return box(
    { flexDirection: 'column', width },
    ...lines.map((line) => box({ ...titleType(size), whiteSpace: 'nowrap' }, line)),
    ...(detail ? [small(detailStyle, detailLines(detail), detail)] : []),
  );
}

/** A column with its parts spread over the whole height. */
function column(width: number, ...parts: Element[]): Element {
  const style = { flexDirection: 'column', justifyContent: 'space-between' };
  return box({ ...style, width, height: HEIGHT }, ...parts);
}

function beside(card: Card, fitted: Fitted, colour: Colours): Element[] {
  return [
    column(
      BESIDE.width,
      kicker(card, colour),
      title(card, fitted, BESIDE.width, colour),
      brand(card),
    ),
    box({ alignItems: 'center', height: HEIGHT }, ring(card, LARGE_RING, colour)),
  ];
}

function above(card: Card, fitted: Fitted, colour: Colours): Element[] {
  return [
    column(
      WIDTH,
      box(
        { flexDirection: 'column' },
        kicker(card, colour),
        box({ marginTop: 22 }, title(card, fitted, ABOVE.width, colour)),
      ),
      box(
        { justifyContent: 'space-between', alignItems: 'flex-end' },
        brand(card),
        ring(card, SMALL_RING, colour),
      ),
    ),
  ];
}

/** Draws cards; keeps what all of them need, and the widths of words. */
export function cardDrawer(): (card: Card) => Promise<Buffer> {
  const fonts = loadFonts();
  const palette = sitePalette();
  const colour: Colours = (name) => palette(name).light;
  const measureWords = wordMeasurer(fonts);

  return async (card) => {
    const measure = await measureWords(card.title.split(/\s+/));
    const below = card.detail ? DETAIL.gap + DETAIL.line * detailLines(card.detail) : 0;
    const roomFor = (room: Room) => ({ ...room, height: room.height - below });
    const short = fitTitle(card.title, measure, roomFor(BESIDE));
    const long = () =>
      fitTitle(card.title, measure, roomFor(ABOVE)) ??
      cutTitle(card.title, measure, roomFor(ABOVE));
    const svg = await satori(
      box(
        {
          ...LATIN,
          boxSizing: 'border-box',
          justifyContent: 'space-between',
          ...CARD,
          padding: EDGE,
          backgroundColor: colour('paper'),
          color: colour('ink'),
        },
        ...(short ? beside(card, short, colour) : above(card, long(), colour)),
      ),
      { ...CARD, fonts },
    );
    const { pixels, width } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
    return encodePng(pixels, width);
  };
}
