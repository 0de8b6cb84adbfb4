import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citySchema } from '../../model/schemas/city.ts';
import { changePoints } from './changes.ts';

const PORTO = {
  name: 'Porto',
  country: 'PT',
  status: 'member',
  joined: '2019-03',
  website: 'https://www.cm-porto.pt/',
  summary: 'Porto opens its data.',
  actions: [{ id: 'open-data', text: 'Runs a portal.', source: { url: 'https://a.example/' } }],
  contact: { role: 'Digital Office', email: 'digital@cm-porto.pt' },
  sources: ['https://a.example/', 'https://b.example/'],
};
const points = (after: object, before: object = PORTO, bodies = ['', '']) =>
  changePoints(
    'porto',
    { data: before, body: bodies[0] ?? '' },
    { data: after, body: bodies[1] ?? '' },
  );

describe('a change of a city is said in words', () => {
  it('field by field, the sensitive ones first, with who may ask for them', () => {
    expect(
      points({
        ...PORTO,
        summary: 'Porto opens its "data".',
        contact: { role: 'Digital Office', email: 'digital@cm-p0rto.pt' },
        website: 'https://cm-p0rto.pt/',
        founder: true,
        name: 'Oporto',
      }),
    ).toEqual([
      'Founder is new: "true".',
      'Contact, E-mail of the office: "digital@cm-porto.pt" → "digital@cm-p0rto.pt".',
      'Website of the city: "https://www.cm-porto.pt/" → "https://cm-p0rto.pt/".',
      'Name in English: "Porto" → "Oporto".',
      'Summary: "Porto opens its data." → "Porto opens its ’data’.".',
      expect.stringMatching(/for the coalition alone/) as string,
      expect.stringMatching(/for the city itself .*not at the new one/) as string,
      expect.stringMatching(/corrected by anyone/) as string,
    ]);
  });

  it('action by action, also where their order changes', () => {
    const [action] = PORTO.actions;
    expect(
      points({
        ...PORTO,
        actions: [
          { id: 'wifi', text: 'Offers Wi-Fi.' },
          { ...action, source: { url: 'https://c.example/' } },
        ],
        sources: ['https://a.example/'],
      }),
    ).toEqual([
      'Actions, open-data, Source, Link to a source: "https://a.example/" → "https://c.example/".',
      'Sources of the profile: "https://a.example/, https://b.example/" → "https://a.example/".',
      'Actions, wifi, Short name is new: "wifi".',
      'Actions, wifi, What the city does is new: "Offers Wi-Fi.".',
    ]);
  });

  it.each([
    ['candidate', 'member', 'accepted'],
    ['candidate', 'former', 'withdrawn'],
    ['member', 'former', 'left'],
    ['former', 'member', 'rejoined'],
  ])('from %s to %s it names the command of the office', (before, after, outcome) => {
    const found = points({ ...PORTO, status: after }, { ...PORTO, status: before });
    expect(found[0]).toBe(`Status: "${before}" → "${after}".`);
    expect(found[1]).toContain(`npm run decide -- porto ${outcome} --on DAY --decision LINK`);
  });

  it('and so is a former member that applies again', () => {
    expect(
      points({ ...PORTO, status: 'candidate' }, { ...PORTO, status: 'former' }),
    ).toContainEqual(expect.stringMatching(/applies again/));
  });

  it('and a change of the text, or none', () => {
    expect(points(PORTO, PORTO, ['A.', 'B.'])).toEqual([
      'The text below the front matter is changed.',
    ]);
    expect(points({ ...PORTO, founder: false, localNames: [] })).toEqual([
      'Nothing that the page says is changed.',
    ]);
  });

  it('each field of the schema has a title, and no value makes it throw', () => {
    for (const field of Object.keys(citySchema.shape))
      expect(points({ [field]: 'x' }, {})[0]).not.toMatch(new RegExp(`^${field}\\b`));
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (before, after) => {
        const found = changePoints('x', { data: before, body: '' }, { data: after, body: '' });
        expect(found.length).toBeGreaterThan(0);
        for (const point of found) expect(point).not.toMatch(/[\n\u202E]/);
      }),
    );
  });
});
