/**
 * Runs before each test file: fast-check draws the same examples in every run,
 * so that a failure can be repeated. `FC_SEED=1 npm test` draws others; a
 * failure prints its seed.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_181_114) });
