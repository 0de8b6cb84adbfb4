/**
 * Other generators that build the same posts, for comparison: a page for each
 * post, a list, a feed for each topic, and a search index. They are installed by
 * the benchmark, outside the project's own packages.
 */

export interface Peer {
  name: string;
  /** What it makes, in words for the table. */
  makes: string;
  /** Packages from npm, with exact versions. */
  packages: Readonly<Record<string, string>>;
  /** A program that has to be installed, and its package in Debian. */
  program?: readonly [name: string, debianPackage: string];
  /** Folder, from that of the peer, into which the posts are put. */
  posts: string;
  files: Readonly<Record<string, string>>;
  /** Commands, one after the other, each as a program of `node_modules/.bin` or of the system, with arguments. */
  build: readonly (readonly [program: string, ...args: string[]])[];
  /** Folder of the built site. */
  output: string;
}

const INDEX = ['pagefind', '--site', 'out', '--silent'] as const;

const ASTRO = { astro: '7.3.4', '@astrojs/rss': '4.0.19', pagefind: '1.5.2' };
const ASTRO_FILES = {
  'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
export const collections = { posts: defineCollection({ loader: glob({ pattern: '*.md', base: './posts' }), schema: z.object({ title: z.string(), summary: z.string(), date: z.coerce.string(), topics: z.array(z.string()) }) }) };
`,
  'src/pages/[slug].astro': `---
import { getCollection, render } from 'astro:content';
export const getStaticPaths = async () => (await getCollection('posts')).map((post) => ({ params: { slug: post.id }, props: { post } }));
const { post } = Astro.props;
const { Content } = await render(post);
---
<html lang="en"><head><meta charset="utf-8"><title>{post.data.title}</title></head><body><main data-pagefind-body><h1>{post.data.title}</h1><p>{post.data.summary}</p><Content /></main></body></html>
`,
  'src/pages/index.astro': `---
import { getCollection } from 'astro:content';
const posts = await getCollection('posts');
---
<html lang="en"><head><meta charset="utf-8"><title>Posts</title></head><body><h1>Posts</h1><ul>{posts.map(({ id, data }) => <li><a href={'/' + id + '/'}>{data.title}</a></li>)}</ul></body></html>
`,
};
const ASTRO_FEEDS = {
  'src/pages/topics/[topic]/rss.xml.js': `import rss from '@astrojs/rss';
import { getCollection } from 'astro:content';
export const getStaticPaths = async () => [...new Set((await getCollection('posts')).flatMap(({ data }) => data.topics))].map((topic) => ({ params: { topic } }));
export const GET = async ({ params }) => rss({ title: params.topic, description: params.topic, site: 'https://www.example.org', items: (await getCollection('posts')).filter(({ data }) => data.topics.includes(params.topic)).sort((a, b) => (a.data.date < b.data.date ? 1 : -1)).slice(0, 50).map(({ id, data }) => ({ title: data.title, description: data.summary, link: '/' + id + '/' })) });
`,
};

export const PEERS: readonly Peer[] = [
  {
    name: 'Astro, bare pages',
    makes: 'pages and one list',
    packages: ASTRO,
    posts: 'posts',
    files: {
      'astro.config.mjs': "export default { site: 'https://www.example.org', outDir: 'out' };\n",
      ...ASTRO_FILES,
    },
    build: [['astro', 'build']],
    output: 'out',
  },
  {
    name: 'Astro, plain',
    makes: 'pages, one list, a feed for each topic, search index',
    packages: ASTRO,
    posts: 'posts',
    files: {
      'astro.config.mjs': "export default { site: 'https://www.example.org', outDir: 'out' };\n",
      ...ASTRO_FILES,
      ...ASTRO_FEEDS,
    },
    build: [['astro', 'build'], INDEX],
    output: 'out',
  },
  {
    name: 'Eleventy',
    makes: 'pages, one list, a feed for each topic, search index',
    packages: { '@11ty/eleventy': '3.1.8', pagefind: '1.5.2' },
    posts: 'site/posts',
    files: {
      'eleventy.config.js': `export default (config) => {
  config.addCollection('posts', (all) => all.getFilteredByGlob('site/posts/*.md').sort((a, b) => (String(a.data.date) < String(b.data.date) ? 1 : -1)));
  config.addCollection('topicFeeds', (all) => {
    const topics = new Map();
    for (const post of all.getFilteredByGlob('site/posts/*.md')) for (const topic of post.data.topics) topics.set(topic, [...(topics.get(topic) ?? []), post]);
    return [...topics].map(([topic, posts]) => ({ topic, posts: posts.slice(0, 50) }));
  });
  return { dir: { input: 'site', output: 'out', includes: '_includes' }, markdownTemplateEngine: false };
};
`,
      'site/posts/posts.11tydata.js':
        "export default { layout: 'post.njk', permalink: ({ page }) => '/' + page.fileSlug + '/' };\n",
      'site/_includes/post.njk':
        '<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><main data-pagefind-body><h1>{{ title }}</h1><p>{{ summary }}</p>{{ content | safe }}</main></body></html>\n',
      'site/index.njk':
        '<html lang="en"><head><meta charset="utf-8"><title>Posts</title></head><body><h1>Posts</h1><ul>{% for post in collections.posts %}<li><a href="{{ post.url }}">{{ post.data.title }}</a></li>{% endfor %}</ul></body></html>\n',
      'site/feeds.njk': `---
pagination: { data: collections.topicFeeds, size: 1, alias: feed }
permalink: "/topics/{{ feed.topic }}/rss.xml"
---
<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{{ feed.topic }}</title><link>https://www.example.org/</link><description>{{ feed.topic }}</description>{% for post in feed.posts %}<item><title>{{ post.data.title }}</title><link>https://www.example.org{{ post.url }}</link><description>{{ post.data.summary }}</description></item>{% endfor %}</channel></rss>
`,
    },
    build: [['eleventy', '--quiet'], INDEX],
    output: 'out',
  },
  {
    name: 'Hugo',
    makes: 'pages, one list, a feed for each topic, search index',
    packages: { pagefind: '1.5.2' },
    program: ['hugo', 'hugo'],
    posts: 'content/posts',
    files: {
      'config.toml':
        'baseURL = "https://www.example.org/"\ntitle = "Posts"\npublishDir = "out"\ndisableKinds = ["sitemap", "robotsTXT", "404"]\n[taxonomies]\ntopic = "topics"\n[permalinks]\nposts = "/:filename/"\n[services.rss]\nlimit = 50\n',
      'layouts/_default/single.html':
        '<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main data-pagefind-body><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>{{ .Content }}</main></body></html>\n',
      'layouts/_default/list.html':
        '<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></body></html>\n',
      'layouts/index.html':
        '<html lang="en"><head><meta charset="utf-8"><title>Posts</title></head><body><h1>Posts</h1><ul>{{ range .Site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></body></html>\n',
    },
    build: [['hugo', '--quiet'], INDEX],
    output: 'out',
  },
];
