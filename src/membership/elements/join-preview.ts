/** A small preview of the page that the answers make. */
import type { CityInput } from '../join/city-file.ts';
import { make } from '../../site/elements/make.ts';
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
 * @param target its content is replaced. @param input the answers so far, not yet judged.
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
  const count = String(filled.size);
  const parts: Element[] = [
    ring(filled, principles),
    make(
      'p',
      'note',
      filled.size === 0 ? messages.ring.none : messages.ring.some.replace('{count}', count),
    ),
    make('p', 'preview-name', input.name || messages.previewName),
  ];
  const names = (input.localNames ?? []).map(({ name, language }) => {
    const local = make('span', '', name);
    if (language) local.lang = language;
    return local;
  });
  if (country) names.push(make('span', '', country));
  if (names.length > 0) parts.push(make('p', 'names', ...names));
  if (input.summary) parts.push(make('p', '', input.summary));
  for (const paragraph of input.statement?.split(/\n{2,}/) ?? [])
    parts.push(make('p', 'statement', paragraph));
  for (const { id, title, hue } of principles) {
    const own = actions.filter(({ principle, text }) => principle === id && text);
    if (own.length === 0) continue;
    const heading = make('p', 'preview-principle', title);
    heading.dataset['hue'] = hue;
    parts.push(heading, make('ul', '', ...own.map(({ text }) => make('li', '', text))));
  }
  target.replaceChildren(...parts);
}
