import { availableParallelism } from 'node:os';
import { getViteConfig } from 'astro/config';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const COMPONENTS = [
  'src/site/components/**/*.test.ts',
  'src/membership/components/**/*.test.ts',
  'src/membership/join/form.test.ts',
  'src/quality/weights/**/*.test.ts',
];
const BUILT = ['src/quality/checks/**/*.test.ts', 'src/quality/journeys/**/*.test.ts'];
/** What takes too long for every change: only in `npm run test:all`. */
const EXHAUSTIVE = ['src/quality/exhaustive/**/*.test.ts'];

/** Property tests draw the same examples in each run. */
const setupFiles = ['src/quality/testing/fast-check.ts'];

/** Long files first, so that short ones fill up the lane that is free at the end. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ project }: TestSpecification) => Number(project.name === 'built site');
    return sorted.sort((a, b) => isLong(b) - isLong(a));
  }
}

/**
 * Rules, beside the code; components, which need Astro; and tests of built
 * sites, by program and in a browser. `npm test` builds these sites first.
 */
export default defineConfig({
  test: {
    // A journey mostly waits for the browser, so that two at a time fit on two cores.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: 'rules',
          include: ['src/**/*.test.ts'],
          exclude: [...COMPONENTS, ...BUILT, ...EXHAUSTIVE],
          testTimeout: 60_000,
          isolate: false,
          setupFiles,
        },
      },
      getViteConfig({ test: { name: 'components', include: COMPONENTS, setupFiles } }),
      {
        test: {
          name: 'built site',
          include: process.env['TEST_ALL'] ? [...BUILT, ...EXHAUSTIVE] : BUILT,
          isolate: false,
          setupFiles,
          // Every wait ends with what it waits for: a long limit costs nothing, and a machine under load needs it.
          testTimeout: 600_000,
          hookTimeout: 600_000,
          globalSetup: 'src/quality/testing/shared-browser.ts',
        },
      },
    ],
  },
});
