import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesBelow } from '../../base/files.ts';
import { parseStrictYaml, splitFrontMatter } from '../../check/front-matter.ts';
import { citySchema } from '../../model/schemas/city.ts';
import { PLAIN } from '../../quality/testing/sites.ts';
import { withFields } from './with-fields.ts';

const FILE = `---
# The city wrote this.
name: Patras   # in English
country: GR
status: candidate
applied: 2026-11-24
statement: |-
  We want to protect our residents.

  All of them.
summary: >-
  Patras shows what
  it does.
actions: []
aliases: ["/city/patras"]
---

Text.
`;

const set = (fields: object) => withFields(FILE, { ...fields }, citySchema);

const dataOf = (text: string): unknown => {
  const { yaml, yamlLine } = splitFrontMatter(text) ?? { yaml: '', yamlLine: 0 };
  const { data, errors } = parseStrictYaml(yaml, yamlLine);
  expect(errors).toEqual([]);
  return data;
};

describe('withFields', () => {
  it('changes a value in its place, and nothing else', () => {
    expect(set({ status: 'member' })).toBe(FILE.replace('status: candidate', 'status: member'));
  });

  it('puts a new field where the schema has it', () => {
    expect(set({ joined: '2026-12-05' })).toBe(
      FILE.replace('status: candidate\n', 'status: candidate\njoined: 2026-12-05\n'),
    );
    expect(set({ confirmed: { date: '2026-12-05', by: 'Office' } })).toBe(
      FILE.replace(
        'applied: 2026-11-24\n',
        'applied: 2026-11-24\nconfirmed:\n  date: 2026-12-05\n  by: Office\n',
      ),
    );
  });

  it('takes out a field with all its lines, in any style', () => {
    expect(set({ statement: undefined })).toBe(FILE.replace(/statement:[^]*?(?=summary)/, ''));
    expect(set({ summary: undefined })).toBe(FILE.replace(/summary:[^]*?(?=actions)/, ''));
    expect(set({ actions: undefined, aliases: undefined })).toBe(
      FILE.replace(/actions:[^]*?(?=---)/, ''),
    );
    expect(set({ left: undefined })).toBe(FILE);
  });

  it('keeps the line ends of Windows', () => {
    const windows = FILE.replaceAll('\n', '\r\n');
    expect(withFields(windows, { status: 'member', joined: '2026-12' }, citySchema)).toBe(
      FILE.replace('status: candidate', 'status: member\njoined: 2026-12').replaceAll('\n', '\r\n'),
    );
  });

  it('refuses a text without front matter', () => {
    expect(() => withFields('Text.', { status: 'member' }, citySchema)).toThrow('front matter');
  });

  const cities = join(PLAIN.content, 'cities');
  const files = filesBelow(cities).map((file) => readFileSync(join(cities, file), 'utf8'));
  const fields = ['status', 'joined', 'left', 'website', 'summary', 'actions', 'statement'];

  it('can be undone, and changes only the fields that it names', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.uniqueArray(fc.constantFrom(...fields), { minLength: 1 }),
        (file, names) => {
          const before = dataOf(file) as Record<string, unknown>;
          const taken = withFields(
            file,
            Object.fromEntries(names.map((name) => [name, undefined])),
            citySchema,
          );
          const kept = Object.entries(before).filter(([name]) => !names.includes(name));
          expect(dataOf(taken)).toEqual(Object.fromEntries(kept));
          const back = withFields(
            taken,
            Object.fromEntries(names.map((name) => [name, before[name]])),
            citySchema,
          );
          expect(dataOf(back)).toEqual(before);
        },
      ),
      { seed: 20, numRuns: 100 },
    );
  });
});
