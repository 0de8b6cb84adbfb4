/**
 * Bundles the scripts that run in the browser: `import address from './x.ts?script'`
 * gives the address of one file with `x.ts` and everything it imports. The policy of
 * a page names its scripts by hash, and browsers do not agree on what such a script
 * may import: so it imports nothing.
 */
import { basename, relative } from 'node:path';
import type { ViteUserConfig } from 'astro';
import { rolldown } from 'rolldown';
import { packageFolder } from '../../base/packages.ts';

type Plugin = NonNullable<ViteUserConfig['plugins']>[number];

const SUFFIX = '?script';

/** A file and its imports as one script, and the modules that are part of it. */
async function bundle(file: string): Promise<{ code: string; modules: string[] }> {
  const bundled = await rolldown({
    input: file,
    platform: 'browser',
    // The classes of ES2022 work in the oldest browsers; compiled to those names, they become larger.
    // `npm test` checks what is left against compatibility data.
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

/** A plugin for Vite, and the folders of the packages that its scripts contain, complete after the build. */
export function browserScripts(): { plugin: Plugin; packages: ReadonlySet<string> } {
  const packages = new Set<string>();
  let config: { command: string; base: string; root: string };
  const plugin: Plugin = {
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
      // Vite replaces this with the final address, as for every asset.
      return `export default ${JSON.stringify(`__VITE_ASSET__${asset}__`)}`;
    },
  };
  return { plugin, packages };
}
