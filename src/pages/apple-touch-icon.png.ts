import { touchIcon } from '../site/site-icon.ts';

export const GET = () => new Response(new Uint8Array(touchIcon()));
