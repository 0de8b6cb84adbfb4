/** The versions of the format of the open data. What changed in each: src/i18n/en/data.ts. */
import type { PartialDate } from '../../base/dates.ts';

/**
 * Newest first. Other people's programs read these files: add a version when a field
 * is renamed or removed, changes its meaning, or may be missing for the first time. A new field
 * needs none.
 */
export const FORMAT_VERSIONS = [
  { version: 5, date: '2026-11-30' as PartialDate },
  { version: 4, date: '2026-11-30' as PartialDate },
  { version: 3, date: '2026-11-30' as PartialDate },
  { version: 2, date: '2026-11-29' as PartialDate },
  { version: 1, date: '2026-11-24' as PartialDate },
] as const satisfies readonly { version: number; date: PartialDate }[];

export type FormatVersion = (typeof FORMAT_VERSIONS)[number]['version'];

/** The current version. */
export const FORMAT_VERSION = FORMAT_VERSIONS[0].version;
