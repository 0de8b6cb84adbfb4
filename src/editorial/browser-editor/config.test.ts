import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { collections } from '../../model/schemas/index.ts';
import { GIT_HOSTS, readSettings } from '../../settings.ts';
import { DRAFTS_BRANCH, EDITED, editorConfig } from './config.ts';
import { fields, fieldSchema, type Field } from './fields.ts';

const settingsOf = (env: Record<string, string>) => readSettings(env, '2026-11-24');
const ITEMS = [{ label: 'The city runs an open data portal.', value: 'open-data-portal' }];
const config = editorConfig(settingsOf({}), ITEMS);

interface Known {
  name: string;
  label?: string;
  hint?: string;
  label_singular?: string;
  required?: boolean;
  widget?: string;
  fields?: Known[];
  field?: Known;
  collection?: string;
  options?: { label: string; value: string }[];
  pattern?: [string, string];
  maxlength?: number;
  max?: number;
}

const fieldsOf = (collection: string): Known[] =>
  (
    config.collections?.find((one) => 'name' in one && one.name === collection) as
      { fields: Known[] } | undefined
  )?.fields ?? [];
const at = (path: string): Known | undefined => {
  const [collection = '', ...names] = path.split('.');
  return names.reduce<Known | undefined>(
    (found, name) => found?.fields?.find((one) => one.name === name),
    { name: '', fields: fieldsOf(collection) },
  );
};

describe('the configuration of the editor', () => {
  // What it says of addresses and patterns is not judged here.
  const valid = new Ajv({ strict: false, validateFormats: false }).compile(
    JSON.parse(readFileSync('node_modules/@sveltia/cms/schema/sveltia-cms.json', 'utf8')) as object,
  );

  it.each(GIT_HOSTS)('is one by the published schema, with %s', (kind) => {
    valid(
      editorConfig(
        settingsOf({
          GIT_HOST: kind,
          ...(kind === 'github' ? {} : { GIT_HOST_URL: 'https://git.example.org' }),
        }),
        ITEMS,
      ),
    );
    expect(valid.errors).toBeNull();
  });

  it('is refused by that schema with a wrong word', () => {
    expect(valid({ ...config, publish_mod: 'simple' })).toBe(false);
  });

  it.each(EDITED)('has every field of %s, at every depth, and no other', (name) => {
    const names = (schema: z.core.JSONSchema.BaseSchema): unknown =>
      Object.entries(schema.properties ?? {}).map(([key, property]) => {
        const inner = property as z.core.JSONSchema.BaseSchema;
        const within = inner.properties
          ? inner
          : (inner.items as z.core.JSONSchema.BaseSchema | undefined);
        return within?.properties ? [key, names(within)] : key;
      });
    const edited = (list: readonly Known[]): unknown =>
      list.map((field) => (field.fields ? [field.name, edited(field.fields)] : field.name));
    expect(edited(fieldsOf(name).filter((field) => field.name !== 'body'))).toEqual(
      names(z.toJSONSchema(collections[name].schema, { io: 'input', unrepresentable: 'any' })),
    );
  });

  it('does not take a field that it does not know', () => {
    const made = (schema: z.ZodType): Field[] =>
      fields(fieldSchema(z.object({ odd: schema })), { sources: {}, words: {} }, 'x');
    expect(() => made(z.string())).toThrow('The editor does not know what x.odd is.');
    expect(() => made(z.array(z.string()))).toThrow('The editor does not know what x.odd[] is.');
    expect(() => made(z.record(z.string(), z.string()).and(z.object({})))).toThrow(
      'does not know fields of the type',
    );
  });

  it('says and asks what the schemas do', () => {
    expect(at('activities.title')).toMatchObject({
      label: 'Title',
      required: true,
      maxlength: 160,
      hint: 'The title of the post, unique on the site. Example: Defining digital rights',
    });
    expect(at('activities.dateNote')?.required).toBe(false);
    expect(at('activities.topics')).toMatchObject({ widget: 'select', max: 5 });
    expect(at('activities.topics')?.options).toContainEqual({
      label: 'Artificial intelligence',
      value: 'ai',
    });
    expect(at('activities.cities')).toMatchObject({ widget: 'relation', collection: 'cities' });
    expect(at('cities.actions.principle')).toMatchObject({
      widget: 'relation',
      collection: 'principles',
    });
    expect(at('cities.actions.checklist')?.options).toEqual(ITEMS);
    expect(at('cities.country')?.options).toContainEqual({ label: 'Portugal', value: 'PT' });
    expect(at('activities.image.src')?.widget).toBe('image');
    expect(at('activities.event.start')?.required).toBe(true);
  });

  it('calls one item of each list by a name', () => {
    const unnamed = (list: readonly Known[]): string[] =>
      list.flatMap((field) => [
        ...(field.widget === 'list' && field.label_singular === undefined ? [field.name] : []),
        ...unnamed(field.fields ?? []),
      ]);
    expect(EDITED.flatMap((name) => unnamed(fieldsOf(name)))).toEqual([]);
  });

  it('takes dates as precise as they are known', () => {
    const fits = (path: string, text: string) =>
      new RegExp(at(path)?.pattern?.[0] ?? '').test(text);
    for (const date of ['2027', '2027-05', '2027-05-04'])
      expect(fits('activities.date', date)).toBe(true);
    for (const date of ['May 2027', '04/05/2027', '2027-5'])
      expect(fits('activities.date', date)).toBe(false);
    expect(fits('activities.event.start', '2027-05-04T16:00')).toBe(true);
  });

  it('accepts all that the examples of the schemas show', () => {
    const check = (list: readonly Known[], schema: z.core.JSONSchema.BaseSchema): void => {
      for (const field of list) {
        const property = schema.properties?.[field.name] as
          z.core.JSONSchema.BaseSchema | undefined;
        if (field.pattern)
          for (const example of property?.examples ?? [])
            expect(String(example), field.name).toMatch(new RegExp(field.pattern[0]));
        const within = property?.properties
          ? property
          : (property?.items as z.core.JSONSchema.BaseSchema | undefined);
        if (field.fields && within) check(field.fields, within);
      }
    };
    for (const name of EDITED)
      check(
        fieldsOf(name),
        z.toJSONSchema(collections[name].schema, { io: 'input', unrepresentable: 'any' }),
      );
  });

  it('asks for no server but the git host, and for no window of it', () => {
    expect(config.backend).toMatchObject({
      name: 'github',
      repo: 'cities-for-digital-rights/website',
      branch: 'main',
      auth_methods: ['token'],
    });
    expect(config.media_libraries?.stock_assets).toEqual({ providers: [] });
  });

  it('writes to branches and opens pull requests where it can, and else to one branch for drafts', () => {
    expect(config.publish_mode).toBe('editorial_workflow');
    expect(
      editorConfig(settingsOf({ GIT_HOST: 'gitlab', GIT_HOST_URL: 'https://gitlab.com' }), ITEMS),
    ).toMatchObject({
      publish_mode: 'editorial_workflow',
      backend: { name: 'gitlab', api_root: 'https://gitlab.com/api/v4' },
    });
    expect(
      editorConfig(
        settingsOf({ GIT_HOST: 'forgejo', GIT_HOST_URL: 'https://codeberg.org' }),
        ITEMS,
      ),
    ).toMatchObject({
      publish_mode: 'simple',
      backend: { name: 'gitea', branch: DRAFTS_BRANCH, api_root: 'https://codeberg.org/api/v1' },
    });
  });
});
