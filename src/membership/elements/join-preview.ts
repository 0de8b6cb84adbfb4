/** The page that the answers make, as it will look. */
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

/** A text of the city: in its own language, and in the direction of its letters. */
function own(tag: 'li' | 'p' | 'span', className: string, text: string, language?: string) {
  const element = make(tag, className, text);
  element.dir = 'auto';
  if (language) element.lang = language;
  return element;
}

/**
 * Draws the preview.
 *
 * @param target its content is replaced. @param input the answers so far, not yet judged.
 * @param country its name in the language of the page.
 */
export function drawPreview(
  target: Element,
  input: Partial<CityInput>,
  principles: readonly PreviewPrinciple[],
  country: string,
  messages: PreviewMessages,
): void {
  const actions = input.actions ?? [];
  const done = actions.filter(({ text, kind }) => text && kind !== 'commitment');
  const filled = new Set(done.map(({ principle }) => principle));
  const { none, some } = messages.ring;
  const { language } = input;
  const parts: Element[] = [
    ring(filled, principles),
    make('p', 'note', filled.size === 0 ? none : some.replace('{count}', String(filled.size))),
    own('p', 'preview-name', input.name || messages.previewName, 'en'),
  ];
  const names = (input.localNames ?? [])
    .filter(({ name }) => name && name !== input.name)
    .map((local) => own('span', '', local.name, local.language));
  if (country) names.push(make('span', '', country));
  if (names.length > 0) parts.push(make('p', 'names', ...names));
  if (input.summary) parts.push(own('p', '', input.summary, language));
  for (const paragraph of input.statement?.split(/\n{2,}/) ?? [])
    parts.push(own('p', 'statement', paragraph, language));
  for (const { id, title, hue } of principles) {
    const texts = actions.filter(({ principle, text }) => principle === id && text);
    if (texts.length === 0) continue;
    const heading = make('p', 'preview-principle', title);
    heading.dataset['hue'] = hue;
    parts.push(heading, make('ul', '', ...texts.map(({ text }) => own('li', '', text, language))));
  }
  target.replaceChildren(...parts);
}
