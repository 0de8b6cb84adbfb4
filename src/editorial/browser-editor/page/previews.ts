/**
 * What an entry will look like, beside the form in which it is written: the
 * same elements and classes as on its page, with the stylesheet of the site.
 */
import type { CustomPreviewTemplate } from '@sveltia/cms';
import {
  formatPartialDate,
  formatPeriod,
  parseMoment,
  parsePartialDate,
} from '../../../base/dates.ts';
import type { EditorContext, Named } from './context.ts';

type Child = unknown;
type Props = Record<string, unknown> | null;

/** Creates an element with the function that the editor puts into the page. */
function h(element: string, props?: Props, ...children: Child[]): never {
  return (globalThis as unknown as { h: (...args: unknown[]) => never }).h(
    element,
    props,
    ...children,
  );
}

interface PreviewProps {
  entry: { toJS: () => { data: Record<string, unknown> } };
  widgetFor: (name: string) => unknown;
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(text).filter(Boolean) : [];
const records = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.map(record) : [];
const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function fact(term: string, ...values: Child[]): unknown {
  return values.length === 0
    ? null
    : h(
        'div',
        { key: term },
        h('dt', null, term),
        ...values.map((value, key) => h('dd', { key }, value)),
      );
}

function heading(
  title: string,
  lead: string,
  before: Child = null,
  after: Child = null,
  language: Props = null,
): unknown {
  return h(
    'header',
    { className: 'page-head' },
    before,
    h('h1', language, title),
    lead ? h('p', { className: 'lead', ...language }, lead) : null,
    after,
  );
}

function principle(named: Named | undefined, slug: string): unknown {
  return h(
    'span',
    { 'data-hue': named?.hue },
    h('span', { className: 'hue-mark' }),
    named?.name ?? slug,
  );
}

function section(title: string, ...children: Child[]): unknown {
  return h(
    'section',
    { className: 'section' },
    h('div', { className: 'section-head' }, h('h2', null, title)),
    h('div', null, ...children),
  );
}

/** What marks texts in the language that is typed; the browser finds their direction. */
const languageOf = (data: Record<string, unknown>): Props => {
  const lang = text(data['language']);
  return lang ? { lang, dir: 'auto' } : null;
};

const prose = ({ widgetFor }: PreviewProps, language: Props = null) =>
  h('div', { className: 'prose', ...language }, widgetFor('body'));

/** Text beside its facts, as on the pages of cities and partners. */
function withFacts(props: PreviewProps, ...facts: Child[]): unknown {
  return h(
    'div',
    { className: 'with-facts' },
    prose(props),
    h('dl', { className: 'facts' }, ...facts),
  );
}

/** The names of entries or values, in one line. */
function names(value: unknown, nameOf: (slug: string) => string | undefined): string | undefined {
  return list(value)
    .map((slug) => nameOf(slug) ?? slug)
    .join(', ');
}

/** A fact that is left out while there is nothing to say. */
const optionalFact = (term: string, value: string | undefined) =>
  value ? fact(term, value) : null;

/** Draws an entry while it is being written: any field may be missing. */
type Draw = (data: Record<string, unknown>, props: PreviewProps, context: EditorContext) => Child;

function dateIn(value: unknown, { locale }: EditorContext): string {
  const date = parsePartialDate(text(value));
  return date ? formatPartialDate(date, locale) : text(value);
}

function whenAndWhere(event: Record<string, unknown>, { words, locale }: EditorContext): Child[] {
  const period = [event, ...records(event['furtherDays'])]
    .map((time) => {
      const [start, end] = [parseMoment(text(time['start'])), parseMoment(text(time['end']))];
      return start ? formatPeriod(start, end, locale) : text(time['start']);
    })
    .filter(Boolean)
    .join(', ');
  const place = [text(event['place']), event['online'] === true ? words.online : ''];
  return [
    fact(words.when, [period, event['cancelled'] === true ? ` ${words.cancelled}` : '']),
    fact(words.where, place.filter(Boolean).join(', ')),
  ];
}

function activityFacts(data: Record<string, unknown>, context: EditorContext): unknown {
  const { words, names: known } = context;
  const event = record(data['event']);
  const dates =
    text(event['start']) === ''
      ? [optionalFact(words.date, dateIn(data['date'], context))]
      : whenAndWhere(event, context);
  return h(
    'dl',
    { className: 'facts' },
    ...dates,
    optionalFact(
      words.cities,
      names(data['cities'], (slug) => known.cities[slug]?.name),
    ),
    optionalFact(
      words.partners,
      names(data['partners'], (slug) => known.partners[slug]?.name),
    ),
    fact(
      words.principles,
      ...list(data['principles']).map((slug) => principle(known.principles[slug], slug)),
    ),
    optionalFact(
      words.topics,
      names(data['topics'], (topic) => words.topic[topic]),
    ),
  );
}

function picture(
  image: Record<string, unknown>,
  { widgetFor }: PreviewProps,
  { words }: EditorContext,
): unknown {
  const credit = text(image['credit']);
  if (!text(image['src'])) return null;
  return h(
    'figure',
    null,
    widgetFor('image.src'),
    credit ? h('figcaption', null, `${words.credit} ${credit}`) : null,
  );
}

const drawActivity: Draw = (data, props, context) => {
  const { words } = context;
  const original = text(data['original']);
  const kicker = [words.kind[text(data['kind'])], dateIn(data['date'], context)];
  return h(
    'article',
    null,
    heading(
      text(data['title']),
      text(data['summary']),
      h('p', { className: 'kicker' }, kicker.filter(Boolean).join(' · ')),
      data['draft'] === true ? h('p', { className: 'panel' }, words.draft) : null,
      languageOf(data),
    ),
    h(
      'div',
      { className: 'section with-rail' },
      activityFacts(data, context),
      h(
        'div',
        null,
        picture(record(data['image']), props, context),
        prose(props, languageOf(data)),
        h(
          'div',
          { className: 'prose origin' },
          h('p', null, original ? `${words.original}: ${original}` : words.publishedHere),
        ),
      ),
    ),
  );
};

function actionGroups(value: unknown, { names: known }: EditorContext): Child[] {
  const actions = records(value);
  return Object.entries(known.principles).flatMap(([slug, named]) => {
    const own = actions.filter((action) => action['principle'] === slug);
    if (own.length === 0) return [];
    const items = own.map((action, key) => h('li', { key }, h('p', null, text(action['text']))));
    return [
      h(
        'div',
        { className: 'action-group', 'data-hue': named.hue, key: slug },
        h('h3', null, named.name),
        h('ul', { className: 'actions', role: 'list' }, ...items),
      ),
    ];
  });
}

const drawCity: Draw = (data, props, context) => {
  const { words } = context;
  const groups = actionGroups(data['actions'], context);
  const country = words.country[text(data['country'])] ?? text(data['country']);
  return h(
    'article',
    null,
    heading(
      text(data['name']),
      text(data['summary']),
      null,
      h('p', { className: 'names' }, h('span', null, country)),
    ),
    section(
      words.profile,
      withFacts(
        props,
        fact(words.statusLabel, words.status[text(data['status'])] ?? ''),
        optionalFact(words.website, text(data['website'])),
      ),
    ),
    groups.length > 0 ? section(words.actions, ...groups) : null,
  );
};

const drawPartner: Draw = (data, props, { words }) =>
  h(
    'article',
    null,
    heading(
      text(data['shortName']),
      text(data['summary']),
      null,
      data['name'] === data['shortName']
        ? null
        : h('p', { className: 'names' }, h('span', null, text(data['name']))),
    ),
    section(
      words.about,
      withFacts(
        props,
        fact(words.role, text(data['role'])),
        fact(words.kindLabel, words.partnerKind[text(data['kind'])] ?? ''),
        optionalFact(words.website, text(data['website'])),
      ),
    ),
  );

const drawProject: Draw = (data, props, { words }) =>
  h(
    'article',
    null,
    heading(text(data['name']), text(data['summary'])),
    section(words.about, prose(props)),
  );

const drawPrinciple: Draw = (data, props) =>
  h(
    'article',
    { 'data-hue': text(data['hue']) },
    heading(text(data['title']), text(data['summary'])),
    h('ul', null, ...list(data['points']).map((point, key) => h('li', { key }, point))),
    prose(props),
  );

/** The previews, by collection. */
export function previews(context: EditorContext): Record<string, CustomPreviewTemplate> {
  const preview =
    (draw: Draw): CustomPreviewTemplate =>
    (props: PreviewProps) =>
      h(
        'main',
        { className: 'wrap', lang: context.language },
        draw(record(props.entry.toJS().data), props, context),
      );
  return {
    activities: preview(drawActivity),
    cities: preview(drawCity),
    partners: preview(drawPartner),
    projects: preview(drawProject),
    principles: preview(drawPrinciple),
  };
}
