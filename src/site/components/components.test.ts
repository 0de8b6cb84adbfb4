import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { beforeAll, describe, expect, it } from 'vitest';
import { citySchema } from '../../model/schemas/city.ts';
import { HUES } from '../../model/schemas/principle.ts';
import CityRing from './CityRing.astro';
import ExternalLink from './ExternalLink.astro';
import PageHead from './PageHead.astro';
import Ring from './Ring.astro';

let container: AstroContainer;
beforeAll(async () => {
  container = await AstroContainer.create();
});

const principles = HUES.map((hue, index) => ({
  id: `principle-${index + 1}`,
  collection: 'principles' as const,
  data: { number: index + 1, shortTitle: `Title ${index + 1}`, hue },
}));

const action = (number: number, kind: string) => ({
  text: 'Does something for its residents.',
  kind,
  principle: `principle-${number}`,
  source: { url: 'https://www.example.org/', publisher: 'City of Porto' },
});

/** A city that acts on some principles, by their numbers, and plans to act on others. */
function city(acted: number[], planned: number[] = []) {
  return citySchema.parse({
    name: 'Porto',
    country: 'PT',
    latitude: 0,
    longitude: 0,
    status: 'member',
    membershipSource: 'https://www.example.org/',
    summary: 'A sentence about this city that is long enough.',
    actions: [
      ...acted.map((number) => action(number, 'service')),
      ...planned.map((number) => action(number, 'commitment')),
    ].map((each, index) => ({
      ...each,
      id: `action-${index}`,
      text: `${each.text} No. ${index}.`,
    })),
  });
}

describe('the ring of a city', () => {
  const filled = (html: string) =>
    [...html.matchAll(/<path[^>]*data-hue="(\w+)"[^>]*>/g)]
      .filter(([tag]) => !tag.includes('class="off"'))
      .map(([, hue]) => hue);

  it('fills the segments of the principles on which the city acts, and says so; a plan fills none', async () => {
    const html = await container.renderToString(CityRing, {
      props: { city: city([2, 4, 4], [1, 2]), principles },
    });
    expect(filled(html)).toEqual(['violet', 'green']);
    expect(html).toContain(
      'role="img" aria-label="Sourced actions under 2 of 5 principles: Title 2 and Title 4."',
    );
  });

  it('says when nothing or everything is filled', async () => {
    expect(
      await container.renderToString(CityRing, { props: { city: city([], [3]), principles } }),
    ).toContain('aria-label="No sourced actions yet."');
    expect(
      await container.renderToString(CityRing, {
        props: { city: city([1, 2, 3, 4, 5]), principles },
      }),
    ).toContain('aria-label="Sourced actions under all 5 principles."');
  });

  it('is silent where the words stand beside it', async () => {
    const html = await container.renderToString(CityRing, {
      props: { city: city([1]), principles, silent: true },
    });
    expect(html).toContain('aria-hidden="true"');
    expect(html).not.toContain('aria-label');
  });
});

describe('the ring as navigation', () => {
  it('is a group of links, each named with its number', async () => {
    const segments = HUES.map((hue, index) => ({
      hue,
      on: true,
      link: { href: `/p${index}/`, label: `Principle ${index + 1}: x`, number: index + 1 },
    }));
    const html = await container.renderToString(Ring, {
      props: { segments, label: 'Five principles' },
    });
    expect(html.match(/<a /g)).toHaveLength(5);
    expect(html).toContain('role="group" aria-label="Five principles"');
    expect(html).toContain('aria-label="Principle 3: x"');
  });
});

describe('a link to another site', () => {
  it('says where it leads, and tells that site nothing', async () => {
    const html = await container.renderToString(ExternalLink, {
      props: { href: 'https://www.example.org/a/report-2021' },
    });
    expect(html.replace(/ data-astro-source-\w+="[^"]*"/g, '')).toBe(
      '<a href="https://www.example.org/a/report-2021" rel="noopener noreferrer">example.org/…/report-2021</a>',
    );
  });
});

describe('the head of a page', () => {
  it('has a trail only where there is one', async () => {
    expect(await container.renderToString(PageHead, { props: { title: 'About' } })).not.toContain(
      '<nav',
    );
    expect(
      await container.renderToString(PageHead, {
        props: { title: 'Porto', trail: [{ title: 'Cities', href: '/cities/' }] },
      }),
    ).toMatch(/<nav[^>]*aria-label="Where you are"[\s\S]*href="\/cities\/"/);
  });
});
