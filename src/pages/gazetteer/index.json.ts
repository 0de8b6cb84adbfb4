import { getGazetteer } from '../../site/gazetteer/site-gazetteer.ts';

/** Which part of the gazetteer has which names. */
export async function GET(): Promise<Response> {
  const { index } = await getGazetteer();
  return Response.json(index);
}
