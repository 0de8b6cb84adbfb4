/** The answers in words, question by question, each with a link that leads back to its field. */
import { make } from '../../site/elements/make.ts';
import { placeOf } from './form-errors.ts';
import type { Control, FormFields } from './form-fields.ts';

export interface AnswerListTexts {
  change: string;
  notAnswered: string;
}

/** The questions that a city answers in its own language. */
const OWN_WORDS =
  /^(?:summary|statement|contact\.role|decision\.body|actions\.\d+\.(?:text|source\.(?:title|publisher)))$/;

function row(
  control: Control,
  fields: FormFields,
  language: string | undefined,
  texts: AnswerListTexts,
  goTo: (control: Control) => void,
): HTMLElement {
  const title = fields.titleOf(control);
  const answer = fields.answerOf(control);
  const shown = make('dd', answer === '' ? 'note' : 'typed', answer || texts.notAnswered);
  if (answer !== '') {
    shown.dir = 'auto';
    if (language && OWN_WORDS.test(control.name)) shown.lang = language;
  }
  const link = make(
    'a',
    '',
    texts.change,
    make('span', 'visually-hidden', ` ${placeOf(control, fields)}`),
  );
  link.href = `#${control.id}`;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    goTo(control);
  });
  return make('div', '', make('dt', '', title), shown, make('dd', 'change', link));
}

/**
 * Shows the answers, below the headings of the form.
 *
 * @param target its content is replaced. @param language of the city’s own words (BCP 47).
 */
export function showAnswers(
  target: Element,
  parts: readonly Element[],
  fields: FormFields,
  language: string | undefined,
  texts: AnswerListTexts,
  goTo: (control: Control) => void,
): void {
  const rows = (group: Element) =>
    make(
      'dl',
      'checked',
      ...fields
        .controls(group)
        .filter(
          (control) => !control.closest('[data-leaving] .field[hidden], [data-leaving][hidden]'),
        )
        .map((control) => row(control, fields, language, texts, goTo)),
    );
  const heading = (tag: 'h3' | 'h4', group: Element) =>
    make(tag, '', group.querySelector(':scope > legend')?.textContent.trim() ?? '');
  target.replaceChildren(
    ...parts.flatMap((part) => [
      heading('h3', part),
      ...[...part.querySelectorAll(':scope > .part')].flatMap((group) => {
        const items = [...group.querySelectorAll(':scope > .item')];
        if (!group.matches('[data-list]')) return [rows(group)];
        if (items.length === 0) return [];
        return [...(group.matches('fieldset') ? [heading('h4', group)] : []), ...items.map(rows)];
      }),
    ]),
  );
}
