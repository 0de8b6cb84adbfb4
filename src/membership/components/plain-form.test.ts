/** The ways without JavaScript, on each git host, and before anything is confirmed. */
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { afterEach, expect, it, vi } from 'vitest';
import type { GIT_HOSTS } from '../../settings.ts';
import { CONFIRMED, PLAIN } from '../../quality/testing/sites.ts';

type Kind = (typeof GIT_HOSTS)[number];

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function draw(env: Readonly<Record<string, string>>): Promise<string> {
  vi.resetModules();
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const { readJoinContent } = await import('../join/join-content.ts');
  const { default: PlainForm } = (await import('./PlainForm.astro')) as {
    default: Parameters<AstroContainer['renderToString']>[0];
  };
  const { principles } = await readJoinContent(PLAIN.content);
  const container = await AstroContainer.create();
  return container.renderToString(PlainForm, { props: { principles } });
}

const hrefs = (html: string) =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

it.each<[Kind, { form: boolean; issue: RegExp }]>([
  ['github', { form: true, issue: /\/issues\/new\?template=join\.yml&title=/ }],
  [
    'gitlab',
    { form: false, issue: /\/-\/issues\/new\?issue%5Btitle%5D=.*&issue%5Bdescription%5D=/ },
  ],
  ['gitea', { form: false, issue: /new\?template=\.github%2FISSUE_TEMPLATE%2Fjoin\.yml&title=/ }],
  ['forgejo', { form: false, issue: /new\?template=\.github%2FISSUE_TEMPLATE%2Fjoin\.yml&title=/ }],
])('offers on %s what works there', async (kind, { form, issue }) => {
  const html = await draw({
    ...CONFIRMED,
    GIT_HOST: kind,
    GIT_HOST_URL: 'https://git.example.org',
  });
  expect(html.includes('<form')).toBe(form);
  expect(html.includes('Create pull request')).toBe(form);
  expect(html.includes('GitHub')).toBe(kind === 'github');
  expect(hrefs(html)).toEqual(
    expect.arrayContaining([
      '/join/questions/',
      '/join/city.md',
      expect.stringMatching(/^mailto:join@example\.org\?subject=Proposal%3A%20our%20city&body=The/),
      expect.stringMatching(issue),
    ]),
  );
  expect(html).not.toContain('cannot be sent');
});

it('sends the file with the two parameters that GitHub reads', async () => {
  const html = await draw(CONFIRMED);
  expect(html).toMatch(/<form [^>]*action="https:\/\/github\.com\/coalition\/website\/new\/main"/);
  expect(html).toMatch(/<form [^>]*method="get"/);
  expect([...html.matchAll(/ name="(\w+)"/g)].map(([, name]) => name)).toEqual([
    'filename',
    'value',
  ]);
  for (const id of [...html.matchAll(/(?:for|aria-describedby)="([\w-]+)"/g)].map(([, id]) => id))
    expect(html).toContain(`id="${id}"`);
});

it('offers only the download while nothing is confirmed, and says so', async () => {
  const html = await draw({});
  expect(html).toContain('Proposals cannot be sent from this site yet');
  expect(html).not.toContain('<form');
  expect(hrefs(html)).toEqual(['/join/questions/', '/join/city.md']);
});
