/** Rules for built pages. Each returns what breaks it, and names the file of the project to fix. */
import { relative } from 'node:path';
import { fileAt, isEditor, type BuiltSite, type Page } from '../../publishing/build/built-site.ts';
import {
  GAZETTEER_LIMITS,
  gazetteerSize,
  isOver,
  spendings,
  spendingText,
  type Spending,
} from '../../publishing/build/budgets.ts';
import { UNFILLED } from '../../publishing/build/placeholders.ts';
import { weights } from '../../publishing/build/weights.ts';
import type { PageProblem as Problem } from '../../check/problem.ts';
import { integrityOf } from '../../publishing/integrity.ts';
import {
  editorPolicy,
  FADE,
  FOLLOW_PAGES,
  INTERACTIVE_PAGES,
  SEARCH_ENGINE,
} from '../../site/policy.ts';
import { securityTxtErrors } from '../../site/security-txt.ts';
import { trackingParameters, withoutTracking } from '../../model/tracking.ts';
import { policyFindings } from './policy-findings.ts';
import { locales } from '../../i18n/index.ts';

function problem(page: Page, message: string, fix?: string): Problem {
  return { file: page.source, message: `${page.url}: ${message}`, fix };
}

/** Every link within the site leads to a page or file that exists, and to a place on it that exists. */
export function checkLinks(site: BuiltSite): Problem[] {
  const byFile = new Map(site.pages.map((page) => [page.file, page]));
  return site.pages.flatMap((page) =>
    page.links.flatMap(({ kind, url }) => {
      if (/^(mailto|tel):/.test(url)) return [];
      const target = new URL(url, site.origin + page.url);
      if (target.origin !== site.origin) return [];
      const file = fileAt(site, target.pathname);
      if (file === undefined)
        return [
          problem(
            page,
            `${kind} leads to ${url}, which does not exist.`,
            'Correct the link, or add the page.',
          ),
        ];
      // Browsers look for the words after ":~:" themselves (URL Fragment Text Directives).
      const place = target.hash.slice(1).replace(/:~:.*$/s, '');
      const ids = byFile.get(file)?.ids;
      // They compare an id with the fragment as it is, then decoded (HTML, "scrolling to a fragment").
      const isThere = ids?.has(place) || ids?.has(decodeURIComponent(place));
      if (place && file.endsWith('.html') && !isThere)
        return [
          problem(
            page,
            `${kind} leads to ${url}, but there is no "${place}" on that page.`,
            'Correct what stands after "#".',
          ),
        ];
      return [];
    }),
  );
}

/** What leads a visitor to another site; all else loads, but for the name of a licence. */
const LEADS = /^(a href|area href|form action)$/;

/** Links and forms to other sites tell them nothing of where somebody comes from; nothing is loaded from elsewhere. */
export function checkForeign(site: BuiltSite): Problem[] {
  return site.pages.flatMap((page) =>
    page.links.flatMap(({ kind, url, rel }) => {
      const target = new URL(url, site.origin + page.url);
      if (target.origin === site.origin || !/^https?:$/.test(target.protocol)) return [];
      const tracking = trackingParameters(target.href);
      return [
        ...(LEADS.test(kind) || (kind === 'link href' && rel === 'license')
          ? []
          : [problem(page, `${kind} loads ${url} from another site.`, 'Serve it from this site.')]),
        ...(LEADS.test(kind) &&
        !['noopener', 'noreferrer'].every((word) => rel.split(/\s+/).includes(word))
          ? [
              problem(
                page,
                `${kind} leads to ${url} without rel="noopener noreferrer".`,
                'Add it to the element.',
              ),
            ]
          : []),
        ...(tracking.length > 0
          ? [
              problem(
                page,
                `${kind} has tracking parameters (${tracking.join(', ')}): ${url}`,
                `Write ${withoutTracking(target.href)}`,
              ),
            ]
          : []),
      ];
    }),
  );
}

const SECURITY_TXT = '.well-known/security.txt';

/**
 * There is a valid security.txt.
 *
 * @param day for which the site is judged, ISO 8601: the day of its build, or today.
 */
export function checkSecurityTxt(site: BuiltSite, day: string): Problem[] {
  const text = site.files.get(SECURITY_TXT)?.toString('utf8');
  const errors =
    text === undefined
      ? ['It does not exist.']
      : securityTxtErrors(text, day, site.origin + site.base + SECURITY_TXT);
  return errors.map((message) => ({
    file: `src/pages/${SECURITY_TXT}.ts`,
    message: `/${SECURITY_TXT}: ${message}`,
    fix: 'Build the site anew; if that does not help, see RFC 9116.',
  }));
}

/** One main heading, and no level skipped. */
function headingProblems(page: Page): Problem[] {
  const main = page.headings.filter(({ depth }) => depth === 1).length;
  const levels = [0, ...page.headings.map(({ depth }) => depth)];
  return [
    ...(main === 1
      ? []
      : [problem(page, `there are ${main} main headings (h1); there must be one.`)]),
    ...page.headings.flatMap(({ depth, text }, index) => {
      const last = levels[index] ?? 0;
      return depth > last + 1
        ? [problem(page, `the heading "${text.trim()}" skips a level (from ${last} to ${depth}).`)]
        : [];
    }),
  ];
}

/**
 * Headings in order; a title, a description and an address that no other page has. Which titles and
 * summaries content may have is judged by `npm run check` alone.
 */
export function checkHeads(site: BuiltSite): Problem[] {
  const problems: Problem[] = [];
  const seen = {
    title: new Map<string, string>(),
    description: new Map<string, string>(),
    canonical: new Map<string, string>(),
  };
  for (const page of site.pages.filter(({ isRedirect }) => !isRedirect)) {
    problems.push(...headingProblems(page));
    for (const key of ['title', 'description', 'canonical'] as const) {
      const value = page[key];
      if (!value) {
        problems.push(problem(page, `there is no ${key}.`));
        continue;
      }
      const other = seen[key].get(value);
      if (key !== 'canonical' && page.source.startsWith('content/')) continue;
      if (other)
        problems.push(
          problem(page, `${other} has the same ${key}: "${value}".`, 'Give each page its own.'),
        );
      seen[key].set(value, page.url);
    }
  }
  return [
    ...problems,
    ...site.pages
      .filter(
        ({ canonical, isIndexed, isRedirect, url }) =>
          canonical && isIndexed && !isRedirect && canonical !== site.origin + url,
      )
      .map((page) => problem(page, `the canonical address is ${page.canonical}.`)),
  ];
}

function isInteractive(site: BuiltSite, page: Page): boolean {
  const root = site.base.slice(0, -1);
  return locales.some(
    ({ route }) =>
      INTERACTIVE_PAGES.some((path) => root + route(path) === page.url) ||
      page.url.startsWith(root + route(FOLLOW_PAGES)),
  );
}

/**
 * No script on a page that is only read; none inside any page; no inline styles but the one that
 * the policy names, nor handlers.
 */
export function checkScripts(site: BuiltSite): Problem[] {
  return site.pages.flatMap((page) => [
    ...(page.scripts.length > 0 && !isInteractive(site, page) && !isEditor(site, page)
      ? [problem(page, `a page that is only read has ${page.scripts.length} scripts.`)]
      : []),
    ...(page.scripts.includes('') ? [problem(page, 'there is a script inside the page.')] : []),
    ...page.inlineAttributes.map((element) =>
      problem(page, `there is an inline style or event handler (${element}).`),
    ),
    ...page.inlineStyles
      .filter((style) => style !== FADE)
      .map((style) => problem(page, `there is a style inside the page: ${style.slice(0, 60)}`)),
  ]);
}

/** Every page has a policy, which names the page's own scripts and styles by their hashes, and no others. */
function checkOwnPolicy(site: BuiltSite): Problem[] {
  return site.pages.flatMap((page) => {
    const policy = page.policy ?? '';
    const problems: Problem[] = [];
    if (!policy.startsWith("default-src 'none';"))
      problems.push(problem(page, 'there is no content security policy that begins with nothing.'));
    const unsafe = policy.match(/'[\w-]*unsafe[\w-]*'/g) ?? [];
    const scripts = page.integrity
      .filter(({ url }) => page.scripts.includes(url))
      .map(({ hash }) => `'${hash}'`);
    if (isEditor(site, page)) {
      // The editor has a policy of its own: that one, and no other.
      const [, api = ''] = / (https:[^ ;]+); frame-src /.exec(policy) ?? [];
      if (policy !== editorPolicy({ scripts, api }))
        problems.push(problem(page, 'the policy is not the one of the editor, with its script.'));
      return problems;
    }
    const allowed = page.integrity.some(({ url }) => url === site.base.slice(0, -1) + SEARCH_ENGINE)
      ? ["'wasm-unsafe-eval'"]
      : [];
    if (unsafe.some((word) => !allowed.includes(word)))
      problems.push(problem(page, `the policy allows ${unsafe.join(' ')}.`));
    const hashesOf = (directive: string): string[] =>
      policy
        .split(/; */)
        .find((part) => part.startsWith(`${directive} `))
        ?.match(/'sha256-[^']*'/g) ?? [];
    const named = hashesOf('script-src');
    if (named.toSorted().join(' ') !== scripts.toSorted().join(' '))
      problems.push(
        problem(
          page,
          `the policy names the scripts ${named.join(' ') || '(none)'}; the page has ${scripts.join(' ') || 'none'}.`,
        ),
      );
    const addresses = policy.match(/ https:[^ ;]+\.js(?=[ ;])/g)?.map((each) => each.trim()) ?? [];
    const own = page.scripts.map((url) => site.origin + url);
    if (addresses.some((address) => !own.includes(address)) || addresses.length !== own.length)
      problems.push(
        problem(page, `the policy names ${addresses.join(' ')}; the page has ${own.join(' ')}.`),
      );
    const styles = [...new Set(page.inlineStyles)].map(
      (style) => `'${integrityOf(Buffer.from(style))}'`,
    );
    if (!page.isRedirect && hashesOf('style-src').join(' ') !== styles.join(' '))
      problems.push(problem(page, `the policy names other styles than the one inside the page.`));
    return problems;
  });
}

/** The policy of every page allows what it needs and no more; csp_evaluator finds nothing in it. */
export function checkPolicy(site: BuiltSite): Problem[] {
  return [
    ...checkOwnPolicy(site),
    ...site.pages.flatMap((page) =>
      policyFindings(page.policy ?? '').map((finding) =>
        problem(page, `csp_evaluator finds in the policy: ${finding}`),
      ),
    ),
  ];
}

/** Scripts and styles are the files whose hash the page names. */
export function checkIntegrity(site: BuiltSite): Problem[] {
  return site.pages.flatMap((page) =>
    page.integrity.flatMap(({ url, hash }) => {
      const file = fileAt(site, new URL(url, site.origin + page.url).pathname);
      const bytes = file === undefined ? undefined : site.files.get(file);
      const actual = bytes && integrityOf(bytes);
      return hash === actual
        ? []
        : [
            problem(
              page,
              `the integrity of ${url} is "${hash}", but the file has ${actual ?? 'none: it does not exist'}.`,
              'Build the site again, and change no file afterwards.',
            ),
          ];
    }),
  );
}

/** AVIF and WebP take a fraction of the bytes of JPEG and PNG; drawings are SVG. */
const MODERN_PICTURE = /\.(avif|webp|svg)$/;

/**
 * Pictures are of a modern format, keep their place before they come, and come when they are seen:
 * at once below the head of a page, elsewhere when somebody comes near.
 */
export function checkImages(site: BuiltSite): Problem[] {
  return site.pages.flatMap((page) => [
    ...page.links
      .filter(
        ({ kind, url }) =>
          /\b(img|source) src/.test(kind) &&
          !MODERN_PICTURE.test(new URL(url, site.origin).pathname),
      )
      .map(({ kind, url }) =>
        problem(
          page,
          `${kind} loads ${url}, which is neither AVIF nor WebP nor SVG.`,
          'Let the build make it ready, as in src/site/components/ActivityImage.astro.',
        ),
      ),
    ...page.images.flatMap(({ src, width, height, isLazy, isLead }) => [
      ...([width, height].every((size) => Number(size) > 0)
        ? []
        : [
            problem(
              page,
              `the picture ${src} has no width and height, so that the text below it moves when it comes.`,
            ),
          ]),
      ...(isLead && isLazy
        ? [
            problem(
              page,
              `the picture ${src} may be seen first, but is loaded late.`,
              'Take loading="lazy" away.',
            ),
          ]
        : []),
      ...(!isLead && !isLazy
        ? [
            problem(
              page,
              `the picture ${src} is loaded before anybody comes near it.`,
              'Add loading="lazy".',
            ),
          ]
        : []),
    ]),
  ]);
}

/** What a page asks for ahead, it uses; fonts are asked for in the way in which stylesheets ask for them. */
export function checkPreloads(site: BuiltSite): Problem[] {
  return site.pages.flatMap((page) => {
    const styles = page.styles
      .map(
        (url) =>
          site.files
            .get(fileAt(site, new URL(url, site.origin + page.url).pathname) ?? '')
            ?.toString('utf8') ?? '',
      )
      .join('');
    const uses: Readonly<Record<string, (url: string) => boolean>> = {
      font: (url) => styles.includes(`url(${url})`),
      image: (url) =>
        page.links.some((link) => /\b(img|source) src/.test(link.kind) && link.url === url),
    };
    return page.preloads.flatMap(({ url, as, isAnonymous }) => [
      ...(uses[as]?.(url)
        ? []
        : [
            problem(
              page,
              `${url} is loaded ahead as "${as}", and not used.`,
              'Take the preload away.',
            ),
          ]),
      ...(as === 'font' && !isAnonymous
        ? [
            problem(
              page,
              `${url} is loaded ahead without crossorigin, and so a second time by the stylesheet.`,
              'Add crossorigin.',
            ),
          ]
        : []),
    ]);
  });
}

const FIXES: Readonly<Record<Spending['budget'], string>> = {
  page: 'Show less on the page: see src/model/lists.ts.',
  firstScreen: 'Shorten the title and the lead.',
  visit: 'Load less, or later.',
  photo: 'See src/site/image-service.ts, which makes photos fit.',
  listPicture: 'Show it smaller, or leave it out.',
  listPictures: 'Show fewer pictures, or smaller ones.',
  firstAnswers: 'Lower FIRST_ANSWERS_BYTES in src/model/lists.ts by what the scripts have grown.',
};

/**
 * Pages, photos and the search keep their budgets, see src/publishing/build/budgets.ts. Of a text,
 * only its first screen has one; lists, indexes and the site's own pages have one as a whole.
 */
export function checkBudgets(site: BuiltSite): Problem[] {
  return spendings(site, weights(site))
    .filter(isOver)
    .map((spending) => ({
      file: spending.page?.source ?? 'src/model/lists.ts',
      message: spendingText(spending),
      fix: FIXES[spending.budget],
    }));
}

const GAZETTEER_UNITS: Readonly<Record<keyof typeof GAZETTEER_LIMITS, string>> = {
  bytes: 'bytes',
  files: 'files',
  answer: 'bytes for an answer, compressed',
};

/** The gazetteer is published, and keeps its limits. */
export function checkGazetteer(site: BuiltSite): Problem[] {
  const size = gazetteerSize(site);
  const units = Object.keys(GAZETTEER_LIMITS) as (keyof typeof GAZETTEER_LIMITS)[];
  return units
    .filter((unit) => size[unit] === 0 || size[unit] > GAZETTEER_LIMITS[unit])
    .map((unit) => ({
      file: 'src/site/gazetteer/geonames.ts',
      message: `/gazetteer/: ${size[unit]} ${GAZETTEER_UNITS[unit]}; the limit is ${GAZETTEER_LIMITS[unit]}.`,
      fix: 'Raise LEAST there by as much as it takes, or choose fewer names in names.ts.',
    }));
}

/** What the build measures and writes into a page is there: see src/publishing/integrations/colophon.ts. */
export function checkFigures(site: BuiltSite): Problem[] {
  return site.pages
    .filter(({ html }) => html.includes(UNFILLED))
    .map((page) =>
      problem(
        page,
        'a figure that the build measures is missing.',
        'Build again with "npm run build".',
      ),
    );
}

/** Every page names a source that exists, so that people can suggest a change. */
export function checkSources(site: BuiltSite, exists: (file: string) => boolean): Problem[] {
  return site.pages
    .filter((page) => !page.isRedirect && !exists(page.source))
    .map((page) => problem(page, `its source ${relative('.', page.source)} does not exist.`));
}
