/** `npm run check:dist`: judges the built site, and prints its heaviest pages. */
import { readBuiltSite } from '../src/publishing/build/built-site.ts';
import { checkSite } from '../src/quality/checks/check-site.ts';
import { weights } from '../src/publishing/build/weights.ts';
import { BUDGETS, firstAnswersBytes } from '../src/quality/checks/rules.ts';
import { formatProblems } from '../src/check/problem.ts';
import { settings } from '../src/settings.ts';

const site = readBuiltSite(process.env['OUT_DIR'] ?? 'dist', settings.base, settings.site);
console.log(
  `Heaviest pages, compressed bytes: HTML and CSS (at most ${BUDGETS.page}), first visit with fonts, pictures and scripts (at most ${BUDGETS.visit})`,
);
for (const { page, htmlAndCss, visit } of weights(site).slice(0, 10))
  console.log(`${String(htmlAndCss).padStart(7)} ${String(visit).padStart(7)}  ${page.url}`);
console.log(
  `First answers of the search: ${firstAnswersBytes(site)} bytes (at most ${BUDGETS.firstAnswers})`,
);

const problems = await checkSite(site, settings.buildDay);
if (problems.length === 0)
  console.log(`\n${site.pages.length} pages checked. Everything is in order.`);
else {
  console.error(`\n${formatProblems(problems)}\n\n${problems.length} problems.`);
  process.exitCode = 1;
}
