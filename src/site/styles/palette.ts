/** The colours of tokens.css, for everything that cannot read CSS variables: mail, social cards, tests. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Colour {
  light: string;
  dark: string;
}

/** Gives a colour by the name of its variable: `paper`, `ink`, `blue`. Throws an Error if there is none. */
export type Palette = (name: string) => Colour;

/** The stylesheet that defines the colours, as a path from the root of the project. */
export const TOKENS = 'src/site/styles/tokens.css';

const PAIR = /--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g;

/** @param css with `--name: light-dark(#rrggbb, #rrggbb)`. */
export function readPalette(css: string): Palette {
  const colours = new Map(
    [...css.matchAll(PAIR)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]),
  );
  return (name) => {
    const colour = colours.get(name);
    if (!colour)
      throw new Error(
        `There is no colour "--${name}: light-dark(#rrggbb, #rrggbb)" in ${TOKENS}. The newsletter and the social cards need it.`,
      );
    return colour;
  };
}

/** The colours of the site. */
export const sitePalette = (): Palette => readPalette(readFileSync(resolve(TOKENS), 'utf8'));
