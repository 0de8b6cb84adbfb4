/** Scripts of a page that are loaded when they are needed. */

const loaded = new Map<string, Promise<unknown>>();

async function load(name: string): Promise<unknown> {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-script="${name}"]`);
  const script = template && document.importNode(template.content, true).querySelector('script');
  if (!script) throw new Error(`The page has no script "${name}".`);
  await new Promise((done, fail) => {
    script.addEventListener('load', done);
    script.addEventListener('error', () =>
      fail(new Error(`The script "${name}" cannot be loaded.`)),
    );
    document.head.append(script);
  });
  return import(/* @vite-ignore */ script.src);
}

/**
 * Loads a script from a template of the page, see Script.astro.
 *
 * The policy names each script by its hash. An import has no hash, so browsers
 * refuse it; a script element has one, in `integrity`. Once the element has loaded
 * the module, the import gets the same module from memory. The element is copied
 * from the page because Trusted Types forbid making its address from a string.
 *
 * @returns what the script exports. After a failure the next call tries again.
 */
export function loadLater<Module>(name: string): Promise<Module> {
  const asked = loaded.get(name) ?? load(name);
  loaded.set(name, asked);
  asked.catch(() => loaded.delete(name));
  return asked as Promise<Module>;
}
