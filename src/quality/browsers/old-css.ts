/** Reads a stylesheet as the oldest browsers do: what one of them does not know is dropped. */
import {
  generate,
  parse,
  walk,
  type Atrule,
  type Block,
  type Condition,
  type CssNode,
  type Declaration,
  type List,
  type Rule,
} from 'css-tree';
import { entry, isLacked, namesBelow, type Feature } from './support.ts';

/** Units that the data describe together. */
const UNITS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['dynamic', 'large', 'small'].flatMap((size) =>
      ['w', 'h', 'i', 'b', 'min', 'max'].map((of) => [
        `${size.charAt(0)}v${of}`,
        `viewport_percentage_units_${size}`,
      ]),
    ),
  ),
  ...Object.fromEntries(
    ['w', 'h', 'i', 'b', 'min', 'max'].map((of) => [`cq${of}`, 'container_query_length_units']),
  ),
};

/** Below which the data describe functions. */
const KINDS_OF_FUNCTION: readonly string[] = [
  'css.types',
  ...namesBelow('css.types').map((name) => `css.types.${name}`),
];

/** The keys under which the data may describe a part of a value. */
function keysOf(node: CssNode, property: string): string[] {
  if (node.type === 'Identifier') return [`css.properties.${property}.${node.name}`];
  if (node.type === 'Dimension') return [`css.types.length.${UNITS[node.unit] ?? node.unit}`];
  if (node.type === 'Function')
    return [...KINDS_OF_FUNCTION, `css.properties.${property}`].flatMap((kind) =>
      ['', '-function', '_function'].map((ending) => `${kind}.${node.name}${ending}`),
    );
  return [];
}

function lackedInDeclaration({ property, value }: Declaration, atRule?: string): string[] {
  const own =
    atRule === undefined ? `css.properties.${property}` : `css.at-rules.${atRule}.${property}`;
  const keys = [own];
  walk(value, (node) => keys.push(...keysOf(node, property)));
  return keys.filter(isLacked);
}

/** What a list of selectors uses; a nested rule needs more. */
function lackedInSelectors(prelude: CssNode, isNested: boolean): string[] {
  const keys = isNested ? ['css.selectors.nesting'] : [];
  walk(prelude, (node) => {
    if (node.type === 'NestingSelector') keys.push('css.selectors.nesting');
    if (node.type !== 'PseudoClassSelector' && node.type !== 'PseudoElementSelector') return;
    keys.push(`css.selectors.${node.name}`);
    const [list] = node.children?.toArray() ?? [];
    if (node.name === 'not' && list?.type === 'SelectorList' && list.children.size > 1)
      keys.push('css.selectors.not.selector_list');
  });
  return keys.filter(isLacked);
}

const isOrOrNot = (node: CssNode): boolean =>
  node.type === 'Identifier' && (node.name === 'or' || node.name === 'not');

function lackedInMedia(prelude: CssNode): string[] {
  const keys: string[] = [];
  walk(prelude, (node) => {
    // Browsers learned "or", and "not" before a condition, at the same time.
    if (node.type === 'Condition' && node.children.some(isOrOrNot))
      keys.push('css.at-rules.media.or_syntax');
    if (node.type === 'FeatureRange') keys.push('css.at-rules.media.range_syntax');
    if (node.type === 'Feature') keys.push(`css.at-rules.media.${node.name}`);
  });
  return keys.filter(isLacked);
}

/** What the conditions of an attribute need, such as `sizes` or `media`. */
export function lackedInConditions(value: string): string[] {
  return value
    .split(',')
    .flatMap((part) => /^\s*[^(]*\([^)]*\)/.exec(part) ?? [])
    .flatMap((condition) => lackedInMedia(parse(condition, { context: 'mediaQuery' })));
}

/** True if a browser that lacks what the data say applies what stands within `@supports`. */
function isSupported(condition: CssNode): boolean {
  if (condition.type === 'SupportsDeclaration')
    return lackedInDeclaration(condition.declaration).length === 0;
  if (condition.type === 'FeatureFunction')
    return lackedInSelectors(condition.value, false).length === 0;
  const parts = (condition as Condition).children.toArray();
  const words = parts.flatMap((part) => (part.type === 'Identifier' ? [part.name] : []));
  const results = parts.filter(({ type }) => type !== 'Identifier').map(isSupported);
  if (words.includes('not')) return !results[0];
  return words.includes('or') ? results.some(Boolean) : results.every(Boolean);
}

/** A stylesheet without what one of the oldest browsers drops. */
interface Reading {
  css: string;
  /** What was dropped and has no replacement for these browsers in the same place. */
  dropped: Feature[];
}

class Reader {
  readonly dropped: Feature[] = [];

  /** @param atRule with descriptors of its own that the rules are part of. @param isNested within a rule. */
  read(children: List<CssNode>, isNested = false, atRule?: string): void {
    const properties = new Set<string>();
    children.forEach((node, item, list) => {
      if (node.type === 'Declaration')
        this.#declaration(node, properties, () => list.remove(item), atRule);
      else if (node.type === 'Rule') this.#rule(node, isNested, () => list.remove(item));
      else if (node.type === 'Atrule') this.#atRule(node, isNested, () => list.remove(item));
    });
  }

  /** @param before the properties that the block has set already: the last of them that is known counts. */
  #declaration(node: Declaration, before: Set<string>, remove: () => void, atRule?: string): void {
    const lacked = lackedInDeclaration(node, atRule);
    if (lacked.length === 0) {
      before.add(node.property);
      return;
    }
    if (!before.has(node.property)) this.#note(lacked, node);
    // Of an own property any value is kept; what uses it has none then.
    if (node.property.startsWith('--'))
      node.value = parse('initial', { context: 'value' }) as Declaration['value'];
    else remove();
  }

  #rule(node: Rule, isNested: boolean, remove: () => void): void {
    const lacked = lackedInSelectors(node.prelude, isNested);
    if (lacked.length > 0) {
      this.#note(lacked, node.prelude);
      remove();
    } else this.read(node.block.children, true);
  }

  #atRule(node: Atrule, isNested: boolean, remove: () => void): void {
    if (node.name === 'supports') {
      const [condition] =
        (node.prelude as { children?: List<CssNode> } | null)?.children?.toArray() ?? [];
      if (!condition || !isSupported(condition)) {
        remove();
        return;
      }
      node.name = 'media';
      node.prelude = parse('all', { context: 'mediaQueryList' }) as never;
    }
    const lacked = [
      ...[`css.at-rules.${node.name}`, ...(isNested ? ['css.selectors.nesting'] : [])].filter(
        isLacked,
      ),
      ...(node.name === 'media' && node.prelude ? lackedInMedia(node.prelude) : []),
    ];
    if (lacked.length > 0) {
      this.#note(lacked, node.prelude ?? node);
      remove();
    } else if (node.block)
      this.read(
        node.block.children,
        isNested,
        entry(`css.at-rules.${node.name}`) && ownName(node.block, node.name),
      );
  }

  #note(keys: readonly string[], node: CssNode): void {
    this.dropped.push({ key: keys[0] ?? '', text: generate(node).slice(0, 80) });
  }
}

/** The name of an at-rule that holds descriptors, such as `@font-face`; undefined for one that holds rules. */
function ownName({ children }: Block, name: string): string | undefined {
  return children.first?.type === 'Declaration' ? name : undefined;
}

/** @param css of a whole file. */
export function readAsOldBrowser(css: string): Reading {
  const sheet = parse(css, { parseCustomProperty: true });
  if (sheet.type !== 'StyleSheet') throw new Error('This is no stylesheet.');
  const reader = new Reader();
  reader.read(sheet.children);
  return { css: generate(sheet), dropped: reader.dropped };
}
