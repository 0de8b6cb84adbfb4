import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../i18n/index.ts';
import { actions, city } from '../../quality/testing/entries.ts';
import { cityAction } from './action.ts';
import { citySchema } from './city.ts';
import { say } from './messages.ts';

const [ACTION] = actions('privacy-and-security');
const SOURCE = { url: 'https://www.example.org/', publisher: 'City of Porto' };

const errors = (changes: object) =>
  (cityAction.safeParse({ ...ACTION, ...changes }, { reportInput: true }).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${say(message, inEnglish.t.messages)}`,
  );

const SOURCE_MESSAGE =
  'source: Write the source as "url:" and "publisher:", and "title:" if it is known, each on a line of its own below "source:".';
const KIND_MESSAGE = 'kind: Write one of: law, policy, service, programme, register, commitment.';

describe('an action', () => {
  it('needs an id, a text, a kind, a principle and a source, and has no topics unless it names some', () => {
    expect(cityAction.parse(ACTION)).toEqual({ ...ACTION, topics: [] });
    const { success, error } = cityAction.safeParse({});
    expect(success).toBe(false);
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'id',
      'text',
      'kind',
      'principle',
      'source',
    ]);
    for (const { message } of error?.issues ?? [])
      expect(say(message, inEnglish.t.messages)).toBe('This is missing.');
  });

  it.each([
    [
      { id: 'Open data' },
      [
        'id: Use only lower-case letters a to z, digits and single hyphens, for example "new-york-city".',
      ],
    ],
    [{ id: '' }, ['id: This is missing.']],
    [{ kind: 'plan' }, [KIND_MESSAGE]],
    [{ kind: ['law'] }, [KIND_MESSAGE]],
    [{ topics: ['ai', 'ai'] }, ['topics: One topic is named twice.']],
    [{ topics: 'ai' }, ['topics: Write a list of topics, for example [ai, data].']],
    [{ date: 'soon' }, undefined],
    [{ source: 'https://www.example.org/' }, [SOURCE_MESSAGE]],
    [{ source: ['https://www.example.org/'] }, [SOURCE_MESSAGE]],
    [{ source: { url: SOURCE.url } }, ['source.publisher: This is missing.']],
    [{ source: { publisher: SOURCE.publisher } }, ['source.url: This is missing.']],
    [
      { source: { ...SOURCE, url: 'http://www.example.org/' } },
      ['source.url: Start the address with https://'],
    ],
    [{ source: { ...SOURCE, language: 'en' } }, []],
    [{ source: { ...SOURCE, title: 'T' } }, ['source.title: Write at least 2 characters.']],
    [{ source: SOURCE, topics: ['ai'], date: '2020-09' }, []],
  ])('with %j', (changes, expected) => {
    const found = errors(changes);
    if (expected === undefined) expect(found).toHaveLength(1);
    else expect(found).toEqual(expected);
  });

  it('has an id of its own in its city', () => {
    const twice = actions('one', 'two', 'one').map((action) => ({ ...action, id: 'portal' }));
    const { error } = citySchema.safeParse({ ...city('porto').data, actions: twice });
    expect(
      error?.issues.map(
        ({ path, message }) => `${path.join('.')}: ${say(message, inEnglish.t.messages)}`,
      ),
    ).toEqual(
      ['actions.1.id', 'actions.2.id'].map(
        (path) => `${path}: Two actions of the city have the id portal. Give this one another.`,
      ),
    );
  });
});
