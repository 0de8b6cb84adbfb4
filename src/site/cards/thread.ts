/** Runs in a worker thread: draws its share of the cards into the folder where they are kept. */
import { setImmediate } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import { cachedDrawer, type Share } from './cache.ts';

const { folder, cards } = workerData as Share;
const draw = cachedDrawer(folder);
for (const card of cards) {
  await draw(card);
  // Only between two turns of the event loop does the engine free the 7 MB that a card takes.
  await setImmediate();
}
