/** Zod makes faster code of a text where it may, and tries whether it may: the policy forbids it, and browsers report each try. */
import { config } from 'zod';

config({ jitless: true });
