import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costs } from './inline-css.ts';
import { roundTrips } from './load.ts';
import { columns, median } from './pages.ts';
import { readWrk } from './serve.ts';

describe('the median', () => {
  it('has as many values below it as above', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 9, 2])).toBe(3);
    expect(() => median([])).toThrow('nothing');
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const middle = median(values);
        expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(
          values.length / 2,
        );
        expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(
          values.length / 2,
        );
      }),
    );
  });
});

it('a table has straight columns', () => {
  const head = ['', 'ratio', 'round trips'];
  expect([head, ['home', '0.9', '2.0']].map(columns(head))).toEqual([
    '               ratio  round trips',
    'home             0.9          2.0',
  ]);
});

it('a paint that comes 1.2 seconds later with 0.6 seconds more to each answer waits for two', () => {
  expect(roundTrips(1000, 2200, 600)).toBe(2);
});

describe('what wrk says', () => {
  const output = `Running 2s test @ https://127.0.0.1:1/
  1 threads and 50 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     3.52ms    1.47ms  39.61ms   97.11%
    Req/Sec    14.41k     1.02k   15.32k    90.00%
  Latency Distribution
     50%    3.37ms
     75%    3.46ms
     90%    3.75ms
     99%  810.00us
  28729 requests in 2.01s, 189.49MB read
Requests/sec:  14322.15
Transfer/sec:     94.46MB
`;
  it('is understood', () => {
    expect(readWrk(output)).toEqual({ rate: 14322.15, within: 0.81, errors: 0 });
  });

  it('is understood with its errors', () => {
    expect(
      readWrk(
        `${output.replace('810.00us', '1.20s')}  Socket errors: connect 1, read 20, write 300, timeout 4000\n  Non-2xx or 3xx responses: 50000\n`,
      ),
    ).toEqual({ rate: 14322.15, within: 1200, errors: 54321 });
  });

  it('is shown if it is something else', () => {
    expect(() => readWrk('unable to connect')).toThrow('unable to connect');
  });
});

it('a stylesheet in each page costs more with each page, and a file once', () => {
  const css = Array.from(
    { length: 300 },
    (_, index) => `.class-${index * 7919}{margin:${index}px}`,
  ).join('');
  const page = { html: '<head><title>Page</title></head><p>Text', used: css.slice(0, 500) };
  const [one, five] = [
    costs([page], css),
    costs(
      Array.from({ length: 5 }, () => page),
      css,
    ),
  ];
  const html = five.file - one.file;
  expect(html).toBeLessThan(4 * 100);
  expect(five.whole).toBe(5 * one.whole);
  expect(five.critical - one.critical).toBeGreaterThan(html);
  expect(one.whole).toBeLessThan(one.critical);
});
