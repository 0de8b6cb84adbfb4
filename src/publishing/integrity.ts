/** Subresource integrity (W3C) and the policy of built pages, which name what a page loads by its hash. */
import { createHash } from 'node:crypto';
import { contentSecurityPolicy, EDITOR_PAGE, editorPolicy, SEARCH_ENGINE } from '../site/policy.ts';

/** The hash of a file, as in the attribute `integrity` and, in quotation marks, in a policy. */
export function integrityOf(bytes: Uint8Array): string {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}

export interface SiteFiles {
  /** Where the site is served: `https://www.example.org`. */
  origin: string;
  /** The path below which the site is served: `/` or `/website/`. */
  base: string;
  /** Origins to which forms may send, besides the site itself. */
  formTargets: readonly string[];
  /** Origin of the API of the git host, which the editor calls. */
  editorApi: string;
  /** {@link integrityOf} the file at a path of the host, or undefined if there is none. */
  hashOf: (path: string) => string | undefined;
}

const LOADED = /<script\b[^>]*? src="([^"]*)"|<link rel="stylesheet" href="([^"]*)"/g;
const FORM = /<form\b[^>]*? action="(https?:[^"]*)"/g;
const POLICY = /(<meta http-equiv="content-security-policy" content=")[^"]*"/g;

/**
 * What a policy names a script by: its hash, which binds browsers to the very file; and its address,
 * for Firefox 115, which does not know hashes of files (it runs no other file by that either).
 */
function sourcesOf(scripts: ReadonlyMap<string, string>, origin: string): string[] {
  return [
    ...[...scripts.values()].map((integrity) => `'${integrity}'`),
    ...[...scripts.keys()].map((address) => origin + address),
  ];
}

/**
 * Adds the hashes of its scripts and styles to a page, and sets the policy that
 * allows only these scripts and the targets of its forms.
 *
 * @param html with a policy to be replaced.
 * @param page its file, for messages.
 * @returns the page and its policy.
 * @throws Error if a script or style is not a file of the site, if a form sends
 *   to an unknown address, or if the page has no policy.
 */
export function securePage(
  html: string,
  page: string,
  { origin, base, formTargets, editorApi, hashOf }: SiteFiles,
): { html: string; policy: string } {
  const scripts = new Map<string, string>();
  let searchEngine = false;
  const loaded = html.replace(
    LOADED,
    (element, script: string | undefined, style: string | undefined) => {
      const address = script ?? style ?? '';
      const integrity = hashOf(address);
      if (integrity === undefined)
        throw new Error(`${page} loads ${address}, which is not a file of the site.`);
      if (script !== undefined) scripts.set(address, integrity);
      searchEngine ||= address === base.slice(0, -1) + SEARCH_ENGINE;
      return `${element} integrity="${integrity}"`;
    },
  );
  const targets = new Set([...html.matchAll(FORM)].map(([, url = '']) => new URL(url).origin));
  for (const target of targets) {
    if (!formTargets.includes(target))
      throw new Error(`A form of ${page} sends to ${target}, which is not in the settings.`);
  }
  if (html.match(POLICY)?.length !== 1)
    throw new Error(`${page} must have one content security policy, in a meta element.`);
  const policy =
    `/${page}` === `${EDITOR_PAGE}index.html`
      ? editorPolicy({
          scripts: [...scripts.values()].map((integrity) => `'${integrity}'`),
          api: editorApi,
        })
      : contentSecurityPolicy({
          scripts: sourcesOf(scripts, origin),
          searchEngine,
          formTargets: [...targets],
        });
  return { html: loaded.replace(POLICY, (_, start: string) => `${start}${policy}"`), policy };
}
