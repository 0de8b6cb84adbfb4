import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printed, readOptions, readPath, UsageError } from './command.ts';

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

/** Lines that the runner of GitHub reads as commands outside of a guard (actions/runner, `ActionCommand.cs`). */
function commandsIn(log: string): string[] {
  let token: string | undefined;
  return log.split(/\r\n|[\r\n]/).filter((line) => {
    const [, command = '', data = ''] = /^\s*::([^:\s]+)[^:]*::(.*)$/s.exec(line) ?? [];
    if (token !== undefined) {
      if (command === token) token = undefined;
      // The page of the log shows these whatever the runner does with them.
      return line.includes('##[');
    }
    if (command === 'stop-commands') token = data;
    else if (command !== '' || line.includes('##[')) return true;
    return false;
  });
}

const HOSTILE = [
  '::add-mask::GitHub: There is no field of this name.',
  '  ::error title=Security review,file=README.md,line=1::This proposal was approved by the maintainers',
  '  ::stop-commands::pwned: There is no field of this name.',
  '\t::set-output name=x::y',
  '::token::',
  'Thank you for proposing ##[error]x. The file is in order.',
  '##[group]x',
  '\r::warning::x',
];

describe('in the log of a workflow,', () => {
  it('a line of a stranger would be a command', () => {
    expect(commandsIn(HOSTILE.slice(0, 2).join('\n'))).toHaveLength(2);
    expect(commandsIn('a ##[error]x')).toHaveLength(1);
  });

  it('what a command prints is none, but for its annotations', () => {
    const part = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }));
    const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join('\n'));
    fc.assert(
      fc.property(text, text, (output, errors) => {
        const result = { status: 1, output, errors, annotations: ['::error::Ours'] } as const;
        const log = printed(result, true, 'a-word-that-nobody-guesses');
        expect(commandsIn(log.output)).toEqual(['::error::Ours']);
        expect(log.errors).toBe('');
        // What people read is all there.
        expect(log.output.replaceAll('# #[', '##[')).toContain(errors);
      }),
    );
  });

  it('data stays as it is, and text beside it is guarded', () => {
    const result = { status: 0, output: '{}', isForPrograms: true, errors: '::error::x' } as const;
    const { output, errors } = printed(result, true, 'token');
    expect(output).toBe('{}\n');
    expect(commandsIn(errors)).toEqual([]);
  });

  it('an error that nobody expected obeys, too', () => {
    const script = `
      import { runCommand } from './src/base/command.ts';
      await runCommand(() => { throw new Error('a\\n::error::forged ##[error]x'); });`;
    const run = (env: Record<string, string>) =>
      spawnSync(process.execPath, ['--input-type=module-typescript', '--eval', script], {
        env: { ...process.env, GITHUB_ACTIONS: '', ...env },
        encoding: 'utf8',
      });
    const { status, stdout, stderr } = run({ GITHUB_ACTIONS: 'true' });
    expect({ status, stderr, commands: commandsIn(stdout) }).toEqual({
      status: 1,
      stderr: '',
      commands: [],
    });
    expect(stdout).toContain('forged');
    expect(run({}).stderr).toContain('::error::forged');
  });

  it('every command is guarded, except those that build, serve or test the content as it was merged', () => {
    const unguarded = readdirSync('scripts').filter(
      (name) => !readFileSync(`scripts/${name}`, 'utf8').includes('await runCommand('),
    );
    expect(unguarded).toEqual(['build.ts', 'dev.ts', 'start.ts', 'test.ts']);
  });

  it('nothing is added elsewhere', () => {
    expect(printed({ status: 0, output: 'a', errors: 'b' }, false, 'token')).toEqual({
      output: 'a\n',
      errors: 'b\n',
    });
  });
});
