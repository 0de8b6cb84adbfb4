import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import satori from 'satori';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { HUES } from '../../model/schemas/principle.ts';
import { anyText } from '../../quality/testing/texts.ts';
import * as entries from '../../quality/testing/entries.ts';
import { CARD_SIZE, cardOf, DEFAULT_CARD } from './address.ts';
import { cachedDrawer, drawAhead, modulesOf } from './cache.ts';
import { cardsOf, type CardContent } from './cards.ts';
import { cardDrawer, type Card } from './draw.ts';
import { isDrawable } from './letters.ts';
import { cutTitle, fitTitle, LINE_HEIGHT } from './fit.ts';
import { encodePng, pngSize } from './png.ts';
import { inEnglish } from '../../i18n/index.ts';

const segments = HUES.map((hue) => ({ hue, on: true }));
const card = (fields: Partial<Card>): Card => ({
  title: 'A title',
  brand: 'A coalition',
  segments,
  ...fields,
});

/** As if each character were half as wide as high. */
const measure = (text: string) => [...text].length / 2;
const room = { width: 600, height: 300, sizes: [100, 80, 60, 40], maxLines: 4 };

describe('a title', () => {
  it('is as large as its space allows', () => {
    expect(fitTitle('Porto', measure, room)).toEqual({ size: 100, lines: ['Porto'] });
    // At 100, twelve characters stand on a line, and two lines below each other.
    expect(fitTitle('Transparency for all', measure, room)).toEqual({
      size: 100,
      lines: ['Transparency', 'for all'],
    });
    expect(fitTitle('Transparencies for all', measure, room)?.size).toBe(80);
  });

  it('is broken into even lines', () => {
    expect(fitTitle('aaaa aaaa aaaa aa', measure, { ...room, sizes: [80] })?.lines).toEqual([
      'aaaa aaaa',
      'aaaa aa',
    ]);
  });

  it('that fits stays within its space, and keeps all its words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zé]{1,14}$/), { minLength: 1, maxLength: 25 }),
        (words) => {
          const fitted = fitTitle(words.join(' '), measure, room);
          if (!fitted) return;
          expect(fitted.lines.join(' ')).toBe(words.join(' '));
          expect(fitted.lines.length).toBeLessThanOrEqual(room.maxLines);
          expect(fitted.lines.length * fitted.size * LINE_HEIGHT).toBeLessThanOrEqual(room.height);
          for (const line of fitted.lines)
            expect(measure(line) * fitted.size).toBeLessThanOrEqual(room.width);
        },
      ),
    );
  });

  it('that fits nowhere is cut, and ends with an ellipsis', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zé]{1,60}$/), { minLength: 30, maxLength: 50 }),
        (words) => {
          expect(fitTitle(words.join(' '), measure, { ...room, sizes: [100] })).toBeUndefined();
          const { size, lines } = cutTitle(words.join(' '), measure, room);
          expect(size).toBe(40);
          expect(lines.length).toBeLessThanOrEqual(room.maxLines);
          expect(lines.at(-1)).toMatch(/…$/);
          for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(room.width);
        },
      ),
    );
  });
});

describe('a PNG', () => {
  it('shows the pixels that were given, as another program reads them', async () => {
    const pixels = Buffer.from(
      Array.from({ length: 12 }, (_, index) => [
        index * 20,
        255 - index * 20,
        index % 2 ? 9 : 200,
        255,
      ]).flat(),
    );
    const png = encodePng(pixels, 4);
    expect(pngSize(png)).toEqual({ width: 4, height: 3 });
    expect(await sharp(png).ensureAlpha().raw().toBuffer()).toEqual(pixels);
  });

  it('shows the nearest colour where there are more than one byte can tell apart', async () => {
    const pixels = Buffer.from(
      Array.from({ length: 1024 }, (_, index) => [
        index >> 2,
        index >> 2,
        (index >> 2) + (index % 4 === 3 ? 1 : 0),
        255,
      ])
        .flat()
        .map((value) => Math.min(value, 255)),
    );
    const read = await sharp(encodePng(pixels, 32)).ensureAlpha().raw().toBuffer();
    const differences = [...read].map((value, index) => Math.abs(value - (pixels[index] ?? 0)));
    expect(Math.max(...differences)).toBe(1);
  });

  it('is distinguished from other bytes', () => {
    expect(pngSize(Buffer.from('GIF89a and so on, and so on'))).toBeUndefined();
  });
});

describe('a drawn card', () => {
  const draw = cardDrawer();

  /** True for each pixel that is not paper. */
  async function ink(png: Buffer): Promise<(x: number, y: number) => boolean> {
    const { data, info } = await sharp(png)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return (x, y) =>
      [0, 1, 2].some(
        (channel) =>
          Math.abs((data[(y * info.width + x) * 3 + channel] ?? 0) - (data[channel] ?? 0)) > 24,
      );
  }
  const edge = 60;
  async function expectFreeEdges(png: Buffer): Promise<void> {
    const isInk = await ink(png);
    let stray = 0;
    for (let y = 0; y < CARD_SIZE.height; y += 1) {
      for (let x = 0; x < CARD_SIZE.width; x += 1) {
        if (
          (x < edge || y < edge || x >= CARD_SIZE.width - edge || y >= CARD_SIZE.height - edge) &&
          isInk(x, y)
        )
          stray += 1;
      }
    }
    expect(stray).toBe(0);
  }

  it.each([
    ['short', card({ title: 'Nice', kicker: 'Member · France' })],
    [
      'long',
      card({
        title:
          'UN-Habitat, the Cities Coalition for Digital Rights and partners launch a guide for mainstreaming human rights in the digital transformation of cities',
        kicker: 'News · 2021',
      }),
    ],
    [
      'wide',
      card({
        title: 'WWWWW MMMMM '.repeat(13).trim(),
        kicker: 'M'.repeat(90),
        detail: 'Mm, '.repeat(60),
      }),
    ],
    ['one word', card({ title: 'm'.repeat(160), detail: 'm'.repeat(120) })],
    ['empty', card({ title: '' })],
  ])('has the right size, and keeps its edges free: %s', async (_, each) => {
    const png = await draw(each);
    expect(pngSize(png)).toEqual(CARD_SIZE);
    expect(png.length).toBeLessThan(40_000);
    await expectFreeEdges(png);
  });

  it('fills the segments of its ring, and no other', async () => {
    const coloured = async (each: Card) => {
      const { data } = await sharp(await draw(each))
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const seen = new Set<string>();
      for (let at = 0; at < data.length; at += 3)
        seen.add(`#${data.subarray(at, at + 3).toString('hex')}`);
      return ['#1b4fa8', '#6d2f9c', '#a1370d', '#12673a', '#7d5500', '#d8d4c8'].map((colour) =>
        seen.has(colour),
      );
    };
    expect(await coloured(card({}))).toEqual([true, true, true, true, true, false]);
    expect(
      await coloured(
        card({ segments: segments.map((segment, index) => ({ ...segment, on: index === 2 })) }),
      ),
    ).toEqual([false, false, true, false, false, true]);
  });

  it('has the same bytes, whatever was drawn before', async () => {
    const fresh = cardDrawer();
    await fresh(card({ title: 'Another one first' }));
    expect(
      (await fresh(card({ title: 'A title, again' }))).equals(
        await draw(card({ title: 'A title, again' })),
      ),
    ).toBe(true);
  });

  it('can be drawn with any text whose letters it has', async () => {
    await fc.assert(
      fc.asyncProperty(anyText(1, 160), async (text) => {
        fc.pre(isDrawable(text));
        expect(pngSize(await draw(card({ title: text, kicker: text, detail: text })))).toEqual(
          CARD_SIZE,
        );
      }),
      { numRuns: 10 },
    );
  });

  it('has every letter that it claims to have', async () => {
    const letters = Array.from({ length: 0x3000 - 0x21 }, (_, index) =>
      String.fromCodePoint(0x21 + index),
    ).filter((letter) => isDrawable(letter) && letter.trim() !== '' && letter !== '\u00ad');
    expect(letters.length).toBeGreaterThan(290);
    const fonts = ['latin', 'latin-ext'].flatMap((name) =>
      ([400, 700] as const).map((weight) => ({
        name,
        weight,
        data: readFileSync(`src/site/assets/cards/atkinson-${name}-${weight}.woff`),
      })),
    );
    const missing: string[] = [];
    for (const fontWeight of [400, 700]) {
      const row = {
        type: 'div',
        key: null,
        props: {
          style: { fontFamily: 'latin, latin-ext', fontWeight },
          children: letters.join(' '),
        },
      };
      await satori(row, {
        width: 4000,
        height: 4000,
        fonts,
        loadAdditionalAsset: (_, text) => Promise.resolve(missing.push(text) ? [] : []),
      });
    }
    expect(missing).toEqual([]);
  });

  it('is cached, and taken from the cache', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cards-'));
    const drawn = await cachedDrawer(folder)(card({}));
    const [file = ''] = await readdir(folder);
    expect(await readdir(folder)).toHaveLength(1);
    await writeFile(join(folder, file), 'kept');
    expect((await cachedDrawer(folder)(card({}))).toString()).toBe('kept');
    expect((await cachedDrawer(folder)(card({ kicker: 'Other' }))).equals(drawn)).toBe(false);
    expect(await readdir(folder)).toHaveLength(2);
    await rm(folder, { recursive: true });
  });
});

describe('the modules of the drawing', () => {
  it('are those that it imports, directly or not, without types', () => {
    expect(
      [...modulesOf('src/site/cards/draw.ts')].filter((name) => !name.startsWith('node:')),
    ).toEqual([
      '@resvg/resvg-js',
      'satori',
      'src/site/ring.ts',
      'src/site/styles/palette.ts',
      'src/site/cards/address.ts',
      'src/site/cards/fit.ts',
      'src/site/cards/png.ts',
    ]);
  });
});

describe('cards that are drawn ahead', () => {
  const many = Array.from({ length: 45 }, (_, index) => card({ title: `Card ${index % 44}` }));

  it('are those that would be drawn one by one, each once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cards-'));
    await drawAhead(many, folder);
    expect((await readdir(folder)).filter((file) => file.endsWith('.png'))).toHaveLength(44);
    await writeFile(join(folder, 'other.png'), '');
    expect(
      (await cachedDrawer(folder)(many[7] ?? card({}))).equals(
        await cardDrawer()(many[7] ?? card({})),
      ),
    ).toBe(true);
    expect(await readdir(folder)).toHaveLength(45);
    await rm(folder, { recursive: true });
  });

  it('say why they could not be drawn', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cards-'));
    await writeFile(join(folder, 'file'), '');
    await expect(drawAhead(many, join(folder, 'file', 'below'))).rejects.toThrow('ENOTDIR');
    await rm(folder, { recursive: true });
  });
});

describe('the cards of the site', () => {
  const city = (fields: object) => entries.city('sofia', { name: 'Sofia', ...fields });
  const post = (fields: object) => entries.activity('a-post', fields);
  const content = (fields: Partial<CardContent>): CardContent => ({
    principles: entries.PRINCIPLES,
    cities: [],
    members: [],
    countryCount: 0,
    activities: [],
    partners: [],
    projects: [],
    ...fields,
  });
  const cardAt = (route: string, fields: Partial<CardContent>) =>
    cardsOf(content(fields), inEnglish).get(cardOf(route));

  it('have addresses like those of the pages', () => {
    expect([
      ...cardsOf(content({ cities: [city({})], activities: [post({})] }), inEnglish).keys(),
    ]).toEqual([
      DEFAULT_CARD,
      '/cards/home.png',
      ...entries.PRINCIPLES.map(({ id }) => `/cards/principles/${id}.png`),
      '/cards/cities/sofia.png',
      '/cards/activities/a-post.png',
    ]);
  });

  it('show the ring of a city as it is on its page', () => {
    const sofia = cardAt('/cities/sofia/', {
      cities: [
        city({ actions: entries.actions('the-violet-one', 'the-ochre-one', 'the-ochre-one') }),
      ],
    });
    expect(sofia?.segments.map(({ on }) => on)).toEqual([false, true, false, false, true]);
    expect(sofia).toMatchObject({ title: 'Sofia', kicker: 'Member · Bulgaria' });
  });

  it('show local names that can be drawn, and no others', () => {
    const detail = (...names: string[]) =>
      cardAt('/cities/sofia/', {
        cities: [city({ localNames: names.map((name) => ({ name, language: 'bg' })) })],
      })?.detail;
    expect(detail('София')).toBeUndefined();
    expect(detail('София', 'Sofiä')).toBe('Sofiä');
  });

  it('date an activity as its page does', () => {
    const kicker = (fields: object) =>
      cardAt('/activities/a-post/', { activities: [post(fields)] })?.kicker;
    expect(kicker({})).toBe('News · June 2021');
    expect(kicker({ dateNote: 'The original shows no date.' })).toBe('News · about June 2021');
    expect(
      kicker({
        kind: 'event',
        event: {
          start: '2022-09-15',
          end: '2022-09-19',
          place: 'Porto, Portugal',
          cancelled: true,
        },
      }),
    ).toBe('Event · 15 – 19 September 2022 · Cancelled');
  });

  it('show only the name of the coalition if the title cannot be drawn', () => {
    const cards = cardsOf(
      content({ activities: [post({ title: 'Ψηφιακά δικαιώματα' })] }),
      inEnglish,
    );
    expect(cards.get('/cards/activities/a-post.png')).toEqual(cards.get(DEFAULT_CARD));
  });
});
