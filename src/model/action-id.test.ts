import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../quality/testing/texts.ts';
import { actionIds, newActionId } from './action-id.ts';
import { isSlug } from './schemas/fields.ts';

const NONE: ReadonlySet<string> = new Set();

describe('the id of a new action', () => {
  it.each([
    ['Publishes a register of the algorithms that it uses.', 'publishes-register-algorithms-uses'],
    ['The city runs an open data portal for everyone.', 'runs-open-data-portal'],
    ['Câmara São Tomé: «Dados Abertos»', 'camara-sao-tome-dados'],
    ['We are who we are.', 'action-1'],
    ['Δημοσιεύει μητρώο αλγορίθμων.', 'action-1'],
    ['アルゴリズムの登録簿を公開する。', 'action-1'],
    ['ينشر سجلاً للخوارزميات', 'action-1'],
    ['', 'action-1'],
  ])('of %j is %s', (text, id) => {
    expect(newActionId(text, NONE)).toBe(id);
  });

  it('can stand in an address, is short and is not taken, whatever the text is', () => {
    const texts = fc.oneof(anyText(1, 300), fc.string({ unit: 'grapheme', maxLength: 300 }));
    fc.assert(
      fc.property(texts, fc.array(texts, { maxLength: 5 }), (text, others) => {
        const taken = new Set(others.flatMap((other) => [newActionId(other, NONE)]));
        taken.add(newActionId(text, taken));
        const id = newActionId(text, taken);
        expect(isSlug(id)).toBe(true);
        expect(id.split('-').length).toBeLessThanOrEqual(5);
        expect(taken.has(id)).toBe(false);
        expect(newActionId(text, taken)).toBe(id);
      }),
    );
  });

  it('is numbered where the words give one that is taken', () => {
    const text = 'Runs an open data portal.';
    expect(newActionId(text, new Set(['runs-open-data-portal', 'runs-open-data-portal-2']))).toBe(
      'runs-open-data-portal-3',
    );
    expect(newActionId('一', new Set(['action-1', 'action-3']))).toBe('action-2');
  });
});

describe('the ids of the actions of a city', () => {
  const written = fc.record(
    {
      id: fc.oneof(fc.constantFrom('', 'action-1', 'one', 'runs-open-data-portal'), fc.anything()),
      text: fc.oneof(fc.constantFrom('Runs an open data portal.', '一', 'One'), fc.anything()),
    },
    { requiredKeys: [] },
  );

  it('keep those that are written, and are unique beside them, whatever is written', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 8 }), (actions) => {
        const ids = actionIds(actions);
        const isNamed = (index: number) => {
          const id = actions[index]?.id;
          return typeof id === 'string' && id !== '';
        };
        expect(ids).toHaveLength(actions.length);
        for (const [index, id] of ids.entries()) {
          if (isNamed(index)) expect(id).toBe(actions[index]?.id);
          else expect(ids.filter((other) => other === id)).toEqual([id]);
        }
      }),
    );
  });

  it('do not change once they are written', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 8 }), (actions) => {
        const ids = actionIds(actions);
        expect(actionIds(actions.map((action, index) => ({ ...action, id: ids[index] })))).toEqual(
          ids,
        );
      }),
    );
  });
});
