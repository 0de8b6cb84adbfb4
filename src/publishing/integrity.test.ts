import { describe, expect, it } from 'vitest';
import { integrityOf, securePage, type SiteFiles } from './integrity.ts';

const files: Record<string, string> = {
  '/website/assets/a.js': 'a',
  '/website/assets/b.js': 'b',
  '/website/assets/x.css': 'x',
  '/website/pagefind/pagefind.js': 'engine',
};
const hash = (path: string) => integrityOf(Buffer.from(files[path] ?? ''));
const site: SiteFiles = {
  origin: 'https://city.example',
  base: '/website/',
  formTargets: ['https://git-host.example'],
  editorApi: 'https://api.git-host.example',
  hashOf: (path) => (path in files ? hash(path) : undefined),
};
const page = (body: string) =>
  `<meta http-equiv="content-security-policy" content="anything"><link rel="stylesheet" href="/website/assets/x.css">${body}`;
/** The policy of a page, which is the one that the page names. */
function policyOf({ html, policy }: ReturnType<typeof securePage>): string {
  expect(html).toContain(`<meta http-equiv="content-security-policy" content="${policy}"`);
  return policy;
}

describe('a page', () => {
  it('that is only read gets the hash of its style, and may run nothing', () => {
    const secured = securePage(
      page('<script type="application/ld+json">{}</script>'),
      'x.html',
      site,
    );
    const { html } = secured;
    expect(html).toContain(
      `href="/website/assets/x.css" integrity="${hash('/website/assets/x.css')}">`,
    );
    expect(html).toContain('<script type="application/ld+json">');
    expect(policyOf(secured)).not.toMatch(/script-src|unsafe/);
  });

  it('may run its own scripts, those that wait in a template among them', () => {
    const secured = securePage(
      page(
        '<script type="module" src="/website/assets/a.js"></script><template><script type="module" src="/website/assets/b.js"></script></template>',
      ),
      'x.html',
      site,
    );
    for (const path of ['/website/assets/a.js', '/website/assets/b.js'])
      expect(secured.html).toContain(`src="${path}" integrity="${hash(path)}"></script>`);
    expect(policyOf(secured)).toContain(
      `script-src '${hash('/website/assets/a.js')}' '${hash('/website/assets/b.js')}' https://city.example/website/assets/a.js https://city.example/website/assets/b.js;`,
    );
  });

  it('may run WebAssembly if it has the search engine', () => {
    expect(
      policyOf(
        securePage(
          page('<script type="module" src="/website/pagefind/pagefind.js"></script>'),
          'x.html',
          site,
        ),
      ),
    ).toContain("'wasm-unsafe-eval'");
  });

  it('may send forms where they send, if the settings name it', () => {
    expect(
      policyOf(
        securePage(page('<form class="a" action="https://git-host.example/new">'), 'x.html', site),
      ),
    ).toMatch(/form-action 'self' https:\/\/git-host\.example$/);
    expect(policyOf(securePage(page('<form action="/website/search/">'), 'x.html', site))).toMatch(
      /form-action 'self'$/,
    );
    expect(() =>
      securePage(page('<form action="https://other.example/new">'), 'x.html', site),
    ).toThrow('A form of x.html sends to https://other.example, which is not in the settings.');
  });

  it('has the policy of the editor if it is the editor, and no other page has', () => {
    const body = '<script type="module" src="/website/assets/a.js"></script>';
    const editor = policyOf(securePage(page(body), 'admin/index.html', site));
    expect(editor).toContain(
      `script-src '${hash('/website/assets/a.js')}'; style-src 'self' 'unsafe-inline';`,
    );
    expect(editor).toContain("connect-src 'self' blob: data: https://api.git-host.example;");
    for (const other of ['x/admin/index.html', 'admin/x/index.html', 'admin.html'])
      expect(policyOf(securePage(page(body), other, site))).not.toMatch(/unsafe|blob:/);
  });

  it.each([
    [
      'a script that does not exist',
      '<script src="/website/none.js"></script>',
      'x.html loads /website/none.js, which is not a file of the site.',
    ],
    [
      'a script from elsewhere',
      '<script src="https://evil.example/x.js"></script>',
      'x.html loads https://evil.example/x.js, which is not a file of the site.',
    ],
    [
      'a style that does not exist',
      '<link rel="stylesheet" href="/website/none.css">',
      'x.html loads /website/none.css',
    ],
    [
      'two policies',
      '<meta http-equiv="content-security-policy" content="">',
      'x.html must have one content security policy',
    ],
  ])('is refused with %s', (_, body, message) => {
    expect(() => securePage(page(body), 'x.html', site)).toThrow(message);
  });

  it('is refused without a policy', () => {
    expect(() => securePage('<p>', 'x.html', site)).toThrow(
      'x.html must have one content security policy',
    );
  });
});
