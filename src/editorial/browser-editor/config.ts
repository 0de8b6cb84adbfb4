/**
 * The configuration of the editor at /admin/ (Sveltia CMS), made from the
 * schemas of the content and the settings of the site. Its guide:
 * docs/guides/browser-editor.md.
 */
import type { CmsConfig } from '@sveltia/cms';
import { inEnglish } from '../../i18n/index.ts';
import { collections, type CollectionName } from '../../model/schemas/index.ts';
import { COUNTRY_CODES } from '../../model/schemas/fields.ts';
import type { Settings } from '../../settings.ts';
import { countryName } from '../../model/places.ts';
import { editorApi, WORKFLOW_HOSTS } from '../../base/git-host-api.ts';
import { LARGEST_HEIGHT, LARGEST_WIDTH } from '../../site/picture-sizes.ts';
import { fields, fieldSchema, type Field, type Option, type Vocabulary } from './fields.ts';

const { t } = inEnglish;
const texts = t.editor;

/**
 * The branch that changes go to on a git host where the editor cannot open pull
 * requests. A maintainer creates it once.
 */
export const DRAFTS_BRANCH = 'drafts';

type EntryCollection = Extract<NonNullable<CmsConfig['collections']>[number], { folder: string }>;

/** Collections that can be edited. Pages cannot: they are MDX, whose components the editor would treat as text. */
export const EDITED = [
  'activities',
  'cities',
  'partners',
  'projects',
  'principles',
] as const satisfies readonly CollectionName[];
export type Edited = (typeof EDITED)[number];

/** How each collection is shown, apart from its fields and words. */
const SHOWN: Readonly<
  Record<
    Edited,
    {
      icon: string;
      names: 'title' | 'name';
      order: { field: string; direction: 'Ascending' | 'Descending' };
    }
  >
> = {
  activities: {
    icon: 'article',
    names: 'title',
    order: { field: 'date', direction: 'Descending' },
  },
  cities: {
    icon: 'location_city',
    names: 'name',
    order: { field: 'name', direction: 'Ascending' },
  },
  partners: { icon: 'handshake', names: 'name', order: { field: 'name', direction: 'Ascending' } },
  projects: { icon: 'flag', names: 'name', order: { field: 'start', direction: 'Descending' } },
  principles: { icon: 'gavel', names: 'title', order: { field: 'number', direction: 'Ascending' } },
};

function labelsOf(words: Readonly<Record<string, { label: string }>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([value, { label }]) => [value, label]));
}

/** What the values of fields are chosen from, and their labels. */
function vocabulary(checklist: readonly Option[], locale: string): Vocabulary {
  const countries = COUNTRY_CODES.map((value) => ({
    label: countryName(value, locale),
    value,
  })).sort((a, b) => a.label.localeCompare(b.label, locale));
  return {
    sources: {
      cities: { collection: 'cities', shows: 'name' },
      leads: { collection: 'cities', shows: 'name' },
      partners: { collection: 'partners', shows: 'name' },
      principles: { collection: 'principles', shows: 'shortTitle' },
      principle: { collection: 'principles', shows: 'shortTitle' },
      activity: { collection: 'activities', shows: 'title' },
      checklist: { options: checklist },
      country: { options: countries },
    },
    words: {
      topics: labelsOf(t.topic),
      kind: { ...t.activity.kind, ...t.partner.kind, ...labelsOf(t.library.kind) },
      status: t.city.status,
    },
  };
}

/**
 * The text below the front matter, limited to what the site accepts: no HTML, no pictures from
 * elsewhere, headings from level two.
 */
const BODY: Field = {
  name: 'body',
  label: texts.body,
  hint: texts.bodyHint,
  required: false,
  widget: 'richtext',
  modes: ['rich_text', 'raw'],
  buttons: [
    'bold',
    'italic',
    'link',
    'heading-two',
    'heading-three',
    'heading-four',
    'quote',
    'bulleted-list',
    'numbered-list',
  ],
  editor_components: [],
  use_emoji_autocomplete: false,
};

function collection(name: Edited, words: Vocabulary): EntryCollection {
  const { folder, extension, schema } = collections[name];
  const { label, one, description } = texts.collections[name];
  const { icon, names, order } = SHOWN[name];
  return {
    name,
    label,
    label_singular: one,
    icon,
    description,
    folder: `content/${folder}`,
    extension: extension.slice(1),
    format: 'yaml-frontmatter',
    // There are five principles. They can be edited, but none added.
    create: name !== 'principles',
    // Deleting an entry would break its address. It is done with git, with a view of what links to it.
    delete: false,
    duplicate: false,
    identifier_field: names,
    slug: {
      template: `{{${names}}}`,
      // Renaming later would break links.
      editable: ['create'],
      hint: texts.slugHint,
      pattern: ['^[a-z0-9]+(-[a-z0-9]+)*$', texts.slugPattern],
    },
    // Beside the file, where the site looks for pictures.
    media_folder: '',
    public_folder: '.',
    preview_path: `${folder}/{{slug}}/`,
    sortable_fields: { fields: [...new Set([names, order.field])], default: order },
    ...(name === 'activities'
      ? {
          view_filters: [{ label: texts.drafts, field: 'draft', pattern: true }],
          view_groups: [
            { label: texts.year, field: 'date', pattern: String.raw`^\d{4}` },
            { label: texts.kind, field: 'kind' },
          ],
        }
      : {}),
    fields: fields(fieldSchema(schema), words, name).flatMap((field) =>
      field.name === 'summary' ? [field, BODY] : [field],
    ),
  };
}

function backend({
  gitHost,
  gitHostUrl,
  repositoryOwner,
  repositoryName,
  repositoryBranch,
}: Settings): CmsConfig['backend'] {
  const api = editorApi({ gitHost, gitHostUrl });
  const shared = {
    repo: `${repositoryOwner}/${repositoryName}`,
    branch: WORKFLOW_HOSTS.includes(gitHost) ? repositoryBranch : DRAFTS_BRANCH,
    // Signing in through the git host (OAuth) would need a server in between.
    auth_methods: ['token' as const],
    commit_messages: texts.commits,
  };
  switch (gitHost) {
    case 'github':
      return {
        name: 'github',
        ...shared,
        ...(api === 'https://api.github.com'
          ? {}
          : { api_root: api, graphql_api_root: `${gitHostUrl}/api/graphql`, base_url: gitHostUrl }),
        squash_merges: true,
      };
    case 'gitlab':
      return {
        name: 'gitlab',
        ...shared,
        api_root: api,
        base_url: gitHostUrl,
        squash_merges: true,
      };
    case 'gitea':
    case 'forgejo':
      return { name: 'gitea', ...shared, api_root: api, base_url: gitHostUrl };
  }
}

/**
 * Makes the configuration.
 *
 * @param checklist the items of the checklist, to which cities and principles refer.
 * @throws Error if a schema has a field that the editor cannot show.
 */
export function editorConfig(settings: Settings, checklist: readonly Option[]): CmsConfig {
  const words = vocabulary(checklist, settings.locale);
  return {
    load_config_file: false,
    backend: backend(settings),
    publish_mode: WORKFLOW_HOSTS.includes(settings.gitHost) ? 'editorial_workflow' : 'simple',
    app_title: settings.shortName,
    site_url: settings.site + settings.base,
    logo: { src: `${settings.base}favicon.svg`, show_in_header: true },
    media_folder: 'content/activities',
    public_folder: '/',
    media_libraries: {
      // Makes pictures smaller, and removes the metadata of the camera: place and time.
      default: {
        config: {
          max_file_size: 20_000_000,
          slugify_filename: true,
          transformations: {
            raster_image: {
              format: 'webp',
              quality: 85,
              width: LARGEST_WIDTH,
              height: LARGEST_HEIGHT,
            },
          },
        },
      },
      // No stock photo services.
      stock_assets: { providers: [] },
    },
    // Like the addresses of the site.
    slug: { encoding: 'ascii', clean_accents: true, maxlength: 80 },
    output: { omit_empty_optional_fields: true, yaml: { quote: 'none' } },
    collections: EDITED.map((name) => collection(name, words)),
  };
}
