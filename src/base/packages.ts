/** Installed packages: their names, versions and licences. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { escapeXml } from './escape.ts';

export interface Package {
  name: string;
  version: string;
  licence: string;
}

/** The name of a package as HTML that may break after the scope. */
export function nameHtml(name: string): string {
  return escapeXml(name).replace('/', '/<wbr>');
}

/** @param folder in which the package is installed. */
export function readPackage(folder: string): Package {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license: string };
  return { name, version, licence: license };
}

/** The direct dependencies of the site. */
export function directPackages(): Package[] {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(dependencies).map((name) => readPackage(resolve('node_modules', name)));
}

/** The folder of the package to which a module belongs; undefined for the modules of this site. */
export function packageFolder(module: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module)?.[0];
}
