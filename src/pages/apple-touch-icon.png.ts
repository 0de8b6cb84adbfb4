import { touchIcon } from '../site/site-icon.ts';

export const GET = async () => new Response(new Uint8Array(await touchIcon()));
