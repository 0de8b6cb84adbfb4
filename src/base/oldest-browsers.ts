/** The oldest browsers in which everything but the editor works. Older ones get a readable page. */
export const OLDEST_BROWSERS = [
  { name: 'Chrome', version: '109' },
  { name: 'Firefox', version: '115' },
  { name: 'Safari', version: '15.6' },
] as const;

/** The same for compilers, which replace syntax that one of them lacks: `['chrome109', …]`. */
export const COMPILER_TARGETS: string[] = OLDEST_BROWSERS.map(
  ({ name, version }) => name.toLowerCase() + version,
);
