/** What the last complete run of the tests found about accessibility, for the statement on the site. */
import { z } from 'zod';
import { daysBetween } from '../../base/days.ts';
import recorded from './report.json' with { type: 'json' };

const schema = z.strictObject({
  /** The day of the run, ISO 8601. */
  day: z.iso.date(),
  /** Number of pages, each judged in every appearance. */
  pages: z.int().positive(),
  /** Number of appearances: combinations of width, colours and settings. */
  appearances: z.int().positive(),
  /** Number of moments of use, such as a form with errors. */
  states: z.int().positive(),
  /** Number of focus stops, each of which was judged. */
  stops: z.int().positive(),
  engines: z
    .array(z.strictObject({ name: z.string(), version: z.string(), rules: z.int().positive() }))
    .min(1),
  /** Known errors, in words. */
  knownErrors: z.array(z.string()),
});

export type AccessibilityReport = z.infer<typeof schema>;

/** The figures that the statement shows; `npm run test:all` updates them. */
export const ACCESSIBILITY_REPORT = 'src/model/accessibility/report.json';

/** Where a run of the tests leaves its figures, if it found no error. */
export const REPORT_OF_RUN = '.cache/accessibility.json';

/** Days after which a report is updated even if its figures are the same. */
const RENEWED_AFTER = 30;

/**
 * True if the tests have changed, if the known errors have changed, or if the
 * report is old. New pages alone do not update the report, or the file would
 * change with every post.
 */
export function isWorthRecording(before: AccessibilityReport, after: AccessibilityReport): boolean {
  const kept = ({ appearances, states, engines, knownErrors }: AccessibilityReport) =>
    JSON.stringify({ appearances, states, engines, knownErrors });
  return daysBetween(before.day, after.day) >= RENEWED_AFTER || kept(before) !== kept(after);
}

/** @throws ZodError if a run of the tests did not write the file. */
export function accessibilityReport(): AccessibilityReport {
  return schema.parse(recorded);
}
