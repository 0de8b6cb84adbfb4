/** The format of the open data: its version, and when it changed. What changed is said in src/i18n/data.ts. */
import type { PartialDate } from '../../base/dates.ts';

/**
 * The newest first. Add a version when a field is renamed or removed, or means
 * something else: programs of other people read these files. A field that is
 * added needs none.
 */
export const FORMAT_VERSIONS = [
  { version: 1, date: '2026-11-24' as PartialDate },
] as const satisfies readonly { version: number; date: PartialDate }[];

export type FormatVersion = (typeof FORMAT_VERSIONS)[number]['version'];

/** The version that is published now. */
export const FORMAT_VERSION = FORMAT_VERSIONS[0].version;
