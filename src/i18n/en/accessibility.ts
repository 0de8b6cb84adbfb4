/** Texts of the accessibility statement that depend on the figures of the tests. */
import type { AccessibilityReport } from '../../model/accessibility/report.ts';
import { list, number, plural } from './words.ts';

export const accessibility = {
  compliant:
    'As far as it has been tested, this site is fully compliant with the harmonised European standard EN 301 549 V3.2.1 and with WCAG 2.2 at level AA. No failure is known.',
  partly: (n: number) =>
    `This site is partially compliant with the harmonised European standard EN 301 549 V3.2.1 and with WCAG 2.2 at level AA, because of ${plural(n, 'the failure', `the ${n} failures`)} named below.`,
  noErrors: 'No content is known that fails these rules.',
  figures: 'What was tested',
  day: 'Day',
  pages: 'Pages',
  pagesText: ({ pages, appearances }: AccessibilityReport) =>
    `${number(pages)}, each in ${appearances} appearances: 1280 and 320 pixels wide, light and dark, and with wide spacing, forced colours and no motion`,
  states: 'States',
  statesText: ({ states }: AccessibilityReport) =>
    `${number(states)} moments of use, such as an open menu, search results, and a form with mistakes`,
  stops: 'Keyboard',
  stopsText: ({ stops }: AccessibilityReport) =>
    `${number(stops)} stops of the focus, each of which had to be marked and in view`,
  rules: 'Rules',
  engine: ({ name, version, rules }: AccessibilityReport['engines'][number]) =>
    `${number(rules)} of ${name} ${version}`,
  rulesText: (engines: readonly string[]) => `${list(engines)}, up to level AAA`,
  errors: 'Known errors',
  report: 'in public, on the platform where this site is kept',
  reportTitle: 'A barrier: …',
};
