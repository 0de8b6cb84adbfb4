/** `npm run bench:check -- [number of files …]`: measures how long `npm run check` takes, from the command to its answer. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeContent } from '../src/quality/bench/content.ts';
import { checkContent } from '../src/check/check-content.ts';

const RUNS = 5;
const sizes = process.argv.slice(2).map(Number);
const folder = await mkdtemp(join(tmpdir(), 'bench-check-'));
try {
  for (const size of sizes.length > 0 ? sizes : [200, 1000, 5000]) {
    // One file in ten is a city.
    await makeContent(folder, 'content', {
      activities: Math.round(size * 0.9),
      cities: Math.round(size * 0.1),
    });
    const { paths } = await checkContent(folder, folder);
    const times = Array.from({ length: RUNS }, () => {
      const start = performance.now();
      execFileSync('npm', ['run', '--silent', 'check'], {
        env: { ...process.env, CONTENT_DIR: folder },
      });
      return (performance.now() - start) / 1000;
    }).sort((a, b) => a - b);
    console.log(
      `${paths.length} files: ${times[Math.floor(RUNS / 2)]?.toFixed(2)} s (${times[0]?.toFixed(2)} to ${times.at(-1)?.toFixed(2)})`,
    );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
