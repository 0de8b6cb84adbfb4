/** Packages of others in the site: their names, versions and licences, as they are installed. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { escapeXml } from './escape.ts';

export interface Package {
  name: string;
  version: string;
  licence: string;
}

/** The name of a package as HTML, which may go over two lines after the name of its group. */
export function nameHtml(name: string): string {
  return escapeXml(name).replace('/', '/<wbr>');
}

/** @param folder in which a package is installed. */
export function readPackage(folder: string): Package {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license: string };
  return { name, version, licence: license };
}

/** The packages that the site asks for when it is built; each of them brings others. */
export function directPackages(): Package[] {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(dependencies).map((name) => readPackage(resolve('node_modules', name)));
}

/** The folder of the package to which a module belongs; undefined for the site's own. */
export function packageFolder(module: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module)?.[0];
}
