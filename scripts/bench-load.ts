/**
 * `npm run bench:load`: how fast ten sorts of page appear on a slow line and a
 * slow phone, and whether the stylesheet is better a file or in the page.
 * Machines differ, so it judges nothing.
 */
import { costs, usedRules } from '../src/quality/bench/inline-css.ts';
import { roundTrips, SLOW, visit, type Load } from '../src/quality/bench/load.ts';
import { columns, median, SORTS } from '../src/quality/bench/pages.ts';
import { buildForBench, startShipped } from '../src/quality/bench/shipped-nginx.ts';
import { readBuiltSite } from '../src/publishing/build/built-site.ts';
import { launchBrowser } from '../src/quality/testing/browser.ts';
import { PLAIN } from '../src/quality/testing/sites.ts';

const TIMES = 3;
const ADDED = 600;

await buildForBench();
const server = await startShipped();
const browser = await launchBrowser();
const at = (path: string) => `https://localhost:${server.https}${path}`;

async function medians(path: string, after?: string): Promise<Load> {
  const loads: Load[] = [];
  for (let time = 0; time < TIMES; time += 1)
    loads.push(await visit(browser, at(path), after === undefined ? {} : { after: at(after) }));
  const of = (key: keyof Load) => median(loads.map((load) => load[key]));
  return {
    fcp: of('fcp'),
    lcp: of('lcp'),
    shift: of('shift'),
    requests: of('requests'),
    bytes: of('bytes'),
  };
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2);
try {
  console.log(
    `400 kbit/s, ${SLOW.latency} ms to each answer, processor ${SLOW.cpu} times slower, medians of ${TIMES}. FCP, LCP: first and largest contentful paint, in seconds.`,
  );
  console.log(
    'Round trips: how many answers, one after the other, the first paint waits for, once there is a connection.\n',
  );
  const head = [
    '',
    'round trips',
    'on the next page',
    'FCP',
    'FCP next',
    'LCP',
    'shift',
    'requests',
    'bytes',
  ];
  const line = columns(head);
  console.log(line(head));
  for (const [sort, path] of SORTS) {
    const before = path === '/about/' ? '/' : '/about/';
    const first = await medians(path);
    const next = await medians(path, before);
    const latency = SLOW.latency + ADDED;
    const firstLater = await visit(browser, at(path), { latency });
    const nextLater = await visit(browser, at(path), { latency, after: at(before) });
    console.log(
      line([
        sort,
        roundTrips(first.fcp, firstLater.fcp, ADDED).toFixed(1),
        roundTrips(next.fcp, nextLater.fcp, ADDED).toFixed(1),
        seconds(first.fcp),
        seconds(next.fcp),
        seconds(first.lcp),
        first.shift.toFixed(3),
        String(first.requests),
        String(first.bytes),
      ]),
    );
  }

  const { pages } = readBuiltSite(PLAIN.folder, PLAIN.base, PLAIN.origin);
  const visited = [];
  let css = '';
  for (const path of [
    '/',
    '/cities/',
    '/cities/porto/',
    '/principles/privacy-and-security/',
    '/join/',
  ]) {
    const rules = await usedRules(browser, at(path));
    css = rules.css;
    visited.push({ html: pages.find(({ url }) => url === path)?.html ?? '', used: rules.used });
  }
  const five = costs(visited, css);
  console.log(
    `\nHTML and CSS of a visit to five pages, compressed bytes: the stylesheet as one file ${five.file}; the rules that a page uses within it, and the file after it ${five.critical} (${(five.critical / five.file).toFixed(2)} times); the whole stylesheet within each page ${five.whole} (${(five.whole / five.file).toFixed(2)} times).`,
  );
  const one = costs(visited.slice(0, 1), css);
  console.log(
    `Of the first page alone: ${one.file}, ${one.critical} (${(one.critical / one.file).toFixed(2)} times), ${one.whole} (${(one.whole / one.file).toFixed(2)} times).`,
  );
  const saved = SLOW.latency - ((five.whole - five.file) / SLOW.bytesPerSecond) * 1000;
  console.log(
    `Verdict: ${saved > 0 ? 'a stylesheet within each page would save' : 'one file saves'} ${Math.abs(saved).toFixed(0)} ms over the five pages, the round trip of the file and the bytes of the copies taken together.`,
  );
} finally {
  await browser.close();
  await server.stop();
}
