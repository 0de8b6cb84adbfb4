/** Configuration files of servers: templates with a few holes, which look like `{{name}}`. */
import { readFileSync } from 'node:fs';

/** Where a server finds the site. */
export interface ServerOptions {
  host: string;
  /** Path below which the site is served: `/` or `/website/`. */
  base: string;
  /** Folder on the server in which the built site lies, at its base. */
  root: string;
}

/**
 * @param file name of a template beside this module.
 * @throws Error if the template has a hole without a value.
 */
export function fillTemplate(file: string, values: Readonly<Record<string, string>>): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8').replace(
    /\{\{(\w+)\}\}/g,
    (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`${file} has no value for ${name}.`);
      return value;
    },
  );
}
