import { respondWith } from '../../site/open-data/site-data.ts';

export function GET(): Promise<Response> {
  return respondWith('actions.csv');
}
