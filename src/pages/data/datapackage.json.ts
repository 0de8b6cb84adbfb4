import { getOpenData } from '../../site/open-data/site-data.ts';

/** The description of all files for programs. */
export async function GET(): Promise<Response> {
  const { dataPackage } = await getOpenData();
  return new Response(dataPackage, { headers: { 'content-type': 'application/json' } });
}
