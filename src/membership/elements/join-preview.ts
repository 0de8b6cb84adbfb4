/** The page that the answers make, in small, as one writes. */
import type { CityInput } from '../join/city-file.ts';
import { SEGMENTS } from '../../site/ring.ts';

export interface PreviewPrinciple {
  id: string;
  title: string;
  hue: string;
}

export interface PreviewMessages {
  previewName: string;
  ring: { none: string; some: string };
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text = '',
  className = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function ring(filled: ReadonlySet<string>, principles: readonly PreviewPrinciple[]): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('class', 'ring');
  svg.setAttribute('viewBox', '0 0 100 100');
  svg.setAttribute('aria-hidden', 'true');
  for (const [index, { id, hue }] of principles.entries()) {
    const path = document.createElementNS(space, 'path');
    path.setAttribute('d', SEGMENTS[index] ?? '');
    path.setAttribute('data-hue', hue);
    if (!filled.has(id)) path.setAttribute('class', 'off');
    svg.append(path);
  }
  return svg;
}

/**
 * Draws the preview.
 *
 * @param target is emptied and filled; every text is set as text, never as HTML.
 * @param input the answers so far, not yet judged.
 */
export function drawPreview(
  target: Element,
  input: Partial<CityInput>,
  principles: readonly PreviewPrinciple[],
  country: string,
  messages: PreviewMessages,
): void {
  const actions = input.actions ?? [];
  const filled = new Set(actions.filter(({ text }) => text).map(({ principle }) => principle));
  const parts: Element[] = [
    ring(filled, principles),
    element(
      'p',
      filled.size === 0
        ? messages.ring.none
        : messages.ring.some.replace('{count}', String(filled.size)),
      'note',
    ),
    element('p', input.name || messages.previewName, 'preview-name'),
  ];
  const places = element('p', '', 'names');
  for (const { name, language } of input.localNames ?? []) {
    const local = element('span', name);
    if (language) local.lang = language;
    places.append(local);
  }
  if (country) places.append(element('span', country));
  if (places.childElementCount > 0) parts.push(places);
  if (input.summary) parts.push(element('p', input.summary));
  for (const paragraph of input.statement?.split(/\n{2,}/) ?? [])
    parts.push(element('p', paragraph, 'statement'));
  for (const { id, title, hue } of principles) {
    const own = actions.filter(({ principle, text }) => principle === id && text);
    if (own.length === 0) continue;
    const heading = element('p', title, 'preview-principle');
    heading.dataset['hue'] = hue;
    const list = element('ul');
    list.append(...own.map(({ text }) => element('li', text)));
    parts.push(heading, list);
  }
  target.replaceChildren(...parts);
}
