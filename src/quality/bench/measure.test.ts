import { describe, expect, it } from 'vitest';
import { growth, measure, median } from './measure.ts';

describe('measures', () => {
  it('take the middle', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([5])]).toEqual([2, 2, 5]);
  });

  it('tell how a job grows', () => {
    expect(growth({ size: 10, seconds: 2 }, { size: 1000, seconds: 200 })).toBeCloseTo(1);
    expect(growth({ size: 10, seconds: 1 }, { size: 100, seconds: 100 })).toBeCloseTo(2);
  });

  it('see the memory and the processor time of what a program starts, and its failure', async () => {
    const hold =
      'const b = Buffer.alloc(120e6, 1); while (process.cpuUsage().user < 5e5); setTimeout(() => b, 400)';
    const { megabytes, processor, seconds } = await measure(
      process.execPath,
      [
        '-e',
        `require('child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(hold)}])`,
      ],
      '.',
    );
    expect(seconds).toBeGreaterThan(0);
    if (process.platform === 'linux') {
      expect(megabytes).toBeGreaterThan(120);
      expect(processor).toBeGreaterThan(0.4);
    }
    await expect(
      measure(process.execPath, ['-e', "console.error('no luck'); process.exit(3)"], '.'),
    ).rejects.toThrow('no luck');
  });
});
