/**
 * Writes the lengths of pictures into the RSS feeds. RSS wants the length of each enclosed file
 * (https://www.rssboard.org/rss-specification), and Astro writes the pictures after the feeds.
 */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from '../../base/files.ts';
import { absolute } from '../../model/urls.ts';

const ENCLOSURE = /(<enclosure url="([^"]*)" length=")0(")/g;

/** @param folder of the built site, with all its pictures. */
export async function measureEnclosures(folder: string): Promise<void> {
  const feeds = filesBelow(folder).filter((file) => /(?:^|[\\/])rss\.xml$/.test(file));
  for (const feed of feeds) {
    const file = join(folder, feed);
    const xml = await readFile(file, 'utf8');
    const urls = new Set([...xml.matchAll(ENCLOSURE)].map(([, , url = '']) => url));
    const lengths = new Map<string, number>();
    for (const url of urls)
      lengths.set(url, (await stat(join(folder, decodeURI(url.slice(absolute('/').length))))).size);
    if (urls.size > 0)
      await writeFile(
        file,
        xml.replace(
          ENCLOSURE,
          (_, before: string, url: string, after: string) =>
            `${before}${lengths.get(url) ?? 0}${after}`,
        ),
      );
  }
}
