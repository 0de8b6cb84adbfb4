/** What Google's csp_evaluator finds in a content security policy. */
import { CspEvaluator, DEFAULT_CHECKS } from 'csp_evaluator';
import {
  checkRequiresTrustedTypesForScripts,
  checkStrictDynamic,
  checkStrictDynamicNotStandalone,
} from 'csp_evaluator/dist/checks/strictcsp_checks.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';

/**
 * All checks of csp_evaluator but two of its strict ones: these ask for
 * `'unsafe-inline'` and `https:` beside hashes, for browsers from before 2016.
 * In such a browser this site runs no script at all, which is safer.
 */
const STRICT_CHECKS = [
  checkStrictDynamic,
  checkStrictDynamicNotStandalone,
  checkRequiresTrustedTypesForScripts,
];

/**
 * The addresses of scripts, which csp_evaluator takes for places that may serve any script. Here,
 * `checkPolicy` sees that they are files of the page.
 */
const ADDRESS = / https:[^ ;]+\.js(?=[ ;])/g;

/** Findings of any severity, in words; none for a policy that is in order. */
export function policyFindings(policy: string): string[] {
  const { csp } = new CspParser(policy.replace(ADDRESS, ''));
  const findings = new CspEvaluator(csp).evaluate(STRICT_CHECKS, DEFAULT_CHECKS);
  return findings.map(
    ({ directive, value, description }) =>
      `${[directive, value].filter(Boolean).join(' ')}: ${description}`,
  );
}
