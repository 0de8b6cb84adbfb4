/** Keeps Zod from trying to compile schemas with `eval`: the policy forbids it, and browsers report each attempt. */
import { config } from 'zod';

config({ jitless: true });
