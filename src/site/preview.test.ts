import { describe, expect, it } from 'vitest';
import { marked, noticeOf } from './preview.ts';
import { inEnglish } from '../i18n/index.ts';
import { activity as post } from '../quality/testing/entries.ts';

const TODAY = '2027-05-03';
const activity = (changes: object) =>
  post('a-post', { title: 'The title', date: TODAY, ...changes });

describe('a post in a preview', () => {
  it.each([
    ['a draft', { draft: true }, 'Draft: The title', 'Draft: this post is not public.'],
    [
      'a draft of a later day',
      { draft: true, date: '2027-05-04' },
      'Draft: The title',
      'Draft: this post is not public.',
    ],
    [
      'one of tomorrow',
      { date: '2027-05-04' },
      'Appears on 4 May 2027: The title',
      'This post appears on 4 May 2027. Until then it is not public.',
    ],
    [
      'one of a later month',
      { date: '2027-06' },
      'Appears on 1 June 2027: The title',
      'This post appears on 1 June 2027. Until then it is not public.',
    ],
    ['one of today', {}, 'The title', undefined],
    ['one of this month', { date: '2027-05' }, 'The title', undefined],
  ])('is marked as what it is: %s', (_, changes, title, notice) => {
    const entry = activity(changes);
    expect(marked(entry, TODAY, inEnglish)).toEqual({ ...entry, data: { ...entry.data, title } });
    expect(noticeOf(entry.data, TODAY, inEnglish)).toBe(notice);
  });

  it('stays as it is written where it is read from', () => {
    const entry = activity({ draft: true });
    marked(entry, TODAY, inEnglish);
    expect(entry.data.title).toBe('The title');
  });
});
