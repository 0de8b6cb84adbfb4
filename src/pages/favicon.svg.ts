import { SITE_ICON } from '../site/site-icon.ts';

export const GET = () => new Response(SITE_ICON);
