import { speculationRules } from '../site/speculation.ts';
import { settings } from '../settings.ts';

export const GET = () => Response.json(speculationRules(settings.base));
