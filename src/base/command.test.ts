import { describe, expect, it } from 'vitest';
import { readOptions, UsageError } from './command.ts';

const config = { options: { strict: { type: 'boolean' }, month: { type: 'string' } } } as const;

describe('the options of a command', () => {
  it('are read', () => {
    const { values } = readOptions(['--strict', '--month', '2026-10'], config, 'Usage');
    expect({ ...values }).toEqual({ strict: true, month: '2026-10' });
  });

  it.each([
    [['--strct'], 'There is no option --strct. Did you mean --strict?\n\nUsage'],
    [['--wholly-other'], 'There is no option --wholly-other.\n\nUsage'],
    [['--month'], /month.*\n\nUsage/s],
    [['stray'], /stray.*\n\nUsage/s],
  ])('are refused in words: %j', (args, message) => {
    expect(() => readOptions(args, config, 'Usage')).toThrow(UsageError);
    expect(() => readOptions(args, config, 'Usage')).toThrow(message);
  });
});
