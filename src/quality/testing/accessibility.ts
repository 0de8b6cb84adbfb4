/**
 * What two engines and a look at the layout find on a page as it is now. Each
 * rule that is left out, and each warning that is taken as settled, says why.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

/** Rules of axe that do not run. */
const OFF: Readonly<Record<string, string>> = {
  'hidden-content':
    'It finds no error: it says that something is hidden. What is hidden is opened, and judged, as a state of its own.',
  'p-as-heading':
    'An experimental guess, which takes a lead sentence or a large numeral for a heading. Whether headings are in order is judged by other rules.',
};

/**
 * Rules of axe about colours. They do not run where the reader's own colours are forced: the
 * browser replaces those of the site, and axe still reads these.
 */
const COLOUR_RULES = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];

/**
 * Warnings of HTML_CodeSniffer about which a person has to decide, and the
 * decision. Its errors are never settled here.
 */
const SETTLED: Readonly<Record<string, string>> = {
  'Guideline1_3.1_3_1.H48':
    'It takes each run of two links for a navigation. Navigations are lists; a sentence or a row of buttons is not one.',
  'Guideline1_3.1_3_1.H39.3.NoCaption':
    'A table in a text stands right below the heading that names it.',
  'Guideline1_3.1_3_1.H85.2': 'The options of these lists have no groups.',
  'Guideline1_4.1_4_10.C32,C31,C33,C38,SCR34,G206':
    'The menu of a narrow screen lies above the page while it is open, and fits it. That no page scrolls sideways is measured.',
  'Guideline1_4.1_4_6.G17.Abs':
    'It cannot see what lies behind. The skip link has a background of its own, of a pair that is measured (tokens.test.ts).',
  'Guideline1_4.1_4_6.G18.Abs':
    'The same for large text: these words are for screen readers, and are not drawn.',
  'Guideline3_2.3_2_5.H83.3': 'The name of the link says that a new tab opens.',
  'Guideline4_1.4_1_2.H91.A.Placeholder':
    'This link is hidden until the proposal is ready, and then has its address.',
  'Guideline4_1.4_1_2.H91.Select.Value':
    'It looks for an attribute. A list has the value of the option that is chosen.',
};

/**
 * What is known to be wrong and cannot be fixed yet: part of the accessibility statement. Each
 * still has to be found.
 */
export const KNOWN_ERRORS: readonly { rule: string; page: RegExp; inWords: string }[] = [];

/** Something that an engine objects to. */
export interface Finding {
  rule: string;
  message: string;
}

interface AxeEngine {
  getRules: () => { ruleId: string }[];
  run: (options: object) => Promise<{
    violations: {
      id: string;
      help: string;
      nodes: { target: unknown[]; failureSummary?: string }[];
    }[];
  }>;
}

interface Sniffer {
  WARNING: number;
  ERROR: number;
  process: (standard: string, content: Document, done: () => void) => void;
  getMessages: () => { type: number; code: string; msg: string; element: unknown }[];
}

type Engines = {
  axe: AxeEngine;
  HTMLCS: Sniffer;
  HTMLCS_WCAG2AAA: { sniffs: (string | { include: string[] })[] };
};

const { resolve } = createRequire(import.meta.url);
const SNIFFER = await readFile(resolve('html_codesniffer/build/HTMLCS.js'), 'utf8');
const AXE = await readFile(resolve('axe-core/axe.min.js'), 'utf8');

/** The engines, for the accessibility statement: name, version and number of rules. */
export interface Engine {
  name: string;
  version: string;
  rules: number;
}

/**
 * Puts the engines into every page of a context as it opens: sending them to
 * each takes as long as judging it.
 *
 * @param options.axe false if only {@link sniff} is asked: axe takes a fifth of a second to start.
 */
export async function loadEngines(
  context: BrowserContext,
  options: { axe: boolean },
): Promise<void> {
  await context.addInitScript(options.axe ? `${AXE};${SNIFFER}` : SNIFFER);
}

/** Puts an engine into a page that was opened without. */
async function load(page: Page, name: 'axe' | 'HTMLCS'): Promise<void> {
  if (!(await page.evaluate((engine) => engine in window, name)))
    await page.evaluate(name === 'axe' ? AXE : SNIFFER);
}

/** @param page any page; the engines are put into it. */
export async function engines(page: Page): Promise<Engine[]> {
  await load(page, 'axe');
  await load(page, 'HTMLCS');
  const counts = await page.evaluate((off) => {
    const { axe: engine, HTMLCS_WCAG2AAA: standard } = window as unknown as Engines;
    return {
      axe: engine.getRules().filter(({ ruleId }) => !off.includes(ruleId)).length,
      sniffer: standard.sniffs.reduce(
        (sum, sniff) => sum + (typeof sniff === 'string' ? 1 : sniff.include.length),
        0,
      ),
    };
  }, Object.keys(OFF));
  const { version } = createRequire(import.meta.url)('html_codesniffer/package.json') as {
    version: string;
  };
  return [
    { name: 'axe-core', version: axe.version, rules: counts.axe },
    { name: 'HTML_CodeSniffer', version, rules: counts.sniffer },
  ];
}

/**
 * Judges a page by HTML_CodeSniffer at AAA, in a tenth of the time that axe
 * takes. The policy of the page has to be bypassed, since it forbids strangers' scripts.
 */
export async function sniff(page: Page): Promise<Finding[]> {
  await load(page, 'HTMLCS');
  const found = await page.evaluate(async () => {
    const { HTMLCS: sniffer } = window as unknown as Engines;
    await new Promise<void>((done) => sniffer.process('WCAG2AAA', document, done));
    const show = (element: unknown) =>
      element instanceof Element ? element.outerHTML.slice(0, 160) : 'the page';
    return sniffer
      .getMessages()
      .filter(({ type }) => type === sniffer.ERROR || type === sniffer.WARNING)
      .map(({ type, code, msg, element }) => ({
        rule: code.replace(/^WCAG2AAA\.Principle\d\./, ''),
        message: `${msg} (${show(element)})`,
        settles: type === sniffer.WARNING,
      }));
  });
  return found
    .filter(({ rule, settles }) => !(settles && rule in SETTLED))
    .map(({ rule, message }) => ({ rule, message }));
}

/** Runs rules of axe: these, or all that are on. */
async function runAxe(page: Page, only?: readonly string[]): Promise<Finding[]> {
  await load(page, 'axe');
  return page.evaluate(
    async ({ rules, always, forced }) => {
      const { axe: engine } = window as unknown as Engines;
      const off = matchMedia('(forced-colors: active)').matches ? [...always, ...forced] : always;
      const values = (rules ?? engine.getRules().map(({ ruleId }) => ruleId)).filter(
        (id) => !off.includes(id),
      );
      const { violations } =
        values.length > 0
          ? await engine.run({ runOnly: { type: 'rule', values }, resultTypes: ['violations'] })
          : { violations: [] };
      return violations.map(({ id, help, nodes }) => ({
        rule: id,
        message: `${help} (${nodes
          .map(({ target }) => target.join(' '))
          .slice(0, 3)
          .join(', ')})`,
      }));
    },
    { rules: only, always: Object.keys(OFF), forced: COLOUR_RULES },
  );
}

/**
 * Judges a page by all rules of axe, those of good practice, of level AAA and
 * the experimental ones among them, and by {@link sniff}.
 */
export async function judge(page: Page): Promise<Finding[]> {
  return [...(await runAxe(page)), ...(await sniff(page))];
}

/** Judges the colours alone, of a page whose rest has been judged at this width. */
export function judgeColours(page: Page): Promise<Finding[]> {
  return runAxe(page, COLOUR_RULES);
}

/**
 * Spacing that a reader may set without anything being lost (WCAG 2.2, 1.4.12).
 * Put into a page as a style element.
 */
export const TEXT_SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }';

/** Text that is cut off, and pages that scroll sideways, as the page is now (WCAG 2.2, 1.4.4, 1.4.10 and 1.4.12). */
export function lost(page: Page): Promise<Finding[]> {
  return page.evaluate(() => {
    const findings: { rule: string; message: string }[] = [];
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (over > 0)
      findings.push({ rule: 'reflow', message: `The page scrolls sideways by ${over} pixels.` });
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const style = getComputedStyle(element);
      const clips = /hidden|clip/.test(style.overflowX) || /hidden|clip/.test(style.overflowY);
      // What is for screen readers alone is one pixel wide on purpose.
      if (
        !clips ||
        element.clientWidth <= 1 ||
        element.textContent.trim() === '' ||
        element.closest('svg')
      )
        continue;
      if (
        element.scrollWidth > element.clientWidth + 1 ||
        element.scrollHeight > element.clientHeight + 1
      )
        findings.push({ rule: 'clipped text', message: element.outerHTML.slice(0, 160) });
    }
    return findings;
  });
}

/**
 * Controls that are smaller than 24 by 24 pixels (WCAG 2.2, 2.5.8), and links
 * of one name that lead to different places (2.4.9).
 */
export function ambiguous(page: Page): Promise<Finding[]> {
  return page.evaluate(() => {
    const findings: { rule: string; message: string }[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary',
    )) {
      const { width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      // The size of a link within a sentence is that of its line; what has no area is not drawn.
      if (style.display === 'inline' && element.localName === 'a' && !element.closest('svg'))
        continue;
      if (width > 0 && height > 0 && !element.matches('.skip') && (width < 24 || height < 24))
        findings.push({
          rule: 'target size',
          message: `${Math.round(width)} by ${Math.round(height)} pixels: ${element.outerHTML.slice(0, 160)}`,
        });
    }
    const targets = new Map<string, Set<string>>();
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
      const name = (link.getAttribute('aria-label') ?? link.textContent)
        .trim()
        .replace(/\s+/g, ' ')
        .toLowerCase();
      if (name === '')
        findings.push({
          rule: 'link name',
          message: `This link has no name: ${link.outerHTML.slice(0, 160)}`,
        });
      // One thing may have several addresses of one page, each with values of its own.
      const target = link.getAttribute('href')?.replace(/\?.*$/, '') ?? '';
      targets.set(name, (targets.get(name) ?? new Set()).add(target));
    }
    for (const [name, addresses] of targets)
      if (addresses.size > 1)
        findings.push({
          rule: 'link name',
          message: `“${name}” leads to ${[...addresses].join(' and to ')}.`,
        });
    return findings;
  });
}

/** What the element that has the focus is called, where it lies, and what is wrong with how that shows. */
export interface Focus {
  /** The start tag and the name, to tell it from others. */
  name: string;
  errors: string[];
}

/** In the page: whether the element with the focus is marked by an outline, or in a drawing by a stroke. */
function isMarked(): boolean {
  const element = document.activeElement;
  if (!element) return false;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const outlined =
    outlineStyle !== 'none' &&
    Number.parseFloat(outlineWidth) >= 2 &&
    !/rgba\(.*, 0\)|transparent/.test(outlineColor);
  const parts = element.closest('svg') ? [...element.querySelectorAll('circle, path')] : [];
  const stroked = parts.some((part) => {
    const { strokeWidth, stroke } = getComputedStyle(part);
    return Number.parseFloat(strokeWidth) >= 2 && stroke !== 'none';
  });
  return outlined || stroked;
}

/** In the page: why a reader cannot see the element with the focus; undefined if nothing is in the way. */
function hiddenBy(): string | undefined {
  const element = document.activeElement;
  const box = [...(element?.getClientRects() ?? [])].find(
    ({ width, height }) => width > 0 && height > 0,
  );
  if (!element || !box) return 'it has the focus, but is not drawn';
  // An element larger than the window is seen in part.
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (left >= right || top >= bottom)
    return `it has the focus outside the window (${Math.round(box.left)}, ${Math.round(box.top)})`;
  const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  // Between the lines or the shapes of a control lies what holds the control.
  return seen && seen !== element && !element.contains(seen) && !seen.contains(element)
    ? `it is covered by ${seen.outerHTML.slice(0, 80)}`
    : undefined;
}

/** In the page: the element with the focus, for a report; undefined if nothing on the page has it. */
function nameOfFocus(): string | undefined {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement)
    return undefined;
  const text =
    element.getAttribute('aria-label') ??
    (element as HTMLInputElement).labels?.[0]?.textContent ??
    element.textContent;
  return `<${element.localName}> ${text.trim().replace(/\s+/g, ' ').slice(0, 80)}`;
}

/** What the page is asked about its focus, at once: a walk by Tab asks thousands of times. */
const FOCUS = `(() => {
  ${[nameOfFocus, hiddenBy, isMarked].join('\n')}
  return { name: nameOfFocus(), hidden: hiddenBy(), marked: isMarked() };
})()`;

/**
 * Judges the focus as it is now: it has to be marked by an outline of at least
 * two pixels, or in a drawing by a stroke that it has only then (WCAG 2.2,
 * 2.4.7 and 2.4.13), and must not be hidden by something else (2.4.12).
 *
 * @param options.afterPaint true to wait until the page is drawn: it may change while somebody types.
 * @returns undefined when nothing on the page has the focus.
 */
export async function focus(page: Page, { afterPaint = false } = {}): Promise<Focus | undefined> {
  if (afterPaint)
    await page.evaluate(
      () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
    );
  const { name, hidden, marked } = await page.evaluate<{
    name?: string;
    hidden?: string;
    marked: boolean;
  }>(FOCUS);
  if (name === undefined) return undefined;
  return {
    name,
    errors: [...(marked ? [] : ['its focus is not marked']), ...(hidden ? [hidden] : [])],
  };
}
