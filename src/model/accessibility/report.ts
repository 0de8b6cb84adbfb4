/** What the last whole run of the tests found out about accessibility, for the statement on the site. */
import { z } from 'zod';
import recorded from './report.json' with { type: 'json' };

const schema = z.strictObject({
  /** The day of the run, ISO 8601. */
  day: z.iso.date(),
  /** Pages, each judged in all of the appearances. */
  pages: z.int().positive(),
  /** Widths, colours and settings in which each page was judged. */
  appearances: z.int().positive(),
  /** Moments of use, such as a form with errors. */
  states: z.int().positive(),
  /** Stops of the focus that were judged one by one. */
  stops: z.int().positive(),
  engines: z
    .array(z.strictObject({ name: z.string(), version: z.string(), rules: z.int().positive() }))
    .min(1),
  /** What is known to be wrong, in words. */
  knownErrors: z.array(z.string()),
});

export type AccessibilityReport = z.infer<typeof schema>;

/** The figures that the statement shows; `npm run test:all` renews them. */
export const ACCESSIBILITY_REPORT = 'src/model/accessibility/report.json';

/** Where a run of the tests leaves its figures, if all that it measured was in order. */
export const REPORT_OF_RUN = '.cache/accessibility.json';

/** Days after which a report with the same figures is renewed all the same. */
const RENEWED_AFTER = 30;

/**
 * True if the tests do something else than before, if more or less is known to
 * be wrong, or if the report is old. New pages alone do not renew it: the file
 * would change with every post.
 */
export function isWorthRecording(before: AccessibilityReport, after: AccessibilityReport): boolean {
  const age = (Date.parse(after.day) - Date.parse(before.day)) / 86_400_000;
  const kept = ({ appearances, states, engines, knownErrors }: AccessibilityReport) =>
    JSON.stringify({ appearances, states, engines, knownErrors });
  return age >= RENEWED_AFTER || kept(before) !== kept(after);
}

/** @throws ZodError if the file is not one that a run of the tests has written. */
export function accessibilityReport(): AccessibilityReport {
  return schema.parse(recorded);
}
