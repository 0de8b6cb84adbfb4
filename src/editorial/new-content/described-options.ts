/** Options that explain themselves: what `--help` lists, and how they are read. */
import { readOptions } from '../../base/command.ts';

export interface DescribedOption {
  /** Without the hyphens. */
  name: string;
  /** What stands after it, for the help: `DATE`; undefined for a yes-or-no option. */
  value?: string | undefined;
  help: string;
}

export interface TypedOptions {
  /**
   * By name, `true` or `false` for a yes-or-no option. An option given several times has its values
   * joined by commas.
   */
  values: ReadonlyMap<string, string>;
  positionals: readonly string[];
}

/**
 * Reads what was typed after a command.
 *
 * @param hint shown below an error: how to see all options.
 * @throws UsageError for an option that does not exist, or a value that is missing.
 */
export function readDescribed(
  args: readonly string[],
  options: readonly DescribedOption[],
  hint: string,
): TypedOptions {
  const config = Object.fromEntries(
    options.map(({ name, value }) => [
      name,
      {
        ...(value === undefined
          ? { type: 'boolean' as const }
          : { type: 'string' as const, multiple: true }),
        ...(name === 'help' ? { short: 'h' } : {}),
      },
    ]),
  );
  const { values, positionals } = readOptions(
    args,
    { options: config, allowPositionals: true },
    hint,
  );
  return {
    values: new Map(
      Object.entries(values).map(([name, value]) => [name, [value].flat().join(',')]),
    ),
    positionals,
  };
}

/** The list of options for `--help`, one a paragraph. */
export function describeOptions(options: readonly DescribedOption[]): string {
  return options
    .map(
      ({ name, value, help }) =>
        `  --${name}${value === undefined ? '' : ` ${value}`}\n      ${help}`,
    )
    .join('\n');
}
