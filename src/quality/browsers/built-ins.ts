/** The built-ins of JavaScript and of the browser that one of the oldest browsers lacks. */
import { isLacked, namesBelow } from './support.ts';

/** A built-in by what has it, such as `Array.prototype` or `globalThis`, and its name. */
export type BuiltIn = readonly [owner: string, name: string];

/** The language does not say of a member whether the class has it, or what is made of it. */
const ofLanguage = (owner: string, name: string): BuiltIn[] => [
  [owner, name],
  [`${owner}.prototype`, name],
];

function ofBrowser(owner: string, name: string): BuiltIn[] {
  if (owner === 'Window') return [['globalThis', name]];
  return name.endsWith('_static')
    ? [[owner, name.slice(0, -'_static'.length)]]
    : [[`${owner}.prototype`, name.replace(/^(.*)_event$/, 'on$1')]];
}

/**
 * @param key below which the data have the classes. @param prefix of their names in a script.
 * @returns what is lacked, members before what they belong to.
 */
function lackedBelow(
  key: string,
  prefix: string,
  memberOf: (owner: string, name: string) => BuiltIn[],
): BuiltIn[] {
  const holder = prefix === '' ? 'globalThis' : prefix.slice(0, -1);
  return namesBelow(key).flatMap((owner) => [
    ...namesBelow(`${key}.${owner}`)
      .filter((name) => isLacked(`${key}.${owner}.${name}`))
      .flatMap((name) => memberOf(prefix + owner, name)),
    ...(isLacked(`${key}.${owner}`) ? [[holder, owner] as const] : []),
  ]);
}

export const LACKED_BUILT_INS: readonly BuiltIn[] = [
  ...lackedBelow('javascript.builtins.Intl', 'Intl.', ofLanguage),
  ...lackedBelow('javascript.builtins', '', ofLanguage),
  ...lackedBelow('api', '', ofBrowser),
];
