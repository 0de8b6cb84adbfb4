/**
 * Brings the guided form into the page once everything that it needs has loaded. Until then, and if
 * anything fails, the plain way stays.
 */
import { loadLater } from '../../site/elements/load-later.ts';
import type { ExistingCity } from '../join/answers.ts';
import type { JoinContext, JoinData } from './guided-form.ts';

async function load(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers with ${response.status}.`);
  return response;
}

const fetchJson = async <Data>(address: string) => (await (await load(address)).json()) as Data;

/**
 * The texts of the form, and the day by the clock of the server, ISO 8601: that of an old computer
 * may be years away.
 */
async function textsAndDay(address: string): Promise<Pick<JoinData, 'texts' | 'day'>> {
  const response = await load(address);
  const date = new Date(response.headers.get('date') ?? Date.now());
  return {
    texts: (await response.json()) as JoinData['texts'],
    day: date.toISOString().slice(0, 10),
  };
}

/** The city that the address names; undefined if it names none that has a page. */
async function namedCity(base: string): Promise<ExistingCity | undefined> {
  const slug = new URLSearchParams(location.search).get('city') ?? '';
  if (!/^[a-z\d-]+$/.test(slug)) return undefined;
  const response = await fetch(`${base}cities/${slug}/city.json`);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`The city ${slug} cannot be loaded.`);
  return (await response.json()) as ExistingCity;
}

class JoinForm extends HTMLElement {
  connectedCallback(): void {
    this.#load().catch(() => {
      this.#show('[data-guided]', false);
      this.#show('[data-plain]', true);
      this.#show('[data-failed]', true);
    });
  }

  #show(selector: string, isShown: boolean): void {
    const element = this.querySelector<HTMLElement>(selector);
    if (element) element.hidden = !isShown;
  }

  async #load(): Promise<void> {
    const context = JSON.parse(this.dataset['context'] ?? '') as JoinContext;
    const { base } = context;
    const [{ GuidedForm }, said, known, areas, existing] = await Promise.all([
      loadLater<typeof import('./guided-form.ts')>('guided-form'),
      textsAndDay(context.texts),
      fetchJson<JoinData['known']>(`${base}join/cities.json`),
      fetchJson<JoinData['areas']>(`${base}join/areas.json`),
      namedCity(base),
    ]);
    new GuidedForm(this, context, { ...said, known, areas, existing });
    this.#show('[data-plain]', false);
    this.#show('[data-guided]', true);
  }
}
customElements.define('join-form', JoinForm);
