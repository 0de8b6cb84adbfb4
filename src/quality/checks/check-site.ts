/** All rules for a built site, in one call. */
import { existsSync } from 'node:fs';
import type { HtmlValidate as Validator } from 'html-validate';
import type { Problem } from '../../check/problem.ts';
import type { BuiltSite } from '../../publishing/build/built-site.ts';
import { htmlRules } from './html-rules.ts';
import {
  checkBudgets,
  checkFigures,
  checkFirstAnswers,
  checkForeign,
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
    ...checkFirstAnswers(site),
    ...checkFigures(site),
    ...checkSources(site, (file) => existsSync(file.replace(/^content(?=\/)/, content))),
    ...checkSecurityTxt(site, day),
    ...(await checkHtml(site)),
  ];
}
