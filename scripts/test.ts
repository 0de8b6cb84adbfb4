/**
 * `npm test`: everything, in the order in which an error is cheapest to find.
 *
 *     npm test                 all tests
 *     npm test -- dates feeds  only files with one of these in their path, and the sites they read
 *     npm run test:all         what takes too long for every change, too
 *
 * Other options are passed on to Vitest.
 */
import { runTests } from '../src/quality/testing/run-tests.ts';

process.exitCode = await runTests(process.argv.slice(2));
