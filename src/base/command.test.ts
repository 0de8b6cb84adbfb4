import { describe, expect, it } from 'vitest';
import { readOptions, readPath, UsageError } from './command.ts';

const config = { options: { strict: { type: 'boolean' }, month: { type: 'string' } } } as const;

describe('the options of a command', () => {
  it('are read', () => {
    const { values } = readOptions(['--strict', '--month', '2026-10'], config, 'Usage');
    expect({ ...values }).toEqual({ strict: true, month: '2026-10' });
  });

  it.each([
    [['--strict=no'], { strict: false }],
    [['--no-strict'], { strict: false }],
    [['--strict=Yes'], { strict: true }],
    [['--month', '-8.5'], { month: '-8.5' }],
    [['--month', '- a list\n- of two'], { month: '- a list\n- of two' }],
    [['--month=a=b'], { month: 'a=b' }],
    [['-month', '2026'], { month: '2026' }],
  ])('are read as people type them: %j', (args, values) => {
    expect({ ...readOptions(args, config, 'Usage').values }).toEqual(values);
  });

  it.each([
    [['--strct'], 'There is no option --strct. Did you mean --strict?\n\nUsage'],
    [['--wholly-other'], 'There is no option --wholly-other.\n\nUsage'],
    [['--mnth'], 'There is no option --mnth. Did you mean --month?\n\nUsage'],
    [['--month'], '--month needs a value.\n\nUsage'],
    [['--month', '--strict'], '--month needs a value.\n\nUsage'],
    [['--strict=perhaps'], '--strict takes no value other than yes or no: --strict=no.\n\nUsage'],
    [['stray'], /stray.*\n\nUsage/s],
  ])('are refused in words: %j', (args, message) => {
    expect(() => readOptions(args, config, 'Usage')).toThrow(UsageError);
    expect(() => readOptions(args, config, 'Usage')).toThrow(message);
  });
});

describe('a command that takes one path', () => {
  const read = (...args: string[]) => readPath(args, { write: { type: 'boolean' } }, 'Usage');

  it('gets it, with the options', () => {
    expect(read('a.md', '--write')).toMatchObject({ path: 'a.md', values: { write: true } });
  });

  it.each([[], ['a.md', 'b.md'], ['--wirte', 'a.md']])('is refused in words: %j', (...args) => {
    expect(() => read(...args)).toThrow(UsageError);
    expect(() => read(...args)).toThrow(/Usage$/);
  });
});
