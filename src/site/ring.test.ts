import { describe, expect, it } from 'vitest';
import { SEGMENTS } from './ring.ts';

describe('the ring', () => {
  it('has five different segments inside its square, the first right of the top', () => {
    expect(new Set(SEGMENTS).size).toBe(5);
    for (const segment of SEGMENTS) {
      const numbers = segment.match(/[\d.]+/g)?.map(Number) ?? [];
      expect(Math.min(...numbers.slice(0, 2))).toBeGreaterThanOrEqual(10);
      expect(Math.max(...numbers)).toBeLessThanOrEqual(90);
    }
    expect(SEGMENTS[0]).toMatch(/^M52\.4 10\.1A40 40 0 0 1 /);
  });
});
