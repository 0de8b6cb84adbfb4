import { describe, expect, it } from 'vitest';
import { median, medians, quantile } from './figures.ts';
import { growth } from './measure.ts';
import { readWrk } from './serve.ts';

describe('figures', () => {
  it('are summed up by medians and quantiles', () => {
    expect([median([9, 1, 5]), median([4, 1, 9, 2]), median([])]).toEqual([5, 3, Number.NaN]);
    expect(quantile([0, 10, 20, 30, 40], 0.95)).toBeCloseTo(38);
    expect(
      medians([
        { a: 1, b: 5 },
        { a: 3, b: 4 },
        { a: 2, b: 9 },
      ]),
    ).toEqual({ a: 2, b: 5 });
  });

  it('say how a job grows', () => {
    expect(growth({ size: 10, seconds: 2 }, { size: 1000, seconds: 200 })).toBeCloseTo(1);
    expect(growth({ size: 10, seconds: 1 }, { size: 100, seconds: 100 })).toBeCloseTo(2);
  });
});

describe('the output of wrk', () => {
  const output = `    Latency     3.52ms    1.47ms  39.61ms   97.11%
     90%    3.75ms
     99%  810.00us
  28729 requests in 2.01s, 189.49MB read
Requests/sec:  14322.15
`;
  it('is read', () => {
    expect(readWrk(output)).toEqual({ rate: 14322.15, within: 0.81, errors: 0 });
  });

  it('is read with its errors', () => {
    expect(
      readWrk(
        `${output.replace('810.00us', '1.20s')}  Socket errors: connect 1, read 20, write 300, timeout 4000\n  Non-2xx or 3xx responses: 50000\n`,
      ),
    ).toEqual({ rate: 14322.15, within: 1200, errors: 54321 });
  });

  it('is shown if a figure is missing', () => {
    expect(() => readWrk('unable to connect')).toThrow('unable to connect');
  });
});
