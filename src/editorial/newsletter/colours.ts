/** The colours of the site, for mail programs, which know no variables and no light-dark(). */
import { readFileSync } from 'node:fs';

export interface Colour {
  light: string;
  dark: string;
}

const PAIR = /--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g;

/**
 * Reads pairs of colours from a stylesheet.
 *
 * @param css with `--name: light-dark(#rrggbb, #rrggbb)`.
 * @returns a function that gives a pair by its name, and throws if there is none.
 */
export function coloursOf(css: string): (name: string) => Colour {
  const pairs = new Map(
    [...css.matchAll(PAIR)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]),
  );
  return (name) => {
    const pair = pairs.get(name);
    if (!pair)
      throw new Error(
        `There is no colour "--${name}: light-dark(#rrggbb, #rrggbb)" in src/site/styles/tokens.css. The newsletter needs it.`,
      );
    return pair;
  };
}

/** The colours of the site, by the names of their variables: `paper`, `ink`, `blue`. */
export const siteColours = (): ReturnType<typeof coloursOf> =>
  coloursOf(readFileSync(new URL('../../site/styles/tokens.css', import.meta.url), 'utf8'));
