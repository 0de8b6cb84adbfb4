/**
 * Makes the scripts that run in the browser: `import address from './x.ts?script'`
 * gives the address of one file that holds `x.ts` and all that it imports. The
 * policy of a page names its scripts by their hashes, and no browser applies
 * these to what a script imports: so a script imports nothing.
 */
import { basename, relative } from 'node:path';
import type { ViteUserConfig } from 'astro';
import { rolldown } from 'rolldown';
import { packageFolder } from '../../base/packages.ts';

type Plugin = NonNullable<ViteUserConfig['plugins']>[number];

const SUFFIX = '?script';

/** All that is in the file, as one file of JavaScript, and the modules of which something is in it. */
async function bundle(file: string): Promise<{ code: string; modules: string[] }> {
  const bundled = await rolldown({
    input: file,
    platform: 'browser',
    transform: { target: 'es2022' },
  });
  const { output } = await bundled.generate({ format: 'esm', minify: true, codeSplitting: false });
  await bundled.close();
  const [{ code, modules }] = output;
  return {
    code,
    modules: Object.entries(modules).flatMap(([module, { renderedLength }]) =>
      renderedLength > 0 ? [module] : [],
    ),
  };
}

/** @param packages receives the folders of the packages of which something is in a script. */
export function browserScripts(packages: Set<string>): Plugin {
  let config: { command: string; base: string; root: string };
  return {
    name: 'browser-scripts',
    enforce: 'pre',
    configResolved(resolved) {
      config = resolved;
    },
    async resolveId(id, importer) {
      if (!id.endsWith(SUFFIX)) return undefined;
      const file = await this.resolve(id.slice(0, -SUFFIX.length), importer, { skipSelf: true });
      return file && file.id + SUFFIX;
    },
    async load(id) {
      if (!id.endsWith(SUFFIX)) return undefined;
      const file = id.slice(0, -SUFFIX.length);
      if (config.command === 'serve')
        return `export default ${JSON.stringify(config.base + relative(config.root, file))}`;
      const { code, modules } = await bundle(file);
      for (const folder of modules.map(packageFolder))
        if (folder !== undefined) packages.add(folder);
      const asset = this.emitFile({
        type: 'asset',
        name: basename(file).replace(/ts$/, 'js'),
        source: code,
      });
      // Vite puts the final address in place of this, as for every asset.
      return `export default ${JSON.stringify(`__VITE_ASSET__${asset}__`)}`;
    },
  };
}
