/** Shows what is wrong beside each field, and above the form in a list of links to the fields. */
import { make } from '../../site/elements/make.ts';
import type { Control, FormFields } from './form-fields.ts';

/** An error as people read it. */
export interface ShownError {
  name: string;
  message: string;
}

/** Ties a field to its hint, its counter, and its error message. */
export function describe(control: Element): void {
  const ids = ['error', 'hint', 'count'].map((part) => `${control.id}-${part}`);
  const present = ids.filter((id) => document.getElementById(id));
  if (present.length > 0) control.setAttribute('aria-describedby', present.join(' '));
  else control.removeAttribute('aria-describedby');
}

/** Shows one error beside its field, in place of the one before; undefined removes it. */
export function showAt(control: Control, message: string | undefined): void {
  const id = `${control.id}-error`;
  const old = document.getElementById(id);
  if (old?.textContent === message) return;
  old?.remove();
  if (message === undefined) control.removeAttribute('aria-invalid');
  else {
    const note = make('span', 'error hint', message);
    note.id = id;
    control.before(note);
    control.setAttribute('aria-invalid', 'true');
  }
  describe(control);
}

/**
 * What an error is about, by the words around its field: the label, below the heading of its
 * principle.
 */
export function placeOf(control: Control, fields: FormFields): string {
  const textOf = (legend: Element | null | undefined) =>
    legend?.textContent.trim().replace(/\s*\([^()]*\)$/, '');
  const list = control.closest('[data-list]');
  const items = [...(list?.querySelectorAll(':scope > .item') ?? [])];
  return [
    list?.matches('[data-under]') && textOf(list.querySelector(':scope > legend')),
    items.length > 1 && textOf(control.closest('.item')?.querySelector(':scope > legend')),
    fields.titleOf(control),
  ]
    .filter(Boolean)
    .join(': ');
}

/** Errors in the order of the form, each as a link that leads to its field. */
export function errorList(
  errors: readonly ShownError[],
  fields: FormFields,
  goTo: (control: Control) => void,
): HTMLUListElement {
  const found = errors.map((error) => ({ ...error, control: fields.control(error.name) }));
  const order = fields.controls();
  const at = ({ control }: (typeof found)[number]) =>
    control ? order.indexOf(control) : order.length;
  return make(
    'ul',
    '',
    ...found
      .sort((a, b) => at(a) - at(b))
      .map(({ control, message }) => {
        if (!control) return make('li', '', message);
        const link = make('a', '', `${placeOf(control, fields)}: ${message}`);
        link.href = `#${control.id}`;
        link.addEventListener('click', (event) => {
          event.preventDefault();
          goTo(control);
        });
        return make('li', '', link);
      }),
  );
}
