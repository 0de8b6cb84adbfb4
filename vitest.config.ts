/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

/**
 * Three kinds of test: rules beside the code, checks on the built site, and
 * journeys in a browser. `npm test` builds the sites that the last two read.
 */
export default getViteConfig({
  test: {
    setupFiles: ['src/quality/testing/fast-check.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['src/**/*.test.ts'],
          exclude: ['src/quality/checks/**', 'src/quality/journeys/**'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'built site',
          include: ['src/quality/checks/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['src/quality/journeys/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
