/** Real servers, with the configuration files of the repository, on the built site. */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesBelow } from '../../base/files.ts';
import { SUMS, sumsOf } from '../../base/sums.ts';
import { aliases } from '../../model/schemas/fields.ts';
import { deployFiles, EXAMPLE } from '../../publishing/deploy/files.ts';
import { headerRules, headersAt } from '../../publishing/deploy/headers.ts';
import { NGINX_REDIRECTS, nginxRedirects } from '../../publishing/deploy/nginx.ts';
import { redirects } from '../../site/redirects.ts';
import { connectToBrowser } from '../testing/shared-browser.ts';
import { readHeadersFile } from '../../publishing/deploy/static-host.ts';
import {
  BROTLI_MODULE,
  get,
  startCaddy,
  startNginx,
  type RunningServer,
} from '../testing/servers.ts';
import { PLAIN, scratchFolder, VARIANT, type TestSite } from '../testing/sites.ts';
import { toolForTests } from '../testing/tools.ts';
import { readBuiltSite } from '../../publishing/build/built-site.ts';
import { openOutput } from '../../publishing/build/output.ts';
import { policyFindings } from './policy-findings.ts';

const openssl = toolForTests('openssl');
const nginx = openssl && toolForTests('nginx');
/** Many distributions do not have these. */
const brotli = nginx && toolForTests(BROTLI_MODULE, { optional: true });
const caddy = openssl && toolForTests('caddy', { optional: true });

/**
 * The configuration for a test site; that of the first is the file in the repository, but that
 * Brotli is on where nginx has it.
 */
function configuration(file: string, base: string): string {
  const text = deployFiles({ site: EXAMPLE.site, base }).find(([name]) => name === file)?.[1] ?? '';
  return brotli ? text.replace('# brotli_static on;', 'brotli_static on;') : text;
}

it('the files in the repository are what the source gives', async () => {
  for (const [file, text] of deployFiles(EXAMPLE))
    expect(
      await readFile(join('deploy', file), 'utf8'),
      `${file} is old: run "npm run deploy-files"`,
    ).toBe(text);
});

it('csp_evaluator finds nothing in what a server sends, together with what the page says itself', () => {
  const rules = headerRules('/');
  for (const { file, url, policy = '' } of readBuiltSite(PLAIN.folder, PLAIN.base, PLAIN.origin)
    .pages) {
    const header = headersAt(url, rules).get('Content-Security-Policy') ?? '';
    // Browsers keep to both, so that a weakness of one counts only if the other has it, too.
    const inPage = policyFindings(policy);
    expect(
      policyFindings(header).filter((finding) => inPage.includes(finding)),
      file,
    ).toEqual([]);
    if (!policy.includes('script-src')) expect(policyFindings(header), file).toEqual([]);
    expect(header, file).toContain("frame-ancestors 'none'");
  }
  expect(
    policyFindings(headersAt('/favicon.svg', rules).get('Content-Security-Policy') ?? ''),
  ).toEqual([]);
});

it.each([
  ['as published', PLAIN],
  ['below a path', VARIANT],
])(
  'static hosts send the headers of the source, each once, with the policy of each page (%s)',
  async (_, { folder, base, origin }) => {
    const site = readBuiltSite(folder, base, origin);
    const answer = readHeadersFile(await readFile(join(folder, '_headers'), 'utf8'));
    const pages = new Map(site.pages.map((page) => [page.file, page]));
    for (const file of site.files.keys()) {
      const page = pages.get(file);
      // These hosts send no compressed copy: they compress by themselves.
      if (page?.isRedirect || /^_|\.(br|gz)$/.test(file)) continue;
      const address = page?.url ?? base + file;
      const sent = answer(address);
      const wanted = headersAt(address.slice(base.length - 1), headerRules(base));
      if (page) wanted.set('Content-Security-Policy', `${page.policy}; frame-ancestors 'none'`);
      expect(new Map(sent), address).toEqual(wanted);
      expect(sent, address).toHaveLength(wanted.size);
      expect(policyFindings(wanted.get('Content-Security-Policy') ?? ''), address).toEqual([]);
    }
    // Cloudflare reads no more rules, and no longer lines.
    const lines = (await readFile(join(folder, '_headers'), 'utf8')).split('\n');
    expect(lines.filter((line) => line.startsWith('/')).length).toBeLessThanOrEqual(100);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(2000);
  },
);

const servers = [
  ['nginx', nginx, 'nginx.conf', startNginx],
  ['Caddy', caddy, 'Caddyfile', startCaddy],
] as const;
const sites = [
  ['as published', PLAIN],
  ['below a path', VARIANT],
] as const;

describe.each(
  servers.flatMap(([name, program, file, start]) =>
    sites.map(([where, site]) => ({ name, where, site, program, file, start })),
  ),
)(
  '$name, $where',
  ({
    name,
    site,
    program,
    file,
    start,
  }: {
    name: string;
    site: TestSite;
    program: string | undefined;
    file: string;
    start: typeof startNginx;
  }) => {
    let folder: string;
    let server: RunningServer;
    const at = (path: string) => site.base.slice(0, -1) + path;
    const ask = (path: string, headers?: Record<string, string>, method?: string) =>
      get(server.https, at(path), headers, method);

    beforeAll(async () => {
      if (!program) return;
      folder = await scratchFolder('server');
      server = await start(program, configuration(file, site.base), folder, site.folder, site.base);
    });
    afterAll(async () => {
      if (!program) return;
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    });
    const test = it.skipIf(!program);

    test('sends with every kind of file the headers of the source', async () => {
      const rules = headerRules(site.base);
      const assets = (await readdir(join(site.folder, 'assets'))).map(
        (asset) => `/assets/${asset}`,
      );
      const paths = [
        '/',
        '/about/',
        '/cities/',
        '/cities/porto/',
        '/search/',
        '/join/',
        '/feeds/',
        '/feeds/cities/porto/',
        '/newsletter/',
        '/admin/',
        '/admin/editor.js',
        '/admin/locales/pt-PT.json',
        '/404.html',
        '/rss.xml',
        '/feed.json',
        '/events.ics',
        '/feeds.opml',
        '/favicon.svg',
        '/favicon.ico',
        '/apple-touch-icon.png',
        '/join/world.svg',
        '/join/city.md',
        '/data/cities.csv',
        '/data/cities.geojson',
        '/data/cities.json',
        '/cities/porto/city.json',
        '/sitemap-0.xml',
        '/robots.txt',
        '/speculation-rules.json',
        '/.well-known/security.txt',
        '/pagefind/pagefind.js',
        '/pagefind/wasm.en.pagefind',
        ...assets,
      ];
      for (const path of paths) {
        const { status, headers } = await ask(path);
        expect(status, path).toBe(200);
        const wanted = headersAt(path, rules);
        for (const { name: header } of rules) {
          if (header !== 'Content-Type')
            expect([path, header, headers[header.toLowerCase()]]).toEqual([
              path,
              header,
              wanted.get(header),
            ]);
        }
        const type = wanted.get('Content-Type');
        if (type) expect([path, headers['content-type']]).toEqual([path, type]);
        expect(headers['server'] ?? '', path).not.toMatch(/\d/);
        expect(headers.etag, path).toBeTruthy();
      }
    });

    test.each([
      ['/', 'text/html; charset=utf-8'],
      ['/robots.txt', 'text/plain; charset=utf-8'],
      ['/favicon.svg', 'image/svg+xml'],
      // By either of its two names.
      ['/favicon.ico', 'icon'],
      ['/apple-touch-icon.png', 'image/png'],
      ['/sitemap-0.xml', 'xml'],
      ['/data/cities.json', 'application/json'],
      ['/pagefind/pagefind.js', 'text/javascript; charset=utf-8'],
    ])('says of what kind %s is', async (path, type) => {
      expect((await ask(path)).headers['content-type']).toContain(type);
    });

    test('lets others load open data and feeds, and pages only itself', async () => {
      for (const path of ['/data/cities.json', '/rss.xml', '/events.ics', '/feeds.opml'])
        expect((await ask(path)).headers, path).toMatchObject({
          'access-control-allow-origin': '*',
          'cross-origin-resource-policy': 'cross-origin',
        });
      const { headers } = await ask('/data/');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    });

    test('lets assets be kept for a year, as each has its hash in its name, and asks after all else', async () => {
      for (const asset of await readdir(join(site.folder, 'assets'))) {
        expect(asset).toMatch(/\.[\w-]{8,}\.\w+(\.(br|gz))?$/);
        expect((await ask(`/assets/${asset}`)).headers['cache-control'], asset).toBe(
          'public, max-age=31536000, immutable',
        );
      }
      expect((await ask('/')).headers['cache-control']).toBe('no-cache');
    });

    test('says that a page has not changed', async () => {
      for (const encoding of ['identity', 'gzip']) {
        const { headers } = await ask('/about/', { 'accept-encoding': encoding });
        const again = await ask('/about/', {
          'accept-encoding': encoding,
          'if-none-match': headers.etag ?? '',
        });
        expect(again.status).toBe(304);
        expect(again.body).toHaveLength(0);
      }
    });

    test('says so after a build that left a page as it was, too', async () => {
      const again = await scratchFolder('again');
      const files = [
        '',
        'about/',
        'events.ics',
        'rss.xml',
        'data/cities.json',
        'sitemap-0.xml',
      ].map((path) => path.replace(/^$|\/$/, '$&index.html'));
      /** Does what a build does with a site that it made, of some of its files. */
      const build = async (change: string) => {
        const output = openOutput(join(again, 'site'), []);
        for (const name of [...files.flatMap((each) => [each, `${each}.gz`]), NGINX_REDIRECTS])
          await cp(join(site.folder, name), join(output.next, name)).catch(() => undefined);
        await writeFile(join(output.next, 'changed.txt'), change);
        const { files: built } = readBuiltSite(output.next, site.base, site.origin);
        await writeFile(join(output.next, SUMS), sumsOf(built));
        output.replace();
        output.close();
      };
      let second: RunningServer | undefined;
      try {
        await build('one');
        // The next build would otherwise be in the same second.
        for (const name of filesBelow(join(again, 'site')))
          await utimes(join(again, 'site', name), 1_700_000_000, 1_700_000_000);
        await mkdir(join(again, 'server'));
        const options = [join(again, 'server'), join(again, 'site'), site.base] as const;
        second = await start(program ?? '', configuration(file, site.base), ...options);
        const { https } = second;
        const validators = async (name: string, encoding: string) => {
          const path = at(`/${name.replace(/index\.html$/, '')}`);
          const { headers } = await get(https, path, { 'accept-encoding': encoding });
          return { etag: headers.etag, since: headers['last-modified'] };
        };
        const all = () =>
          Promise.all(
            files.flatMap((name) => ['identity', 'gzip'].map((each) => validators(name, each))),
          );
        const before = await all();
        expect(before.every(({ etag, since }) => etag && since)).toBe(true);
        await build('two');
        expect(await all()).toEqual(before);
        expect(await validators('changed.txt', 'identity')).not.toEqual(before[0]);
      } finally {
        await second?.stop();
        await rm(again, { recursive: true, force: true });
      }
    });

    test('compresses what is text', async () => {
      for (const path of [
        '/about/',
        '/rss.xml',
        '/data/cities.json',
        '/data/cities.csv',
        '/events.ics',
        '/join/world.svg',
        '/pagefind/pagefind.js',
      ]) {
        const plain = await ask(path, { 'accept-encoding': 'identity' });
        const packed = await ask(path, { 'accept-encoding': 'gzip' });
        expect(packed.headers['content-encoding'], path).toBe('gzip');
        expect(packed.headers.vary, path).toMatch(/accept-encoding/i);
        expect(gunzipSync(packed.body).equals(plain.body), path).toBe(true);
        expect(packed.body.length, path).toBeLessThan(plain.body.length * 0.6);
      }
      const font = (await readdir(join(site.folder, 'assets'))).find((asset) =>
        asset.endsWith('.woff2'),
      );
      expect(
        (await ask(`/assets/${font}`, { 'accept-encoding': 'gzip' })).headers['content-encoding'],
      ).toBeUndefined();
    });

    test('sends the copies that were compressed beforehand, with the headers of the file itself', async () => {
      const encodings = [
        ['gzip', 'gz', gunzipSync] as const,
        ...(name === 'Caddy' || brotli ? [['br', 'br', brotliDecompressSync] as const] : []),
      ];
      for (const path of [
        '/',
        '/about/',
        '/data/cities.json',
        '/data/cities.csv',
        '/rss.xml',
        '/speculation-rules.json',
      ]) {
        const file = join(site.folder, path.replace(/\/$/, '/index.html'));
        const plain = await ask(path, { 'accept-encoding': 'identity' });
        for (const [encoding, extension, unpack] of encodings) {
          const { body, headers } = await ask(path, { 'accept-encoding': encoding });
          const copy = await readFile(`${file}.${extension}`).catch(() => undefined);
          // The other test site is built without copies, and some files are too small for one.
          expect(copy !== undefined, file).toBe(
            site === PLAIN && path !== '/speculation-rules.json',
          );
          if (copy) {
            expect([path, headers['content-encoding'], body.equals(copy)]).toEqual([
              path,
              encoding,
              true,
            ]);
            expect(unpack(copy).equals(plain.body), path).toBe(true);
            expect(headers.vary, path).toMatch(/accept-encoding/i);
          }
          for (const { name: header } of headerRules(site.base))
            expect([path, encoding, header, headers[header.toLowerCase()]]).toEqual([
              path,
              encoding,
              header,
              plain.headers[header.toLowerCase()],
            ]);
        }
      }
    });

    test('answers with the page for what does not exist, and with status 404', async () => {
      for (const path of [
        '/none',
        '/none/',
        '/cities/none/',
        '/assets/none.js',
        '/assets/',
        '/none.html',
      ]) {
        const { status, headers, body } = await ask(path);
        expect(status, path).toBe(404);
        expect(body.toString(), path).toContain('<h1>');
        expect(headers['content-security-policy'], path).toContain("style-src 'self'");
        expect(headers['cache-control'], path).toBe('no-cache');
        expect(headers['strict-transport-security'], path).toBe('max-age=63072000');
      }
    });

    test('hides what is meant for hosts, and hidden files', async () => {
      for (const path of [
        '/_headers',
        '/_redirects',
        '/_redirects.map',
        '/.nojekyll',
        '/.git/config',
        '/cities/.env',
        '/%5Fheaders',
        '/%2Enojekyll',
      ])
        expect((await ask(path)).status, path).toBe(404);
      expect((await ask('/.well-known/security.txt')).status).toBe(200);
    });

    test.each([
      ['/cities/porto', '/cities/porto/'],
      ['/cities/porto/index.html', '/cities/porto/'],
      ['/index.html', '/'],
    ])('leads from %s to %s', async (from, to) => {
      const { status, headers } = await ask(from);
      expect([301, 308]).toContain(status);
      expect(headers.location).toBe(at(to));
      expect(headers['strict-transport-security']).toBe('max-age=63072000');
    });

    test('leads to no other site', async () => {
      for (const path of [
        '//evil.example/index.html',
        '/\\evil.example/index.html',
        '//evil.example',
        '//evil.example/%2e%2e',
        '/%5Cevil.example/index.html',
        '///evil.example/index.html',
        '/%2F%2Fevil.example/index.html',
      ]) {
        const { headers } = await get(server.https, path);
        expect(
          new URL(headers.location ?? '/', 'https://here.example').hostname,
          `${path} → ${headers.location}`,
        ).toBe('here.example');
      }
    });

    test('refuses what is no question for a file', async () => {
      expect((await ask('/', {}, 'POST')).status).toBe(405);
      expect((await ask('/', {}, 'TRACE')).status).toBe(405);
    });

    // Caddy leaves old addresses to their pages, and does the rest by itself.
    if (name !== 'nginx') return;

    test('leads from old addresses to the pages of today', async () => {
      const lines = (await readFile(join(site.folder, '_redirects'), 'utf8')).trim().split('\n');
      expect(lines.length).toBeGreaterThan(4);
      for (const line of lines) {
        const [from = '', to = ''] = line.split(' ');
        const { status, headers } = await get(server.https, from);
        expect([from, status, headers.location]).toEqual([from, 301, to]);
        expect((await get(server.https, to)).status, to).toBe(200);
      }
    });

    test('leads from HTTP to HTTPS', async () => {
      const response = await fetch(`http://127.0.0.1:${server.http}/cities/?a=b`, {
        redirect: 'manual',
      });
      expect(response.status).toBe(301);
      expect(response.headers.get('location')).toBe('https://www.example.org/cities/?a=b');
    });

    test('listens nowhere else', () => {
      const listening = execFileSync('sh', ['-c', `cat /proc/net/tcp /proc/net/tcp6`], {
        encoding: 'utf8',
      });
      const hex = (port: number) => port.toString(16).toUpperCase().padStart(4, '0');
      for (const port of [server.https, server.http]) {
        const lines = listening
          .split('\n')
          .filter((line) => line.includes(`:${hex(port)} `) && / 0A /.test(line));
        expect(lines).toHaveLength(1);
        expect(lines[0]).toContain(`0100007F:${hex(port)}`);
      }
    });
  },
);

describe.skipIf(!nginx)('nginx, with old addresses of all scripts', () => {
  const words = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9.~!$&'()+,;=@_-]{1,12}$/),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.constantFrom('default', 'include', 'hostnames', '$uri', '京'.repeat(80), 'x'.repeat(248)),
  );
  const path = fc
    .array(words, { minLength: 1, maxLength: 3 })
    .map((parts) => `/${parts.join('/')}`)
    .filter((address) => aliases.safeParse([address]).success);

  it('starts, and leads from each to its page', async () => {
    const listed = fc.sample(path, { numRuns: 300, seed: 1 });
    // Duplicates, and one that is a page, as if there were no check.
    const twice = [...listed, ...listed.map((address) => address.toUpperCase()), '/Cities/X'];
    const moved = redirects({
      cities: [{ id: 'x', data: { name: 'X', actions: [], aliases: twice } }],
      principles: [],
      activities: [],
      partners: [],
      projects: [],
      pages: [],
    });
    expect(moved.length).toBeGreaterThan(150);
    const folder = await scratchFolder('aliases');
    const site = join(folder, 'site');
    await mkdir(join(site, 'cities/x'), { recursive: true });
    await writeFile(join(site, 'cities/x/index.html'), 'The page.');
    await writeFile(join(site, '404.html'), 'None.');
    await writeFile(join(site, NGINX_REDIRECTS), nginxRedirects(moved, '/'));
    const server = await startNginx(
      nginx ?? '',
      deployFiles(EXAMPLE).find(([file]) => file === 'nginx.conf')?.[1] ?? '',
      folder,
      site,
      '/',
    );
    try {
      for (const { from } of moved) {
        const { status, headers } = await get(server.https, encodeURI(from));
        expect([from, status, headers.location]).toEqual([from, 301, '/cities/x/']);
      }
      expect((await get(server.https, '/cities/x/')).status).toBe(200);
    } finally {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe.skipIf(!nginx)('behind nginx, in a browser', () => {
  let folder: string;
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    folder = await scratchFolder('browser');
    server = await startNginx(
      nginx ?? '',
      configuration('nginx.conf', '/'),
      folder,
      PLAIN.folder,
      '/',
    );
    browser = await connectToBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(path: string) {
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      permissions: ['clipboard-write', 'clipboard-read'],
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (/error|warning/.test(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
    await page.goto(`https://localhost:${server.https}${path}`);
    return { page, context, complaints };
  }

  it('the search finds, with the full text', async () => {
    const { page, context, complaints } = await open('/search/');
    await page.getByRole('searchbox', { name: 'Search words' }).fill('Eindhoven');
    await page.locator('[data-results] a[href="/cities/amsterdam/"]').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('the join form judges, finds the city and shows it on the map', async () => {
    const { page, context, complaints } = await open('/join/apply/');
    await page.getByLabel('Find your city').fill('Haifa');
    await page.getByRole('option').first().click();
    await page.locator('[data-marker] circle').waitFor({ state: 'attached' });
    await page.waitForFunction(
      () => (document.querySelector<HTMLImageElement>('[data-world]')?.naturalWidth ?? 0) > 0,
    );
    expect(await page.getByLabel('Country').inputValue()).toBe('Israel');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('the directory is narrowed down, and addresses are copied', async () => {
    const cities = await open('/cities/');
    await cities.page.getByLabel('Country', { exact: true }).selectOption('Portugal');
    await cities.page.getByText(/^1 of \d+ cities$/).waitFor();
    const feeds = await open('/feeds/site/all/');
    await feeds.page.getByRole('button', { name: /Copy/ }).first().click();
    await feeds.page.waitForFunction(
      () => document.querySelector('copy-button [role="status"]')?.textContent !== '',
    );
    expect(await feeds.page.locator('copy-button [role="status"]').textContent()).toMatch(/Copied/);
    expect([...cities.complaints, ...feeds.complaints]).toEqual([]);
    await cities.context.close();
    await feeds.context.close();
  });

  it('a page is loaded when somebody points at its link, and nothing else is', async () => {
    const { page, context, complaints } = await open('/cities/porto/');
    const rules = await page.context().newCDPSession(page);
    const known = new Promise<string>((done) =>
      rules.on('Preload.ruleSetUpdated', ({ ruleSet }) =>
        done(ruleSet.errorMessage ?? 'understood'),
      ),
    );
    await rules.send('Preload.enable');
    expect(await known).toBe('understood');
    const ahead: string[] = [];
    context.on('request', (request) => {
      if (request.headers()['sec-purpose']) ahead.push(new URL(request.url()).pathname);
    });
    for (const link of await page
      .locator('a[href$="city.json"], a[href*="rss.xml"], a[href*="?"], a[href^="https:"]')
      .all())
      if (await link.isVisible()) await link.hover();
    const link = page.locator('header a[href="/activities/"]').first();
    const loaded = page
      .context()
      .waitForEvent('request', (request) => request.headers()['sec-purpose'] === 'prefetch');
    await link.hover();
    expect(new URL((await loaded).url()).pathname).toBe('/activities/');
    await (await loaded).response();
    expect(ahead).toEqual(['/activities/']);
    await link.click();
    await page.waitForURL('**/activities/');
    expect(
      await page.evaluate(() =>
        performance
          .getEntriesByType('navigation')
          .map(
            (entry) =>
              (entry as PerformanceNavigationTiming & { deliveryType: string }).deliveryType,
          ),
      ),
    ).toEqual(['navigational-prefetch']);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('pages that are only read load without a complaint, and nothing runs that is not theirs', async () => {
    const { page, context, complaints } = await open('/cities/porto/');
    expect(complaints).toEqual([]);
    const attempts = await page.evaluate(() =>
      [
        () => (document.body.innerHTML = '<p>x</p>'),
        () => document.createElement('script').setAttribute('src', '/pagefind/pagefind.js'),
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the policy must stop it
        () => setTimeout('x = 1', 0),
      ].map((attempt) => {
        try {
          attempt();
          return 'allowed';
        } catch (error) {
          return (error as Error).name;
        }
      }),
    );
    expect(attempts).toEqual(['TypeError', 'TypeError', 'TypeError']);
    await context.close();
  });
});
