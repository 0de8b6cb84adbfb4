/** The editor of the site, for browsers: Sveltia CMS with our configuration and previews, in one file. */
import './trusted-types.ts';
import CMS from '@sveltia/cms';
import { CONTEXT_ID, type EditorContext } from './context.ts';
import { previews } from './previews.ts';

const context = JSON.parse(document.getElementById(CONTEXT_ID)?.textContent ?? '') as EditorContext;

for (const style of context.styles) CMS.registerPreviewStyle(style);
for (const [collection, preview] of Object.entries(previews(context)))
  CMS.registerPreviewTemplate(collection, preview);
await CMS.init({ config: context.config });
