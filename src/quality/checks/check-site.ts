/** All rules for a built site, in one call. */
import { existsSync } from 'node:fs';
import type { HtmlValidate as Validator } from 'html-validate';
import { UsageError, type CommandResult } from '../../base/command.ts';
import { formatProblems, type PageProblem as Problem } from '../../check/problem.ts';
import { readBuiltSite, type BuiltSite } from '../../publishing/build/built-site.ts';
import {
  BUDGETS,
  budgetWarnings,
  firstAnswersBytes,
  spendings,
} from '../../publishing/build/budgets.ts';
import { weights } from '../../publishing/build/weights.ts';
import type { Settings } from '../../settings.ts';
import { checkBrowsers } from '../browsers/check-browsers.ts';
import { htmlRules } from './html-rules.ts';
import {
  checkBudgets,
  checkFigures,
  checkForeign,
  checkGazetteer,
  checkHeads,
  checkImages,
  checkIntegrity,
  checkLinks,
  checkPolicy,
  checkPreloads,
  checkScripts,
  checkSecurityTxt,
  checkSources,
} from './rules.ts';

/** Every page is valid HTML. */
export async function checkHtml(site: BuiltSite): Promise<Problem[]> {
  const { HtmlValidate, StaticConfigLoader } = await import('html-validate');
  const validator: Validator = new HtmlValidate(new StaticConfigLoader(htmlRules));
  const problems: Problem[] = [];
  for (const page of site.pages) {
    const { results } = await validator.validateString(page.html, page.file);
    for (const { messages } of results) {
      for (const { message, ruleId, line, column } of messages)
        problems.push({
          file: page.source,
          message: `${page.url}: ${message} (${ruleId}; line ${line}, column ${column} of the page)`,
        });
    }
  }
  return problems;
}

/**
 * Everything that can be judged without a browser.
 *
 * @param day for which the site is judged, ISO 8601. @param content the folder it was built from.
 */
export async function checkSite(
  site: BuiltSite,
  day: string,
  content = 'content',
): Promise<Problem[]> {
  return [
    ...checkLinks(site),
    ...checkForeign(site),
    ...checkHeads(site),
    ...checkScripts(site),
    ...checkPolicy(site),
    ...checkIntegrity(site),
    ...checkImages(site),
    ...checkPreloads(site),
    ...checkBudgets(site),
    ...checkFigures(site),
    ...checkGazetteer(site),
    ...checkSources(site, (file) => existsSync(file.replace(/^content(?=\/)/, content))),
    ...checkSecurityTxt(site, day),
    ...checkBrowsers(site),
    ...(await checkHtml(site)),
  ];
}

function weightTable(site: BuiltSite): string {
  const pages = weights(site);
  const warnings = budgetWarnings(spendings(site, pages));
  return [
    `Heaviest pages, compressed bytes: HTML and CSS (at most ${BUDGETS.page}, but for texts), first visit with fonts and scripts, without photos (at most ${BUDGETS.visit})`,
    ...pages
      .slice(0, 10)
      .map(
        ({ page, htmlAndCss, visit }) =>
          `${String(htmlAndCss).padStart(7)} ${String(visit).padStart(7)}  ${page.url}`,
      ),
    `First answers of the search: ${firstAnswersBytes(site)} bytes (at most ${BUDGETS.firstAnswers})`,
    ...(warnings.length > 0 ? ['', 'Nearly full:', ...warnings] : []),
  ].join('\n');
}

/**
 * Checks a built site, as a command.
 *
 * @param folder of the site. @param content the folder it was built from.
 * @throws UsageError if there is none.
 */
export async function runSiteCheck(
  folder: string,
  { base, site: origin, buildDay }: Settings,
  content: string,
): Promise<CommandResult> {
  if (!existsSync(folder))
    throw new UsageError(`There is no built site in ${folder}. Run "npm run build" first.`);
  const site = readBuiltSite(folder, base, origin);
  const problems = await checkSite(site, buildDay, content);
  const table = weightTable(site);
  return problems.length === 0
    ? {
        status: 0,
        output: `${table}\n\n${site.pages.length} pages checked. Everything is in order.`,
      }
    : {
        status: 1,
        output: table,
        errors: `\n${formatProblems(problems)}\n\n${problems.length} problems.`,
      };
}
