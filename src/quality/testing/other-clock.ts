/** Loaded before a program, moves its clock by a year and some hours. */
const AHEAD = (365 * 24 + 17) * 3600 * 1000;
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(RealDate.now() + AHEAD);
    else super(...(given as [number]));
  }
  static override now() {
    return RealDate.now() + AHEAD;
  }
} as DateConstructor;
process.stderr.write(`The clock says ${new Date().toISOString().slice(0, 10)}.\n`);
