/** Runs in a thread of its own: draws its share of the cards into the folder where they are kept. */
import { setImmediate } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import { cachedDrawer, type Share } from './cache.ts';

const { folder, cards } = workerData as Share;
const draw = cachedDrawer(folder);
for (const card of cards) {
  await draw(card);
  // Only between two turns does the engine give back what a card was drawn with, 7 MB each.
  await setImmediate();
}
