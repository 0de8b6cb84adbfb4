/** The flags of `npm run new` and `npm run image`: read strictly, and explained. */
import { didYouMean } from '../../check/explain.ts';

export interface FlagSpec {
  /** Without the hyphens. */
  name: string;
  /** What stands after it, for the help: `DATE`; undefined for one that stands alone. */
  value?: string | undefined;
  help: string;
}

export interface ReadFlags {
  /** By name; what is given several times is joined by commas. */
  values: ReadonlyMap<string, string>;
  positionals: readonly string[];
  errors: readonly string[];
}

/**
 * Reads what was typed after the command.
 *
 * @param specs the flags that there are.
 * @returns errors in words for people; a flag that does not exist is told with the one that is nearest.
 */
export function readFlags(argv: readonly string[], specs: readonly FlagSpec[]): ReadFlags {
  const known = new Map(specs.map((spec) => [spec.name, spec]));
  const values = new Map<string, string>();
  const positionals: string[] = [];
  const errors: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (!/^--?[a-z]/i.test(word)) {
      positionals.push(word);
      continue;
    }
    const [, name = '', given] = /^--?([^=]*)(?:=([^]*))?$/.exec(word) ?? [];
    const spec = known.get(name === 'h' ? 'help' : name);
    if (!spec) {
      errors.push(
        `There is no flag --${name}. ${didYouMean(name, [...known.keys()])?.replace(/"(.*)"/, '--$1') ?? `The flags are: ${specs.map((each) => `--${each.name}`).join(', ')}.`}`,
      );
      // What follows a flag that nobody knows is most likely its value.
      if (
        given === undefined &&
        argv[index + 1] !== undefined &&
        !argv[index + 1]?.startsWith('--')
      )
        index += 1;
      continue;
    }
    if (spec.value === undefined) {
      if (given === undefined || /^(?:true|yes)$/i.test(given)) values.set(spec.name, 'true');
      else if (/^(?:false|no)$/i.test(given)) values.set(spec.name, 'false');
      else errors.push(`--${spec.name} stands alone, or with yes or no: --${spec.name}=no.`);
      continue;
    }
    const next = argv[index + 1];
    const value = given ?? (next?.startsWith('--') ? undefined : next);
    if (value === undefined) {
      errors.push(`--${spec.name} needs a value: --${spec.name} ${spec.value}.`);
      continue;
    }
    if (given === undefined) index += 1;
    const before = values.get(spec.name);
    values.set(spec.name, before === undefined ? value : `${before},${value}`);
  }
  return { values, positionals, errors };
}

/** The list of flags for `--help`, one a paragraph. */
export function describeFlags(specs: readonly FlagSpec[]): string {
  return specs
    .map(
      ({ name, value, help }) =>
        `  --${name}${value === undefined ? '' : ` ${value}`}\n      ${help}`,
    )
    .join('\n');
}
