import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { checkFile, type CheckedFile } from '../../check/check-content.ts';
import { shownPictures, unusedPictures } from './unused-pictures.ts';

function post(name: string, fields: string, body = 'Text.'): CheckedFile {
  const { checked, problems } = checkFile(
    'activities',
    `content/activities/${name}.md`,
    `---\ntitle: The title of ${name}\nsummary: One sentence that says what happened, long enough.\nkind: news\ntopics: [ai]\noriginal: https://www.example.org/\n${fields}\n---\n${body}\n`,
  );
  if (!checked) throw new Error(JSON.stringify(problems));
  return checked;
}
const picture = (name: string) => `image: { src: ./${name}, alt: "A bridge." }`;
const files = [
  post('public', `date: 2026-10-05\n${picture('public.jpg')}`, '![A bridge](./in-text.PNG)'),
  post('later', `date: 2026-10-06\n${picture('later.jpg')}`),
  post(
    'draft',
    `date: 2020\ndraft: true\n${picture('draft.webp')}`,
    '![A bridge](./draft-in-text.avif)',
  ),
  post('shares', `date: 2026-10-05\n${picture('shared.jpg')}`),
  post('draft-that-shares', `date: 2020\ndraft: true\n${picture('shared.jpg')}`),
];

describe('pictures that are shown', () => {
  it('are those of public posts, in front matter and text', () => {
    expect(shownPictures(files, { buildDay: '2026-10-05', drafts: 'hide' }).sort()).toEqual([
      'in-text.PNG',
      'public.jpg',
      'shared.jpg',
    ]);
    expect(shownPictures(files, { buildDay: '2026-10-06', drafts: 'hide' })).toContain('later.jpg');
  });

  it('are all in a preview', () => {
    expect(new Set(shownPictures(files, { buildDay: '2026-10-05', drafts: 'show' }))).toEqual(
      new Set([
        'public.jpg',
        'in-text.PNG',
        'later.jpg',
        'draft.webp',
        'draft-in-text.avif',
        'shared.jpg',
      ]),
    );
  });
});

describe('pictures that are taken out', () => {
  const pages = (...texts: string[]) => Readable.from(texts);

  it('are those that are not shown, and that nothing names', async () => {
    const assets = [
      'public.Ab_1-x_0.jpg',
      'draft.Cd2_____.webp',
      'a-long.name.Ef3-----.png',
      'site.Gh400000.css',
      'latin.Ij500000.woff2',
      'other.Kl600000.png',
      'public.Ab_1-x_0_Z9.webp',
    ];
    expect(
      await unusedPictures(assets, new Set(['public.jpg']), () =>
        pages('<img src="/assets/other.Kl600000.png">', '<p>'),
      ),
    ).toEqual(['draft.Cd2_____.webp', 'a-long.name.Ef3-----.png']);
  });

  it('are looked for in no page where all are shown', async () => {
    const never = () => {
      throw new Error('read');
    };
    expect(
      await unusedPictures(
        ['public.Ab100000.jpg', 'site.Gh400000.css', 'public.Ab100000_Z9.webp'],
        new Set(['public.jpg']),
        never,
      ),
    ).toEqual([]);
  });
});
