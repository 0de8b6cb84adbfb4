/** How long `npm run check` takes, from the command to its answer. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesBelow } from '../../base/files.ts';
import { makeContent } from './content.ts';
import { median } from './figures.ts';

/** `npm run bench:check` @param sizes numbers of files; one in ten is a city. */
export async function benchCheck(sizes: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-check-'));
  const time = () => {
    const start = performance.now();
    execFileSync('npm', ['run', '--silent', 'check'], {
      env: { ...process.env, CONTENT_DIR: folder },
    });
    return (performance.now() - start) / 1000;
  };
  try {
    for (const size of sizes.length > 0 ? sizes.map(Number) : [200, 1000, 5000]) {
      await makeContent(folder, 'content', {
        activities: Math.round(size * 0.9),
        cities: Math.round(size * 0.1),
      });
      const times = Array.from({ length: 5 }, time);
      console.log(
        `${filesBelow(folder).length} files: ${median(times).toFixed(2)} s (${Math.min(...times).toFixed(2)} to ${Math.max(...times).toFixed(2)})`,
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
