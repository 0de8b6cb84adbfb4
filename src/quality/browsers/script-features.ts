/** What a script uses of the language and of the browser, by the keys of MDN's compatibility data. */
import { parseAst } from 'rolldown/parseAst';
import { entry, isLacked, namesBelow, type Feature } from './support.ts';

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** The nodes directly below one, with the name of the field that holds each. */
function childrenOf(node: Node): (readonly [string, Node])[] {
  return Object.entries(node).flatMap(([field, value]) =>
    [value].flat().flatMap((child) => (isNode(child) ? [[field, child] as const] : [])),
  );
}

const nameOf = (node: unknown): string | undefined => {
  if (!isNode(node)) return undefined;
  if (node.type === 'Identifier') return node['name'] as string;
  return node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined;
};

/** Syntax of patterns that is newer than the language itself. */
const PATTERN_SYNTAX: readonly (readonly [RegExp, string])[] = [
  [/\(\?<[=!]/, 'lookbehind_assertion'],
  [/\(\?<[^=!]/, 'named_capturing_group'],
  [/\\p\{/i, 'unicode_character_class_escape'],
  [/\(\?(?=[ims-])[ims]*-?[ims]*:/, 'modifier'],
];

const FLAGS: Readonly<Record<string, string>> = {
  d: 'hasIndices',
  s: 'dotAll',
  u: 'unicode',
  v: 'unicodeSets',
  y: 'sticky',
};

function keysOfPattern(pattern: string, flags: string): string[] {
  // What stands in a class means itself, but for "\p".
  const plain = pattern.replace(/\\[^pP]/g, '').replace(/\[[^\]\\]*\]/g, '');
  return [
    ...PATTERN_SYNTAX.flatMap(([syntax, key]) =>
      syntax.test(plain) ? [`javascript.regular_expressions.${key}`] : [],
    ),
    ...[...flags]
      .flatMap((flag) => FLAGS[flag] ?? [])
      .map((key) => `javascript.builtins.RegExp.${key}`),
  ];
}

/** Keys for syntax that the compiler has to replace, by the type of the node. */
const SYNTAX: Readonly<Record<string, (node: Node) => string | undefined>> = {
  StaticBlock: () => 'javascript.classes.static.initialization_blocks',
  PropertyDefinition: ({ key }) =>
    (key as Node).type === 'PrivateIdentifier'
      ? 'javascript.classes.private_class_fields'
      : 'javascript.classes.public_class_fields',
  BinaryExpression: ({ left }) =>
    (left as Node).type === 'PrivateIdentifier'
      ? 'javascript.classes.private_class_fields_in'
      : undefined,
  ImportAttribute: () => 'javascript.statements.import.import_attributes',
  VariableDeclaration: ({ kind }) => {
    if (kind === 'using') return 'javascript.statements.using';
    return kind === 'await using' ? 'javascript.statements.await_using' : undefined;
  },
  AccessorProperty: () => 'javascript.classes.accessor',
};

/** Interfaces whose members are asked for by the name of a variable or of a property that holds one. */
const HOLDERS: Readonly<Record<string, string>> = {
  document: 'Document',
  window: 'Window',
  globalThis: 'Window',
  self: 'Window',
  navigator: 'Navigator',
  location: 'Location',
  history: 'History',
  performance: 'Performance',
  crypto: 'Crypto',
  clipboard: 'Clipboard',
  classList: 'DOMTokenList',
};

/** Interfaces below these names have what scripts call without naming where it comes from. */
const INTERFACES = [
  ...namesBelow('javascript.builtins').map((name) => `javascript.builtins.${name}`),
  ...namesBelow('javascript.builtins.Intl').map((name) => `javascript.builtins.Intl.${name}`),
  ...namesBelow('api').map((name) => `api.${name}`),
].filter((key) => key !== 'api.Window' && !isLacked(key));

/**
 * Names that only the newest members of interfaces have which old browsers know, with the key of
 * one. The name alone decides: what a method is called on, a script does not say.
 */
const NEW_NAMES: ReadonlyMap<string, string> = (() => {
  const [known, lacked] = [new Set<string>(), new Map<string, string>()];
  for (const owner of INTERFACES)
    for (const name of namesBelow(owner)) {
      const key = `${owner}.${name}`;
      if (isLacked(key)) lacked.set(name, lacked.get(name) ?? key);
      else known.add(name);
    }
  return new Map([...lacked].filter(([name]) => !known.has(name)));
})();

/** The first of these keys that the data know. */
const firstKnown = (...keys: string[]): string | undefined =>
  keys.find((key) => entry(key) !== undefined);

/** The key of a global variable. */
const globalKey = (name: string): string | undefined =>
  firstKnown(`javascript.builtins.${name}`, `api.${name}`, `api.Window.${name}`);

/** The key of `owner.name`, if the owner is a global variable or has the usual name of one. */
function memberKey(owner: string, name: string): string | undefined {
  const holder = HOLDERS[owner];
  return firstKnown(
    ...(holder ? [`api.${holder}.${name}`] : []),
    `javascript.builtins.${owner}.${name}`,
    `api.${owner}.${name}_static`,
  );
}

function keysOfMember({ object, property, computed }: Node): string[] {
  const name = computed && (property as Node).type === 'Identifier' ? undefined : nameOf(property);
  if (name === undefined) return [];
  const owner =
    nameOf(object) ??
    ((object as Node).type === 'MemberExpression'
      ? nameOf((object as Node)['property'])
      : undefined);
  const key = (owner === undefined ? undefined : memberKey(owner, name)) ?? NEW_NAMES.get(name);
  return key === undefined ? [] : [key];
}

/** `new RegExp('…', 'v')`, `addEventListener('beforetoggle', …)`. */
function keysOfCall({ callee, arguments: given }: Node): string[] {
  const [first, second] = (given as Node[]).map(
    (argument) => argument.type === 'Literal' && argument['value'],
  );
  if (typeof first !== 'string') return [];
  if (nameOf(callee) === 'RegExp')
    return keysOfPattern(first, typeof second === 'string' ? second : '');
  return (callee as Node).type === 'MemberExpression' &&
    nameOf((callee as Node)['property']) === 'addEventListener'
    ? [NEW_NAMES.get(`${first}_event`) ?? '']
    : [];
}

function keysOfNode(node: Node): string[] {
  if (node.type === 'MemberExpression') return keysOfMember(node);
  if (node.type === 'CallExpression' || node.type === 'NewExpression') return keysOfCall(node);
  if (node.type === 'Literal' && node['regex']) {
    const { pattern, flags } = node['regex'] as { pattern: string; flags: string };
    return keysOfPattern(pattern, flags);
  }
  return [SYNTAX[node.type]?.(node) ?? ''];
}

/** Where a name is no variable: the keys of objects, and what stands after a dot. */
const isName = (parent: Node, field: string): boolean =>
  !parent['computed'] &&
  ((field === 'property' && parent.type === 'MemberExpression') ||
    (field === 'key' && !(parent.type === 'Property' && parent['shorthand'])));

/** The names in a pattern, which may be a name itself. */
function boundBy(pattern: unknown): string[] {
  if (!isNode(pattern)) return [];
  if (pattern.type === 'Identifier') return [pattern['name'] as string];
  if (pattern.type === 'AssignmentPattern') return boundBy(pattern['left']);
  if (pattern.type === 'Property') return boundBy(pattern['value']);
  return childrenOf(pattern).flatMap(([, child]) => boundBy(child));
}

/** The names that a node declares, in whatever scope. */
function declaredBy(node: Node): string[] {
  const named = /^(Class|Function)|^Arrow|Declarator$|^Import.*Specifier$|^CatchClause$/.test(
    node.type,
  );
  if (!named) return [];
  return [node['id'], node['local'], node['param'], node['params']].flat().flatMap(boundBy);
}

/**
 * What the oldest browsers lack of what a script uses: syntax, global variables, members of them,
 * and names that only new methods have.
 *
 * @param code of a whole file.
 */
export function lackedByScript(code: string): Feature[] {
  const found: Feature[] = [];
  const declared = new Set<string>();
  const variables: Node[] = [];
  const note = (keys: readonly string[], { start, end }: Node) => {
    for (const key of keys)
      if (isLacked(key)) found.push({ key, text: code.slice(start, Math.min(end, start + 80)) });
  };
  const visit = (node: Node, isInFunction: boolean) => {
    for (const name of declaredBy(node)) declared.add(name);
    note(keysOfNode(node), node);
    if (node.type === 'AwaitExpression' && !isInFunction)
      note(['javascript.operators.await.top_level'], node);
    const isFunction = isInFunction || /Function/.test(node.type);
    for (const [field, child] of childrenOf(node)) {
      if (isName(node, field)) continue;
      if (child.type === 'Identifier') variables.push(child);
      visit(child, isFunction);
    }
  };
  visit(parseAst(code, { lang: 'js' }) as unknown as Node, false);
  for (const variable of variables) {
    const name = variable['name'] as string;
    const key = declared.has(name) ? undefined : globalKey(name);
    if (key !== undefined) note([key], variable);
  }
  return found;
}
