/** Turns the browser of the tests into one that lacks what the oldest ones lack. */
import type { BrowserContext } from 'playwright-core';
import { LACKED_BUILT_INS, type BuiltIn } from '../browsers/built-ins.ts';
import { isLacked } from '../browsers/support.ts';
import { readAsOldBrowser } from '../browsers/old-css.ts';

/** In the page: deletes built-ins. */
function takeAway(builtIns: readonly BuiltIn[]): void {
  for (const [owner, name] of builtIns) {
    const holder = owner
      .split('.')
      .reduce<unknown>(
        (found, part) => (found as Record<string, unknown> | undefined)?.[part],
        globalThis,
      );
    if (holder instanceof Object) Reflect.deleteProperty(holder, name);
  }
}

/** Takes every built-in away that one of the oldest browsers lacks, on each page before its scripts run. */
export async function withoutNewBuiltIns(context: BrowserContext): Promise<void> {
  await context.addInitScript(takeAway, LACKED_BUILT_INS);
}

/** Attributes that change what a page shows, as far as they are lacked. */
const ATTRIBUTES = ['popover', 'popovertarget'].filter(
  (name) => isLacked(`html.global_attributes.${name}`) || isLacked(`html.elements.button.${name}`),
);

/**
 * Gives stylesheets as the oldest browsers read them, and pages without the attributes that they do
 * not know. The hashes of files no longer match then, so that pages name none.
 */
export async function withoutNewStyles(context: BrowserContext): Promise<void> {
  await context.route('**/*', async (route) => {
    const type = route.request().resourceType();
    if (type !== 'document' && type !== 'stylesheet') return route.fallback();
    const response = await route.fetch();
    const text = await response.text();
    const attributes = new RegExp(
      ` (?:integrity|${ATTRIBUTES.join('|')})(?:="[^"]*")?(?=[ >])`,
      'g',
    );
    return route.fulfill({
      response,
      body: type === 'stylesheet' ? readAsOldBrowser(text).css : text.replace(attributes, ''),
    });
  });
}
