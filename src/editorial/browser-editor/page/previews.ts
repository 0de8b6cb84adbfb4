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

/** Makes an element; the editor puts it here when it is loaded. */
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

function heading(title: string, lead: string, before: Child = null, after: Child = null): unknown {
  return h(
    'header',
    { className: 'page-head' },
    before,
    h('h1', null, title),
    lead ? h('p', { className: 'lead' }, lead) : null,
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

/** The previews, by the name of their collection. */
export function previews({
  names,
  words,
  locale,
  language,
}: EditorContext): Record<string, CustomPreviewTemplate> {
  const date = (value: unknown) => {
    const read = parsePartialDate(text(value));
    return read ? formatPartialDate(read, locale) : text(value);
  };
  const period = (start: unknown, end: unknown) => {
    const [from, to] = [parseMoment(text(start)), parseMoment(text(end))];
    return from ? formatPeriod(from, to, locale) : text(start);
  };
  const name = (collection: keyof typeof names, slug: string) =>
    names[collection][slug]?.name ?? slug;
  const section = (title: string, ...children: Child[]) =>
    h(
      'section',
      { className: 'section' },
      h('div', { className: 'section-head' }, h('h2', null, title)),
      h('div', null, ...children),
    );

  /** Each preview gets the data as it is being written: any field may be missing. */
  const preview =
    (draw: (data: Record<string, unknown>, props: PreviewProps) => Child): CustomPreviewTemplate =>
    (props: PreviewProps) =>
      h(
        'main',
        { className: 'wrap', lang: language },
        draw(record(props.entry.toJS().data), props),
      );
  const prose = ({ widgetFor }: PreviewProps) =>
    h('div', { className: 'prose' }, widgetFor('body'));

  return {
    activities: preview((data, props) => {
      const event = record(data['event']);
      const image = record(data['image']);
      const hasEvent = Object.keys(event).length > 0 && text(event['start']) !== '';
      return h(
        'article',
        null,
        heading(
          text(data['title']),
          text(data['summary']),
          h(
            'p',
            { className: 'kicker' },
            [words.kind[text(data['kind'])], date(data['date'])].filter(Boolean).join(' · '),
          ),
          data['draft'] === true ? h('p', { className: 'panel' }, words.draft) : null,
        ),
        h(
          'div',
          { className: 'section with-rail' },
          h(
            'dl',
            { className: 'facts' },
            hasEvent
              ? fact(words.when, [
                  period(event['start'], event['end']),
                  event['cancelled'] === true ? ` ${words.cancelled}` : '',
                ])
              : text(data['date'])
                ? fact(words.date, date(data['date']))
                : null,
            hasEvent
              ? fact(
                  words.where,
                  [text(event['place']), event['online'] === true ? words.online : '']
                    .filter(Boolean)
                    .join(', '),
                )
              : null,
            list(data['cities']).length > 0
              ? fact(
                  words.cities,
                  list(data['cities'])
                    .map((slug) => name('cities', slug))
                    .join(', '),
                )
              : null,
            list(data['partners']).length > 0
              ? fact(
                  words.partners,
                  list(data['partners'])
                    .map((slug) => name('partners', slug))
                    .join(', '),
                )
              : null,
            fact(
              words.principles,
              ...list(data['principles']).map((slug) => principle(names.principles[slug], slug)),
            ),
            list(data['topics']).length > 0
              ? fact(
                  words.topics,
                  list(data['topics'])
                    .map((topic) => words.topic[topic] ?? topic)
                    .join(', '),
                )
              : null,
          ),
          h(
            'div',
            null,
            text(image['src'])
              ? h(
                  'figure',
                  null,
                  props.widgetFor('image.src'),
                  text(image['credit'])
                    ? h('figcaption', null, `${words.credit} ${text(image['credit'])}`)
                    : null,
                )
              : null,
            prose(props),
            text(data['original'])
              ? h(
                  'div',
                  { className: 'prose origin' },
                  h('p', null, `${words.original}: ${text(data['original'])}`),
                )
              : null,
          ),
        ),
      );
    }),
    cities: preview((data, props) => {
      const actions = Array.isArray(data['actions']) ? data['actions'].map(record) : [];
      const groups = Object.entries(names.principles).filter(([slug]) =>
        actions.some((action) => action['principle'] === slug),
      );
      return h(
        'article',
        null,
        heading(
          text(data['name']),
          text(data['summary']),
          null,
          h(
            'p',
            { className: 'names' },
            h('span', null, words.country[text(data['country'])] ?? text(data['country'])),
          ),
        ),
        section(
          words.profile,
          h(
            'div',
            { className: 'with-facts' },
            prose(props),
            h(
              'dl',
              { className: 'facts' },
              fact(words.statusLabel, words.status[text(data['status'])] ?? ''),
              text(data['website']) ? fact(words.website, text(data['website'])) : null,
            ),
          ),
        ),
        groups.length > 0
          ? section(
              words.actions,
              ...groups.map(([slug, named]) =>
                h(
                  'div',
                  { className: 'action-group', 'data-hue': named.hue, key: slug },
                  h('h3', null, named.name),
                  h(
                    'ul',
                    { className: 'actions', role: 'list' },
                    ...actions
                      .filter((action) => action['principle'] === slug)
                      .map((action, key) => h('li', { key }, h('p', null, text(action['text'])))),
                  ),
                ),
              ),
            )
          : null,
      );
    }),
    partners: preview((data, props) =>
      h(
        'article',
        null,
        heading(
          text(data['shortName']),
          text(data['summary']),
          null,
          data['name'] !== data['shortName']
            ? h('p', { className: 'names' }, h('span', null, text(data['name'])))
            : null,
        ),
        section(
          words.about,
          h(
            'div',
            { className: 'with-facts' },
            prose(props),
            h(
              'dl',
              { className: 'facts' },
              fact(words.role, text(data['role'])),
              fact(words.kindLabel, words.partnerKind[text(data['kind'])] ?? ''),
              text(data['website']) ? fact(words.website, text(data['website'])) : null,
            ),
          ),
        ),
      ),
    ),
    projects: preview((data, props) =>
      h(
        'article',
        null,
        heading(text(data['name']), text(data['summary'])),
        section(words.about, prose(props)),
      ),
    ),
    principles: preview((data, props) =>
      h(
        'article',
        { 'data-hue': text(data['hue']) },
        heading(text(data['title']), text(data['summary'])),
        h('ul', null, ...list(data['points']).map((point, key) => h('li', { key }, point))),
        prose(props),
      ),
    ),
  };
}
