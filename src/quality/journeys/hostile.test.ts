/**
 * Hostile content in a real browser: a site that was built without the content
 * check, once with the policy and once with the policy switched off; the policy
 * without the rest; and hostile text typed into all that takes text.
 */
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { markdownToHtml } from 'satteri';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { filesBelow } from '../../base/files.ts';
import { BODIES, EVIL_HOST, LINES, sampledByClass } from '../testing/hostile.ts';
import { groups, isPlain, writeHostileContent } from '../testing/hostile-content.ts';
import { buildSite, PLAIN, sampled, scratchFolder, TEST_ALL } from '../testing/sites.ts';
import { visits } from '../testing/visits.ts';

const folder = await scratchFolder('hostile');
const site = join(folder, 'site');
let pages: string[];

beforeAll(async () => {
  pages = await writeHostileContent(join(folder, 'content'));
  const { status, output } = await buildSite(
    site,
    {
      ...PLAIN.env,
      SOCIAL_CARDS: 'off',
      PRECOMPRESS: 'off',
      ADMIN: 'off',
      CONTENT_DIR: join(folder, 'content'),
    },
    {
      program: [
        'node_modules/astro/bin/astro.mjs',
        'build',
        '--config',
        'src/quality/testing/unchecked.config.mjs',
      ],
    },
  );
  expect(status, output.slice(-2000)).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const server = visits({ ...PLAIN, folder: site });

const POLICY = /<meta http-equiv="content-security-policy"[^>]*>/i;

interface Watched {
  context: BrowserContext;
  /** Scripts of strangers that ran, dialogs, and requests to anywhere but the site, as they come. */
  harm: string[];
}

let watched: Watched | undefined;
afterEach(async () => {
  expect(await watched?.context.cookies()).toEqual(watched && []);
  await watched?.context.close();
  watched = undefined;
});

/** A context that notices what hostile content does. @param policy false to switch the policy off. */
async function watch(policy: boolean, options: { width?: number } = {}): Promise<Watched> {
  const context = await server.browser.newContext({
    bypassCSP: !policy,
    viewport: { width: options.width ?? 1280, height: 900 },
  });
  const harm: string[] = [];
  await context.exposeBinding(
    '__ran',
    ({ page }, call: unknown) => void harm.push(`script ${String(call)} ran on ${page.url()}`),
  );
  // What the browser refuses by itself ("csp", "origin" …) never leaves; what leaves arrives, or
  // fails in the network ("net::…").
  const note = (request: Request) => {
    const { hostname, protocol } = new URL(request.url());
    if (hostname !== '127.0.0.1' && !/^(?:data|blob|about):$/.test(protocol))
      harm.push(`request to ${request.url()}`);
  };
  context.on('requestfailed', (request) => {
    if (/^net::(?!ERR_BLOCKED_BY_CSP)/.test(request.failure()?.errorText ?? '')) note(request);
  });
  context.on('requestfinished', note);
  context.on('page', (page) => {
    page.on('dialog', (dialog) => {
      harm.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('download', () => harm.push('download'));
  });
  // Bypassing the policy leaves Trusted Types in force, so the policy is taken out of the pages as well.
  if (!policy) {
    await context.route(`${server.url}**`, async (route) => {
      if (route.request().resourceType() !== 'document') return route.fallback();
      const response = await route.fetch();
      return route.fulfill({ response, body: (await response.text()).replace(POLICY, '') });
    });
  }
  watched = { context, harm };
  return watched;
}

/** Visits pages in a few tabs at once. */
async function visitAll(
  context: BrowserContext,
  paths: readonly string[],
  look: (page: Page, path: string) => Promise<void>,
): Promise<void> {
  const queue = [...paths];
  await Promise.all(
    Array.from({ length: 2 }, async () => {
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
        await page.goto(server.url + path, { waitUntil: 'load' });
        expect(page.url()).toBe(server.url + path);
        await look(page, path);
      }
      await page.close();
    }),
  );
}

/** In the page: what the site itself never writes. */
function strangeElements(): string[] {
  const strange = [
    ...document.querySelectorAll(
      'iframe, frame, object, embed, base, applet, portal, math, :not(head) > style, dialog, marquee, template:not([data-script], [data-item]), meta[http-equiv=refresh], script:not([src], [type="application/ld+json"]), [style], .prose :is(svg, form, video, audio, select, textarea, input:not([type=checkbox]), meta, link, script)',
    ),
  ];
  const marked = [...document.querySelectorAll('*')].filter((element) =>
    [...element.attributes].some(
      ({ name, value }) =>
        name.startsWith('on') ||
        name === 'srcdoc' ||
        name === 'ping' ||
        (/^(?:href|src|action|formaction|data|poster)$/.test(name) &&
          !/^(?:https:\/\/|\/(?!\/)|#|mailto:|webcal:\/\/www\.example\.org\/|\.\/|data:image\/)/.test(
            value,
          )),
    ),
  );
  return [...strange, ...marked].map((element) => element.outerHTML.slice(0, 200));
}

/**
 * In the page: texts that stand outside the window. Asked at the width of a small phone. What
 * scrolls in its own place may be wider.
 */
function outOfPlace(): string[] {
  const width = document.documentElement.clientWidth;
  const found =
    document.documentElement.scrollWidth > width
      ? [`the page is ${document.documentElement.scrollWidth} wide`]
      : [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (
      !parent ||
      !node.textContent?.trim() ||
      parent.closest(
        'script, .skip, .visually-hidden, .sr-only, .scroll, .prose table, [popover], svg, option',
      )
    )
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right } of range.getClientRects()) {
      if (left < -1 || right > width + 1) {
        found.push(
          `${parent.tagName} from ${Math.round(left)} to ${Math.round(right)}: ${node.textContent.slice(0, 60)}`,
        );
        break;
      }
    }
  }
  return found;
}

const LISTS = [
  '',
  'activities/',
  'cities/',
  'cities/table/',
  'partners/',
  'projects/',
  'principles/',
  'events/',
  'search/',
  'join/',
  'topics/ai/',
  'kinds/event/',
  'countries/portugal/',
  'activities/2021/',
  'activities/2021/2/',
  'feeds/',
  'feeds/cities/',
  'feeds/site/all/',
  'data/',
];

describe.each([
  ['with the policy switched off', false] as const,
  ...(TEST_ALL ? [['with the policy', true] as const] : []),
])('content that the check did not see, %s', (_, policy) => {
  it('runs nothing, asks nobody, brings in nothing, and keeps to its place on a small screen', async () => {
    const { context, harm } = await watch(policy, { width: 320 });
    expect(pages.length).toBeGreaterThan(200);
    const strange: string[] = [];
    const found: string[] = [];
    await visitAll(context, [...LISTS, ...sampled(pages, 5)], async (page, path) => {
      // What scripts of strangers would do a little later.
      await page.evaluate(() => new Promise(requestAnimationFrame));
      strange.push(
        ...(await page.evaluate(strangeElements)).map((element) => `${path}: ${element}`),
      );
      found.push(...(await page.evaluate(outOfPlace)).map((text) => `${path}: ${text}`));
      if (!policy)
        expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([
          0, 0,
        ]);
    });
    expect(harm).toEqual([]);
    expect(strange).toEqual([]);
    expect(found).toEqual([]);
  });

  it('is found by the search, and listed as text', async () => {
    const { context, harm } = await watch(policy);
    const page = await context.newPage();
    await page.goto(`${server.url}search/`);
    for (const query of [
      'script',
      'onerror',
      'iframe',
      'hostile',
      'formula',
      'constructor',
      'begin',
    ]) {
      await page.locator('site-search input').fill(query);
      await page.locator('[data-results] a').first().waitFor();
      await page.waitForFunction(
        (text) => new URLSearchParams(location.search).get('q') === text,
        query,
      );
      await page.locator('site-search[data-whole]').waitFor();
      expect(await page.evaluate(strangeElements)).toEqual([]);
    }
    expect(
      await page.evaluate(
        () =>
          [...document.querySelectorAll('[data-results] *')].filter(
            ({ localName }) => !['li', 'p', 'h2', 'a', 'mark'].includes(localName),
          ).length,
      ),
    ).toBe(0);
    expect(harm).toEqual([]);
  });
});

describe('what programs read', () => {
  const read = (file: string) => readFile(join(site, file), 'utf8');

  it('feeds, shown by a reader that cleans nothing and has no policy', async () => {
    const { context, harm } = await watch(false);
    const parts = [
      '',
      ...filesBelow(join(site, 'feeds/archive')).filter((file) => /xml$/.test(file)),
    ].map((file) => (file === '' ? '' : `feeds/archive/${dirname(file)}/`));
    const jsonItems: { title: string; content_html: string }[] = [];
    const items: { title: string; description: string; 'content:encoded': string }[] = [];
    for (const part of parts) {
      const json = JSON.parse(await read(`${part}feed.json`)) as { items: typeof jsonItems };
      jsonItems.push(...json.items);
      const { rss } = new XMLParser({ processEntities: true }).parse(
        await read(`${part}rss.xml`),
      ) as { rss: { channel: { item: typeof items } } };
      items.push(...rss.channel.item);
    }
    expect(items).toHaveLength(jsonItems.length);
    expect(
      jsonItems.filter(({ content_html }) => content_html.includes('Begin ')).length,
    ).toBeGreaterThan(40);
    const page = await context.newPage();
    for (const html of [
      jsonItems.map(({ content_html }) => content_html),
      items.map((item) => item.description),
      items.map((item) => item['content:encoded']),
    ]) {
      // Pictures of the site itself may be asked for.
      await page.setContent(
        html.join('<hr>').replaceAll(`src="${PLAIN.origin}/`, `src="${server.url}`),
      );
      await page.evaluate(() => new Promise(requestAnimationFrame));
      expect(
        await page.evaluate(() =>
          [
            ...document.querySelectorAll(
              'script, style, iframe, form, svg, math, object, embed, base, meta, link, video, audio, [style]',
            ),
          ].map(({ outerHTML }) => outerHTML),
        ),
      ).toEqual([]);
    }
    expect(harm).toEqual([]);
    // Each title is there as it was written: nothing in it was taken for markup.
    const titles = new Set(
      jsonItems.map(({ title }) => title.replace(/^Cancelled: | \((?:about )?June 2021\)$/g, '')),
    );
    for (const { input, verdict } of LINES)
      if (verdict === 'text' && isPlain(input))
        expect(titles).toContain(`${input} (post)`.slice(0, 160).trim());
  });

  it('tables, in which no cell begins like a formula', async () => {
    const { data } = Papa.parse<string[]>((await read('data/cities.csv')).replace(/^\uFEFF/, ''));
    const cells = data
      .slice(1)
      .flat()
      .filter((cell) => !/^-?[\d.]+$/.test(cell));
    expect(cells.some((cell) => cell.includes('HYPERLINK'))).toBe(true);
    expect(cells.filter((cell) => /^\s*[=+\-@＝＋－＠\t\r]/.test(cell))).toEqual([]);
    expect(new Set(data.filter((row) => row.length > 1).map((row) => row.length)).size).toBe(1);
  });

  it.each(['activities', 'cities', 'partners', 'projects', 'principles'])(
    '%s.json, with no key that was not asked for',
    async (name) => {
      const { items } = JSON.parse(await read(`data/${name}.json`)) as {
        items: Record<string, unknown>[];
      };
      for (const item of items)
        for (const key of ['__proto__', 'constructor', 'prototype'])
          expect(Object.hasOwn(item, key)).toBe(false);
    },
  );

  it('calendars, in which no text begins a line of its own', async () => {
    const calendar = new ICAL.Component(ICAL.parse(await read('events.ics')) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent');
    expect(
      events.filter((event) => String(event.getFirstPropertyValue('summary')).includes('ATTACH'))
        .length +
        events.filter((event) =>
          String(event.getFirstPropertyValue('summary')).includes('END:VEVENT'),
        ).length,
    ).toBeGreaterThan(0);
    for (const event of events)
      expect(
        event
          .getAllProperties()
          .map(({ name }) => name)
          .filter((name) => /attach|attendee|alarm|organizer/.test(name)),
      ).toEqual([]);
  });

  it('lists of feeds, and what search engines read', async () => {
    expect(SyntaxValidator.validate(await read('feeds.opml'))).toBe(true);
    let count = 0;
    for (const path of pages) {
      for (const [, text = ''] of (await read(`${path}index.html`)).matchAll(
        /<script type="application\/ld\+json">(.*?)<\/script>/gs,
      )) {
        expect(() => JSON.parse(text) as unknown, path).not.toThrow();
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(pages.length / 2);
  });
});

describe('the policy alone', () => {
  // No policy can stop a page from leading on to another one.
  const bodies = BODIES.filter(({ input }) => !/http-equiv="?refresh/.test(input));
  const visitRaw = async (
    policy: boolean,
    raw: readonly string[],
    isEnough: (harm: readonly string[]) => boolean = () => false,
  ) => {
    const { context, harm } = await watch(policy);
    const [meta = ''] = POLICY.exec(await readFile(join(site, 'index.html'), 'utf8')) ?? [];
    expect(meta).toContain("default-src 'none'");
    await context.route(`${server.url}raw/*`, (route) => {
      const input = raw[Number(new URL(route.request().url()).pathname.split('/').at(-1))] ?? '';
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html><head>${policy ? meta : ''}<title>x</title></head><body>${markdownToHtml(input).html}</body></html>`,
      });
    });
    const page = await context.newPage();
    for (const index of raw.keys()) {
      await provoke(page, `${server.url}raw/${index}`);
      if (isEnough(harm)) break;
    }
    return harm;
  };

  /** Opens a page, clicks links that carry a script and buttons, and waits until their effects have been seen. */
  async function provoke(page: Page, url: string): Promise<void> {
    try {
      await page.goto(url);
      await page.evaluate(async () => {
        document
          .querySelectorAll('a[href^="javascript" i], button')
          .forEach((element) =>
            element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })),
          );
        // No event says that a script was refused. Frames are not drawn behind another window.
        await new Promise((next) => setTimeout(next, 60));
      });
    } catch (error) {
      // Some lead to another page at once; what they ask there has been noted.
      if (!/navigat/i.test(String(error))) throw error;
      await page.goto('about:blank').catch(() => undefined);
    }
  }

  it('stops each script and each request of markup that reached a page', async () => {
    expect(await visitRaw(true, groups(bodies))).toEqual([]);
  });

  it('is needed for that: without it they run', async () => {
    // One by one: without the policy, some swallow or lead away from what stands beside them.
    const inputs = bodies.map(({ input }) => input);
    const ofKinds = (harm: readonly string[]) =>
      [/^script/, new RegExp(EVIL_HOST)].map((kind) => harm.filter((text) => kind.test(text)));
    // How many come before the next page is opened depends on the machine, that many come does not.
    const isEnough = (harm: readonly string[]) => ofKinds(harm).every(({ length }) => length > 3);
    const harm = await visitRaw(false, inputs, isEnough);
    expect(isEnough(harm), harm.join('\n')).toBe(true);
  });
});

describe('hostile text that is typed', () => {
  const short = BODIES.filter(({ input }) => input.length < 300);
  const typed = sampledByClass([...LINES, ...short], 40).map(({ input }) => input.toWellFormed());

  it('into every field of the join form', async () => {
    const { context, harm } = await watch(false);
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`${server.url}join/apply/`);
    await page.locator('[data-guided] form').waitFor();
    await page.locator('[data-guided] [name="name"]').fill('Porto');
    for (const add of await page.locator('[data-add]').all())
      await add.evaluate((button: HTMLElement) => button.click());
    for (const text of typed) {
      await page.evaluate((value) => {
        const form = document.querySelector('[data-guided] form');
        for (const control of form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
          'input:not([type=hidden], [type=checkbox]), textarea',
        ) ?? [])
          control.value = value;
        form?.dispatchEvent(new Event('input', { bubbles: true }));
      }, text);
      await page.clock.fastForward(300);
    }
    expect(await page.evaluate(strangeElements)).toEqual([]);
    await page.getByRole('link', { name: /Check and send/ }).click();
    await page.locator('[data-errors] li').first().waitFor();
    const last = typed.at(-1)?.trim().split(/\s/)[0] ?? '';
    for (const shown of ['[data-preview]', '[data-answers]', '[data-file]'])
      expect(await page.locator(shown).textContent(), shown).toContain(last);
    expect(await page.evaluate(strangeElements)).toEqual([]);
    expect(harm).toEqual([]);
  });

  it('into the search', async () => {
    const { context, harm } = await watch(false);
    const page = await context.newPage();
    await page.goto(`${server.url}search/`);
    for (const text of typed) {
      await page.locator('site-search input').fill(text);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    expect(await page.evaluate(strangeElements)).toEqual([]);
    expect(harm).toEqual([]);
  });

  it('into every parameter, the fragment and the history', async () => {
    const { context, harm } = await watch(false);
    const names = [
      'q',
      'type',
      'kind',
      'topic',
      'year',
      'city',
      'country',
      'region',
      'principle',
      'sort',
      '__proto__',
      'constructor',
    ];
    // Each text stands in four parameters, each time of another page.
    const text = (index: number) => encodeURIComponent(typed[index % typed.length] ?? '');
    const paths = Array.from(
      { length: Math.ceil(typed.length / 3) },
      (_, index) =>
        `${['search/', 'cities/', 'join/apply/'][index % 3] ?? ''}?${names.map((name, place) => `${name}=${text(index * 3 + place)}`).join('&')}#${text(index)}`,
    );
    const page = await context.newPage();
    const strange: string[] = [];
    for (const path of paths) {
      await page.goto(server.url + path);
      strange.push(...(await page.evaluate(strangeElements)));
      expect(new URL(page.url()).host).toBe(new URL(server.url).host);
    }
    await page.goto(`${server.url}join/apply/`);
    await page.evaluate((texts) => {
      const join = texts.flatMap((text, index) => [
        ['name', text],
        ['country', text],
        ['__proto__', text],
        ['constructor', text],
        [`actions.${index}.principle`, 'access-and-literacy'],
        [`actions.${index}.text`, text],
        [`actions.${index}.source.url`, text],
        [`actions.${index}.source.__proto__`, text],
        [`actions.${index}.__proto__`, text],
        [text, text],
      ]);
      history.replaceState({ join }, '');
    }, typed);
    await page.reload();
    await page.locator('[data-guided] .item').first().waitFor({ state: 'attached' });
    await page.locator('[data-guided]').waitFor();
    expect([...strange, ...(await page.evaluate(strangeElements))]).toEqual([]);
    expect(harm).toEqual([]);
    expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  });
});
