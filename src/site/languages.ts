/** Pages in every language of the site. */
import type { GetStaticPathsOptions, GetStaticPathsItem } from 'astro';
import { locales, type Locale } from '../i18n/index.ts';

interface PathOptions extends GetStaticPathsOptions {
  locale: Locale;
}

/**
 * The paths of a page below `[...lang]/`, for Astro's `getStaticPaths`: its paths in each language.
 *
 * @param pathsIn the paths in one language; by default one, of a page without parameters.
 */
export function inEachLanguage<P extends GetStaticPathsItem = GetStaticPathsItem>(
  pathsIn: (options: PathOptions) => P[] | Promise<P[]> = () => [{ params: {} } as P],
): (options: GetStaticPathsOptions) => Promise<P[]> {
  return async (options) => {
    const paths = await Promise.all(
      locales.map(async (locale) =>
        (await pathsIn({ ...options, locale })).map((path) => ({
          ...path,
          params: { ...path.params, lang: locale.segment },
        })),
      ),
    );
    return paths.flat();
  };
}
