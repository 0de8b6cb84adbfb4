/** What the oldest browsers lack, by MDN's compatibility data. */
import data from '@mdn/browser-compat-data/forLegacyNode';
import type { BrowserName, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data';
import { OLDEST_BROWSERS } from '../../base/oldest-browsers.ts';

/** Something that a page uses and that is known by a key of the data: `css.types.color.light-dark`. */
export interface Feature {
  key: string;
  /** Where it is used, as it is written there. */
  text: string;
}

/** What the data call them, and their like on telephones. The long-term version of Firefox is for desktops. */
const NAMES: Readonly<Record<(typeof OLDEST_BROWSERS)[number]['name'], readonly BrowserName[]>> = {
  Chrome: ['chrome', 'chrome_android'],
  Firefox: ['firefox'],
  Safari: ['safari', 'safari_ios'],
};

const BROWSERS = OLDEST_BROWSERS.flatMap(({ name, version }) =>
  NAMES[name].map((browser) => [browser, version] as const),
);

/** @param one a version such as `15.6`, or `≤37` for one that is not known precisely. */
function isUpTo(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => version.replace('≤', '').split('.').map(Number)) as [
    number[],
    number[],
  ];
  const index = [0, 1, 2].find((at) => (a[at] ?? 0) !== (b[at] ?? 0));
  return index === undefined || (a[index] ?? 0) < (b[index] ?? 0);
}

/** True if a browser knows something by its name and without a setting, if only in part. */
function isKnownBy(statement: SimpleSupportStatement, version: string): boolean {
  const { version_added: added, version_removed: removed } = statement;
  return (
    typeof added === 'string' &&
    added !== 'preview' &&
    isUpTo(added, version) &&
    !(typeof removed === 'string' && isUpTo(removed, version)) &&
    !(statement.flags ?? statement.prefix ?? statement.alternative_name)
  );
}

/** @param key as in `css.types.color.light-dark`. @returns undefined if the data do not know it. */
export function entry(key: string): Identifier | undefined {
  let found: unknown = data;
  for (const part of key.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part))
      return undefined;
    found = (found as Record<string, unknown>)[part];
  }
  return found as Identifier;
}

/** The names of what stands below a key, such as the methods of an interface. */
export function namesBelow(key: string): string[] {
  return Object.keys(entry(key) ?? {}).filter((name) => name !== '__compat');
}

const answers = new Map<string, boolean>();

/** Which of the oldest browsers lack something. None if the data do not know it. */
export function lackedBy(key: string): string[] {
  const support = entry(key)?.__compat?.support;
  if (!support) return [];
  return BROWSERS.filter(([browser, version]) => {
    const statements = support[browser];
    return (
      statements !== undefined &&
      ![statements].flat().some((statement) => isKnownBy(statement, version))
    );
  }).map(([browser, version]) => `${data.browsers[browser].name} ${version}`);
}

/** True if one of the oldest browsers lacks it. */
export function isLacked(key: string): boolean {
  const answer = answers.get(key) ?? lackedBy(key).length > 0;
  answers.set(key, answer);
  return answer;
}
