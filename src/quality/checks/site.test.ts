/** The built site keeps every rule, and the rules find what breaks them. */
import { existsSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatProblems } from '../../check/problem.ts';
import { identifier } from '../../model/identity.ts';
import { LIVING, PLAIN, scratchFolder, VARIANT, type TestSite } from '../testing/sites.ts';
import { isEditor, readBuiltSite, type BuiltSite } from '../../publishing/build/built-site.ts';
import { BUDGETS, firstAnswersBytes } from '../../publishing/build/budgets.ts';
import { weights } from '../../publishing/build/weights.ts';
import { checkHtml, checkSite } from './check-site.ts';
import {
  checkBudgets,
  checkFigures,
  checkForeign,
  checkHeads,
  checkImages,
  checkIntegrity,
  checkLinks,
  checkPolicy,
  checkPreloads,
  checkScripts,
  checkSecurityTxt,
  checkSources,
} from './rules.ts';

const read = ({ folder, base, origin }: TestSite) => readBuiltSite(folder, base, origin);

it.each([
  ['as published', PLAIN],
  ['below a path', VARIANT],
  ['of the coalition today', LIVING],
])('the site %s keeps all rules', async (_, test) => {
  const problems = await checkSite(read(test), test.env['BUILD_DAY'] ?? '', test.content);
  expect(formatProblems(problems)).toBe('');
});

describe.each([
  ['as published', PLAIN],
  ['below a path', VARIANT],
])('the site %s', (_, test) => {
  let site: BuiltSite;
  beforeAll(() => {
    site = read(test);
  });

  it('has the pages of the plan', () => {
    const pages = [
      '',
      'about/',
      'principles/',
      'principles/privacy-and-security/',
      'cities/',
      'cities/barcelona/',
      'activities/',
      'activities/2021/',
      'activities/defining-digital-rights/',
      'topics/ai/',
      'events/',
      'partners/',
      'partners/uclg/',
      'checklist/',
      'join/',
      'search/',
      'feeds/',
      'feeds/cities/',
      'newsletter/',
      'contact/',
      'privacy/',
      'accessibility/',
      'colophon/',
      'data/',
      'projects/',
      'projects/citizen-voices/',
      'cities/table/',
      'kinds/event/',
      'countries/portugal/',
    ];
    const files = [
      '404.html',
      'rss.xml',
      'feed.json',
      'robots.txt',
      'sitemap-index.xml',
      'sitemap-0.xml',
      '.well-known/security.txt',
      'favicon.svg',
      'favicon.ico',
      'apple-touch-icon.png',
      'join/city.md',
      'pagefind/pagefind.js',
    ];
    expect(
      [...pages.map((page) => `${page}index.html`), ...files].filter(
        (file) => !site.files.has(file),
      ),
    ).toEqual([]);
  });

  it('has the editor beside it, which nobody is led to', () => {
    const editor = site.pages.find((page) => isEditor(site, page));
    expect(editor?.isIndexed).toBe(false);
    for (const file of ['admin/editor.js', 'admin/locales/pt-PT.json'])
      expect(site.files.has(file)).toBe(true);
    expect(
      site.pages.filter(
        (page) => page !== editor && page.links.some(({ url }) => url.includes('/admin/')),
      ),
    ).toEqual([]);
    for (const file of site.files.keys())
      if (/^(robots\.txt|sitemap-.*\.xml|data\/.*)$/.test(file))
        expect(site.files.get(file)?.includes('/admin/'), file).toBe(false);
  });

  it('names no other place than its own in feeds and sitemap', () => {
    for (const file of ['rss.xml', 'feed.json', 'sitemap-0.xml']) {
      const text = site.files.get(file)?.toString() ?? '';
      expect(text).toContain(test.origin + test.base);
      expect(text).not.toMatch(/localhost|undefined|\[object/);
    }
  });

  it('lists every page that search engines may show in the sitemap, and no other', () => {
    const listed = [
      ...(site.files.get('sitemap-0.xml')?.toString() ?? '').matchAll(/<loc>([^<]*)<\/loc>/g),
    ]
      .map(([, url = '']) => decodeURI(url))
      .sort();
    const expected = site.pages
      .filter(({ isIndexed, isRedirect }) => isIndexed && !isRedirect)
      .map(({ url }) => decodeURI(test.origin + url))
      .sort();
    expect(listed).toEqual(expected);
  });

  it('announces the feed on every page', () => {
    const silent = site.pages.filter(
      ({ isRedirect, html }) =>
        !isRedirect &&
        !html.includes(
          `type="application/rss+xml" title="Activities of the coalition" href="${test.origin}${test.base}rss.xml"`,
        ),
    );
    expect(silent.map(({ url }) => url)).toEqual([]);
  });
});

describe('security.txt', () => {
  it.each([
    ['as published', PLAIN, 'https://github.com/coalition/website/blob/main/SECURITY.md'],
    [
      'below a path',
      VARIANT,
      'https://git.example.org/coalition/website/src/branch/main/SECURITY.md',
    ],
  ])('leads to the policy on the git host, %s', async (_, test, policy) => {
    const text = await readFile(`${test.folder}/.well-known/security.txt`, 'utf8');
    expect(text).toContain(`\nPolicy: ${policy}\n`);
    for (const base of ['/', test.base])
      expect(
        text.split(`\nCanonical: ${test.origin}${base}.well-known/security.txt\n`),
      ).toHaveLength(2);
    expect(existsSync('SECURITY.md')).toBe(true);
  });

  it('is missed, and found to have run out', () => {
    const site = read(PLAIN);
    expect(checkSecurityTxt(site, '2026-11-24')).toEqual([]);
    expect(formatProblems(checkSecurityTxt(site, '2027-11-24'))).toContain(
      'src/pages/.well-known/security.txt.ts\n  /.well-known/security.txt: It ran out on 2027-05-23',
    );
    site.files.delete('.well-known/security.txt');
    expect(formatProblems(checkSecurityTxt(site, '2026-11-24'))).toContain('It does not exist.');
  });
});

describe('the RSS feed', () => {
  const load = async () => (await readFile(`${PLAIN.folder}/rss.xml`)).toString();

  it('is well-formed, and has all that readers ask for', async () => {
    const xml = await load();
    expect(SyntaxValidator.validate(xml)).toBe(true);
    const { rss } = new XMLParser({ ignoreAttributes: false }).parse(xml) as {
      rss: {
        channel: {
          title: string;
          link: string;
          description: string;
          lastBuildDate: string;
          'atom:link': Record<string, string>;
          item: Record<string, string | Record<string, string>>[];
        };
      };
    };
    expect(rss.channel).toMatchObject({
      title: 'Cities Coalition for Digital Rights',
      link: 'https://www.example.org/activities/',
    });
    expect(rss.channel['atom:link']).toEqual({
      '@_href': 'https://www.example.org/rss.xml',
      '@_rel': 'self',
      '@_type': 'application/rss+xml',
    });
    const site = read(PLAIN);
    const guids = rss.channel.item.map((item) => (item['guid'] as Record<string, string>)['#text']);
    // A change of an event is an item of its own.
    expect(guids.filter((guid) => !guid?.includes('/revision-'))).toHaveLength(
      site.pages.filter(({ source }) => source.startsWith('content/activities/')).length,
    );
    expect(new Set(guids).size).toBe(guids.length);
    // A post that was renamed keeps its identifier.
    expect(guids).toContain(identifier('activity', 'first-name'));
  });

  it('carries the full text, with absolute addresses and no scripts', async () => {
    const xml = await load();
    const { rss } = new XMLParser().parse(xml) as {
      rss: { channel: { item: { title: string; 'content:encoded': string }[] } };
    };
    for (const { title, 'content:encoded': html } of rss.channel.item) {
      expect(html.length, title).toBeGreaterThan(50);
      expect(html, title).not.toMatch(/<script|<style| (href|src)="(?!https:|mailto:)/);
    }
    expect(
      rss.channel.item.find(({ title }) => title.includes('AI governance'))?.['content:encoded'],
    ).toMatch(/paper sees public trust[\s\S]*surveyed the members of the coalition/);
  });
});

describe('the JSON feed', () => {
  it('says the same as the RSS feed', async () => {
    const json = JSON.parse(await readFile(`${PLAIN.folder}/feed.json`, 'utf8')) as {
      items: { id: string; content_html: string }[];
    };
    const xml = await readFile(`${PLAIN.folder}/rss.xml`, 'utf8');
    const { rss } = new XMLParser().parse(xml) as {
      rss: { channel: { item: { guid: string; 'content:encoded': string }[] } };
    };
    expect(json.items.map(({ id, content_html }) => [id, content_html])).toEqual(
      rss.channel.item.map((item) => [item.guid, item['content:encoded']]),
    );
  });
});

describe('the settings', () => {
  it('reach the pages: newsletter and git host', async () => {
    const page = (path: string) => readFile(`${VARIANT.folder}/${path}`, 'utf8');
    const newsletter = await page('newsletter/index.html');
    expect(newsletter).toContain(
      '<form class="form" method="post" action="https://lists.example.org/subscription/form" rel="noopener noreferrer">',
    );
    expect(newsletter).toContain('name="l" value="11111111-2222-3333-4444-555555555555"');
    expect(newsletter).toMatch(/name="consent" required/);
    expect(newsletter).toContain('href="/website/privacy/"');
    expect(newsletter).toContain(`form-action 'self' https://lists.example.org">`);
    // The footer of a page and the ways to propose a city lead there.
    expect(await page('join/index.html')).toContain('href="https://git.example.org/coalition/');
  });

  it('offer no way to send a proposal before somebody has confirmed it', async () => {
    for (const path of ['join', 'join/next', 'join/waiting', 'join/apply', 'join/plain']) {
      const html = await readFile(`${LIVING.folder}/${path}/index.html`, 'utf8');
      const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
      expect(main, path).not.toMatch(/mailto:|\/issues\/new|\/new\/main|endorse@/);
    }
  });

  it('leave no dead form where there is no newsletter', async () => {
    const newsletter = await readFile(`${PLAIN.folder}/newsletter/index.html`, 'utf8');
    expect(newsletter).not.toContain('method="post"');
    expect(newsletter).toMatch(/href="mailto:[^"]+\?subject=Newsletter"/);
    expect(newsletter).toContain('href="/feeds/"');
  });
});

describe('the rules', () => {
  const folders: string[] = [];
  afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true });
  });

  /** A copy of the site in which one page reads differently. */
  async function broken(file: string, change: (html: string) => string): Promise<BuiltSite> {
    const folder = await scratchFolder('broken');
    folders.push(folder);
    await cp(PLAIN.folder, folder, { recursive: true });
    const html = await readFile(join(folder, file), 'utf8');
    const changed = change(html);
    expect(changed).not.toBe(html);
    await writeFile(join(folder, file), changed);
    return readBuiltSite(folder, PLAIN.base, PLAIN.origin);
  }
  const porto = 'cities/porto/index.html';

  it.each([
    [
      'a dead link',
      checkLinks,
      (html: string) => html.replace('href="/cities/"', 'href="/citties/"'),
      /content\/cities\/porto\.md[\s\S]*\/citties\/, which does not exist/,
    ],
    [
      'a dead place on a page',
      checkLinks,
      (html: string) => html.replace('href="/cities/"', 'href="/cities/#nowhere"'),
      /no "nowhere" on that page/,
    ],
    [
      'a picture from elsewhere',
      checkForeign,
      (html: string) =>
        html.replace('</main>', '<img src="https://evil.example/x.png" alt="x"></main>'),
      /loads https:\/\/evil\.example/,
    ],
    [
      'a link that tells where it comes from',
      checkForeign,
      (html: string) => html.replace('</main>', '<a href="https://www.example.net/">x</a></main>'),
      /a href leads to https:\/\/www\.example\.net\/ without rel/,
    ],
    [
      'a link with half of what is needed',
      checkForeign,
      (html: string) =>
        html.replace('</main>', '<a href="https://www.example.net/" rel="noopener">x</a></main>'),
      /without rel/,
    ],
    [
      'a link with a word that only looks like it',
      checkForeign,
      (html: string) =>
        html.replace(
          '</main>',
          '<a href="https://www.example.net/" rel="noopener xnoreferrer">x</a></main>',
        ),
      /without rel/,
    ],
    [
      'an area that tells where it comes from',
      checkForeign,
      (html: string) =>
        html.replace(
          '</main>',
          '<map name="m"><area href="https://www.example.net/" alt="x"></map></main>',
        ),
      /area href leads to https:\/\/www\.example\.net\/ without rel/,
    ],
    [
      'a form that tells where it comes from',
      checkForeign,
      (html: string) =>
        html.replace('</main>', '<form action="https://www.example.net/"></form></main>'),
      /form action leads to https:\/\/www\.example\.net\/ without rel/,
    ],
    [
      'a link that tracks',
      checkForeign,
      (html: string) =>
        html.replace(
          '</main>',
          '<a href="https://www.example.net/?utm_source=x" rel="noopener noreferrer">x</a></main>',
        ),
      /tracking parameters \(utm_source\)/,
    ],
    [
      'a second main heading',
      checkHeads,
      (html: string) => html.replace('</main>', '<h1>x</h1></main>'),
      /there are 2 main headings/,
    ],
    [
      'a heading that skips a level',
      checkHeads,
      (html: string) => html.replace('</main>', '<h6>x</h6></main>'),
      /skips a level \(from \d to 6\)/,
    ],
    [
      'a script',
      checkScripts,
      (html: string) => html.replace('</main>', '<script src="/x.js"></script></main>'),
      /only read has 1 scripts/,
    ],
    [
      'an inline handler',
      checkScripts,
      (html: string) => html.replace('<main', '<main onclick="x()"'),
      /inline style or event handler/,
    ],
    [
      'a style inside',
      checkScripts,
      (html: string) => html.replace('</main>', '<style>p { color: red }</style></main>'),
      /a style inside the page: p \{ color: red \}/,
    ],
    [
      'a style inside that the policy does not name',
      checkPolicy,
      (html: string) => html.replace('@view-transition{', '@view-transition {'),
      /names other styles than the one inside/,
    ],
    [
      'an unsafe policy',
      checkPolicy,
      (html: string) => html.replace("style-src 'self'", "style-src 'unsafe-inline'"),
      /the policy allows 'unsafe-inline'/,
    ],
    [
      'a policy that csp_evaluator objects to',
      checkPolicy,
      (html: string) => html.replace("style-src 'self'", "script-src 'self'"),
      /csp_evaluator finds in the policy: script-src 'self': 'self' can be problematic/,
    ],
    [
      'a policy without Trusted Types',
      checkPolicy,
      (html: string) => html.replace("require-trusted-types-for 'script'; ", ''),
      /csp_evaluator finds in the policy: require-trusted-types-for/,
    ],
    [
      'a policy that names another script than the page has',
      checkPolicy,
      (html: string) =>
        html.replace("style-src 'self'", "script-src 'sha256-AAAA'; style-src 'self'"),
      /the policy names the scripts 'sha256-AAAA'; the page has none/,
    ],
    [
      'a style that is not the one whose hash the page names',
      checkIntegrity,
      (html: string) => html.replace('integrity="sha256-', 'integrity="sha256-x'),
      /the integrity of \/assets\/[\w.-]+\.css is "sha256-x/,
    ],
    [
      'a style without a hash',
      checkIntegrity,
      (html: string) => html.replace(/ integrity="[^"]*"/, ''),
      /the integrity of \/assets\/[\w.-]+\.css is ""/,
    ],
    [
      'a picture of an old format',
      checkImages,
      (html: string) =>
        html.replace(
          '</main>',
          '<img src="/x.jpg" alt="x" width="9" height="9" loading="lazy"></main>',
        ),
      /img src loads \/x\.jpg, which is neither AVIF nor WebP nor SVG/,
    ],
    [
      'a picture of an old format for some screens',
      checkImages,
      (html: string) =>
        html.replace(
          '</main>',
          '<img src="/x.webp" srcset="/x.webp 9w, /y.png 18w" sizes="9px" alt="x" width="9" height="9" loading="lazy"></main>',
        ),
      /img srcset loads \/y\.png/,
    ],
    [
      'a picture without a size',
      checkImages,
      (html: string) =>
        html.replace('</main>', '<img src="/x.webp" alt="x" width="9" loading="lazy"></main>'),
      /x\.webp has no width and height/,
    ],
    [
      'a picture that nobody may ever see, loaded at once',
      checkImages,
      (html: string) =>
        html.replace('</main>', '<img src="/x.webp" alt="x" width="9" height="9"></main>'),
      /x\.webp is loaded before anybody comes near it/,
    ],
    [
      'a picture that is seen first, loaded late',
      checkImages,
      (html: string) =>
        html.replace(
          '</main>',
          '<figure class="picture"><img src="/x.webp" alt="x" width="9" height="9" loading="lazy"></figure></main>',
        ),
      /x\.webp may be seen first, but is loaded late/,
    ],
    [
      'a file that is loaded ahead and not used',
      checkPreloads,
      (html: string) => html.replace(/atkinson-latin\.[\w-]+\.woff2/, 'other.woff2'),
      /\/assets\/other\.woff2 is loaded ahead as "font", and not used/,
    ],
    [
      'a font that is loaded twice',
      checkPreloads,
      (html: string) => html.replace(' crossorigin', ''),
      /loaded ahead without crossorigin/,
    ],
    [
      'a text whose first screen is too heavy',
      checkBudgets,
      (html: string) =>
        html.replace(
          '<h1>',
          `<h1>${Array.from({ length: 4000 }, (_, i) => (i * 7919) % 100003).join(' ')}`,
        ),
      /porto\/: \d+ bytes for HTML and CSS up to the end of the first screen, compressed; the budget is 14000\./,
    ],
    [
      'a figure that was not measured',
      checkFigures,
      (html: string) => html.replace('</main>', '<b data-measured="digest"></b></main>'),
      /a figure that the build measures is missing/,
    ],
    [
      'a source that does not exist',
      (site: BuiltSite) => checkSources(site, existsSync),
      (html: string) =>
        html.replace('data-source="content/cities/porto.md"', 'data-source="content/none.md"'),
      /content\/none\.md does not exist/,
    ],
  ])('find %s', async (_, rule, change, report) => {
    expect(formatProblems(rule(await broken(porto, change)))).toMatch(report);
  });

  it('find a title that another page of the site has', async () => {
    const site = await broken('search/index.html', (html) =>
      html.replace(/<title>[^<]*/, '<title>Member cities · Cities for Digital Rights'),
    );
    expect(formatProblems(checkHeads(site))).toMatch(/has the same title/);
  });

  it('find places as browsers do: by the fragment as it is, then decoded, without words to highlight', async () => {
    const site = await broken(porto, (html) =>
      html.replace(
        '</main>',
        '<p id="user-content-fn-%C3%BC"><a href="#user-content-fn-%C3%BC">a</a></p><p id="ü"><a href="#%C3%BC">b</a></p><a href="/about/#:~:text=rights">c</a></main>',
      ),
    );
    expect(formatProblems(checkLinks(site))).toBe('');
  });

  it('find first answers of the search that are too heavy, their scripts among them', () => {
    const site = read(PLAIN);
    expect(firstAnswersBytes(site)).toBeGreaterThan(
      firstAnswersBytes({ ...site, pages: [] }) + 8000,
    );
    const numbers = Array.from(
      { length: BUDGETS.firstAnswers },
      (_, i) => (i * 7919) % 1_000_003,
    ).join(' ');
    expect(
      formatProblems(
        checkBudgets({
          ...site,
          files: new Map(site.files).set('search/index.json', Buffer.from(numbers)),
        }),
      ),
    ).toMatch(
      /\d+ bytes for what the search loads before it answers, compressed; the budget is 60000\./,
    );
  });

  it.each([
    [
      'another policy',
      checkPolicy,
      (html: string) => html.replace('frame-src blob:', 'frame-src blob: https:'),
      /the policy is not the one of the editor/,
    ],
    [
      'a second script',
      checkPolicy,
      (html: string) =>
        html.replace(
          '</head>',
          '<script src="/assets/x.js" integrity="sha256-AAAA"></script></head>',
        ),
      /the policy is not the one of the editor/,
    ],
    [
      'a script in the page',
      checkScripts,
      (html: string) => html.replace('</head>', '<script>x()</script></head>'),
      /there is a script inside the page/,
    ],
    [
      'a picture from elsewhere',
      checkForeign,
      (html: string) =>
        html.replace('</body>', '<img src="https://evil.example/x.png" alt="x"></body>'),
      /loads https:\/\/evil\.example/,
    ],
  ])('find %s in the editor', async (_, rule, change, report) => {
    expect(formatProblems(rule(await broken('admin/index.html', change)))).toMatch(report);
  });

  it('find HTML that is not valid', async () => {
    expect(
      formatProblems(
        await checkHtml(
          await broken(porto, (html) => html.replace('</main>', '<p><div>x</div></p></main>')),
        ),
      ),
    ).toMatch(/content\/cities\/porto\.md/);
  });

  it('weigh what a first visit loads: styles, fonts and scripts too', () => {
    const joining = weights(read(PLAIN)).find(({ page }) => page.url === '/join/apply/');
    expect(joining && joining.visit - joining.htmlAndCss).toBeGreaterThan(18_000);
  });
});
