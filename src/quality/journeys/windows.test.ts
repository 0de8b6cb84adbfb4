/** Windows of every shape, and larger text: nothing is lost, nothing scrolls sideways, and the menu can be used. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { focus, lost } from '../testing/accessibility.ts';
import { KINDS, PLAIN, sampled, TEST_ALL } from '../testing/sites.ts';
import { visits } from '../testing/visits.ts';

const site = visits(PLAIN);

/** Widths of windows, from 280 to 1,920 pixels; those of common screens among them. */
const WIDTHS = [
  ...new Set([
    320,
    768,
    1280,
    ...sampled(
      Array.from({ length: 42 }, (_, index) => 280 + index * 40),
      14,
    ),
  ]),
];

/** The height of a window of 1280 by 1024 pixels at 400 per cent (WCAG 2.2, 1.4.10). */
const LOW = 256;

/**
 * Text of twice the size, as a style sheet of the reader or an extension makes it: breakpoints in
 * rem do not notice (1.4.4).
 */
const LARGE_TEXT = 'html { font-size: 200% !important; }';

/** Opens pages one after the other, in two tabs. */
async function eachPage(look: (page: Page, path: string) => Promise<string[]>): Promise<string[]> {
  const queue = [...KINDS, 'colophon/'];
  const found: string[] = [];
  const lane = async () => {
    const page = await site.browser.newPage({ bypassCSP: true });
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      await page.goto(site.url + path);
      found.push(...(await look(page, path)));
    }
    await page.close();
  };
  await Promise.all([lane(), lane()]);
  return found;
}

/** What is lost at some widths. */
async function lostAt(page: Page, path: string, widths: readonly number[]): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: LOW });
    for (const { rule, message } of await lost(page))
      found.push(`/${path}, ${width} pixels: ${rule}: ${message}`);
  }
  return found;
}

it('each kind of page loses nothing in a low window of any width, nor if its text is twice as large', async () => {
  const found = await eachPage(async (page, path) => {
    const inLow = await lostAt(page, path, WIDTHS);
    await page.addStyleTag({ content: LARGE_TEXT });
    const large = TEST_ALL ? WIDTHS.filter((width) => width >= 560) : [640, 1280];
    return [
      ...inLow,
      ...(await lostAt(page, path, large)).map((text) => `text twice as large: ${text}`),
    ];
  });
  expect(found.join('\n')).toBe('');
});

describe('the menu', () => {
  it.each([
    [320, 256],
    [568, 320],
    [640, 360],
    [844, 390],
  ])('is used as a whole in a window of %i by %i pixels', async (width, height) => {
    const { page } = await site.open('', { viewport: { width, height } });
    await page.getByRole('button', { name: 'Menu' }).click();
    const menu = page.locator('#menu');
    const controls = await menu.locator('a, input, button').count();
    expect(controls).toBeGreaterThan(6);
    for (let stop = 0; stop < controls; stop += 1) {
      await page.keyboard.press('Tab');
      const at = await focus(page, { afterPaint: true });
      expect(at?.errors, at?.name).toEqual([]);
    }
    expect(await menu.evaluate((nav) => nav.contains(document.activeElement))).toBe(true);
  });
});
