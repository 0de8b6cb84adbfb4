/** Reads the file of a city as this form, the empty file or a person wrote it. */
import { parse } from 'yaml';
import type { CityInput } from './city-file.ts';

export interface ReadCityFile {
  /** The front matter as it is written, whether or not the schema accepts it. */
  data: CityInput;
  /** The profile below the front matter. */
  body: string;
}

const FRONT_MATTER = /^\uFEFF?\s*---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n([\s\S]*))?$/;

/** @returns undefined if the text is no city’s file. */
export function readCityFile(text: string): ReadCityFile | undefined {
  const [, yaml, body = ''] = FRONT_MATTER.exec(text) ?? [];
  if (yaml === undefined) return undefined;
  try {
    // No file of a city has aliases, and they can make data that never ends.
    const data: unknown = parse(yaml, { maxAliasCount: 0 });
    const isMap = typeof data === 'object' && data !== null && !Array.isArray(data);
    return isMap ? { data: data as CityInput, body: body.trim() } : undefined;
  } catch {
    return undefined;
  }
}
