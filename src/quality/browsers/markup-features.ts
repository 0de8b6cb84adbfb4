/** What a page uses of HTML, by the keys of MDN's compatibility data. */
import { Parser } from 'htmlparser2';
import { lackedInConditions } from './old-css.ts';
import { isLacked, type Feature } from './support.ts';

/** The keys under which the data may describe an attribute, and each word of its value. */
function keysOfAttribute(element: string, attribute: string, value: string): string[] {
  const own = `html.elements.${element}.${attribute}`;
  return [
    ...[own, `html.global_attributes.${attribute}`].flatMap((key) => [
      key,
      ...value
        .split(/\s+/)
        .filter((word) => /^[\w-]+$/.test(word))
        .map((word) => `${key}.${word}`),
    ]),
    ...(attribute === 'type' ? [`html.elements.${element}.type_${value}`] : []),
    ...(/^(?:sizes|media)$/.test(attribute) ? lackedInConditions(value) : []),
  ];
}

/** What the oldest browsers lack of the elements, attributes and values of a page. */
export function lackedByMarkup(html: string): Feature[] {
  const found: Feature[] = [];
  const parser = new Parser({
    onopentag(element, attributes) {
      const written = Object.entries(attributes);
      const keys = [
        `html.elements.${element}`,
        ...written.flatMap(([name, value]) => keysOfAttribute(element, name, value)),
      ];
      const text = `<${[element, ...written.map(([name, value]) => `${name}="${value}"`)].join(' ')}>`;
      found.push(...keys.filter(isLacked).map((key) => ({ key, text: text.slice(0, 80) })));
    },
  });
  parser.end(html);
  return found;
}
