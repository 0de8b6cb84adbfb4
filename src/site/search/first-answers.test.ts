import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { firstAnswers } from './first-answers.ts';
import type { SearchDocument } from './quick-index.ts';

const documentOf = (text: string, at: number): SearchDocument => ({
  url: `/activities/${at}/`,
  title: text,
  type: 'activity',
  names: [],
  summary: text.toUpperCase(),
  note: '',
  topics: ['ai'],
  principles: [],
  country: '',
  year: '2026',
});
const bytesOf = (documents: readonly SearchDocument[]) =>
  gzipSync(JSON.stringify(documents), { level: 9 }).length + 9 * documents.length;

it('takes all documents where there is room for all', () => {
  const documents = ['One', 'Two'].map(documentOf);
  const { within, beyond } = firstAnswers(documents, 1000);
  expect([within, beyond.size]).toEqual([documents, 0]);
});

it('never takes more than there is room for, leaves out the last ones, and loses none', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 5, maxLength: 40 }), { maxLength: 60 }),
      fc.integer({ min: 40, max: 3000 }),
      (texts, room) => {
        const documents = texts.map(documentOf);
        const { within, beyond } = firstAnswers(documents, room);
        expect(bytesOf(within)).toBeLessThanOrEqual(room);
        expect([...within, ...beyond.values()]).toEqual(documents);
        // Within some bytes, as a longer text can be compressed a little better.
        if (beyond.size > 0)
          expect(bytesOf(documents.slice(0, within.length + 1))).toBeGreaterThan(room - 8);
      },
    ),
  );
});
